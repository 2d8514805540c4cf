import { filterInWords } from '../filter-words.ts';
import type { Measure } from '../measure.ts';
import { weighted } from '../weight.ts';

export const share: Measure<'share'> = weighted({
  kind: 'share',
  summary: 'The share of rows that are good, of all rows or of those that `of` names.',
  edgeCases: [
    'A row without a value in a column of `good` is not good; it stays in the denominator unless `of` takes it out.',
    'Rows that `of` does not name are left out and counted.',
  ],
  serves: ['S3-6d', 'RB20'],
  stats: () => ['share'],
  aggregate: () => ({ of: 'share' }),
  traits: () => ({ unit: 'percent', min: 0, max: 100, better: 'higher' }),
  anchors: () => ['created_at'],
  sentence: ({ good, of }) =>
    `The share of rows where ${filterInWords(good)}${of ? `, of rows where ${filterInWords(of)}` : ''}`,
  formula: ({ good, of }) =>
    `rows where ${filterInWords(good)} / ${of ? `rows where ${filterInWords(of)}` : 'rows in the period'}`,
  needs: () => [],
  filters: ({ good, of }) => (of ? [good, of] : [good]),
  outcomes: () => [
    { label: 'good', weight: 1 },
    { label: 'not good', weight: 0 },
  ],
  reasons: ({ of }) => (of ? [`not among rows where ${filterInWords(of)}`] : []),
  read: ({ good, of }, rows) => {
    const isGood = rows.filter(good);
    const counts = of && rows.filter(of);
    return { outcome: row => (counts && !counts(row) ? -1 : isGood(row) ? 0 : 1) };
  },
});
