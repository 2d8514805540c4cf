/**
 * Page one's sentences: a fixed table of phrasings, so that the same state always reads the same. Plain words
 * for people who look before they read; nothing here needs statistics to be understood.
 */
import type { Change, GoalResult, KpiResult, Status } from '../kpi/evaluation.ts';
import { isPartYear } from '../kpi/part-year.ts';
import { type FiscalCalendar, type Period, periodOf } from '../plan/period.ts';
import { boundsWords, cellText, courseNow } from './cells.ts';
import type { KpiSubject } from './goals.ts';
import type { ReportHeader } from './model.ts';
import { changeSize, count, formatDate, minus, readsAsZero, type Scale } from './numbers.ts';
import { rankSentence, shortLabel } from './statistics-words.ts';

/** The days that a sentence depends on, YYYY-MM-DD. */
export interface Days {
  asOf: string;
  /** On which the plan begins, where it says so. */
  planStart: string | null;
}

/** What a phrasing may speak of. Every entry is ready to be put into a sentence. */
interface Facts {
  course: string | undefined;
  target: string | undefined;
  n: string;
  minSample: string;
  held: string;
}

/** Where the KPI stands on its course. The value itself stands in front of the sentence. */
const standing: Record<Status, (facts: Facts) => string> = {
  'on-course': ({ course, target }) => `On ${aim(course, target)}.`,
  near: ({ course, target }) => `Near, but not yet on ${aim(course, target)}.`,
  behind: ({ course, target }) => `Behind ${aim(course, target)}.`,
  met: ({ target, held }) => `The target of ${target ?? 'the plan'} is met${held}.`,
  missed: ({ target }) => `The target of ${target ?? 'the plan'} is missed.`,
  'no-data': () => 'No data for this period.',
  'too-few': ({ n, minSample }) => `Of ${n} only: too few to judge (${minSample} are needed).`,
  'no-course': () => 'No goal sets a course for it now.',
};

function aim(course: string | undefined, target: string | undefined): string {
  if (course) return `its course of ${course}`;
  return target ? `its course to ${target}` : 'its course';
}

/**
 * Its place on its course, and how it moved since the period before and since a year ago. `subject` names the
 * part of the KPI that is spoken of, where it is not the whole.
 */
export function kpiSentence(
  kpi: KpiResult,
  goal: GoalResult | null,
  subject: KpiSubject,
  days: Days,
): string {
  const stood = begins(goal, subject, days) ?? stands(kpi, goal, subject);
  const moved = movement(kpi, days);
  if (subject.part === null) return [stood, moved].filter(Boolean).join(' ');
  const figure = cellText(subject.cell, subject.scale);
  const part = `For ${subject.part} (${figure}): ${lowerFirst(stood)}`;
  const { kind } = kpi.current.period;
  if (kpi.current.value === null) return part;
  const whole = !goal?.judged ? 'The whole' : goal.own ? `The whole ${kind}` : `The ${kind}`;
  const now = cellText(kpi.current, kpi);
  return moved === noPast ? `${part} ${whole}: ${now}.` : `${part} ${whole} (${now}): ${lowerFirst(moved)}`;
}

/** Of a period before the goal's course: from where that starts. */
function begins(
  goal: GoalResult | null,
  { cell, status }: KpiSubject,
  { planStart }: Days,
): string | undefined {
  if (!goal?.target || status !== 'no-course' || cell.value === null) return undefined;
  const isBefore = planStart !== null && cell.period.end <= planStart;
  const starts = goal.baseline && `${shortLabel(goal.baseline.period)} is where it starts from.`;
  if (isBefore) return `Before the plan: ${starts ?? `it begins on ${formatDate(planStart)}.`}`;
  return starts && cell.period.end <= goal.baseline!.period.end ? `Before its course: ${starts}` : undefined;
}

function stands(kpi: KpiResult, goal: GoalResult | null, { cell, scale, status }: KpiSubject): string {
  if (cell.small === 'withheld') return 'Withheld, so that nobody can be recognised among so few.';
  const course = goal && courseNow(goal);
  return standing[cell.value === null ? 'no-data' : status]({
    course: (course && boundsWords(course, scale)) ?? undefined,
    target: (goal?.target && boundsWords(goal.target, scale)) ?? undefined,
    n: cell.n === null ? 'few rows' : cell.n === 1 ? '1 row' : `${count(cell.n)} rows`,
    minSample: count(kpi.minSample),
    held: goal?.held && goal.held.of > 1 ? `, ${goal.held.met} of ${goal.held.of} periods in a row` : '',
  });
}

const noPast = 'There is no earlier figure to compare with.';

/**
 * `Down 8.7 points from the quarter before (worse, more than chance), about the same as in the same quarter a year ago (+1.2 points,
 * no more than chance). The lowest of 20 quarters.`
 */
function movement(kpi: KpiResult, days: Days): string {
  if (kpi.current.value === null) return '';
  const { kind } = kpi.current.period;
  const part = partYearWords(kpi, days);
  if (part) return part;
  const changes = [
    { change: kpi.changeFromPrevious, since: `the ${kind} before` },
    { change: kind === 'year' ? null : kpi.changeFromLastYear, since: `the same ${kind} a year ago` },
  ].flatMap(({ change, since }) => (change ? [{ change, since }] : []));
  if (!changes.length) return noPast;
  return [since(changes, kpi), rankSentence(kpi.rank, kind)].filter(Boolean).join(' ');
}

