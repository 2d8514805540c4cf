import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'channel/not-opened',
  depth: 'service',
  severity: 'warning',
  clock: true,
  summary: 'A planned channel whose day has passed and that is not open.',
  why: 'Whoever was told the day tries it then. A channel that does not open in silence costs more trust than one that was never announced.',
  serves: ['S0-9', 'S1-1'],
  since: '0.2.0',
  examples: {
    invalid: `channels:
- id: counter
  opens: 2027-01-11
`,
    valid: `channels:
- id: counter
  opens: 2027-06-01
`,
  },
  check: [
    visit('/channels/*', ({ id, state, opens }, at, { facts, report }) => {
      if (state === 'planned' && opens && opens < facts.today)
        report({
          at: `${at}/opens`,
          message: `Channel "${id}" was to open on ${opens} and is still planned on ${facts.today}.`,
          help: 'Write `state: open` if customers can use it by now, or the new day.',
        });
    }),
  ],
};

export default rule;
