import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'policy/overdue',
  depth: 'service',
  severity: 'warning',
  clock: true,
  summary: 'A policy that should have been looked at again.',
  why: 'Needs change faster than rules. A rule that nobody has looked at since it was written is kept because it is there.',
  serves: ['S1-23'],
  since: '0.2.0',
  examples: {
    invalid: `policies:
- id: po-complaints
  review_by: 2027-01-15
`,
    valid: `policies:
- id: po-complaints
  review_by: 2027-11-30
`,
  },
  check: [
    visit('/policies/*', ({ id, status, review_by }, at, { facts, report }) => {
      if (review_by && review_by < facts.today && status !== 'withdrawn')
        report({
          at: `${at}/review_by`,
          message: `Policy "${id}" was to be looked at again by ${review_by}, and on ${facts.today} nothing says that it was.`,
          help: 'Look at it with those who work by it, then write the next day; or write `status: withdrawn`.',
        });
    }),
  ],
};

export default rule;
