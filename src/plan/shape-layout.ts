/** Lines in a column that YAML can read and nobody meant: lost indentation, a missing dash, a file that names itself. */
import type { Fix } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import { type Located, type Mistake, resolve, type Schema } from './shape-mistakes.ts';
import { list } from './shape-words.ts';
import type { MapTree, ScalarTree, Step, Tree } from './tree.ts';
import { quoted } from './yaml-text.ts';

/** Fields directly behind an empty one that has them, while the part in which they stand has not. */
export interface Lost {
  mistake: Mistake;
  keys: ReadonlySet<ScalarTree>;
}

/** `target:` with `gte:` and `period:` in its own column instead of below it. */
export function lostIndentation(node: MapTree, { schema, file }: Located, steps: readonly Step[]): Lost[] {
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  return node.entries.flatMap((owner, i) => {
    const own = properties[owner.key.source];
    if (!own || owner.value.kind !== 'scalar' || owner.value.style !== 'absent') return [];
    const below = fieldsOf({ schema: own, file });
    const behind = node.entries.slice(i + 1);
    const end = behind.findIndex(
      ({ key }) => Object.hasOwn(properties, key.source) || !below.has(key.source),
    );
    const lost = end < 0 ? behind : behind.slice(0, end);
    if (!lost.length) return [];
    const names = list(
      lost.map(({ key }) => `"${key.source}"`),
      'and',
    );
    const [belong, stand, them] = lost.length > 1 ? ['belong', 'stand', 'them'] : ['belongs', 'stands', 'it'];
    const range = { start: owner.value.range.start - 1, end: lost.at(-1)!.value.range.end };
    return {
      keys: new Set(lost.map(({ key }) => key)),
      mistake: {
        ruleId: 'syntax/indentation',
        steps: [...steps, owner.key.source],
        node: owner.value,
        key: lost[0]!.key,
        message: `${names} ${belong} under "${owner.key.source}", and ${stand} in its column.`,
        help: `Indent ${them} by two spaces.`,
        mend: node.flow
          ? undefined
          : (source: SourceText): Fix => ({
              title: `Indent what belongs to "${owner.key.source}"`,
              safe: true,
              edits: [{ range, text: source.slice(range).replace(/\n(?=[^\r\n])/g, '\n  ') }],
            }),
      },
    };
  });
}

/** All fields that a part may have, of whichever kind it is. */
export function fieldsOf(located: Located): Set<string> {
  const { schema, file } = resolve(located);
  const branches = Array.isArray(schema.oneOf) ? (schema.oneOf as Schema[]) : [];
  return new Set([
    ...Object.keys((schema.properties ?? {}) as object),
    ...branches.flatMap(branch => [...fieldsOf({ schema: branch, file })]),
  ]);
}

/** `goals.yaml` whose first line is `goals:`. */
export function namesItself(node: Tree, steps: readonly Step[]): Mistake | undefined {
  const [entry, another] = node.kind === 'map' ? node.entries : [];
  const [section, deeper] = steps;
  if (!entry || another || deeper !== undefined || entry.key.source !== section) return undefined;
  const range = { start: entry.key.range.start, end: node.range.end };
  const { value } = entry;
  return {
    ruleId: 'schema/wrong-type',
    steps,
    node,
    key: entry.key,
    message: `A file that holds the section "${section}" doesn't name it again.`,
    help: `Delete the line "${section}:" and begin all lines below it as many columns further left as the first one is indented.`,
    mend: source => {
      const first = source.position(value.range.start);
      const isBelow = first.line > source.position(entry.key.range.start).line;
      if (!isBelow || (value.kind !== 'scalar' && value.flow)) return undefined;
      const text = source.text
        .slice(source.lineStarts[source.position(entry.key.range.start).line], range.end)
        .replace(new RegExp(`^ {0,${first.column - 1}}`, 'gm'), '');
      return { title: `Delete the line "${section}:"`, safe: true, edits: [{ range, text }] };
    },
  };
}

/** The only entry of a list, without its dash. */
export function onlyEntry(
  node: Tree,
  schema: Schema,
  file: string,
  steps: readonly Step[],
): Mistake | undefined {
  if (node.kind !== 'map' || node.flow || Array.isArray(schema.items) || !schema.items) return undefined;
  const known = fieldsOf({ schema: schema.items as Schema, file });
  const [first] = node.entries;
  if (!first || !node.entries.every(({ key }) => known.has(key.source))) return undefined;
  const range = { start: node.range.start - 2, end: node.range.end };
  return {
    ruleId: 'syntax/no-dash',
    steps,
    node,
    key: first.key,
    message: `A dash is missing before "${first.key.source}": ${String(steps.at(-1))} is a list, and this is an entry of it.`,
    help: `Write "- " in front of "${first.key.source}", two columns further left.`,
    mend: source =>
      source.slice({ start: range.start, end: node.range.start }) === '  '
        ? {
            title: 'Put the dash there',
            safe: true,
            edits: [{ range, text: `- ${source.slice(node.range)}` }],
          }
        : undefined,
  };
}

/** `- Know this: when the decision comes`, where a text is wanted. */
export function colonInText(
  node: Tree,
  known: ReadonlySet<string>,
  steps: readonly Step[],
): Mistake | undefined {
  const [entry, another] = node.kind === 'map' && !node.flow ? node.entries : [];
  if (!entry || another || known.has(entry.key.source)) return undefined;
  const { key, value } = entry;
  if (value.kind !== 'scalar' || value.style !== 'plain' || key.style !== 'plain') return undefined;
  return {
    ruleId: 'syntax/colon-in-text',
    steps,
    node,
    message: 'The text holds a colon followed by a space, which YAML takes for a field.',
    help: 'Put the whole text in quotes.',
    mend: source => {
      const text = source.slice(node.range);
      return text.includes('\n')
        ? undefined
        : {
            title: 'Put the text in quotes',
            safe: true,
            edits: [{ range: node.range, text: quoted(text) }],
          };
    },
  };
}
