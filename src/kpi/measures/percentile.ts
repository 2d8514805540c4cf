import type { Measure } from '../measure.ts';
import { numberStatistic, quantileMethod, statsFrom, withoutNumber } from '../number-column.ts';

export const percentile: Measure<'percentile'> = {
  ...numberStatistic,
  kind: 'percentile',
  summary: 'The value below which p per cent of the rows lie.',
  edgeCases: [withoutNumber, quantileMethod],
  serves: ['S1-2'],
  stats: spec => statsFrom(`p${spec.p}`),
};
