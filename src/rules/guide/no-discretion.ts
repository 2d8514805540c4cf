import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'guide/no-discretion',
  depth: 'full',
  severity: 'info',
  reads: ['/guides'],
  summary: 'A guide for talking to customers that leaves nothing to the employee.',
  why: 'A script that decides everything makes the best agent as good as the worst. The case that nobody thought of needs somebody who may decide.',
  serves: ['S3-7d', 'S1-48'],
  since: '0.2.0',
  examples: {
    invalid: `guides:
- id: gd-state
  nodes:
    give: {say: Give the date and what it depends on., end: resolved, discretion: , authority: }
`,
    valid: `guides:
- id: gd-state
  nodes:
    give: {say: Give the date and what it depends on., end: resolved, discretion: A date up to seven days later., authority: late-date}
`,
  },
  check: [
    visit('/guides/*', ({ id, purpose, nodes }, at, { report }) => {
      if (purpose !== 'call-script' || isGap(Object.keys(nodes ?? {}))) return;
      if (Object.values(nodes ?? {}).every(({ discretion }) => isGap(discretion)))
        report({
          at,
          message: `Guide "${id}" leaves nothing to those who talk to customers.`,
          help: 'At which step may they decide by themselves? Write there what (`discretion`) and by which `authority`.',
        });
    }),
  ],
};

export default rule;
