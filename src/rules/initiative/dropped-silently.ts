import { isAlive } from '../alive.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'initiative/dropped-silently',
  depth: 'service',
  severity: 'warning',
  reads: ['/reviews'],
  summary: 'An initiative that was stopped or dropped with neither a reason nor a finding.',
  why: 'Initiatives change or end when customers want it, or when they do not work. One that ends without a word looks like money lost, and is proposed again by the next one who has the idea.',
  serves: ['S0-22'],
  since: '0.2.0',
  examples: {
    invalid: `initiatives:
- {id: i-kiosk, title: A kiosk in the hall, status: dropped, reason: }
`,
    valid: `initiatives:
- {id: i-kiosk, title: A kiosk in the hall, status: dropped, reason: Nobody in the hall wanted to use it.}
`,
  },
  check: [
    visit('/initiatives/*', (initiative, at, { plan, report }) => {
      const { id, status, reason, dropped_because } = initiative;
      if (isAlive(initiative) || !isGap(reason) || !isGap(dropped_because)) return;
      const isDecided = plan.reviews?.some(({ decisions }) =>
        decisions?.some(({ about }) => about?.initiative === id),
      );
      // Why is then written there: review/decision-unfounded asks.
      if (!isDecided)
        report({
          at: `${at}/reason`,
          message: `Initiative "${id}" was ${status}, and the plan doesn't say why.`,
        });
    }),
  ],
};

export default rule;
