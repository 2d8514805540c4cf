import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'handoff/no-promise',
  depth: 'service',
  severity: 'info',
  reads: ['/commitments'],
  summary:
    'A handoff that does not say which promise to customers its limits work toward, while promises name a time.',
  why: 'Teams agree on what suits them both. What customers were promised is kept only where somebody adds the limits up and holds them against it.',
  serves: ['S3-8', 'S1-1'],
  since: '0.2.0',
  examples: {
    invalid: `handoffs:
- id: h-clerk
  toward:
`,
    valid: `handoffs:
- id: h-clerk
  toward: c-permit
`,
  },
  check: [
    visit('/handoffs/*', ({ id, toward }, at, { plan, report }) => {
      const timed = plan.commitments?.some(({ within, status }) => !isGap(within) && status !== 'withdrawn');
      if (timed && isGap(toward))
        report({ at: `${at}/toward`, message: `Handoff "${id}" works toward no promise.` });
    }),
  ],
};

export default rule;
