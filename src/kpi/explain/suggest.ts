/** KPIs that a source's columns allow, with the sentence that says what each would measure. */
import type { Kpi, Measure as MeasureSpec } from '../../plan/generated/types.ts';
import { statInWords } from '../measure.ts';
import { headlineStat, measureOf } from '../traits.ts';

/** A column by its canonical name, as far as it decides what can be measured. */
export interface KnownColumn {
  kind: 'empty' | 'date' | 'number' | 'duration' | 'boolean' | 'text';
  /** Largest number. */
  largest: number;
  /** The different values, where they are few; most frequent first. */
  values: readonly string[];
}

export interface Suggestion {
  kpi: Pick<Kpi, 'id' | 'stat' | 'also'> & { name: string; measure: MeasureSpec };
  /** What it measures, a sentence. */
  sentence: string;
}

type Columns = ReadonlyMap<string, KnownColumn>;

export function suggestedKpis(columns: Columns): Suggestion[] {
  const date = (...names: string[]) => names.find(name => columns.get(name)?.kind === 'date');
  const created = date('created_at');
  const closed = date('closed_at', 'resolved_at');
  const found = [
    ...promises(columns, date('due_at'), closed),
    ...durations(columns, created, closed),
    ...ratings(columns),
    ...calls(columns),
    ...firstContact(columns),
    ...otherDurations(columns),
    ...(created && closed
      ? [kpi('backlog', 'Open at the end of the period', { kind: 'backlog', opened: created, closed })]
      : []),
    ...(created ? [kpi('volume', 'Cases that came in', { kind: 'count' })] : []),
  ];
  const isFirst = ({ id }: Suggested, i: number) => found.findIndex(one => one.id === id) === i;
  return found.filter(isFirst).map(one => ({ kpi: one, sentence: sentenceOf(one, columns) }));
}

type Suggested = Suggestion['kpi'];

function kpi(id: string, name: string, measure: MeasureSpec, stat?: string): Suggested {
  return { id, name, measure, ...(stat ? { stat } : {}) };
}

function promises(columns: Columns, due: string | undefined, closed: string | undefined): Suggested[] {
  const met = ['on_time', 'made_sla'].find(name => columns.get(name)?.kind === 'boolean');
  return [
    ...(due && closed
      ? [kpi('on-time', 'Finished by the promised date', { kind: 'sla', promised: due, finished: closed })]
      : []),
    ...(met
      ? [kpi('on-time-as-exported', 'Finished in time, as the system says', { kind: 'sla', met })]
      : []),
  ];
}

function durations(columns: Columns, created: string | undefined, closed: string | undefined): Suggested[] {
  const exported = (name: string) => columns.get(name)?.kind === 'duration';
  return [
    ...(created && closed
      ? [kpi('time-to-close', 'Time until it is closed', { kind: 'duration', from: created, to: closed })]
      : []),
    ...(exported('first_reply')
      ? [kpi('first-reply', 'Time until the first reply', { kind: 'duration', column: 'first_reply' })]
      : []),
    ...(exported('resolution_time') && !(created && closed)
      ? [kpi('time-to-resolve', 'Time until it is resolved', { kind: 'duration', column: 'resolution_time' })]
      : []),
  ];
}

function ratings(columns: Columns): Suggested[] {
  const rating = columns.get('rating');
  const found: Suggested[] = [];
  if (columns.get('score')?.kind === 'number')
    found.push(kpi('recommendation', 'Would recommend us (NPS)', { kind: 'nps', column: 'score' }));
  if (rating?.kind === 'number') {
    const top = rating.largest <= 5 ? 5 : rating.largest <= 7 ? 7 : 10;
    found.push({
      ...kpi('satisfaction', 'Satisfied answers', { kind: 'csat', column: 'rating', scale: [1, top] }),
      also: ['mean'],
    });
  }
  const good = rating?.kind === 'text' ? rating.values.filter(word => isGood.test(word)) : [];
  if (good.length)
    found.push(kpi('satisfaction', 'Satisfied answers', { kind: 'csat', column: 'rating', good }));
  return found;
}

const isGood = /^(good|very good|excellent|satisfied|very satisfied|happy|yes|positive|great|awesome)\b/i;

function calls(columns: Columns): Suggested[] {
  const isAnswered = columns.get('answered')?.kind === 'boolean';
  const isWait = columns.get('wait')?.kind === 'duration';
  if (!isAnswered) return [];
  return [
    kpi('answered', 'Calls answered', { kind: 'share', good: { answered: true } }),
    ...(isWait
      ? [
          kpi('service-level', 'Calls answered within 20 seconds', {
            kind: 'service_level',
            wait: 'wait',
            within: '20s',
            answered: 'answered',
          }),
          kpi('speed-of-answer', 'Average speed of answer', {
            kind: 'answer_speed',
            wait: 'wait',
            answered: 'answered',
          }),
        ]
      : []),
  ];
}

/** Columns of durations that have a proposal of their own where the columns beside them allow it. */
const spokenFor = ['first_reply', 'resolution_time'];

function otherDurations(columns: Columns): Suggested[] {
  const isAnswered = columns.get('answered')?.kind === 'boolean';
  return [...columns]
    .filter(([name, { kind }]) => kind === 'duration' && !spokenFor.includes(name))
    .filter(([name]) => !(name === 'wait' && isAnswered))
    .map(([column], i) => {
      const words = column.toLowerCase().match(/[a-z0-9]+/g) ?? [`duration ${i + 1}`];
      const called = words.some(word => /time|duration/.test(word)) ? words : [...words, 'time'];
      const name = called.join(' ');
      return kpi(called.join('-'), name[0]!.toUpperCase() + name.slice(1), { kind: 'duration', column });
    });
}

function firstContact(columns: Columns): Suggested[] {
  if (columns.get('replies')?.kind === 'number' && columns.get('reopens')?.kind === 'number')
    return [
      kpi('first-contact', 'Resolved at the first contact', {
        kind: 'first_contact',
        replies: 'replies',
        reopens: 'reopens',
      }),
    ];
  return columns.get('resolved')?.kind === 'boolean'
    ? [kpi('resolved', 'Resolved', { kind: 'share', good: { resolved: true } })]
    : [];
}

function sentenceOf(one: Suggested, columns: Columns): string {
  const { measure, spec } = measureOf(one.measure)!;
  const anchors = measure.anchors(spec);
  const anchor = anchors.find(name => columns.has(name)) ?? anchors.at(-1) ?? null;
  const stat = headlineStat(one, { measure, spec });
  const period = anchor === null ? '' : `; a row belongs to the period of its "${anchor}"`;
  const beside = one.also ? ` Beside it: ${one.also.map(statInWords).join(', ')}.` : '';
  return `${measure.sentence(spec, stat, anchor)}${period}.${beside}`;
}
