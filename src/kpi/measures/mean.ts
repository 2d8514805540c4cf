import type { Measure } from '../measure.ts';
import { numberStatistic, statsFrom, withoutNumber } from '../number-column.ts';
import { weighted } from '../weight.ts';

export const mean: Measure<'mean'> = weighted({
  ...numberStatistic,
  kind: 'mean',
  summary: 'The arithmetic mean of a number column.',
  edgeCases: [withoutNumber],
  serves: ['S3-6d'],
  stats: () => statsFrom('mean'),
});
