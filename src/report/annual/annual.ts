/** The annual statement: what was delivered in the year, whether it helped, and what is to be delivered next. */
import { compareCodePoints } from '../../diagnostic/diagnostic.ts';
import type { Evaluation } from '../../kpi/evaluation.ts';
import type { Plan } from '../../plan/generated/types.ts';
import { fiscalCalendar, type Period, shift } from '../../plan/period.ts';
import type { DecisionRow } from '../meeting/decisions.ts';
import type { KpiPart } from '../model.ts';
import type { ActionRow, GrantRow, InitiativeRow } from '../promises.ts';
import { shortLabel } from '../statistics-words.ts';
import { type AnnualGoal, annualGoals } from './goals.ts';
import { type AnnualKpi, annualKpis } from './kpis.ts';
import { type AnnualPromise, annualPromises } from './promises.ts';
import { type ToDeliver, toDeliver } from './to-deliver.ts';

export interface AnnualPart {
  /** `FY27`. */
  year: string;
  /** False while the year is not over on the as-of date. */
  over: boolean;
  /** Goals whose target was for a period of the year, and those closed in it. */
  goals: AnnualGoal[];
  kpis: AnnualKpi[];
  /** Standing promises over the periods of the year. */
  promises: AnnualPromise[];
  /** Actions done in the year, by the day; then those without a day that were due in it. */
  done: ActionRow[];
  /** Actions that fell due in the year and are not done. */
  notDone: ActionRow[];
  /** Grants received in the year. */
  received: GrantRow[];
  /** Grants that fell due in the year and were not received. */
  notReceived: GrantRow[];
  /** Decisions of reviews that were held in the year. */
  decisions: DecisionRow[];
  /** Initiatives that began before the year was over, with what they cost and what their KPIs did. */
  initiatives: InitiativeRow[];
  next: ToDeliver[];
}

export interface AnnualInput {
  plan: Plan;
  evaluation: Evaluation;
  kpis: readonly KpiPart[];
  actions: readonly ActionRow[];
  grants: readonly GrantRow[];
  initiatives: readonly InitiativeRow[];
  decisions: readonly DecisionRow[];
}

/** Null for a period that is not a year. */
export function annualPart(input: AnnualInput): AnnualPart | null {
  const { plan, evaluation, kpis, actions, grants } = input;
  const { period: year, asOf } = evaluation;
  if (year.kind !== 'year') return null;
  const isIn = (day: string | null) => day !== null && day >= year.start && day < year.end && day <= asOf;
  const doneInYear = actions.filter(({ state, done, due }) => state === 'done' && isIn(done ?? due));
  return {
    year: shortLabel(year),
    over: asOf >= year.end,
    goals: annualGoals(kpis, year),
    kpis: annualKpis(evaluation.kpis),
    promises: annualPromises(evaluation.commitments, year),
    done: doneInYear.sort((a, b) => compareCodePoints(a.done ?? '9', b.done ?? '9')),
    notDone: actions.filter(({ state, due }) => state === 'overdue' && isIn(due)),
    received: grants.filter(({ received }) => isIn(received)),
    notReceived: grants.filter(({ state, due }) => state === 'late' && isIn(due)),
    decisions: input.decisions.filter(({ date }) => isIn(date)),
    initiatives: initiativesOf(input, year),
    next: toDeliver(
      { ...input, reviewDates: plan.review_dates ?? [], asOf },
      year,
      shift(year, 1, fiscalCalendar(plan.calendar)),
    ),
  };
}

function initiativesOf({ plan, initiatives }: AnnualInput, { end }: Period): InitiativeRow[] {
  const later = new Set(
    (plan.initiatives ?? []).flatMap(({ id, start }) => (start && start >= end ? [id] : [])),
  );
  return initiatives.filter(({ id, status }) => status !== 'planned' && !later.has(id));
}
