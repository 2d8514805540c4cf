import type { Measure } from '../measure.ts';
import { notOfRows } from '../not-of-rows.ts';

const units = {
  count: 'count',
  percent: 'percent',
  points: 'points',
  score: 'score',
  duration: 'seconds',
} as const;

export const input: Measure<'input'> = {
  ...notOfRows,
  kind: 'input',
  summary:
    'Numbers that were typed into the plan by hand, each with its period, who gave it and when. For what no export holds: costs, customers, the score of a yearly survey.',
  edgeCases: [
    'A period without a number has none: nothing is carried forward.',
    'With `combine: sum` a longer period is the sum of all the shorter ones that make it up, with `combine: last` its last one; where one of them is missing there is no number.',
    'A number typed in for the longer period itself takes precedence.',
    'Of two numbers for one period the later in the list counts.',
  ],
  serves: ['S3-6d'],
  defaults: { unit: 'count' },
  stats: () => ['value'],
  // How it behaves over time: figures of months add up to that of their quarter, or they don't.
  aggregate: (_stat, { combine }) => ({ of: combine === 'sum' ? 'sum' : 'mean' }),
  traits: ({ unit, better }) => ({ unit: units[unit!], ...(better && { better }) }),
  typed: ({ values, combine }) => ({ values, combine }),
  sentence: ({ combine }) =>
    `The number that was typed into the plan for the period${combine === 'sum' ? ', or the sum of those that make it up' : combine === 'last' ? ', or the last of those that make it up' : ''}`,
  formula: () => 'as typed in',
};
