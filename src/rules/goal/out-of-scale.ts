import type { Goal, QuantityText } from '../../plan/generated/types.ts';
import { fitsWorkingTime, parseQuantity } from '../../plan/quantity.ts';
import { visitGoals } from '../alive.ts';
import { amountIn, asWritten, type GoalMeasure, measureOf } from '../course.ts';
import type { Report, Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/out-of-scale',
  depth: 'core',
  severity: 'error',
  reads: ['/kpis'],
  summary: "A target, baseline or milestone that the KPI can't have: beyond its scale, or in another unit.",
  why: "A share can't pass 100 %, a rating from 1 to 5 can't be 6, and a share can't be 28 minutes. Such a number can never be compared with what the KPI gives.",
  serves: ['S3-2b', 'S3-2d'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  target: {gte: 110 %, period: 2027-Q3}
`,
    valid: `goals:
- id: g-answer
  target: {gte: 75 %, period: 2027-Q3}
`,
  },
  check: [
    visitGoals((goal, at, context) => {
      const measure = measureOf(goal, context);
      if (!measure) return;
      for (const [key, written] of amountsOf(goal)) {
        const found = outOfScale(written, measure);
        if (found) context.report({ at: `${at}/${key}`, ...found });
      }
    }),
  ],
};

/** Every amount of a goal, by its pointer below the goal. */
function amountsOf(goal: Goal): [string, QuantityText][] {
  const amounts: [string, QuantityText | null | undefined][] = [
    ['baseline/value', goal.baseline?.value],
    ...(goal.milestones ?? []).flatMap((milestone, i): [string, QuantityText | undefined][] => [
      [`milestones/${i}/gte`, milestone.gte],
      [`milestones/${i}/lte`, milestone.lte],
    ]),
    ['target/gte', goal.target?.gte],
    ['target/lte', goal.target?.lte],
  ];
  return amounts.filter(
    (amount): amount is [string, QuantityText] => amount[1] !== null && amount[1] !== undefined,
  );
}

const spelled = {
  percent: { a: 'a share in per cent', like: '75 %' },
  points: { a: 'a score in points', like: '40' },
  seconds: { a: 'a time', like: '45s, 20m, 4h or 2d' },
  count: { a: 'a number', like: '120' },
  score: { a: 'a score', like: '4.2' },
} as const;

/** What is wrong with an amount of a KPI: it can't be read as one, or lies outside of the measure's scale. */
export function outOfScale(written: QuantityText, measure: GoalMeasure): Omit<Report, 'at'> | undefined {
  const { kpi, traits } = measure;
  const unit = spelled[traits.unit];
  const quantity = parseQuantity(written);
  if (!quantity)
    return {
      message: `${asWritten(written)} can't be read as an amount.`,
      help: `"${kpi.id}" is ${unit.a}: write it like ${unit.like}.`,
    };
  if (!fitsWorkingTime(written, traits.working))
    return {
      message: `${asWritten(written)} can't be a value of "${kpi.id}", which counts working ${traits.working}: a working day has no fixed number of hours.`,
      help:
        traits.working === 'hours'
          ? 'Write it in hours, such as 16h, or let the measure count days: clock: working_days.'
          : 'Write it in days, such as 3d, or let the measure count hours: clock: business.',
    };
  const amount = amountIn(written, measure);
  if (amount === undefined)
    return {
      message:
        quantity.unit === 'plain'
          ? `${asWritten(written)} has no unit, and "${kpi.id}" is ${unit.a}.`
          : `${asWritten(written)} can't be a value of "${kpi.id}", which is ${unit.a}.`,
      help: `Write it like ${unit.like}.`,
    };
  if (traits.max !== undefined && amount > traits.max)
    return {
      message: `${asWritten(written)} is above ${bound(traits.max, measure)}, the highest value "${kpi.id}" can have.`,
      help: 'Check the number.',
    };
  if (traits.min !== undefined && amount < traits.min)
    return {
      message: `${asWritten(written)} is below ${bound(traits.min, measure)}, the lowest value "${kpi.id}" can have.`,
      help: 'Check the number.',
    };
  return undefined;
}

function bound(value: number, { traits }: GoalMeasure): string {
  return traits.unit === 'percent' ? `${value} %` : String(value);
}

export default rule;
