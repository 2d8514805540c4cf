import { visitInitiatives } from '../alive.ts';
import { isGap } from '../gap.ts';
import type { Rule } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'initiative/open-issue',
  depth: 'service',
  severity: 'warning',
  summary: 'Something that stands in the way of an initiative, and no action that settles it.',
  why: 'Most initiatives do not fail, they get stuck on what everybody knew at the beginning. Each issue has an action, and with it an owner and a day.',
  serves: ['S3-5b'],
  since: '0.2.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  issues: [{id: is-numbers, text: Numbers are written down wrongly., action: }]
`,
    valid: `initiatives:
- id: i-call-back
  issues: [{id: is-numbers, text: Numbers are written down wrongly., action: a-pilot}]
`,
  },
  check: [
    visitInitiatives((initiative, at, context) => {
      for (const [i, issue] of (initiative.issues ?? []).entries()) {
        const pointer = `${at}/issues/${i}`;
        reportUnsaid(
          context,
          pointer,
          issue,
          { text: 'what stands in the way', action: 'which action settles it' },
          `Issue "${issue.id}" of initiative "${initiative.id}"`,
        );
        const action = (context.plan.initiatives ?? [])
          .flatMap(({ actions }) => actions ?? [])
          .find(({ id }) => id === issue.action);
        if (!isGap(issue.action) && action?.status === 'dropped')
          context.report({
            at: `${pointer}/action`,
            message: `Issue "${issue.id}" was to be settled by action "${issue.action}", which was given up.`,
            help: 'Name another action that settles it, or take the issue out if it is none any more.',
          });
      }
    }),
  ],
};

export default rule;
