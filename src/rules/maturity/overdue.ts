import { addDays, daysBetween } from '../../plan/period.ts';
import { latest } from '../cadence.ts';
import { isGap } from '../gap.ts';
import { type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';

const options = {
  type: 'object',
  properties: {
    days: {
      description: 'Days after which the service assesses itself again.',
      type: 'integer',
      default: 366,
      minimum: 1,
      maximum: 1830,
    },
  },
} as const satisfies OptionsSchema;

const rule: Rule = {
  id: 'maturity/overdue',
  depth: 'full',
  severity: 'warning',
  clock: true,
  options,
  summary: 'The service has not assessed itself for more than a year.',
  why: 'Where a service stands in measurement, governance, culture, research and design changes slowly, and nobody who works in it sees it change. Once a year is often enough, and needed.',
  serves: ['RB5'],
  since: '0.2.0',
  examples: {
    invalid: `maturity:
- {date: 2025-12-01, by: service-officer, measurement: 3, governance: 2, culture: 2, research: 2, design: 1, comment: Figures are there.}
`,
    valid: `maturity:
- {date: 2026-12-01, by: service-officer, measurement: 3, governance: 2, culture: 2, research: 2, design: 1, comment: Figures are there.}
`,
  },
  check: [
    visit('/maturity', (assessments, at, context) => {
      const { facts, report } = context;
      // One that says no day may be the newest: maturity/incomplete asks.
      if (assessments.some(({ date }) => isGap(date))) return;
      const newest = latest(assessments.map(({ date }) => date));
      if (!newest || addDays(newest, optionsOf(options, context).days) >= facts.today) return;
      const i = assessments.findIndex(({ date }) => date === newest);
      report({
        at: `${at}/${i}/date`,
        message: `The service last assessed itself on ${newest}, ${daysBetween(newest, facts.today)} days ago.`,
        help: 'Do it again with those who were there, and add it below: what has moved since, and what has not?',
      });
    }),
  ],
};

export default rule;
