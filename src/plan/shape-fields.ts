/** Fields that a part of a plan doesn't have, or lacks. */
import { nearest } from '../diagnostic/nearest.ts';
import { fields } from './generated/fields.ts';
import { type Mistake, resolve, type Schema } from './shape-mistakes.ts';
import { article, capital, hint, list } from './shape-words.ts';
import type { MapTree, ScalarTree, Step, Tree } from './tree.ts';

export function requiredHelp(
  name: string,
  properties: Record<string, Schema>,
  file: string,
): string | undefined {
  if (name === 'csplan') return 'Write "csplan: 1" as the first line.';
  const property = properties[name] && resolve({ schema: properties[name], file }).schema;
  return property && hint(property);
}

export function unknownField(
  map: MapTree,
  key: ScalarTree,
  value: Tree,
  known: string[],
  what: string,
  steps: readonly Step[],
): Mistake {
  const taken = map.entries.map(entry => entry.key.source);
  const written = key.source.trim();
  const tidy = written.toLowerCase().replace(/[\s-]+/g, '_');
  const free = known.filter(name => !taken.includes(name));
  const meant =
    known.find(name => name === tidy) ??
    nearest(written, free) ??
    otherWords.get(tidy)?.find(name => free.includes(name));
  return {
    ruleId: 'schema/unknown-field',
    steps,
    node: value,
    key,
    message: `${capital(article(what))} has no field "${written}".`,
    help: meant
      ? `Did you mean "${meant}"? Fields of your own begin with x-.`
      : `${elsewhere(written)}Its fields are ${list(known)}. Fields of your own begin with x-.`,
    replacement:
      meant && !taken.includes(meant)
        ? { title: `Rename it to "${meant}"`, text: meant, safe: false }
        : undefined,
  };
}

/** What people call fields, and the names that these have; the first one that a part has is meant. */
const otherWords: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    assignee: ['owner'],
    aim: ['statement'],
    by: ['due'],
    date: ['due', 'on'],
    deadline: ['due'],
    description: ['statement', 'do', 'text', 'method'],
    due_date: ['due'],
    goal: ['statement', 'serves'],
    goals: ['serves'],
    indicator: ['kpi'],
    lead: ['owner'],
    maximum: ['lte'],
    max: ['lte'],
    metric: ['kpi', 'measure'],
    minimum: ['gte'],
    min: ['gte'],
    name: ['title'],
    person: ['owner'],
    reason: ['because'],
    reasons: ['because'],
    responsible: ['owner'],
    task: ['do'],
    test: ['done_when'],
    title: ['name'],
    until: ['due', 'end'],
    why: ['because'],
  }),
);

/** Sections whose entries have a field of this name: it may only stand in the wrong place. */
function elsewhere(name: string): string {
  const having = fields.flatMap(({ path }) => {
    const [, section, entry, field, ...deeper] = path.split('/');
    return entry === '*' && field === name && !deeper.length ? [section!] : [];
  });
  if (!having.length || having.length > 3) return '';
  return `Entries of ${list(having, 'and')} have one. `;
}
