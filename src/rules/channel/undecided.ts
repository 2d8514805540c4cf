import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'channel/undecided',
  depth: 'service',
  severity: 'warning',
  summary:
    'A channel about which nothing was decided, one that was declined without a reason, or a planned one without its day.',
  why: 'Customers come by whatever way they find. A channel that is neither open nor closed is answered by whoever happens to look at it, and a no without a reason is asked for again every year.',
  serves: ['S0-9'],
  since: '0.2.0',
  examples: {
    invalid: `channels:
- id: counter
  state: planned
  opens:
`,
    valid: `channels:
- id: counter
  state: planned
  opens: 2027-06-01
- id: chat-bot
  state: declined
  reason: Nobody in the studies asked for it.
`,
  },
  check: [
    visit('/channels/*', ({ id, state, reason, opens }, at, { report }) => {
      if (isGap(state)) report({ at: `${at}/state`, message: `Nothing was decided about channel "${id}".` });
      else if (state === 'declined' && isGap(reason))
        report({
          at: `${at}/reason`,
          message: `Channel "${id}" was declined, and the plan doesn't say why.`,
        });
      else if (state === 'planned' && isGap(opens))
        report({
          at: `${at}/opens`,
          message: `Channel "${id}" is planned, and the plan doesn't say from which day on customers can use it.`,
        });
    }),
  ],
};

export default rule;
