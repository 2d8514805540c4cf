import { statusOf } from '../alive.ts';
import { asWritten } from '../course.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'goal/target-before-baseline',
  depth: 'service',
  severity: 'info',
  summary: 'A target for something of which nobody knows yet where it stands.',
  why: 'A target that was set before the first figure is a guess: it may be reached already, or out of reach. Both are found out when it is too late to change it without looking as if one had lost.',
  serves: ['RB19', 'S3-2d'],
  since: '0.2.0',
  examples: {
    invalid: `goals:
- id: g-answer
  baseline:
  baseline_plan: The phone system counts waiting times from January; first figure on 2027-04-05.
`,
    valid: `goals:
- id: g-answer
  baseline: {value: 62.9 %, period: 2026-Q4}
`,
  },
  check: [
    visit('/goals/*', (goal, at, { report }) => {
      // Without a plan for it either, the baseline is what is missing: goal/no-baseline asks.
      if (statusOf(goal) !== 'open' || !isGap(goal.baseline?.value) || isGap(goal.baseline_plan)) return;
      const side = (['gte', 'lte'] as const).find(side => !isGap(goal.target?.[side]));
      if (!side) return;
      report({
        at: `${at}/target/${side}`,
        message: `Goal "${goal.id}" asks for ${asWritten(goal.target![side]!)}, and nobody knows yet where its KPI stands.`,
        help: 'Look at the target again at the first review after the baseline is known. Or put the measure under `watch` until then, and set the goal when there is a figure.',
      });
    }),
  ],
};

export default rule;
