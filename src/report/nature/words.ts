/** The nature of issues in words: the same in every form of the report. */
import { clip } from '../../diagnostic/visible.ts';
import type { Change } from '../../kpi/evaluation.ts';
import type { ContactRate } from '../../kpi/nature/nature.ts';
import type { Period } from '../../plan/period.ts';
import { cellText, none } from '../cells.ts';
import { count, decimal, type Scale, shortChange } from '../numbers.ts';
import { chanceWords } from '../statistics-words.ts';
import type { CategoryPart, CategoryRow } from './categories.ts';
import type { ReasonCount, TouchpointPart } from './journeys.ts';
import type { Flow, InteractionPart } from './nature.ts';

export const counts: Scale = { unit: 'count', shownIn: null };

/** What was counted, and what it rests on where the plan says nothing of contacts. */
export function countedWords({ said, definition }: InteractionPart): string {
  return said
    ? definition
    : `${definition} The plan says nothing of its "interactions", so these are the rows that its KPIs read.`;
}

/** `0–7 days` of `open for 0–7 days`. */
export function ageName(label: string): string {
  return label.replace(/^open for /, '');
}

export function columnTitle({ of, column }: CategoryPart): string {
  return { reason: 'Why people got in touch', channel: 'By channel', other: `By ${column}` }[of];
}

/** What the rows of a column are called. */
export function categoryWord({ of, column }: CategoryPart): string {
  return { reason: 'Reason', channel: 'Channel', other: column }[of];
}

/** A figure of the period with its name, and what it is compared with. */
export interface Headline {
  name: string;
  figure: string;
  /** The changes, or what the figure was where no change is told. */
  previous: Change | string | null;
  lastYear: Change | string | null;
  series: (number | null)[];
}

export function headlines({ received, resolved, active, rate, periods }: InteractionPart): Headline[] {
  const { kind } = received.cell.period;
  const flow = (of: Flow, name: string, which: 'received' | 'resolved' | 'active'): Headline => ({
    name,
    figure: cellText(of.cell, counts) + (of.cell.value !== null && of.cell.provisional ? ' *' : ''),
    previous: of.changeFromPrevious,
    lastYear: of.changeFromLastYear,
    series: periods.map(period => period[which]),
  });
  return [
    flow(received, 'Received', 'received'),
    ...(resolved ? [flow(resolved, 'Resolved', 'resolved')] : []),
    ...(active ? [flow(active, `Active at the end of the ${kind}`, 'active')] : []),
    ...(rate ? [rateHeadline(rate)] : []),
  ];
}

function rateHeadline({ now, previous, lastYear, each, name }: ContactRate): Headline {
  return {
    name: `Received to ${count(each)} of “${name}”`,
    figure: now === null ? none : rateText(now),
    previous: previous === null ? null : `${rateText(previous)} then`,
    lastYear: lastYear === null ? null : `${rateText(lastYear)} then`,
    series: [],
  };
}

function rateText(rate: number): string {
  return decimal(rate, rate < 1 ? 2 : 1);
}

/** `298`, `withheld`, or a dash. */
export function rowCount({ n, withheld }: Pick<CategoryRow, 'n' | 'withheld'>): string {
  return n === null ? (withheld ? 'withheld' : none) : count(n);
}

export function shareText(share: number | null): string {
  return share === null ? none : `${decimal(share, 1)} %`;
}

/** The three largest reasons and what changed most, in a line each. */
export function shortLines({ received, resolved, active, columns }: InteractionPart): string[] {
  const { kind } = received.cell.period;
  const flows = [
    `${cellText(received.cell, counts)} received`,
    ...(resolved ? [`${cellText(resolved.cell, counts)} resolved`] : []),
    ...(active ? [`${cellText(active.cell, counts)} active`] : []),
  ];
  const reasons = columns.find(({ of }) => of !== 'channel');
  const largest = reasons?.rows.filter(({ share }) => share !== null).slice(0, 3) ?? [];
  const most = largest.map(({ name, share }) => `${clip(name, 60)} ${decimal(share!, 0)} %`);
  const changed = reasons
    ? moversShown(reasons)
        .slice(0, 2)
        .map(row => moverWords(row, kind))
    : [];
  return [
    flows.join(', '),
    ...(most.length ? [`most: ${most.join(', ')}`] : []),
    ...(changed.length ? [`changed most: ${changed.join('; ')}`] : []),
  ];
}

/** `Business licenses 166 (+38 since the quarter before, may be chance)`: its larger change. */
function moverWords(row: CategoryRow, kind: Period['kind']): string {
  const size = (change: Change | null) => Math.abs(change?.difference ?? 0);
  const { changeFromPrevious, changeFromLastYear } = row;
  const isYearly = kind !== 'year' && size(changeFromLastYear) > size(changeFromPrevious);
  const change = isYearly ? changeFromLastYear : changeFromPrevious;
  const words = change && [
    `${shortChange(change, counts)} since ${isYearly ? 'a year ago' : `the ${kind} before`}`,
    chanceWords(change.verdict),
  ];
  return `${clip(row.name, 60)} ${rowCount(row)}${words ? ` (${words.filter(Boolean).join(', ')})` : ''}`;
}

/** Those that are worth a row: where none is more than chance, the largest alone. */
export function moversShown(column: CategoryPart): CategoryRow[] {
  return noneMoved(column) ? column.movers.slice(0, 1) : column.movers;
}

function noneMoved({ movers }: CategoryPart): boolean {
  const verdicts = movers
    .flatMap(row => [row.changeFromPrevious, row.changeFromLastYear])
    .flatMap(change => (change ? [change.verdict.is] : []));
  return verdicts.every(is => is === 'no-detectable-change');
}

/** What is to be said of the changes as a whole; empty where they speak for themselves. */
export function moversNote(column: CategoryPart): string {
  const { movers, rows } = column;
  if (!rows.length) return '';
  if (!movers.length)
    return 'No change is named: there is nothing whole to compare with, or there are only handfuls of contacts.';
  return noneMoved(column) ? 'Nothing changed by more than chance; this is the largest change.' : '';
}

/** `Calls on our line: 298 (33 %), 301 in the period before, 314 a year ago`. */
export function reasonCountWords({ of, n, share, previous, lastYear }: ReasonCount): string {
  const words = [
    n === null ? none : count(n) + (share === null ? '' : ` (${decimal(share, 0)} %)`),
    previous === null ? '' : `${count(previous)} in the period before`,
    lastYear === null ? '' : `${count(lastYear)} a year ago`,
  ];
  return `${of}: ${words.filter(Boolean).join(', ')}`;
}

/** `The call: 3.1 of 5, as the plan says`, `The second call: Residents satisfied 71.0 %`. */
export function touchpointWords({ score, measured }: TouchpointPart): string {
  const words = [
    measured && `${measured.name} ${cellText(measured.cell, measured)}`,
    score !== null && `${decimal(score, 1)} of 5, as the plan says`,
  ];
  return words.filter(Boolean).join('; ') || none;
}

const moods: Record<string, string> = {
  '-2': 'angry',
  '-1': 'uneasy',
  '0': 'indifferent',
  '1': 'content',
  '2': 'delighted',
};

/** The mood of a stage, as the plan says it. */
export function moodWord(emotion: number | null): string {
  return emotion === null ? none : (moods[String(emotion)] ?? none);
}
