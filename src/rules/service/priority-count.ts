import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { quoted } from '../unsaid.ts';

const rule: Rule = {
  id: 'service/priority-count',
  depth: 'full',
  severity: 'warning',
  summary: 'Not exactly two services that come first.',
  why: 'Two services that are improved first get the attention that leaders have. Where everything comes first, nothing does; where nothing does, the loudest wins.',
  serves: ['RB4'],
  since: '0.2.0',
  examples: {
    invalid: `services:
- {id: inspection-dates, priority: false}
`,
    valid: `services:
- {id: inspection-dates, priority: true}
`,
  },
  check: [
    visit('/services', (services, at, { report }) => {
      // A unit that gives one service has nothing to choose.
      if (isGap(services) || services.length < 2) return;
      const first = services.filter(({ priority }) => priority);
      if (first.length === 2) return;
      const which = first.length ? `: ${quoted(first.map(({ id }) => id))}` : '';
      report({
        at,
        message: `${first.length === 0 ? 'No service comes' : first.length === 1 ? 'Only one service comes' : `${first.length} services come`} first${which}.`,
        help: 'Which two are improved first? Write `priority: true` at these two and at no other.',
      });
    }),
  ],
};

export default rule;
