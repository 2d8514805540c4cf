import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'role/not-all-briefed',
  depth: 'service',
  severity: 'info',
  summary: 'A briefing that reached fewer people than hold the role.',
  why: 'Those who missed the briefing go on as before, and customers meet them as well.',
  serves: ['S2-6b', 'S1-6'],
  since: '0.2.0',
  examples: {
    invalid: `roles:
- id: agent
  people: 11
  briefed: {voc: 2026-12-03, plan: {date: 2026-12-10, reached: 6}}
`,
    valid: `roles:
- id: agent
  people: 11
  briefed: {voc: 2026-12-03, plan: {date: 2026-12-10, reached: 11}}
`,
  },
  check: [
    visit('/roles/*', (role, at, { report }) => {
      for (const [part, about] of [
        ['voc', 'what customers said'],
        ['plan', 'the plan'],
      ] as const) {
        const briefing = role.briefed?.[part];
        if (typeof briefing !== 'object' || briefing?.reached === undefined || role.people === undefined)
          continue;
        const { reached } = briefing;
        if (reached < role.people)
          report({
            at: `${at}/briefed/${part}/reached`,
            message: `The briefing of "${role.id}" on ${about} reached ${reached} of ${role.people} people.`,
            help: 'Brief the others, and write down the new day and number.',
          });
      }
    }),
  ],
};

export default rule;
