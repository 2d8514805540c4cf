import type { Goal } from '../../plan/generated/types.ts';
import { statusOf } from '../alive.ts';
import { closedGoals, isOfSameNumber } from '../closed-goals.ts';
import { measureOf } from '../course.ts';
import { inWords, type Reading, termKey } from '../goal-terms.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'goal/same-target',
  depth: 'service',
  severity: 'warning',
  reads: ['/kpis', '/reviews', '/calendar'],
  summary: 'A goal that asks for what an earlier one had asked for already, and that was met or missed.',
  why: 'A target that was met asks for nothing new, and one that was missed will be missed again while nothing else changes. What came out is the best that is known for the next target.',
  serves: ['RB39', 'S3-2d'],
  since: '0.2.0',
  examples: {
    invalid: `term: {start: 2026-11-01, end: 2027-12-31}
review_dates: [2027-01-14, 2027-04-15, 2027-07-15, 2027-10-14]
goals:
- id: g-answer
- {id: g-before, statement: Answer three in four calls within 45 seconds in 2026., area: access, kpi: service-level, baseline: {value: 58 %, period: 2025-Q4}, target: {gte: 75 %, period: 2026-Q4}, due: 2026-12-31, owner: contact-centre-manager, because: [f-wait], objective: o-access, status: {is: missed, on: 2027-01-14, reason: The second phone system came a year late.}}
`,
    valid: `term: {start: 2026-11-01, end: 2027-12-31}
review_dates: [2027-01-14, 2027-04-15, 2027-07-15, 2027-10-14]
goals:
- id: g-answer
- {id: g-before, statement: Answer seven in ten calls within 45 seconds in 2026., area: access, kpi: service-level, baseline: {value: 58 %, period: 2025-Q4}, target: {gte: 70 %, period: 2026-Q4}, due: 2026-12-31, owner: contact-centre-manager, because: [f-wait], objective: o-access, status: {is: missed, on: 2027-01-14, reason: The second phone system came a year late.}}
`,
  },
  check: [
    visit('/goals/*', (goal, at, context) => {
      const { plan, report } = context;
      if (statusOf(goal) !== 'open') return;
      const reading = { measure: measureOf(goal, context), plan };
      const isDecided = plan.reviews?.some(({ decisions }) =>
        decisions?.some(({ about }) => about?.goal === goal.id),
      );
      const earlier = closedGoals(plan).findLast(
        closed => isOfSameNumber(closed.goal, goal) && isSameAim(closed.goal, goal, reading),
      );
      if (!earlier || isDecided) return;
      report({
        at: `${at}/target`,
        onKey: true,
        message: `Goal "${goal.id}" asks for ${inWords(goal, 'target')}, as much as "${earlier.goal.id}" did, which was ${earlier.result}.`,
        help: `${earlier.result === 'met' ? 'Ask for more' : 'Ask for what can be reached, or change what stood in the way'}; or let a review decide to keep it, with the reason: about: {goal: ${goal.id}}.`,
        related: [
          { at: `/goals/${earlier.index}/status`, message: `"${earlier.goal.id}" was ${earlier.result}.` },
        ],
      });
    }),
  ],
};

function isSameAim(earlier: Goal, later: Goal, reading: Reading): boolean {
  const bounds = (goal: Goal) =>
    (['gte', 'lte'] as const).map(name => termKey(goal, { field: 'target', name }, reading) ?? '');
  const [before, after] = [bounds(earlier), bounds(later)];
  return before.some(Boolean) && before.every((bound, i) => bound === after[i]);
}

export default rule;
