import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'guide/discretion-without-authority',
  depth: 'full',
  severity: 'warning',
  summary: 'A step that leaves something to the employee and does not name the authority that allows it.',
  why: 'Discretion that stands on nothing is taken back the first time it costs money, and is never used again.',
  serves: ['S3-7d', 'S1-48'],
  since: '0.2.0',
  examples: {
    invalid: `guides:
- id: gd-state
  nodes:
    give: {say: Give the date and what it depends on., end: resolved, discretion: A date up to seven days later., authority: }
`,
    valid: `guides:
- id: gd-state
  nodes:
    give: {say: Give the date and what it depends on., end: resolved, discretion: A date up to seven days later., authority: late-date}
`,
  },
  check: [
    visit('/guides/*/nodes/*', ({ discretion, authority }, at, { report }) => {
      if (!isGap(discretion) && isGap(authority))
        report({
          at: `${at}/authority`,
          message: `Step "${at.slice(at.lastIndexOf('/') + 1)}" leaves something to the employee and names no authority for it.`,
        });
    }),
  ],
};

export default rule;
