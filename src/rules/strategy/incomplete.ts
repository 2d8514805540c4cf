import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'strategy/incomplete',
  depth: 'service',
  severity: 'warning',
  summary:
    'A strategy that does not say what it is, what was decided about it and why, or which findings speak for it.',
  why: 'A strategy answers a weak point that customers named. Without the finding it answers nothing, and without the reason the same discussion is held again every year.',
  serves: ['S1-22', 'S1-24', 'S2-4c'],
  since: '0.2.0',
  examples: {
    invalid: `strategies:
- id: st-outsource
  reason:
`,
    valid: `strategies:
- {id: st-outsource, text: Have calls answered by a contractor., state: parked, because: [f-wait], reason: The contract would bind us for four years.}
`,
  },
  check: [
    visit('/strategies/*', (strategy, at, context) =>
      reportUnsaid(
        context,
        at,
        strategy,
        {
          text: 'what it is',
          state: 'what was decided about it',
          because: 'which findings speak for it',
          ...(strategy.state === 'chosen' && { reason: 'why it was chosen' }),
          ...(strategy.state === 'parked' && { reason: 'why it was put aside' }),
        },
        `Strategy "${strategy.id}"`,
      ),
    ),
  ],
};

export default rule;
