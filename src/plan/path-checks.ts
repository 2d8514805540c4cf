/** Paths of exports and holidays that are written as on Windows: no other system finds what they name. */
import type { Diagnostic, Fix } from '../diagnostic/diagnostic.ts';
import type { ReadDocument } from './document.ts';
import { toPointer } from './tree.ts';
import { replaceFix } from './yaml-text.ts';

/** Before brackets and ! it takes their meaning away in a glob; a file with * or ? in its name is nowhere. */
const separator = /\\(?![[\](){}!])/g;

export function checkPaths(document: ReadDocument): Diagnostic[] {
  return pathsIn(document).flatMap(([pointer, path]) => {
    if (typeof path !== 'string') return [];
    const slashed = path.replace(separator, '/');
    return slashed === path ? [] : [backslash(document, pointer, path, slashed)];
  });
}

function pathsIn({ plan }: ReadDocument): [string, unknown][] {
  const sources = typeof plan.sources === 'object' ? Object.entries(plan.sources ?? {}) : [];
  const places: [string[], unknown][] = [
    ...sources.map(([id, source]): [string[], unknown] => [['sources', id, 'files'], source?.files]),
    [['calendar', 'holidays'], plan.calendar?.holidays],
  ];
  return places.flatMap(([steps, value]) =>
    Array.isArray(value)
      ? value.map((one, i): [string, unknown] => [toPointer([...steps, i]), one])
      : [[toPointer(steps), value]],
  );
}

function backslash(document: ReadDocument, pointer: string, path: string, slashed: string): Diagnostic {
  const { source, range } = document.locate(pointer);
  return {
    ruleId: 'schema/backslash',
    severity: 'warning',
    message: `"${path}" is written with backslashes, which only Windows reads as folders.`,
    why: 'On any other machine, mostly the one that runs CI, the file is not found.',
    help: `Write ${slashed}: Windows reads that as well.`,
    file: source.path,
    range,
    pointer,
    anchor: document.anchor(pointer),
    fix: slashFix(document, pointer, slashed),
    serves: ['S1-40'],
  };
}

/** Within the quotes there are; in double ones a backslash is written as two. */
function slashFix(document: ReadDocument, pointer: string, slashed: string): Fix | undefined {
  const { source, range } = document.locate(pointer);
  const node = document.node(pointer)?.tree;
  if (node?.kind !== 'scalar' || node.style === 'block') return undefined;
  const written = source.slice(range);
  const text =
    node.style === 'double' ? written.replace(/\\\\(?![[\](){}!])/g, '/') : written.replace(separator, '/');
  return replaceFix(source, range, { title: `Write ${slashed}`, text, safe: true });
}
