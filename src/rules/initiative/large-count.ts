import type { Initiative, Plan } from '../../plan/generated/types.ts';
import { addDays } from '../../plan/period.ts';
import { isAlive } from '../alive.ts';
import { isGap, listed } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'initiative/large-count',
  depth: 'core',
  severity: 'warning',
  reads: ['/term', '/initiatives'],
  summary: "Not exactly one large initiative in the plan's first year.",
  why: 'One large initiative shows that the plan is meant; two take the same people twice, and both come late. Small ones can stand beside it.',
  serves: ['S2-4d', 'S2-4a'],
  since: '0.1.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  size: small
`,
    valid: `initiatives:
- id: i-call-back
  size: large
`,
  },
  check: [
    visit('/initiatives', (initiatives, at, { plan, report }) => {
      if (isGap(initiatives)) return;
      const large = initiatives.flatMap((initiative, i) =>
        initiative.size === 'large' && isAlive(initiative) && startsInFirstYear(initiative, plan)
          ? [{ id: initiative.id, at: `${at}/${i}` }]
          : [],
      );
      if (large.length === 0)
        report({
          at,
          message: 'None of the initiatives of the first year is large.',
          help: 'Which one is the flagship? Write `size: large` there.',
        });
      if (large.length > 1)
        report({
          at,
          message: `The first year has ${large.length} large initiatives: ${listed(large.map(({ id }) => id))}.`,
          help: 'Keep one, and let the others start in the second year or make them smaller.',
          related: large.map(({ id, at }) => ({ at, message: `"${id}" is large` })),
        });
    }),
  ],
};

/** An initiative without a start counts: it may start at once. */
function startsInFirstYear(initiative: Initiative, plan: Plan): boolean {
  const start = plan.term?.start;
  return !start || !initiative.start || initiative.start < addDays(start, 365);
}

export default rule;
