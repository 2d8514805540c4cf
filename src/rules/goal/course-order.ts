import type { Goal, Plan } from '../../plan/generated/types.ts';
import { dayBefore, endIndex, type Period } from '../../plan/period.ts';
import { visitGoals } from '../alive.ts';
import { amountIn, asWritten, type GoalMeasure, measureOf, periodNamed } from '../course.ts';
import { isGap } from '../gap.ts';
import type { Report, Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/course-order',
  depth: 'core',
  severity: 'error',
  reads: ['/kpis', '/calendar'],
  summary:
    "A course that doesn't lead from baseline over milestones to target, or is due before its target's period is over.",
  why: 'Between baseline, milestones and target the report draws the line that each quarter is judged by. A point out of order bends that line back, and a due date inside the period asks for a number that does not exist yet.',
  serves: ['S3-2b', 'S0-20'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  target: {gte: 75 %, period: 2027-Q3}
  due: 2027-07-31          # the quarter ends on 2027-09-30
`,
    valid: `goals:
- id: g-answer
  target: {gte: 75 %, period: 2027-Q3}
  due: 2027-09-30
`,
  },
  check: [
    visitGoals((goal, at, context) => {
      // One slip mostly puts several points out of order: the first one found is enough.
      const found =
        periodsOutOfOrder(goal, at, context.plan) ??
        valuesOutOfOrder(goal, at, measureOf(goal, context)) ??
        dueTooEarly(goal, at, context.plan);
      if (found) context.report(found);
    }),
  ],
};

interface Point {
  at: string;
  called: string;
  period: Period;
  name: string;
}

function periodsOutOfOrder(goal: Goal, at: string, plan: Plan): Report | undefined {
  const named: [string, string, string | null | undefined][] = [
    ['baseline/period', 'the baseline', goal.baseline?.period],
    ...(goal.milestones ?? []).map((milestone, i): [string, string, string] => [
      `milestones/${i}/period`,
      'the milestone',
      milestone.period,
    ]),
    ['target/period', 'the target', goal.target?.period],
  ];
  const points = named.flatMap(([key, called, name]): Point[] => {
    const period = periodNamed(name, plan);
    return period && name ? [{ at: `${at}/${key}`, called, period, name }] : [];
  });
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    if (before && endIndex(point.period) <= endIndex(before.period))
      return {
        at: point.at,
        message: `In goal "${goal.id}" ${point.called} (${point.name}) doesn't come after ${before.called} (${before.name}).`,
        help: 'Put the points in order of time: baseline, milestones, target.',
        related: [{ at: before.at, message: before.called }],
      };
  }
  return undefined;
}

/** Milestones whose value leaves the way from baseline to target, for either bound. */
function valuesOutOfOrder(goal: Goal, at: string, measure: GoalMeasure | undefined): Report | undefined {
  if (!measure) return undefined;
  const both = !isGap(goal.target?.gte) && !isGap(goal.target?.lte);
  for (const [side, sign, worse] of [
    ['gte', 1, 'less'],
    ['lte', -1, 'more'],
  ] as const) {
    const target = goal.target?.[side];
    const end = amountIn(target, measure);
    // Where both bounds are set the baseline may lie on either side.
    let before = {
      value: both ? undefined : amountIn(goal.baseline?.value, measure),
      written: goal.baseline?.value,
      called: 'the baseline',
    };
    // A target behind the baseline is goal/wrong-direction's to report; every milestone would be wrong as well.
    if (end !== undefined && before.value !== undefined && sign * end < sign * before.value) continue;
    for (const [i, milestone] of (goal.milestones ?? []).entries()) {
      const written = milestone[side];
      const value = amountIn(written, measure);
      if (value === undefined || end === undefined) continue;
      const place = {
        at: `${at}/milestones/${i}/${side}`,
        help: 'Milestones lead step by step from the baseline to the target.',
      };
      const says = `In goal "${goal.id}" the milestone of ${milestone.period} (${asWritten(written!)})`;
      if (
        before.value !== undefined &&
        sign * value < sign * before.value &&
        sign * before.value <= sign * end
      )
        return {
          ...place,
          message: `${says} is ${worse} than ${before.called} before it (${asWritten(before.written!)}).`,
        };
      if (sign * value > sign * end)
        return { ...place, message: `${says} already passes the target (${asWritten(target!)}).` };
      before = { value, written, called: 'the milestone' };
    }
  }
  return undefined;
}

function dueTooEarly(goal: Goal, at: string, plan: Plan): Report | undefined {
  const period = periodNamed(goal.target?.period, plan);
  if (!period || !goal.due || goal.due >= dayBefore(period.end)) return undefined;
  // A day before the plan starts is too early for any period: goal/due-outside-term says so.
  if (goal.due < (plan.term?.start ?? '')) return undefined;
  return {
    at: `${at}/due`,
    message: `Goal "${goal.id}" is due on ${goal.due}, before its target's period ${goal.target!.period} ends on ${dayBefore(period.end)}.`,
    help: `Make it due on ${dayBefore(period.end)} or later, or take an earlier period for the target.`,
    related: [{ at: `${at}/target/period`, message: "the target's period" }],
  };
}

export default rule;
