import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'plan/id-twice',
  depth: 'core',
  severity: 'error',
  needs: 'plans',
  summary: 'A plan with the id of another one.',
  why: 'A plan is known by its id: in reports, in figures that others compute from them, and wherever one plan names another. Where two have the same, nobody can tell which is meant.',
  serves: ['S0-5'],
  since: '0.2.0',
  examples: {
    invalid: `id: permits-2026
`,
    valid: `id: permits-2027
`,
    older: `id: permits-2026
term: {start: 2026-01-01, end: 2026-12-31}
unit: {name: Permits office}
`,
  },
  check: [
    visit('', ({ id, status }, _at, { facts, report }) => {
      if (status === 'retired') return;
      const other = facts.plans?.older.find(({ plan }) => plan.id === id && plan.status !== 'retired');
      if (!other) return;
      report({
        at: '/id',
        message: `"${id}" is the id of ${other.document.path} as well.`,
        help: 'Give this plan an id of its own, as its folder is called for example. If the other one is over, write `status: retired` in it.',
        related: [{ at: '/id', message: 'The other plan.', in: other.document }],
      });
    }),
  ],
};

export default rule;
