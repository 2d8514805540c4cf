import { absence, absent, isOk, type Measure, named, need } from '../measure.ts';

export const retention: Measure<'retention'> = {
  kind: 'retention',
  summary: 'The share of the customers of the period before who came again in this one.',
  edgeCases: [
    'Customers are counted, not rows; one with several rows counts once.',
    'Rows without a customer are left out and counted, in both periods.',
    'Without rows in the period before, or in this one, there is no number.',
  ],
  serves: ['S3-6d', 'S1-10'],
  stats: () => ['share'],
  aggregate: () => ({ of: 'pairs' }),
  traits: () => ({ unit: 'percent', min: 0, max: 100, better: 'higher' }),
  anchors: () => ['created_at'],
  sentence: ({ customer }) =>
    `The share of the different values of ${named(customer)} in the period before that occur again in this one`,
  formula: () => 'customers of the period before who came again / customers of the period before',
  needs: ({ customer }) => [need(customer, 'text')],
  outcomes: () => [
    { label: 'came again', weight: 1 },
    { label: 'did not come again', weight: 0 },
  ],
  reasons: ({ customer }) => absence(customer),
  read: ({ customer }, rows) => {
    const customers = rows.text(customer);
    return {
      outcome: row => (isOk(customers, row) ? 0 : absent(customers, row, 0)),
      value: row => customers.codes[row]!,
    };
  },
};
