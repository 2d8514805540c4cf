import { isGap, listed } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'kpi/no-rank',
  depth: 'service',
  severity: 'warning',
  reads: ['/watch'],
  summary: 'KPIs of which the plan does not say which lead and which support, or that are all of one kind.',
  why: 'When two numbers disagree, everybody looks at the one that suits them. One or two lead; the others explain them, or show what they are bought with.',
  serves: ['S3-6b'],
  since: '0.2.0',
  examples: {
    invalid: `kpis:
- id: told-true
  rank: primary
watch:
`,
    valid: `kpis:
- id: service-level
  rank: primary
- id: told-true
  rank: secondary
`,
  },
  check: [
    visit('/kpis', (kpis, at, { plan, report }) => {
      const without = kpis.flatMap(({ id, rank }, i) => (isGap(rank) ? [{ id, i }] : []));
      if (without.length === 1)
        report({
          at: `${at}/${without[0]!.i}/rank`,
          message: `KPI "${without[0]!.id}" doesn't say whether it leads or supports.`,
        });
      else if (without.length)
        report({
          at,
          message: `Of the KPIs ${listed(without.map(({ id }) => `"${id}"`))} the plan doesn't say which lead and which support.`,
          help: 'Write `rank: primary` for the one or two that the plan is judged by first, and `rank: secondary` for the others.',
        });
      else if (kpis.every(({ rank }) => rank === 'secondary') && kpis.length)
        report({
          at,
          message: 'Every KPI is secondary: none is what the plan is judged by first.',
          help: 'Write `rank: primary` for the one that matters most to customers.',
        });
      // What is watched supports the KPIs without a score.
      else if (kpis.length > 1 && kpis.every(({ rank }) => rank === 'primary') && isGap(plan.watch))
        report({
          at,
          message: `${kpis.length === 2 ? 'Both KPIs' : `All ${kpis.length} KPIs`} are primary: none explains another, or shows what it is bought with.`,
          help: 'Write `rank: secondary` for those that explain another one, or put such a measure under `watch`.',
        });
    }),
  ],
};

export default rule;
