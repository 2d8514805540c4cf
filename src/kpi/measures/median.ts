import type { Measure } from '../measure.ts';
import { numberStatistic, quantileMethod, statsFrom, withoutNumber } from '../number-column.ts';

export const median: Measure<'median'> = {
  ...numberStatistic,
  kind: 'median',
  summary: 'The middle value of a number column: half of the rows lie below it.',
  edgeCases: [withoutNumber, quantileMethod],
  serves: ['S1-2'],
  stats: () => statsFrom('median'),
};
