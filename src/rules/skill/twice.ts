import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'skill/twice',
  depth: 'service',
  severity: 'warning',
  summary: 'A role that stands twice in the matrix with the same skill.',
  why: 'Two lines that speak of the same thing will differ one day, and nobody knows which one holds.',
  serves: ['S3-7b'],
  since: '0.2.0',
  examples: {
    invalid: `team:
  matrix:
  - {role: agent, skill: sk-calm, now: 2, later: 3, assessed: 2, on: 2026-11-05}
  - {role: agent, skill: sk-permits, now: 2, later: 2, assessed: 1, on: 2026-11-05}
  - {role: agent, skill: sk-calm, now: 2, later: 3, assessed: 2, on: 2026-12-05}
`,
    valid: `team:
  matrix:
  - {role: agent, skill: sk-calm, now: 2, later: 3, assessed: 2, on: 2026-12-05}
  - {role: agent, skill: sk-permits, now: 2, later: 2, assessed: 1, on: 2026-11-05}
`,
  },
  check: [
    visit('/team/matrix', (matrix, at, { report }) => {
      const first = new Map<string, number>();
      for (const [i, { role, skill }] of matrix.entries()) {
        if (!role || !skill) continue;
        const before = first.get(`${role} ${skill}`);
        if (before === undefined) first.set(`${role} ${skill}`, i);
        else
          report({
            at: `${at}/${i}`,
            message: `"${role}" and "${skill}" stand a second time in the matrix.`,
            help: 'Keep the line that holds.',
            related: [{ at: `${at}/${before}`, message: 'The first line.' }],
          });
      }
    }),
  ],
};

export default rule;
