import { type Measure, named } from '../measure.ts';
import { numberColumn, withoutNumber } from '../number-column.ts';

export const sum: Measure<'sum'> = {
  ...numberColumn,
  kind: 'sum',
  summary: 'The total of a number column.',
  edgeCases: [withoutNumber, 'The sum is compensated for rounding, so that a million rows do not drift.'],
  serves: ['S3-6d'],
  stats: () => ['sum'],
  traits: () => ({ unit: 'count' }),
  sentence: spec => `The total of ${named(spec.column)}`,
  formula: spec => `sum of ${named(spec.column)} in the period`,
};
