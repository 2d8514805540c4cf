import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'guide/no-choice',
  depth: 'full',
  severity: 'warning',
  summary: 'A question with a single answer, or with two answers that read alike.',
  why: 'A question is asked to tell cases apart. With one answer it costs the customer time, and with two that read alike it depends on luck where they end.',
  serves: ['S1-48'],
  since: '0.2.0',
  examples: {
    invalid: `guides:
- id: gd-state
  nodes:
    known: {ask: Is there a date in the register?, answers: [{is: 'yes', to: give}, {is: 'no', to: hand-over}, {is: 'Yes', to: hand-over}]}
`,
    valid: `guides:
- id: gd-state
  nodes:
    known: {ask: Is there a date in the register?, answers: [{is: 'yes', to: give}, {is: 'no', to: hand-over}]}
`,
  },
  check: [
    visit('/guides/*/nodes/*/answers', (answers, at, { report }) => {
      const step = at.split('/').at(-2)!;
      if (answers.length === 1)
        report({
          at,
          message: `Step "${step}" asks and has only one answer.`,
          help: 'Which other answer can there be? If none, say it (`say`) and go on (`to`).',
        });
      const first = new Map<string, number>();
      for (const [i, { is }] of answers.entries()) {
        if (isGap(is)) continue;
        const text = is!.trim().toLowerCase();
        const before = first.get(text);
        if (before === undefined) first.set(text, i);
        else
          report({
            at: `${at}/${i}/is`,
            message: `Step "${step}" has the answer "${is!.trim()}" twice.`,
            help: 'Word them so that everybody picks the same one.',
            related: [{ at: `${at}/${before}/is`, message: 'The first one.' }],
          });
      }
    }),
  ],
};

export default rule;
