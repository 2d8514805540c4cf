/** Closed periods in words: what reads otherwise now, where a series breaks, and what comes from `results/`. */
import type { KpiResult, PeriodCell, SeriesBreak } from '../kpi/evaluation.ts';
import { type Cause, near, type Restatement } from '../kpi/results/restatement.ts';
import { basisText, boundsText, cellText, none } from './cells.ts';
import { formatDate, formatValue } from './numbers.ts';

export interface RestatedRow {
  period: string;
  /** The goal it is about; null for the KPI as a whole. */
  goal: string | null;
  asReported: string;
  reportedOn: string;
  now: string;
  cause: string;
}

export const causeWords: Record<Cause, string> = {
  data: 'the exports have changed',
  definition: 'the definition has changed',
  scope: "the plan's own filter has changed",
  plan: 'the plan has changed',
  import: 'the earlier figure was imported',
  version: 'another version of csplan',
};

/** As reported, now, and the cause; oldest period first. */
export function restatedRows({
  restatements = [],
  shownIn,
}: Pick<KpiResult, 'restatements' | 'shownIn'>): RestatedRow[] {
  return restatements.map(restatement => {
    const [asReported, later] = figures(restatement, shownIn);
    const now =
      restatement.of === 'figure' && readsSame(restatement, shownIn) ? sameWords(restatement) : later;
    return {
      period: restatement.period.label,
      goal: restatement.goal,
      asReported,
      reportedOn: formatDate(restatement.reportedOn),
      now,
      cause: causesInWords(restatement),
    };
  });
}

function figures(restatement: Restatement, shownIn: KpiResult['shownIn']): [string, string] {
  if (restatement.of === 'course') {
    const words = (bounds: typeof restatement.now) =>
      `course ${boundsText(bounds, { unit: restatement.unit, shownIn }) ?? none}`;
    return [words(restatement.asReported), words(restatement.now)];
  }
  const words = ({ value, unit, numerator, n }: typeof restatement.now) => {
    if (value === null) return none;
    const basis = n === null ? '' : ` (${basisText({ numerator, n })})`;
    return formatValue(value, { unit, shownIn }) + basis;
  };
  return [words(restatement.asReported), words(restatement.now)];
}

type Figure = Pick<PeriodCell, 'value' | 'numerator' | 'n' | 'small'>;
type Restated = Extract<Restatement, { of: 'figure' }>;

function readsSame({ asReported, now }: Restated, shownIn: KpiResult['shownIn']): boolean {
  const words = ({ value, unit }: typeof now) => value !== null && formatValue(value, { unit, shownIn });
  return words(asReported) === words(now);
}

/** What differs where the value reads the same: `the same value from 496 rows instead of 497`. */
function sameWords({ asReported, now }: Restated): string {
  const value = near(asReported.value!, now.value!) ? 'the same value' : 'a value that reads the same';
  const from = [asReported, now].map(({ numerator, n }) => (n === null ? null : basisText({ numerator, n })));
  if (from[0] === from[1] || from.includes(null)) return value;
  const rows =
    now.numerator === null ? `${from[1]} rows instead of ${from[0]}` : `${from[1]} instead of ${from[0]}`;
  return `${value} from ${rows}`;
}

function causesInWords({ of, causes: all }: Restatement): string {
  if (of === 'course') return 'the goal has changed in the plan';
  return all.map(cause => causeWords[cause]).join(', ');
}

/**
 * For page one: `Restated: 2026-Q1 was reported as 75.0 % (180 of 240), now 76.2 % (…): the exports have changed.`,
 * of the KPI as a whole before its parts, the last period first. Empty without one.
 */
export function restatedSentence(kpi: Pick<KpiResult, 'restatements' | 'shownIn'>): string {
  const rows = restatedRows(kpi);
  const last = rows.findLast(({ goal }) => goal === null) ?? rows.at(-1);
  if (!last) return '';
  const more = rows.length > 1 ? ` And ${rows.length - 1} more: see below.` : '';
  const what = last.period + (last.goal === null ? '' : ` (goal ${last.goal})`);
  return `Restated: ${what} was reported as ${last.asReported}, now ${last.now}: ${last.cause}.${more}`;
}

const broken: Record<SeriesBreak['differs'], string> = {
  definition: 'was counted by another definition',
  scope: "was counted under another filter of the plan's own",
  statistic: 'was told in another statistic',
};

/** One sentence for each place where the series breaks. */
export function breakSentences({ breaks = [] }: Pick<KpiResult, 'breaks'>): string[] {
  return breaks.map(
    ({ after, differs, goal }) =>
      `The series${goal ? ` of goal ${goal}` : ''} breaks after ${after.label}: what was reported up to then ${broken[differs]} and can't be compared with what comes after.`,
  );
}

/**
 * A figure that its period was closed with before: `81.7 % (442 of 541) on 5 Oct 2018; closed again on 9 Oct 2018
 * because: Late closing date.` One for each that the next closing changed, oldest first.
 */
export function closedBeforeWords(current: PeriodCell, shownIn: KpiResult['shownIn']): string[] {
  const { closedBefore = [] } = current;
  const differing = closedBefore.filter(
    (one, i) => one.stat !== null || isOther(one, closedBefore[i + 1] ?? current),
  );
  return differing.map(({ asOf, again, unit, stat, ...figure }) => {
    const value = cellText(figure, { unit, shownIn });
    const basis = figure.n === null ? '' : ` (${basisText(figure)})`;
    const other = stat === null ? '' : `, ${stat},`;
    const reason = again.note ? ` because: ${again.note}` : '';
    const end = /[.!?]$/.test(reason) ? '' : '.';
    return `${value}${basis}${other} on ${formatDate(asOf)}; closed again on ${formatDate(again.asOf)}${reason}${end}`;
  });
}

/**
 * A period is closed again for all KPIs, also for those whose figure that leaves as it is. Of a withheld one nobody is to
 * know whether it did.
 */
function isOther(one: Figure, next: Figure): boolean {
  if (one.small === 'withheld') return true;
  return (['value', 'numerator', 'n', 'small'] as const).some(part => one[part] !== next[part]);
}

/** `Closed before as …` for the period reported; empty where it was closed once or never. */
export function closedBeforeSentences({
  current,
  shownIn,
}: Pick<KpiResult, 'current' | 'shownIn'>): string[] {
  return closedBeforeWords(current, shownIn).map(words => `Closed before as ${words}`);
}

/** What a period's cell is, beside its figure; empty where the exports say it. */
export function recordWords(cell: PeriodCell, shownIn: KpiResult['shownIn']): string {
  return [standingWords(cell, shownIn), againWords(cell, shownIn)].filter(Boolean).join(', ');
}

function againWords({ closedBefore }: PeriodCell, shownIn: KpiResult['shownIn']): string {
  const last = closedBefore?.at(-1);
  if (!last) return '';
  const before =
    last.value === null
      ? ''
      : `, before as ${formatValue(last.value, { unit: last.unit, shownIn })}${last.stat ? ` (${last.stat})` : ''}`;
  return `closed again on ${formatDate(last.again.asOf)}${before}`;
}

function standingWords({ recorded, otherwise }: PeriodCell, shownIn: KpiResult['shownIn']): string {
  if (recorded) {
    const note = recorded.note ? `: ${recorded.note}` : '';
    return `${recorded.origin === 'imported' ? 'imported' : 'as reported'} on ${formatDate(recorded.asOf)}${note}`;
  }
  if (!otherwise || otherwise.value === null) return '';
  const value = formatValue(otherwise.value, { unit: otherwise.unit, shownIn });
  return `reported as ${value}, by another ${otherwise.differs}`;
}
