import { isGap, listed } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'guide/asks-and-ends',
  depth: 'full',
  severity: 'warning',
  summary: 'A step that does two of three things: asks, goes on to another step, ends.',
  why: 'Whoever stands at such a step does not know whether to wait for an answer, to go on or to close the case.',
  serves: ['S1-48'],
  since: '0.2.0',
  examples: {
    invalid: `guides:
- id: gd-state
  nodes:
    known: {ask: Is there a date in the register?, answers: [{is: 'yes', to: give}, {is: 'no', to: hand-over}], end: follow-up}
`,
    valid: `guides:
- id: gd-state
  nodes:
    known: {ask: Is there a date in the register?, answers: [{is: 'yes', to: give}, {is: 'no', to: hand-over}]}
`,
  },
  check: [
    visit('/guides/*/nodes/*', ({ ask, answers, to, end }, at, { report }) => {
      const does = [
        ...(isGap(ask) && isGap(answers) ? [] : ['asks']),
        ...(isGap(to) ? [] : [`goes on to "${to}"`]),
        ...(isGap(end) ? [] : ['ends']),
      ];
      if (does.length > 1)
        report({
          at,
          onKey: true,
          message: `Step "${at.slice(at.lastIndexOf('/') + 1)}" ${listed(does)}.`,
          help: 'Keep one of `answers`, `to` and `end`; what comes after is a step of its own.',
        });
    }),
  ],
};

export default rule;