interface Since {
  change: Change;
  /** `the quarter before`. */
  since: string;
}

function since(changes: readonly Since[], scale: Scale): string {
  if (changes.every(({ change }) => readsAsZero(change, scale)))
    return `The same as in ${changes.map(({ since }) => since).join(' and in ')}.`;
  if (changes.length > 1 && changes.every(({ change }) => isChance(change, scale))) {
    const sizes = changes.map(({ change, since }) => `in ${since} (${signedSize(change, scale)})`);
    return `About the same as ${sizes.join(' and ')}: no more than chance.`;
  }
  return `${upperFirst(changes.map(({ change, since }) => moved(change, scale, since)).join(', '))}.`;
}

function moved(change: Change, scale: Scale, since: string): string {
  if (readsAsZero(change, scale)) return `the same as in ${since}`;
  if (isChance(change, scale))
    return `about the same as in ${since} (${signedSize(change, scale)}, no more than chance)`;
  const way = change.difference > 0 ? 'up' : 'down';
  const words = [
    change.better === null ? '' : change.better ? 'better' : 'worse',
    change.verdict.is === 'moved' ? 'more than chance' : '',
  ];
  const verdict = words.filter(Boolean).join(', ');
  return `${way} ${changeSize(change, scale)} from ${since}${verdict && ` (${verdict})`}`;
}

/** A difference that is seen, and of a size that comes about by itself. */
function isChance(change: Change, scale: Scale): boolean {
  return change.verdict.is === 'no-detectable-change' && !readsAsZero(change, scale);
}

/** `+4.3 points`, `−3`. */
function signedSize(change: Change, scale: Scale): string {
  return (change.difference > 0 ? '+' : minus) + changeSize(change, scale);
}

/** Why a year is compared with none; undefined where it is. */
function partYearWords({ current, previous, dataUntil }: KpiResult, { asOf }: Days): string | undefined {
  const nothing = 'so there is nothing to compare it with.';
  if (isPartYear(current)) {
    if (asOf < current.period.end) return `Not complete yet, ${nothing}`;
    const endsWithin =
      dataUntil !== null && dataUntil >= current.period.start && dataUntil < current.period.end;
    if (current.provisional && endsWithin) return `Its rows end on ${formatDate(dataUntil)}, ${nothing}`;
    return `The exports don't cover the whole year, ${nothing}`;
  }
  return previous?.value != null && isPartYear(previous)
    ? `The exports don't cover the whole year before, ${nothing}`
    : undefined;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** What came of a promise of resources, as of a day. */
export function grantWords(
  state: 'received' | 'late' | 'due' | 'undated',
  due: string | null,
  received: string | null,
) {
  switch (state) {
    case 'received':
      return received ? `received ${formatDate(received)}` : 'received';
    case 'late':
      return due ? `was due ${formatDate(due)}` : 'late';
    case 'due':
      return due ? `due ${formatDate(due)}` : 'due';
    case 'undated':
      return 'not received, no date given';
  }
}

/** `1 day late`, `12 days late`. */
export function daysLate(days: number): string {
  return days === 1 ? '1 day late' : `${count(days)} days late`;
}

/** Whose plan it is, and who answers for the numbers. */
export function unitLine({ unit, accountable }: { unit: string | null; accountable: string[] }): string {
  const answers = accountable.length ? `Accountable: ${accountable.join(', ')}` : '';
  return [unit, answers].filter(Boolean).join(' · ');
}

/** Why the period's numbers may still change. */
export function provisionalWords(period: Period, asOf: string): string {
  return asOf < period.end
    ? `Provisional: the period ends after ${formatDate(asOf)}, so these figures will still change.`
    : 'Provisional: an export ends before the period does, so these figures may still change.';
}

/** Of a period that ended before the plan began: whose plan it is, and what is left out. */
export function beforePlanWords(planStart: string, period: Period, calendar: FiscalCalendar): string {
  const year = shortLabel(periodOf(planStart, 'year', calendar));
  return `The plan (${year}) began on ${formatDate(planStart)}, after ${shortLabel(period)}: its goals, grants and initiatives are not of this ${period.kind}.`;
}

/** Where the list of grants, or of initiatives, is empty. */
export function nothingWords(what: 'grants' | 'initiatives', { isBeforePlan, period }: ReportHeader): string {
  if (isBeforePlan) return `None of this ${period.kind}: the plan began after it.`;
  return what === 'grants'
    ? 'The plan names nothing that a leader has promised.'
    : 'The plan has no initiatives yet.';
}

/** The report's title: of a year it is an annual statement. */
export function headline({ title, period }: { title: string; period: Period }): string {
  return period.kind === 'year' ? `Annual statement: ${title}` : title;
}

/** Above the counts that page one begins with. */
export function healthTitle(annual: { year: string } | null): string {
  return annual ? `${annual.year} in figures` : 'Is the plan working?';
}

/** Where the plan has no review file for the period. */
export function noReviewWords(period: Period): string {
  return `There is no review of ${shortLabel(period)} yet: what stands here is proposed.`;
}
