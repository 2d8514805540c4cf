import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'guide/unworded',
  depth: 'full',
  severity: 'warning',
  summary: 'A step without a question or a word of what is to be got across, or an answer without text.',
  why: 'The arrows of a guide are worth nothing when nobody can tell which one to follow.',
  serves: ['S1-48'],
  since: '0.2.0',
  examples: {
    invalid: `guides:
- id: gd-state
  nodes:
    known: {ask: , answers: [{is: 'yes', to: give}, {is: 'no', to: hand-over}]}
`,
    valid: `guides:
- id: gd-state
  nodes:
    known: {ask: Is there a date in the register?, answers: [{is: 'yes', to: give}, {is: 'no', to: hand-over}]}
`,
  },
  check: [
    visit('/guides/*/nodes/*', (node, at, { report }) => {
      const step = at.slice(at.lastIndexOf('/') + 1);
      // A step of nothing at all is a dead end.
      if (isGap(node)) return;
      if (!isGap(node.answers) && isGap(node.ask))
        report({ at: `${at}/ask`, message: `Step "${step}" has answers but no question.` });
      else if (isGap(node.ask) && isGap(node.say))
        report({ at: `${at}/say`, message: `Step "${step}" says nothing.` });
      for (const [i, answer] of (node.answers ?? []).entries())
        if (!isGap(answer) && isGap(answer.is))
          report({ at: `${at}/answers/${i}/is`, message: `An answer of step "${step}" has no text.` });
    }),
  ],
};

export default rule;
