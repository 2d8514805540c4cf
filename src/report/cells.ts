/** What a cell, a course and a change read like: the same words in the terminal, Markdown and HTML. */
import type {
  Cell,
  Change,
  CoursePoint,
  GoalResult,
  GroupCell,
  Guard,
  PeriodCell,
} from '../kpi/evaluation.ts';
import type { Period } from '../plan/period.ts';
import type { ScorecardRow } from './model.ts';
import { count, formatChange, formatDate, formatValue, readsAsZero, type Scale } from './numbers.ts';
import { verdictWords } from './statistics-words.ts';

/** Stands where there is nothing to show. */
export const none = '–';

/**
 * `76.6 %`; in brackets where it is of too few rows; `withheld` for privacy; a dash without data. A stock in a period
 * that is not over says of which day it is: `81 on 30 Sep 2026`.
 */
export function cellText(
  cell: Pick<Cell, 'value' | 'small'> & Pick<PeriodCell, 'until'>,
  scale: Scale,
): string {
  if (cell.small === 'withheld') return 'withheld';
  if (cell.value === null) return none;
  const day = cell.until ? ` on ${formatDate(cell.until)}` : '';
  const text = formatValue(cell.value, scale) + day;
  return cell.small === 'too-few' ? `[${text}]` : text;
}

/** Whether what the rows of a breakdown are of says more than their values: the rows of a count are the count. */
export function hasBasis(groups: readonly GroupCell[], scale: Scale): boolean {
  return groups.some(group => basisText(group) !== cellText(group, scale));
}

/** `2 100 of 2 740`, `2 740`, or a dash. */
export function basisText(cell: Pick<Cell, 'numerator' | 'n'>): string {
  if (cell.n === null) return none;
  return cell.numerator === null ? count(cell.n) : `${count(cell.numerator)} of ${count(cell.n)}`;
}

type Bounds = Pick<CoursePoint, 'gte' | 'lte'>;

/** `≥ 78.0 %`, `≤ 2 d`, `70.0 % – 80.0 %`; undefined where neither bound is set. */
export function boundsText({ gte, lte }: Bounds, scale: Scale): string | undefined {
  if (gte !== null && lte !== null) return `${formatValue(gte, scale)} – ${formatValue(lte, scale)}`;
  if (gte !== null) return `≥ ${formatValue(gte, scale)}`;
  return lte === null ? undefined : `≤ ${formatValue(lte, scale)}`;
}

/** `at least 78.0 %`, `at most 2 d`, `between 70.0 % and 80.0 %`. */
export function boundsWords({ gte, lte }: Bounds, scale: Scale): string | undefined {
  if (gte !== null && lte !== null)
    return `between ${formatValue(gte, scale)} and ${formatValue(lte, scale)}`;
  if (gte !== null) return `at least ${formatValue(gte, scale)}`;
  return lte === null ? undefined : `at most ${formatValue(lte, scale)}`;
}

/** The course where a goal is judged: at the end of its series, or in a period of its own. Null before it begins. */
export function courseNow(goal: GoalResult): CoursePoint | null {
  if (goal.status === 'no-course') return null;
  return goal.judged ? goal.judged.course : (goal.course.at(-1) ?? null);
}

/** The title of a column that compares with a year ago. */
export const sinceLastYear = 'Since a year ago';

/** Without that column in a report of a year, where it would say what the one on the period before it says. */
export function comparing<C extends { title: unknown }>(
  period: Period | undefined,
  columns: readonly C[],
): C[] {
  return columns.filter(({ title }) => period?.kind !== 'year' || title !== sinceLastYear);
}

/** The figure that a status belongs to: that of the period, or another one by which it is judged. */
export function statusFigure({
  cell,
  unit,
  shownIn,
  judged,
}: Pick<ScorecardRow, 'cell' | 'judged'> & Scale): { cell: PeriodCell; scale: Scale } {
  return judged
    ? { cell: judged.cell, scale: { unit: judged.unit, shownIn } }
    : { cell, scale: { unit, shownIn } };
}

/** What a row of the scorecard is judged by: the figure, its course and, where it is not the row's own value, what it is of. */
export function judgedBy(row: ScorecardRow): { figure: string; course: string; of: string | null } {
  const { course } = row.judged ?? row;
  const { cell, scale } = statusFigure(row);
  const isJudged = row.judged !== null || row.status !== 'no-course';
  return {
    figure: isJudged ? marked(cell, scale) : none,
    course: (course && boundsText(course, scale)) ?? none,
    of: row.judged?.of ?? null,
  };
}

/** The figure, with a mark where it may still change. */
export function marked(cell: PeriodCell, scale: Scale): string {
  return cellText(cell, scale) + (cell.provisional && cell.value !== null ? '*' : '');
}

/** `Year so far`, `Quarter`: the column of the values where statuses are by other figures. */
export function valueTitle({ period, asOf }: { period: Period; asOf: string }): string {
  const kind = `${period.kind[0]!.toUpperCase()}${period.kind.slice(1)}`;
  return asOf < period.end ? `${kind} so far` : kind;
}

/** `−8.7 points, worse, no detectable change`; a dash where there is nothing to compare with. */
export function changeText(change: Change | null, scale: Scale): string {
  if (!change) return none;
  if (readsAsZero(change, scale)) return 'no change';
  const words = [formatChange(change, scale), directionWord(change), verdictWords(change.verdict)];
  return words.filter(Boolean).join(', ');
}

/** `better`, `worse`; nothing where no direction is known. */
export function directionWord({ better }: Change): string {
  return better === null ? '' : better ? 'better' : 'worse';
}

/** `Median days promised: 4.0 d (4.5 d before)`. */
export function guardText(guard: Guard): string {
  const scale: Scale = { unit: guard.unit, shownIn: null };
  const value = guard.value === null ? 'no data' : formatValue(guard.value, scale);
  const before = guard.previous === null ? '' : ` (${formatValue(guard.previous, scale)} before)`;
  return `${guard.name}: ${value}${before}`;
}
