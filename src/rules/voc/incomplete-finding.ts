import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'voc/incomplete-finding',
  depth: 'service',
  severity: 'warning',
  summary: 'A finding that does not say what was said, or whether it is a need, a pain, praise or a wish.',
  why: 'A need has to be met, a wish would be nice, a pain drives people away. Where they are not told apart the loudest comes first.',
  serves: ['S2-1b'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  findings:
  - id: f-wait
    kind:
`,
    valid: `voc:
  findings:
  - {id: f-wait, text: We hang up before anybody answers., kind: pain}
`,
  },
  check: [
    visit('/voc/findings/*', (finding, at, context) =>
      reportUnsaid(
        context,
        at,
        finding,
        { text: 'what was said', kind: 'whether it is a need, a pain, praise or a wish' },
        `Finding "${finding.id}"`,
      ),
    ),
  ],
};

export default rule;
