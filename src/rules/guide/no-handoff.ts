import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'guide/no-handoff',
  depth: 'full',
  severity: 'warning',
  summary: 'A step that ends by handing over and does not say by which handoff.',
  why: 'A case that is handed over to nobody in particular is lost, and the customer calls again.',
  serves: ['S1-48', 'S3-8'],
  since: '0.2.0',
  examples: {
    invalid: `guides:
- id: gd-state
  nodes:
    hand-over: {say: Tell them who will call and when., handoff: , end: handed-over}
`,
    valid: `guides:
- id: gd-state
  nodes:
    hand-over: {say: Tell them who will call and when., handoff: h-clerk, end: handed-over}
`,
  },
  check: [
    visit('/guides/*/nodes/*', ({ end, handoff }, at, { report }) => {
      if (end === 'handed-over' && isGap(handoff))
        report({
          at: `${at}/handoff`,
          message: `Step "${at.slice(at.lastIndexOf('/') + 1)}" hands over, and doesn't say by which handoff.`,
        });
    }),
  ],
};

export default rule;
