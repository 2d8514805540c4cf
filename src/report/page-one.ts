/** Page one: what a leader reads before the meeting. */
import type { PeriodCell, Status, Unit } from '../kpi/evaluation.ts';
import type { Plan } from '../plan/generated/types.ts';
import { fiscalCalendar, type Period, shift } from '../plan/period.ts';
import type { AnnualPart } from './annual/annual.ts';
import { annualFigures } from './annual/figures.ts';
import { type HealthFigure, type HealthInput, health } from './meeting/health.ts';
import type { JudgedFigure, KpiPart } from './model.ts';
import { formatDate, type ShownIn } from './numbers.ts';
import { breakSentences, closedBeforeSentences, restatedSentence } from './restated.ts';
import { beforePlanWords } from './sentences.ts';
import { byUrgency } from './status.ts';

export interface PageOneKpi {
  id: string;
  name: string;
  unit: Unit;
  shownIn: ShownIn;
  status: Status;
  cell: PeriodCell;
  /** The figure by which the status is, where that is not `cell`. */
  judged: JudgedFigure | null;
  sentence: string;
  /** Why there is no number, or that one was reported otherwise; null where nothing is to be said. */
  note: string | null;
  /** What the owner says about it in the period's review. */
  comment: string | null;
  series: (number | null)[];
}

export interface PageOne {
  /** Whether the plan works, as counts. */
  health: HealthFigure[];
  /** A sentence where these are the first results since the plan began, or where it began after them. */
  firstResults: string | null;
  /** At most six: where a plan has more, those that need attention most. */
  kpis: PageOneKpi[];
  /** KPIs that only the scorecard shows. */
  moreKpis: number;
  nextReviews: string[];
}

const kpisOnPageOne = 6;
const reviewsShown = 3;

export interface PageOneInput {
  period: Period;
  asOf: string;
  figures: HealthInput;
  annual: AnnualPart | null;
}

export function pageOne(
  plan: Plan,
  kpis: KpiPart[],
  { period, asOf, figures, annual }: PageOneInput,
): PageOne {
  const chosen =
    kpis.length <= kpisOnPageOne
      ? kpis
      : [...kpis].sort((a, b) => byUrgency(a.status, b.status)).slice(0, kpisOnPageOne);
  return {
    health: annual ? yearsHealth(annual, health(figures)) : health(figures),
    firstResults: firstResults(plan, period),
    kpis: chosen.map(kpi => ({
      id: kpi.id,
      name: kpi.name,
      unit: kpi.unit,
      shownIn: kpi.shownIn,
      status: kpi.status,
      cell: kpi.current,
      judged: kpi.judged,
      sentence: kpi.sentence,
      note: noteOn(kpi),
      comment: kpi.comment,
      series: kpi.series.map(cell => cell.value),
    })),
    moreKpis: kpis.length - chosen.length,
    nextReviews: (plan.review_dates ?? [])
      .filter(date => date >= asOf)
      .sort()
      .slice(0, reviewsShown),
  };
}

/** What the year delivered takes the place of the same counts as of a day. */
function yearsHealth(annual: AnnualPart, now: HealthFigure[]): HealthFigure[] {
  const standing = (id: HealthFigure['id']) => now.filter(figure => figure.id === id);
  return [...standing('kpis'), ...annualFigures(annual), ...standing('follow-ups')];
}

/** Why there is no number, that one was reported otherwise, or why the last one is none to compare with. */
function noteOn(kpi: KpiPart): string | null {
  if (kpi.current.value === null) return kpi.notes[0] ?? null;
  const isCut = kpi.changeFromPrevious === null && kpi.series.at(-2)?.otherwise;
  const closed = [restatedSentence(kpi), ...closedBeforeSentences(kpi)].filter(Boolean).join(' ');
  return closed || (isCut && breakSentences(kpi)[0]) || (kpi.notes[0] ?? null);
}

/** The first month or quarter since the plan began is looked at as soon as there are numbers; what lies before says so. */
function firstResults({ term, calendar }: Plan, period: Period): string | null {
  const start = term?.start;
  if (!start) return null;
  if (start >= period.end) return beforePlanWords(start, period, fiscalCalendar(calendar));
  if (period.kind === 'year') return null;
  const isFirst = shift(period, -1, fiscalCalendar(calendar)).end <= start;
  return isFirst ? `First results: the plan began on ${formatDate(start)}.` : null;
}
