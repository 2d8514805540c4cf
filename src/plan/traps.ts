/** Traps of YAML that leave a valid file with another meaning: prose that lost its end, commas that cut. */
import type { Diagnostic, Range } from '../diagnostic/diagnostic.ts';
import type { PlanFile, ReadDocument } from './document.ts';
import { fieldAt } from './fields.ts';
import { type ScalarTree, type Step, type Tree, toPointer, walkTree } from './tree.ts';
import { quoted, quoteFix } from './yaml-text.ts';

export function findTraps(document: ReadDocument): Diagnostic[] {
  return document.files.flatMap(file =>
    file.tree ? [...inFile(file), ...noBreakSpaces(file)].map(trap => diagnose(document, file, trap)) : [],
  );
}

interface Trap
  extends Pick<Diagnostic, 'ruleId' | 'message' | 'why' | 'help' | 'range' | 'fix' | 'severity'> {
  steps: readonly Step[];
}

function diagnose(document: ReadDocument, file: PlanFile, { steps, ...trap }: Trap): Diagnostic {
  const pointer = toPointer([...file.mount, ...steps]);
  return { ...trap, file: file.source.path, pointer, anchor: document.anchor(pointer), serves: ['S4-2'] };
}

function inFile(file: PlanFile): Trap[] {
  const traps: Trap[] = [];
  const walk = (tree: Tree): void =>
    walkTree(tree, (node, steps) => {
      if (node.kind === 'scalar' && node.style === 'plain') {
        const trap = hashInProse(file, node, steps);
        if (trap) traps.push(trap);
      }
      if (node.kind === 'map' && node.flow) {
        const trap = commaInBraces(file, node.entries, steps);
        if (trap) traps.push(trap);
      }
    });
  walk(file.tree!);
  return traps;
}

/**
 * `Answer request #3 today`: YAML takes ` #3 today` for a comment. A comment has a space behind its `#`, or speaks to
 * csplan.
 */
function hashInProse(file: PlanFile, node: ScalarTree, steps: readonly Step[]): Trap | undefined {
  if (!fieldAt([...file.mount, ...steps])?.prose) return undefined;
  const rest = /^ #(?=[^\s#])(?!csplan-)[^\n]*/.exec(
    file.source.text.slice(node.range.end, node.range.end + 2000),
  );
  if (!rest) return undefined;
  const cut = rest[0].replace(/\r$/, '').trimEnd();
  const end = node.range.end + cut.length;
  return {
    ruleId: 'yaml/hash-in-prose',
    severity: 'warning',
    steps,
    range: { start: node.range.end + 1, end },
    message: `YAML takes "${cut.trim()}" for a comment, so it is missing from the text.`,
    help: 'Put the whole text in quotes; if it is a comment, write a space behind the #.',
    fix: quoteFix(file.source, node.range.start, end, false),
  };
}

/** `{customer: Faster, clearer answers}`: the comma ends the text and "clearer answers" becomes a field. */
function commaInBraces(
  file: PlanFile,
  entries: { key: ScalarTree; value: Tree }[],
  steps: readonly Step[],
): Trap | undefined {
  const at = entries.findIndex(({ key, value }, i) => {
    const before = entries[i - 1]?.value;
    return (
      before?.kind === 'scalar' &&
      before.style === 'plain' &&
      value.kind === 'scalar' &&
      value.style === 'absent' &&
      // With a colon it was meant as a key: a role in `agreed` that has no date yet.
      !file.source.slice({ start: key.range.end, end: value.range.end }).includes(':') &&
      !fieldAt([...file.mount, ...steps, key.source])?.path.endsWith(`/${key.source}`)
    );
  });
  if (at < 0) return undefined;
  const before = entries[at - 1]!;
  let last = at;
  while (
    entries[last + 1]?.value.kind === 'scalar' &&
    (entries[last + 1]!.value as ScalarTree).style === 'absent'
  )
    last++;
  const range: Range = { start: before.value.range.start, end: entries[last]!.key.range.end };
  const written = file.source.slice(range);
  const trap = { ruleId: 'yaml/comma-in-braces', severity: 'error', steps, range } as const;
  const number = /^([-+]?\d+),\s?(\d+)(\s*[A-Za-z%]*)$/.exec(written);
  if (number) {
    const point = `${number[1]}.${number[2]}${number[3]}`;
    const thousands = number[2]!.length === 3;
    return {
      ...trap,
      message: `The comma inside { } ends the number, so YAML reads "${entries[at]!.key.source}" as a field of its own.`,
      help: thousands
        ? `Write ${number[1]}${number[2]}${number[3]} if the comma parts thousands, ${point} if it is a decimal one.`
        : `Decimals are written with a point: ${point}.`,
      fix: { title: `Write ${point}`, safe: !thousands, edits: [{ range, text: point }] },
    };
  }
  return {
    ...trap,
    message: `The comma inside { } ends the text, so YAML reads "${entries[at]!.key.source}" as a field of its own.`,
    help: 'Put the whole text in quotes.',
    fix: { title: 'Put the text in quotes', safe: true, edits: [{ range, text: quoted(written) }] },
  };
}

/** Where a no-break space would be taken for a letter: in indentation, behind a dash, around a key's colon. */
const misplaced =
  /^[ \u00a0]*\u00a0[ \u00a0]*|(?<=^[ \u00a0]*-)[ \u00a0]*\u00a0[ \u00a0]*|(?<=^ *(?:- )*[A-Za-z_-]+:?)\u00a0[ \u00a0]*(?=:|[^:]*$)/g;

/** A no-break space looks like a space and is none: in indentation and beside keys it changes the structure. */
function noBreakSpaces({ source, tree }: PlanFile): Trap[] {
  if (!source.text.includes('\u00a0')) return [];
  const texts = tree ? quotedRanges(tree) : [];
  const traps: Trap[] = [];
  for (const [i, lineStart] of source.lineStarts.entries()) {
    for (const match of source.line(i + 1).matchAll(misplaced)) {
      const start = lineStart + match.index;
      const range = { start, end: start + match[0].length };
      if (texts.some(text => text.start < range.start && range.end <= text.end)) continue;
      traps.push(noBreakSpace(range, match[0]));
    }
  }
  return traps;
}

/** Inside quotes and blocks a no-break space is a character of the text. */
function quotedRanges(tree: Tree): Range[] {
  const ranges: Range[] = [];
  walkTree(tree, node => {
    if (node.kind === 'scalar' && node.style !== 'plain' && node.style !== 'absent') ranges.push(node.range);
  });
  return ranges;
}

function noBreakSpace(range: Range, written: string): Trap {
  return {
    ruleId: 'yaml/no-break-space',
    severity: 'error',
    steps: [],
    range,
    message: 'There is a no-break space where YAML needs an ordinary one.',
    why: 'It looks the same, but YAML takes it for a letter.',
    help: 'Replace it by a space.',
    fix: {
      title: 'Replace it by an ordinary space',
      safe: true,
      edits: [{ range, text: written.replaceAll('\u00a0', ' ') }],
    },
  };
}
