import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'complaints/no-policy',
  depth: 'service',
  severity: 'warning',
  reads: ['/policies'],
  summary: 'Complaints that no policy rules, or one that was withdrawn.',
  why: 'How problems are handled is a rule of its own, beside those on time, quality and partners. Where there is none, each complaint is handled as whoever has it thinks fit.',
  serves: ['RB16'],
  since: '0.2.0',
  examples: {
    invalid: `complaints:
  policy:
`,
    valid: `complaints:
  policy: po-complaints
`,
  },
  check: [
    visit('/complaints', (complaints, at, { plan, report }) => {
      // Empty sections are what plan/no-section asks for.
      if (isGap(complaints) || isGap(plan.policies)) return;
      const i = plan.policies!.findIndex(({ id }) => id === complaints.policy);
      if (isGap(complaints.policy)) {
        const known = plan.policies!.find(
          ({ about, status }) => about === 'complaints' && status !== 'withdrawn',
        );
        report({
          at: `${at}/policy`,
          message: 'Nothing says which policy rules how complaints are handled.',
          help: known
            ? `"${known.id}" is about complaints: write \`policy: ${known.id}\`.`
            : 'Write a policy with `about: complaints`, and name it here.',
        });
      } else if (plan.policies![i]?.status === 'withdrawn')
        report({
          at: `${at}/policy`,
          message: `Complaints are ruled by policy "${complaints.policy}", which was withdrawn.`,
          help: 'Name the policy that holds now.',
          related: [{ at: `/policies/${i}/status`, message: 'The policy was withdrawn.' }],
        });
    }),
  ],
};

export default rule;
