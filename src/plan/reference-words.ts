/** What is written where an id belongs and is none, in words about what it could refer to. */
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { ReadDocument } from './document.ts';
import { fieldAt } from './fields.ts';
import { idOf } from './ids.ts';
import { idsIn, idsInWords, kindWords, noneInWords } from './references.ts';
import { article, replacedBy } from './shape-words.ts';
import { fromPointer, type Tree } from './tree.ts';
import { replaceFix } from './yaml-text.ts';

/** The finding on a text that can't be an id, where it should refer to something of the document. */
export function aboutReference(document: ReadDocument, found: Diagnostic): Diagnostic {
  const kind = fieldAt(fromPointer(found.pointer))?.ref;
  const node = document.node(found.pointer)?.tree;
  if (found.ruleId !== 'schema/format' || kind === undefined || node?.kind !== 'scalar') return found;
  const written = node.source;
  const ids = idsIn(document, kind);
  const meant = idMeant(written, ids, document);
  const replacement = meant ? replacedBy(meant) : undefined;
  const { source, range } = document.locate(found.pointer);
  return {
    ...found,
    message: `"${written}" is not the id of ${article(kindWords(kind))}.`,
    help: meant
      ? `Write its id: ${meant}.`
      : ids.length
        ? `Write one of ${idsInWords(document, ids)}; leave it empty while it is not known.`
        : noneInWords(document, kind),
    fix: replacement && replaceFix(source, range, replacement),
  };
}

/** By another spelling of the id, or by what the thing is called. */
function idMeant(
  written: string,
  ids: readonly { id: string; pointer: string }[],
  document: ReadDocument,
): string | undefined {
  const tidy = idOf(written, '');
  const known = ids.map(({ id }) => id);
  const called = ids.find(({ pointer }) => {
    const thing = document.node(pointer.replace(/\/id$/, ''))?.tree;
    return ['title', 'name', 'text', 'statement'].some(field => idOf(textIn(thing, field), '') === tidy);
  });
  return known.includes(tidy) ? tidy : (called?.id ?? (tidy ? nearest(tidy, known) : undefined));
}

function textIn(thing: Tree | undefined, field: string): string {
  const value =
    thing?.kind === 'map' ? thing.entries.find(({ key }) => key.source === field)?.value : undefined;
  return value?.kind === 'scalar' ? value.source : '';
}
