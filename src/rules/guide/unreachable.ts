import { graphOf, unreached } from '../guide-graph.ts';
import { type Rule, visit } from '../rule.ts';
import { quoted } from '../unsaid.ts';

const rule: Rule = {
  id: 'guide/unreachable',
  depth: 'full',
  severity: 'warning',
  reads: ['/guides'],
  summary: 'A step to which no way leads from the start.',
  why: 'What nobody can get to is either forgotten, and then it ages unseen, or the answer that should lead there is missing.',
  serves: ['S1-48'],
  since: '0.2.0',
  examples: {
    invalid: `guides:
- id: gd-state
  nodes:
    night: {say: Tell them when we are there again., end: follow-up}
`,
    valid: `guides:
- id: gd-state
  nodes:
    known: {ask: Is there a date in the register?, answers: [{is: 'yes', to: give}, {is: 'no', to: hand-over}, {is: the register is closed, to: night}]}
    night: {say: Tell them when we are there again., end: follow-up}
`,
  },
  check: [
    visit('/guides/*', (guide, at, { report }) => {
      const graph = graphOf(guide);
      // A name that no step has may have meant this one: that is guide/unknown-step or guide/dead-end.
      if (!graph.isWhole) return;
      for (const { step, beyond } of unreached(graph))
        report({
          at: `${at}/nodes/${step}`,
          onKey: true,
          message: `No way leads from "${graph.start}" to step "${step}"${beyond.length ? ` and to ${quoted(beyond)}, which ${beyond.length === 1 ? 'follows' : 'follow'} from it` : ''}.`,
          help: 'Which answer leads there? Name it in a `to`, or take the step out.',
        });
    }),
  ],
};

export default rule;
