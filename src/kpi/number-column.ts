/** What sum, mean, median and percentile have in common: one number per row. */
import {
  absence,
  absent,
  aggregateOfNumbers,
  isOk,
  type Measure,
  named,
  need,
  numberStats,
  type Rows,
  statInWords,
} from './measure.ts';

interface ColumnSpec {
  column: string;
}

/** The parts of a measure over a number column that do not depend on its statistic. */
export const numberColumn = {
  aggregate: aggregateOfNumbers,
  anchors: () => ['created_at'],
  needs: (spec: ColumnSpec) => [need(spec.column, 'number')],
  outcomes: () => [{ label: 'rows with a number', weight: 1 as const }],
  reasons: (spec: ColumnSpec) => absence(spec.column),
  read: (spec: ColumnSpec, rows: Rows) => {
    const column = rows.number(spec.column);
    return {
      outcome: (row: number) => (isOk(column, row) ? 0 : absent(column, row, 0)),
      value: (row: number) => column.values[row]!,
    };
  },
} satisfies Partial<Measure<'sum' | 'mean' | 'median' | 'percentile'>>;

/** The parts that mean, median and percentile share beyond that. */
export const numberStatistic = {
  ...numberColumn,
  traits: () => ({ unit: 'score' as const }),
  sentence: (spec: ColumnSpec, stat: string) =>
    sentenceStart(`${statInWords(stat)} of ${named(spec.column)}`),
  formula: (spec: ColumnSpec, stat: string) => `${stat} of ${named(spec.column)} in the period`,
};

/** The statistics of a number column with the default one first. */
export function statsFrom(first: string): string[] {
  return [first, ...numberStats.filter(stat => stat !== first)];
}

/** What every measure over numbers does with rows that have none. */
export const withoutNumber =
  'Rows without a number, and rows whose number cannot be read, are left out and counted apart. Zero is a number.';

/** Quantiles need one more sentence. */
export const quantileMethod =
  'A quantile between two rows is interpolated on a straight line (type 7, the method of spreadsheets).';

function sentenceStart(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
