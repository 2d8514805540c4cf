/** The labelled sentences of test/corpus, and each as a part of a plan. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const labels = [
  'escape',
  'hollow',
  'change',
  'circular',
  'activity',
  'stray-number',
  'other-area',
  'two-measures',
  'vague-need',
] as const;
export type Label = (typeof labels)[number];

export type Half = 'seen' | 'unseen';

/** The first was written and labelled before the rules; the second after them, by someone who had read none of them. */
export const batches = [1, 2] as const;
export type Batch = (typeof batches)[number];

export interface Labelled {
  text: string;
  batch: Batch;
  half: Half;
  finds: Label[];
  wellFormed: boolean;
  /** The sections of a plan in which it stands, and the pointer to its text. */
  part: Record<string, unknown>;
  pointer: string;
}

interface Entry {
  text: string;
  finds: Label[];
  well_formed?: boolean;
}
interface GoalEntry extends Entry {
  area: string;
  kpi?: { name: string; measure: string };
  baseline?: string | number | { value: string | number; period: string };
  target?: { gte?: string | number; lte?: string | number; period: string | number };
  due?: string;
}
interface PromiseEntry extends Entry {
  within?: string;
  measure?: string;
  target?: { gte?: string; lte?: string };
}
interface OtherEntry extends Entry {
  kind: 'done_when' | 'done_well_when' | 'need';
  /** The action that a `done_when` is the test of. */
  do?: string;
}

const folder = join(import.meta.dirname, '../../../test/corpus');

/** All goals, promises, tests and needs, in the order of the files. */
export function corpus(): { goals: Labelled[]; promises: Labelled[]; others: Labelled[] } {
  return {
    goals: sentences<GoalEntry>('goals', goal => [goalPart(goal), '/goals/0/statement']),
    promises: sentences<PromiseEntry>('promises', promise => [promisePart(promise), '/commitments/0/text']),
    others: sentences<OtherEntry>('tests-and-needs', otherPart),
  };
}

function sentences<T extends Entry>(name: string, partOf: (entry: T) => Part): Labelled[] {
  return batches.flatMap(batch =>
    entries<T>(batch === 1 ? name : `${name}-${batch}`).map(entry => labelled(entry, batch, partOf(entry))),
  );
}

function entries<T>(name: string): T[] {
  return parse(readFileSync(join(folder, `${name}.yaml`), 'utf8')) as T[];
}

/** Sections of a plan, and the pointer to the sentence in them. */
type Part = [Record<string, unknown>, string];

function labelled(entry: Entry, batch: Batch, [part, pointer]: Part): Labelled {
  return {
    text: entry.text,
    batch,
    half: halfOf(entry.text),
    // Of a need that is vague that is all there is to tell: one finding, not one for each of its words.
    finds: entry.finds.includes('vague-need') ? ['vague-need'] : entry.finds,
    wellFormed: entry.well_formed === true,
    part,
    pointer,
  };
}

/** By the first byte of the text's SHA-256. */
export function halfOf(text: string): Half {
  return createHash('sha256').update(text).digest()[0]! % 2 === 0 ? 'seen' : 'unseen';
}

function goalPart({ text, area, kpi, baseline, target, due }: GoalEntry): Record<string, unknown> {
  const goal = {
    id: 'g-answer',
    statement: text,
    area,
    kpi: kpi ? 'k-corpus' : null,
    baseline:
      typeof baseline === 'object' || baseline === undefined
        ? baseline
        : { value: baseline, period: '2026-Q4' },
    target: target && { ...target, period: String(target.period) },
    due,
    owner: 'contact-centre-manager',
    because: ['f-wait'],
  };
  return { goals: [goal], kpis: kpi ? [kpiOf(kpi)] : [] };
}

function promisePart({ text, within, measure, target }: PromiseEntry): Record<string, unknown> {
  const promise = { id: 'c-corpus', text, within, target, kpi: measure && 'k-corpus' };
  return {
    commitments: [promise],
    kpis: measure ? [kpiOf({ name: 'What is promised', measure })] : [],
  };
}

function otherPart({ kind, text, do: action }: OtherEntry): Part {
  if (kind === 'need') return [{ customers: [{ id: 'c', needs: [text] }] }, '/customers/0/needs/0'];
  if (kind === 'done_well_when')
    return [{ initiatives: [{ id: 'i', done_well_when: text }] }, '/initiatives/0/done_well_when'];
  return [
    { initiatives: [{ id: 'i', actions: [{ id: 'a', ...(action && { do: action }), done_when: text }] }] },
    '/initiatives/0/actions/0/done_when',
  ];
}

/** `sla 10d`, `service_level 45s`, `duration mean`, `percent lower`: the short words of the corpus for a measure. */
function kpiOf({ name, measure }: { name: string; measure: string }): Record<string, unknown> {
  const [kind, ...details] = measure.split(' ') as [string, ...string[]];
  const make = measures[kind];
  if (!make) throw new Error(`The corpus has a measure that is unknown here: "${kind}".`);
  return {
    id: 'k-corpus',
    name,
    source: 'calls',
    ...make(details),
    method: 'As the system logs it.',
    frequency: 'quarterly',
    owner: 'contact-centre-manager',
    agreed: { 'performance-analyst': '2026-11-03' },
  };
}

type Making = (details: readonly string[]) => Record<string, unknown>;

const input =
  (unit: string): Making =>
  ([better = 'higher']) => ({
    measure: {
      kind: 'input',
      values: [{ period: '2026-Q4', value: 1, by: 'Analyst', on: '2027-01-08' }],
      unit,
      better,
    },
  });
const stated = (details: readonly string[]) => {
  const stat = details.find(detail => /^(?:mean|median|p\d+)$/.test(detail));
  return stat ? { stat } : {};
};

const measures: Readonly<Record<string, Making>> = {
  percent: input('percent'),
  amount: input('count'),
  score: input('score'),
  share: () => ({ measure: { kind: 'share', good: { Result: 'good' } } }),
  sla: ([within]) => ({
    measure: within
      ? { kind: 'sla', from: 'Opened', to: 'Closed', within }
      : { kind: 'sla', promised: 'Promised', finished: 'Closed' },
  }),
  service_level: ([within]) => ({
    measure: { kind: 'service_level', wait: 'Wait', within, answered: 'Answered' },
  }),
  duration: details => ({
    measure: {
      kind: 'duration',
      from: 'Opened',
      to: 'Closed',
      ...(details.includes('working_days') && { clock: 'working_days' }),
    },
    ...stated(details),
  }),
  answer_speed: details => ({
    measure: { kind: 'answer_speed', wait: 'Wait', answered: 'Answered' },
    ...stated(details),
  }),
  csat: details => ({
    measure: { kind: 'csat', column: 'Rating', scale: [1, 5], top: 2 },
    anchor: 'Date',
    ...stated(details),
  }),
  nps: () => ({ measure: { kind: 'nps', column: 'Score' }, anchor: 'Date' }),
  count: () => ({ measure: { kind: 'count' } }),
  backlog: () => ({ measure: { kind: 'backlog', opened: 'Opened', closed: 'Closed' } }),
  abandonment: () => ({ measure: { kind: 'abandonment', answered: 'Answered' } }),
  first_contact: () => ({ measure: { kind: 'first_contact', replies: 'Replies', finished: 'Closed' } }),
  reopen: () => ({ measure: { kind: 'reopen', reopens: 'Reopens' } }),
  retention: () => ({ measure: { kind: 'retention', customer: 'Customer' } }),
};
