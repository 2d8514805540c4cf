/** Which goals are about a KPI, and by which periods they are judged. */
import { canonicalJson } from '../plan/canonical-json.ts';
import type { Filter, Goal, Plan } from '../plan/generated/types.ts';
import { endIndex, type FiscalCalendar, type Period, shift } from '../plan/period.ts';
import { amountIn, type Course, courseOf, isDue } from './course.ts';
import { type GoalJob, isAdditive, type Job } from './job.ts';

/** The goals of a KPI, and the slices of its rows that they are about. */
export function goalJobsOf(
  { kpi, measure, spec, stat, current }: Pick<Job, 'kpi' | 'measure' | 'spec' | 'stat' | 'current'>,
  plan: Plan,
  { asOf, calendar }: { asOf: string; calendar: FiscalCalendar },
): { goals: GoalJob[]; slices: Filter[] } {
  const slices: Filter[] = [];
  const goals = goalsOf(plan, kpi.id).map((goal): GoalJob => {
    const part = typeof goal.kpi === 'object' && goal.kpi && !Array.isArray(goal.kpi) ? goal.kpi : undefined;
    const goalStat = part?.stat ?? stat;
    const { unit, working } = measure.traits(spec, goalStat);
    const course = courseOf(goal, amountIn(unit, kpi.unit ?? null, working), calendar);
    return {
      goal,
      course,
      stat: goalStat,
      slice: sliceIndex(slices, part?.slice),
      setBy: course.baseline?.period.end ?? plan.term?.start ?? null,
      begins: beginOf(course, plan),
      judged: judgedPeriods(
        course,
        current,
        { asOf, additive: isAdditive(measure.aggregate(goalStat, spec)) },
        calendar,
      ),
    };
  });
  return { goals, slices };
}

/** The end of its baseline's period; without one the start of the plan, unless it is an earlier plan's goal. */
function beginOf({ baseline, target }: Course, { term }: Plan): string | null {
  if (baseline) return baseline.period.end;
  return term?.start && target && term.start < target.period.end ? term.start : null;
}

function goalsOf(plan: Plan, kpi: string): Goal[] {
  return (plan.goals ?? []).filter(({ kpi: about }) => {
    if (!about) return false;
    if (typeof about === 'string') return about === kpi;
    return Array.isArray(about) ? about.includes(kpi) : about.id === kpi;
  });
}

/** Goals about the same rows share a slice. */
function sliceIndex(slices: Filter[], slice: Filter | undefined): number {
  if (!slice || Object.keys(slice).length === 0) return -1;
  const wanted = canonicalJson(slice);
  const known = slices.findIndex(other => canonicalJson(other) === wanted);
  return known >= 0 ? known : slices.push(slice) - 1;
}

/**
 * Once its target's period is over, a goal is judged by that, and by as many after it as its `hold` asks for: what the
 * KPI does later changes nothing. Until then by the period of the report, or one as long as the target's in it: a year
 * says nothing about a quarter, and what adds up over time compares by periods of one length alone.
 */
function judgedPeriods(
  course: Course,
  asked: Period,
  { asOf, additive }: { asOf: string; additive: boolean },
  calendar: FiscalCalendar,
): Period[] {
  const { target } = course;
  if (!target) return [asked];
  const decided = Array.from({ length: target.hold }, (_, i) => shift(target.period, i, calendar)).filter(
    ({ end }) => end <= asked.end && end <= asOf,
  );
  if (decided.length) return decided;
  const lengths = { target: monthsIn(target.period), asked: monthsIn(asked) };
  if (lengths.target < lengths.asked) return [lastOver(target.period, asked, asOf, calendar)];
  const isLonger = isDue(course, asked) && lengths.target > lengths.asked;
  return [additive || isLonger ? lastLike(target.period, asked, calendar) : asked];
}

/** The last period as long as the target's that is over when `asked` is. */
function lastLike(target: Period, asked: Period, calendar: FiscalCalendar): Period {
  return shift(target, Math.floor((endIndex(asked) - endIndex(target)) / monthsIn(target)), calendar);
}

/** Of those inside `asked` the last that was over before as-of, else the first. */
function lastOver(target: Period, asked: Period, asOf: string, calendar: FiscalCalendar): Period {
  let period = lastLike(target, asked, calendar);
  while (period.end > asOf && shift(period, -1, calendar).start >= asked.start)
    period = shift(period, -1, calendar);
  return period;
}

function monthsIn({ kind }: Period): number {
  return { month: 1, quarter: 3, year: 12 }[kind];
}
