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
 * A goal is judged by the period of the report; from its target's period on by one as long as that, where it is
 * longer. Where the target's is shorter, by the last one as long as that in the period of the report: a year says
 * nothing about a quarter. What adds up over time is always judged by periods of the target's length.
 */
function judgedPeriods(
  course: Course,
  asked: Period,
  { asOf, additive }: { asOf: string; additive: boolean },
  calendar: FiscalCalendar,
): Period[] {
  const { target } = course;
  if (!target) return [asked];
  const lengths = { target: monthsIn(target.period), asked: monthsIn(asked) };
  const latest =
    lengths.target < lengths.asked
      ? lastOver(target.period, asked, asOf, calendar)
      : additive || (isDue(course, asked) && lengths.target > lengths.asked)
        ? lastLike(target.period, asked, calendar)
        : asked;
  const periods: Period[] = [];
  for (let i = 0; i < target.hold; i++) {
    const period = shift(latest, -i, calendar);
    if (i > 0 && endIndex(period) < endIndex(target.period)) break;
    periods.push(period);
  }
  return periods;
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
