import type { Plan, Policy } from '../../plan/generated/types.ts';
import { answeredFindings, hasForgotten } from '../evidence.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'policy/failing',
  depth: 'service',
  severity: 'warning',
  reads: ['/goals', '/initiatives', '/voc', '/reviews'],
  summary: 'A policy that fails, and no finding that shows it, or nothing that is done about it.',
  why: 'To say that a rule fails is half of the work. As long as nothing follows, people keep it against better knowledge, or break it each in their own way.',
  serves: ['S4-1', 'S1-23'],
  since: '0.2.0',
  examples: {
    invalid: `policies:
- id: po-complaints
  status: failing
  because: [f-calm]
`,
    valid: `policies:
- id: po-complaints
  status: failing
  because: [f-wait]
`,
  },
  check: [
    visit('/policies/*', (policy, at, { plan, report }) => {
      if (policy.status !== 'failing') return;
      if (isGap(policy.because))
        report({ at: `${at}/because`, message: `Policy "${policy.id}" fails, and no finding shows how.` });
      else if (!isAnswered(policy, plan) && !hasForgotten(policy.because!, plan))
        report({
          at: `${at}/status`,
          message: `Policy "${policy.id}" fails, and nothing is done about it.`,
          help: `Cite what shows it in the \`because\` of an initiative, decide about it at a review (\`about: {policy: ${policy.id}}\`), or write \`status: withdrawn\`.`,
        });
    }),
  ],
};

/** What shows that it fails is answered by something else, or a review has decided about the policy. */
function isAnswered({ id, because }: Policy, plan: Plan): boolean {
  const answered = answeredFindings(plan);
  return (
    because!.some(finding => answered.has(finding)) ||
    (plan.reviews ?? []).some(({ decisions }) => decisions?.some(({ about }) => about?.policy === id))
  );
}

export default rule;
