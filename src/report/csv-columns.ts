/** The columns of a report as CSV, in their order. */
export const csvColumns = [
  'plan',
  'period',
  'from',
  'to',
  'section',
  'kpi',
  'name',
  'stat',
  'goal',
  'breakdown',
  'group',
  'value',
  'unit',
  'numerator',
  'denominator',
  'n',
  'lower',
  'upper',
  'course_gte',
  'course_lte',
  'status',
  'small',
  'provisional',
  'until',
  'coverage',
  'definition',
  'scope',
  'sources',
  'inputs',
  'as_of',
  'fingerprint',
  'csplan',
] as const;

export type CsvColumn = (typeof csvColumns)[number];

/** Columns that files may be without, for they were written before there were any. */
export const laterColumns: ReadonlySet<CsvColumn> = new Set(['until']);
