import { aimOf, inWords, isBeyondUsual } from '../achievable.ts';
import { isAlive, statusOf } from '../alive.ts';
import { periodNamed } from '../course.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'goal/needs-change',
  depth: 'core',
  severity: 'warning',
  needs: 'data',
  reads: ['/kpis', '/initiatives'],
  summary: 'A target beyond what the KPI does by itself, and no initiative that begins before it is due.',
  why: 'The KPI has never come that far by its usual ups and downs. It gets there only if somebody changes how the work is done, and in time.',
  serves: ['S0-8', 'S2-5a', 'S3-2d'],
  since: '0.1.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  start: 2027-10-15
`,
    valid: `initiatives:
- id: i-call-back
  start: 2027-01-15
`,
    data: {
      kpis: {},
      goals: {
        'g-answer': {
          figures: [
            { period: '2026-Q3', value: 63.4, exceptional: false },
            { period: '2026-Q4', value: 62.9, exceptional: false },
          ],
          usual: { low: 58.6, high: 68.2 },
          detectable: null,
          latest: null,
        },
      },
    },
  },
  check: [
    visit('/goals/*', (goal, at, context) => {
      const aim = statusOf(goal) === 'open' ? aimOf(goal, context) : undefined;
      if (!aim || !isBeyondUsual(aim)) return;
      const serving = (context.plan.initiatives ?? []).filter(
        initiative => isAlive(initiative) && initiative.serves?.includes(goal.id),
      );
      const end = periodNamed(goal.target?.period, context.plan)?.end;
      // That nothing works for the goal at all is said by goal/no-initiative.
      if (!serving.length || !end || serving.some(({ start }) => !start || start < end)) return;
      const { measure, side, written } = aim;
      const usual = aim.facts.usual!;
      context.report({
        at: `${at}/target/${side}`,
        message: `Goal "${goal.id}" asks for ${written}, beyond the ${inWords(usual.low, measure)} to ${inWords(usual.high, measure)} in which "${measure.kpi.id}" moves by itself, and what works for it begins only after ${goal.target!.period}.`,
        help: 'Name an initiative that begins before the target is due, begin this one earlier, or move the target.',
        related: serving.map(({ id, start }) => ({
          at: `/initiatives/${context.plan.initiatives!.findIndex(other => other.id === id)}/start`,
          message: `"${id}" begins on ${start}`,
        })),
      });
    }),
  ],
};

export default rule;
