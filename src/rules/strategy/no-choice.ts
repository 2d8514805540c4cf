import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'strategy/no-choice',
  depth: 'service',
  severity: 'warning',
  summary: 'Fewer than two strategies were considered, or none was chosen.',
  why: 'The first idea is rarely the best, and nobody can tell while it is the only one. Written down with the reason, what was not chosen also answers those who ask for it later.',
  serves: ['S1-22'],
  since: '0.2.0',
  examples: {
    invalid: `strategies:
- id: st-shorten
  state: candidate
  agreed:
`,
    valid: `strategies:
- id: st-shorten
  state: chosen
- id: st-outsource
  state: parked
`,
  },
  check: [
    visit('/strategies', (strategies, at, { plan, report }) => {
      if (!strategies.length) return;
      if (strategies.length === 1)
        report({
          at,
          message: `Only one strategy was considered: "${strategies[0]!.id}".`,
          help: 'Which other way would there have been? Write it beside this one with `state: parked` and the reason.',
        });
      // One of which nothing is said may be the one: strategy/incomplete asks. A draft may still be choosing.
      else if (
        plan.status === 'active' &&
        !strategies.some(({ state }) => isGap(state) || state === 'chosen')
      )
        report({
          at,
          message: `Of ${strategies.length} strategies none was chosen.`,
          help: 'Which one does the plan follow? Write `state: chosen` there, with the reason and the roles that agreed.',
        });
    }),
  ],
};

export default rule;
