import type { Goal } from '../../plan/generated/types.ts';
import { visitGoals } from '../alive.ts';
import { amountIn, asWritten, type GoalMeasure, measureOf } from '../course.ts';
import { isGap } from '../gap.ts';
import type { Report, Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/wrong-direction',
  depth: 'core',
  severity: 'error',
  reads: ['/kpis'],
  summary: 'A target on the wrong side of the baseline, or one that asks the KPI to get worse.',
  why: 'A target behind the starting point counts as reached while the service gets worse. Mostly `gte` (at least) and `lte` (at most) were mixed up, or two numbers were swapped.',
  serves: ['S3-2b', 'S3-2d'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  baseline: {value: 62.9 %, period: 2026-Q4}
  target: {gte: 55 %, period: 2027-Q3}
  milestones:
`,
    valid: `goals:
- id: g-answer
  baseline: {value: 62.9 %, period: 2026-Q4}
  target: {gte: 75 %, period: 2027-Q3}
`,
  },
  check: [
    visitGoals((goal, at, context) => {
      const measure = measureOf(goal, context);
      const found = measure && wrongDirection(goal, at, measure);
      if (found) context.report(found);
    }),
  ],
};

/** The first thing that is wrong: a range that can't be met, the measure's own direction, the baseline. */
export function wrongDirection(goal: Goal, at: string, measure: GoalMeasure): Report | undefined {
  const { gte, lte } = goal.target ?? {};
  const least = amountIn(gte, measure);
  const most = amountIn(lte, measure);
  if (least !== undefined && most !== undefined)
    return least > most
      ? {
          at: `${at}/target`,
          message: `Goal "${goal.id}" asks for at least ${asWritten(gte!)} and at most ${asWritten(lte!)}: no value is both.`,
          help: 'Swap the two values, or keep one of them.',
        }
      : undefined;
  const { better } = measure.traits;
  if (better === 'higher' && isGap(gte) && most !== undefined)
    return {
      at: `${at}/target/lte`,
      message: `Goal "${goal.id}" asks for at most ${asWritten(lte!)}, but of "${measure.kpi.id}" more is better.`,
      help: 'Write `gte` (at least) in place of `lte` (at most).',
    };
  if (better === 'lower' && isGap(lte) && least !== undefined)
    return {
      at: `${at}/target/gte`,
      message: `Goal "${goal.id}" asks for at least ${asWritten(gte!)}, but of "${measure.kpi.id}" less is better.`,
      help: 'Write `lte` (at most) in place of `gte` (at least).',
    };
  const baseline = amountIn(goal.baseline?.value, measure);
  if (baseline === undefined) return undefined;
  const behind = {
    help: 'Check both numbers: is one of them mistyped, or are they swapped?',
    related: [{ at: `${at}/baseline/value`, message: 'the baseline' }],
  };
  if (least !== undefined && least < baseline)
    return {
      at: `${at}/target/gte`,
      message: `Goal "${goal.id}" asks for at least ${asWritten(gte!)}, less than the ${asWritten(goal.baseline!.value!)} it starts from.`,
      ...behind,
    };
  if (most !== undefined && most > baseline)
    return {
      at: `${at}/target/lte`,
      message: `Goal "${goal.id}" asks for at most ${asWritten(lte!)}, more than the ${asWritten(goal.baseline!.value!)} it starts from.`,
      ...behind,
    };
  return undefined;
}

export default rule;
