import { daysBetween } from '../../plan/period.ts';
import { latest } from '../cadence.ts';
import { type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';

const options = {
  type: 'object',
  properties: {
    days: {
      description: 'Days after which the newest study is old.',
      type: 'integer',
      default: 366,
      minimum: 1,
      maximum: 3660,
    },
  },
} as const satisfies OptionsSchema;

const rule: Rule = {
  id: 'voc/stale',
  depth: 'service',
  severity: 'warning',
  clock: true,
  reads: ['/status'],
  options,
  summary: 'A plan whose newest study is more than a year old.',
  why: 'Wants change, and customers who were asked once believe that they are heard. A plan that rests on an old study answers those who were customers then.',
  serves: ['S1-36', 'S0-21'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  studies:
  - {id: s-callers, date: 2025-10-20}
  - {id: s-field, date: 2025-10-28}
  - {id: s-street, date: 2025-10-24}
  - {id: s-staff, date: 2025-11-04}
`,
    valid: `voc:
  studies:
  - {id: s-callers, date: 2026-10-20}
`,
  },
  check: [
    visit('/voc/studies', (studies, at, context) => {
      const { plan, facts, report } = context;
      const { days } = optionsOf(options, context);
      const newest = latest(studies.map(({ date }) => date));
      if (plan.status === 'retired' || !newest || daysBetween(newest, facts.today) <= days) return;
      const i = studies.findIndex(({ date }) => date === newest);
      report({
        at: `${at}/${i}/date`,
        message: `The newest study, "${studies[i]!.id}", is of ${newest}: ${daysBetween(newest, facts.today)} days old on ${facts.today}.`,
        help: 'Ask again, best with the same questions, and add the study; `followup_of` names the one that it repeats.',
      });
    }),
  ],
};

export default rule;
