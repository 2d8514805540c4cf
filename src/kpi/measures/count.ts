import type { Measure } from '../measure.ts';

export const count: Measure<'count'> = {
  kind: 'count',
  summary: 'How many rows there are in the period.',
  edgeCases: [
    'A period that the export covers and that has no rows counts 0; one that it does not cover has no number.',
  ],
  serves: ['S3-6d'],
  stats: () => ['count'],
  aggregate: () => ({ of: 'rows' }),
  traits: () => ({ unit: 'count', min: 0 }),
  anchors: () => ['created_at'],
  sentence: () => 'The number of rows',
  formula: () => 'rows in the period',
  needs: () => [],
  outcomes: () => [{ label: 'rows', weight: 1 }],
  reasons: () => [],
  read: () => ({ outcome: () => 0 }),
};
