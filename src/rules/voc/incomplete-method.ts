import { lackOf } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const called = {
  kind: 'how people are heard',
  of: 'who is heard',
  phases: 'when in the relationship they are heard',
  purpose: 'what it is to find out',
  every: 'how often',
  hours: 'what it takes in hours or money',
  owner: 'who does it',
} as const;

const rule: Rule = {
  id: 'voc/incomplete-method',
  depth: 'service',
  severity: 'warning',
  summary:
    'A way of listening without its purpose, those who are heard, its rhythm, its owner, or the time and money it takes.',
  why: 'Listening that has no hours, no owner and no rhythm takes place once. Who writes down what it is to find out also notices when it no longer does.',
  serves: ['RB30', 'S1-39', 'RB35', 'S1-42'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  methods:
  - id: m-groups
    purpose:
`,
    valid: `voc:
  methods:
  - {id: m-groups, kind: focus-group, of: [inspectors, agent], phases: [during], purpose: What gets lost on the way, every: half-yearly, hours: 12, owner: service-officer}
`,
  },
  check: [
    visit('/voc/methods/*', (method, at, { report }) => {
      const lack = lackOf(
        { ...method, hours: method.hours ?? method.budget },
        at,
        called,
        'Say who is heard how and when, what for, how often, by whom, and with how many hours or how much money.',
      );
      if (lack)
        report({
          at: lack.at,
          message: `Of the way of listening "${method.id}" the plan doesn't say ${lack.or}.`,
          help: lack.help,
        });
    }),
  ],
};

export default rule;
