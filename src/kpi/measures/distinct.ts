import { absence, absent, isOk, type Measure, named, need } from '../measure.ts';

export const distinct: Measure<'distinct'> = {
  kind: 'distinct',
  summary:
    'How many different values a column holds in the period, for example how many different customers.',
  edgeCases: [
    'Values are compared by their text as exported, without outer spaces.',
    'Rows without a value are left out and counted.',
    'The figures of months do not add up to that of their quarter: a value that occurs in two of them counts once.',
  ],
  serves: ['S3-6d'],
  stats: () => ['count'],
  aggregate: () => ({ of: 'distinct' }),
  traits: () => ({ unit: 'count', min: 0 }),
  anchors: () => ['created_at'],
  sentence: spec => `The number of different values of ${named(spec.column)}`,
  formula: spec => `different values of ${named(spec.column)} in the period`,
  needs: spec => [need(spec.column, 'text')],
  outcomes: () => [{ label: 'rows with a value', weight: 1 }],
  reasons: spec => absence(spec.column),
  read: (spec, rows) => {
    const column = rows.text(spec.column);
    return {
      outcome: row => (isOk(column, row) ? 0 : absent(column, row, 0)),
      value: row => column.codes[row]!,
    };
  },
};
