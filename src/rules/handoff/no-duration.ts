import { parseQuantity } from '../../plan/quantity.ts';
import { asWritten } from '../course.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'handoff/no-duration',
  depth: 'service',
  severity: 'warning',
  summary: 'A limit of a handoff that is no length of time.',
  why: 'Both teams have to read the same limit: 4 may be hours or days. Without a unit it cannot be held against the promise either.',
  serves: ['S3-8'],
  since: '0.2.0',
  examples: {
    invalid: `handoffs:
- id: h-clerk
  accept_within: 4
`,
    valid: `handoffs:
- id: h-clerk
  accept_within: 4h
`,
  },
  check: [
    visit('/handoffs/*', (handoff, at, { report }) => {
      for (const key of ['accept_within', 'resolve_within'] as const) {
        const written = handoff[key];
        if (written === null || written === undefined) continue;
        const amount = parseQuantity(written);
        if (amount?.unit === 'seconds' && amount.value > 0) continue;
        report({
          at: `${at}/${key}`,
          message: `"${asWritten(written)}" is no length of time, and handoff "${handoff.id}" wants one.`,
          help: 'Write the number with its unit: `20m`, `4h`, `2d`.',
        });
      }
    }),
  ],
};

export default rule;
