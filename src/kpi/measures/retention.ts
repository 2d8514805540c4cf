import type { Aggregate } from '../aggregates.ts';
import {
  absence,
  absent,
  isOk,
  type Measure,
  named,
  need,
  type Reading,
  type Rows,
  type SpecOf,
} from '../measure.ts';
import { readVerdict, verdictFilters, verdictInWords, verdictNeeds, verdictReasons } from '../verdict.ts';

type Retention = SpecOf<'retention'>;

/** One of three: customers seen twice, customers of whom the row says whether they left, or rows of counts. */
type Form = 'customer' | 'churned' | 'counts';

export const retention: Measure<'retention'> = {
  kind: 'retention',
  summary:
    'The share of customers who stayed: of those of the period before who came again (`customer`), of those of whom a row says whether they left (`churned`), or by the numbers at the start and the end less the new ones (`start`, `end`, `new`).',
  edgeCases: [
    'By customer, customers are counted, not rows; without rows in the period before, or in this one, there is no number.',
    'Rows without a customer, in both periods, and rows without what they need are left out and counted.',
    'By numbers, rows add up: (end − new) / start over all rows of the period. Several months in a quarter give the retention of a month, weighted by the customers at its start.',
    'By numbers, rows without customers at the start are left out and counted.',
  ],
  serves: ['S3-6d', 'S1-10'],
  lacks,
  stats: () => ['share'],
  aggregate: (_stat, spec) => aggregates[formOf(spec)],
  traits: () => ({ unit: 'percent', min: 0, max: 100, better: 'higher' }),
  weighs: spec => formOf(spec) === 'counts',
  anchors: () => ['created_at'],
  sentence: spec =>
    ({
      customer: `The share of the different values of ${quoted(spec.customer)} in the period before that occur again in this one`,
      churned: `The share of rows that did not leave (${spec.churned && verdictInWords(spec.churned)})`,
      counts: `The share of the customers at the start (${quoted(spec.start)}) who are there at the end (${quoted(spec.end)}), new ones (${quoted(spec.new)}) not counted`,
    })[formOf(spec)],
  formula: spec =>
    ({
      customer: 'customers of the period before who came again / customers of the period before',
      churned: 'customers who did not leave / customers',
      counts: `(${quoted(spec.end)} − ${quoted(spec.new)}) / ${quoted(spec.start)}, each added up`,
    })[formOf(spec)],
  needs: spec =>
    spec.churned
      ? verdictNeeds(spec.churned)
      : spec.customer
        ? [need(spec.customer, 'text')]
        : countsOf(spec).map(name => need(name, 'number')),
  filters: ({ churned }) => (churned ? verdictFilters(churned) : []),
  outcomes: spec =>
    formOf(spec) === 'counts'
      ? [{ label: 'customers at the start', weight: 1 }]
      : formOf(spec) === 'churned'
        ? [
            { label: 'stayed', weight: 1 },
            { label: 'left', weight: 0 },
          ]
        : [
            { label: 'came again', weight: 1 },
            { label: 'did not come again', weight: 0 },
          ],
  reasons: spec =>
    spec.churned
      ? verdictReasons(spec.churned)
      : spec.customer
        ? absence(spec.customer)
        : [...countsOf(spec).flatMap(name => absence(name)), 'no customers at the start'],
  read: (spec, rows) =>
    ({ customer: readCustomer, churned: readChurned, counts: readCounts })[formOf(spec)](spec, rows),
};

const aggregates: Record<Form, Aggregate> = {
  customer: { of: 'pairs' },
  churned: { of: 'share' },
  counts: { of: 'mean' },
};

function formOf({ customer, churned }: Retention): Form {
  return customer ? 'customer' : churned ? 'churned' : 'counts';
}

function lacks({ customer, churned, start, end, new: won }: Retention): string | undefined {
  const counts = [start, end, won].filter(column => column !== undefined).length;
  const forms = [customer, churned].filter(form => form !== undefined).length + (counts ? 1 : 0);
  if (forms !== 1)
    return `Say in one way who stayed: by \`customer\`, by \`churned\`, or by \`start\`, \`end\` and \`new\`. There ${forms ? 'is more than one' : 'is none'}.`;
  return counts === 1 || counts === 2
    ? 'Retention by numbers needs the customers at the start, at the end and the new ones (`start`, `end` and `new`).'
    : undefined;
}

function countsOf({ start, end, new: won }: Retention): [string, string, string] {
  return [start!, end!, won!];
}

function quoted(column: string | undefined): string {
  return named(column ?? '');
}

function readCustomer({ customer }: Retention, rows: Rows): Reading {
  const customers = rows.text(customer!);
  return {
    outcome: row => (isOk(customers, row) ? 0 : absent(customers, row, 0)),
    value: row => customers.codes[row]!,
  };
}

function readChurned({ churned }: Retention, rows: Rows): Reading {
  const verdict = readVerdict(churned!, rows, 0);
  return { outcome: verdict };
}

/** The mean of (end − new) / start, weighted by start, which is the sum of one over the sum of the other. */
function readCounts(spec: Retention, rows: Rows): Reading {
  const columns = countsOf(spec).map(name => rows.number(name));
  const [start, end, won] = columns.map(column => column.values) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return {
    outcome: row => {
      const lacking = columns.findIndex(column => !isOk(column, row));
      if (lacking >= 0) return absent(columns[lacking]!, row, 2 * lacking);
      return start[row]! > 0 ? 0 : -7;
    },
    value: row => (100 * (end[row]! - won[row]!)) / start[row]!,
    weight: row => start[row]!,
  };
}
