import type { Measure } from '../measure.ts';
import { notOfRows } from '../not-of-rows.ts';

export const ratio: Measure<'ratio'> = {
  ...notOfRows,
  kind: 'ratio',
  summary:
    'One number divided by another: contacts per 100 customers, cost per contact, the share of sessions that needed no contact. Each side is a measure with its own source, anchor and filter, the id of a KPI, or numbers typed in.',
  edgeCases: [
    'What a side does not say (source, filter) is as the KPI says; the anchor is that of the side or the default of its measure.',
    'Without a number on either side, or with 0 below, there is no number.',
    'Where one side is withheld for privacy, the ratio is.',
    'A KPI as a side gives the number of its own definition in each period, its headline statistic.',
    'It is covered as far as both sides are.',
  ],
  serves: ['S3-6d', 'RB20'],
  defaults: { per: 1, unit: 'number' },
  lacks: ({ per, unit }) =>
    unit === 'percent' && per !== 1
      ? 'A ratio in percent is per 100 already: leave `per` out, or the unit.'
      : undefined,
  stats: () => ['ratio'],
  // A quotient doesn't add up over time, as a mean doesn't.
  aggregate: () => ({ of: 'mean' }),
  traits: ({ unit, better }) => ({
    unit: unit === 'percent' ? 'percent' : 'score',
    ...(better && { better }),
  }),
  parts: ({ numerator, denominator, per, unit }) => ({
    numerator,
    denominator,
    per: unit === 'percent' ? 100 : per!,
  }),
  sentence: ({ per, unit }) =>
    `The numerator divided by the denominator${unit === 'percent' ? ', in per cent' : per === 1 ? '' : `, times ${per}`}`,
  formula: ({ per, unit }) =>
    `numerator / denominator${unit === 'percent' ? ' × 100' : per === 1 ? '' : ` × ${per}`}`,
};
