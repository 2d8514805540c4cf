import { answeredFindings, isForgotten } from '../evidence.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'voc/forgotten',
  depth: 'service',
  severity: 'warning',
  reads: ['/goals', '/initiatives', '/strategies', '/policies', '/commitments', '/authority', '/reviews'],
  summary: 'A finding that was accepted, or a pain of high impact, about which nothing is done.',
  why: 'Customers who said what hurts and hear nothing do not say it twice. What was accepted needs somebody who works on it, and what will not be answered a reason.',
  serves: ['S1-24', 'S2-4c', 'S0-13'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  findings:
  - {id: f-dates, text: Nobody comes on the promised day., study: s-callers, segments: [residents], kind: pain, status: accepted}
`,
    valid: `voc:
  findings:
  - {id: f-dates, text: Nobody comes on the promised day., study: s-callers, segments: [residents], kind: pain, status: accepted}
commitments:
- id: c-permit
  because: [f-notes, f-dates]
`,
  },
  check: [
    visit('/voc/findings', (findings, at, { plan, report }) => {
      const answered = answeredFindings(plan);
      for (const [i, finding] of (findings ?? []).entries()) {
        if (!isForgotten(finding, answered)) continue;
        const isAccepted = finding.status === 'accepted';
        report({
          at: `${at}/${i}`,
          message: `Finding "${finding.id}" ${isAccepted ? 'was accepted' : 'is a pain of high impact'}, and nothing is done about it.`,
          help: isAccepted
            ? 'Cite it in the `because` of what answers it: an initiative, a goal, a promise, a policy. Or write `status: declined` with the reason.'
            : 'Cite it in the `because` of what answers it, or write `status: declined` with the reason.',
        });
      }
    }),
  ],
};

export default rule;
