import { endless, graphOf } from '../guide-graph.ts';
import { type Rule, visit } from '../rule.ts';
import { quoted } from '../unsaid.ts';

const rule: Rule = {
  id: 'guide/endless',
  depth: 'full',
  severity: 'error',
  reads: ['/guides'],
  summary: 'Steps that lead to each other and never to an end.',
  why: 'Whoever gets there asks the customer the same questions again, until one of the two hangs up.',
  serves: ['S1-48'],
  since: '0.2.0',
  examples: {
    invalid: `guides:
- id: gd-state
  nodes:
    known: {ask: Is there a date in the register?, answers: [{is: 'yes', to: give}, {is: 'no', to: hand-over}, {is: not sure, to: look}]}
    look: {say: Look under the other spelling., to: look}
`,
    valid: `guides:
- id: gd-state
  nodes:
    known: {ask: Is there a date in the register?, answers: [{is: 'yes', to: give}, {is: 'no', to: hand-over}, {is: not sure, to: look}]}
    look: {say: Look under the other spelling., to: known}
`,
  },
  check: [
    visit('/guides/*', (guide, at, { report }) => {
      for (const circle of endless(graphOf(guide)))
        report({
          at: `${at}/nodes/${circle[0]}`,
          onKey: true,
          message:
            circle.length === 1
              ? `Step "${circle[0]}" leads back to itself and never to an end.`
              : `Steps ${quoted(circle)} lead to each other and never to an end.`,
          help: 'Which answer leads out of the circle? Let one of them end, or go on to a step that does.',
          related: circle
            .slice(1)
            .map(step => ({ at: `${at}/nodes/${step}`, message: 'In the same circle.' })),
        });
    }),
  ],
};

export default rule;
