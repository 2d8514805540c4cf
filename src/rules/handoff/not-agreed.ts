import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { quoted } from '../unsaid.ts';

const rule: Rule = {
  id: 'handoff/not-agreed',
  depth: 'service',
  severity: 'warning',
  summary: 'A handoff to which one of its two sides has not agreed.',
  why: 'A limit that the other team never agreed to is a wish. It shows in the first week in which both have much to do.',
  serves: ['S3-8', 'RB53'],
  since: '0.2.0',
  examples: {
    invalid: `handoffs:
- id: h-clerk
  agreed: {permit-clerk: }
`,
    valid: `handoffs:
- id: h-clerk
  agreed: {permit-clerk: 2026-11-24}
`,
  },
  check: [
    visit('/handoffs/*', ({ id, from, to, agreed }, at, { report }) => {
      const sides = [...new Set([from, to])].filter(side => !isGap(side)) as string[];
      const without = sides.filter(side => isGap(agreed?.[side]));
      if (!without.length) return;
      const written = without.filter(side => agreed && side in agreed);
      report({
        at: without.length === 1 && written.length === 1 ? `${at}/agreed/${written[0]}` : `${at}/agreed`,
        message: `${quoted(without)} ${without.length === 1 ? 'has' : 'have'} not agreed to handoff "${id}".`,
        help: 'Ask them, and write down the day on which they agreed: `{role: date}`.',
      });
    }),
  ],
};

export default rule;
