import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'voc/declined-silently',
  depth: 'service',
  severity: 'warning',
  summary: 'A finding that was declined without a reason.',
  why: 'Customers accept a no with a reason more easily than silence, and the next team that hears the same can tell whether the reason still holds.',
  serves: ['S0-22', 'S0-13'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  findings:
  - id: f-hidden
    reason:
`,
    valid: `voc:
  findings:
  - id: f-hidden
    status: declined
    reason: The law on fences changes in 2027.
`,
  },
  check: [
    visit('/voc/findings/*', (finding, at, { report }) => {
      if (finding.status === 'declined' && isGap(finding.reason))
        report({
          at: `${at}/reason`,
          message: `Finding "${finding.id}" was declined, and the plan doesn't say why.`,
        });
    }),
  ],
};

export default rule;
