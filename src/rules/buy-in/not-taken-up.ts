import { statusOf } from '../alive.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { quoted } from '../unsaid.ts';

const rule: Rule = {
  id: 'buy-in/not-taken-up',
  depth: 'service',
  severity: 'warning',
  reads: ['/goals', '/vision', '/voc'],
  summary: 'What convinced a leader is answered by no goal, or not by the vision.',
  why: 'A leader stands behind the plan because of something that customers said. Where the goals are about something else, the support is for another plan, and ends with the first question.',
  serves: ['S0-6', 'S2-3a'],
  since: '0.2.0',
  examples: {
    invalid: `buy_in:
- {by: commissioner, date: 2026-11-20, because: [f-calm], grants: [{id: two-posts, what: Two posts on the phones for a year, due: 2027-03-01}]}
`,
    valid: `buy_in:
- {by: commissioner, date: 2026-11-20, because: [f-wait], grants: [{id: two-posts, what: Two posts on the phones for a year, due: 2027-03-01}]}
`,
  },
  check: [
    visit('/buy_in/*', ({ by, because }, at, { plan, report }) => {
      const goals = (plan.goals ?? []).filter(goal => statusOf(goal) !== 'dropped');
      const visionRests = plan.vision?.because;
      // What cites nothing is asked for its findings, which may be these: voc/untraced.
      if (isGap(because) || !goals.length || goals.some(goal => isGap(goal.because)) || isGap(visionRests))
        return;
      const isCitedIn = (findings: readonly string[]) => because!.some(id => findings.includes(id));
      const inGoals = isCitedIn(goals.flatMap(goal => goal.because!));
      const inVision = isCitedIn(visionRests!);
      if (inGoals && inVision) return;
      report({
        at: `${at}/because`,
        ...(inGoals && { severity: 'info' as const }),
        message: `${inGoals ? "The vision doesn't answer" : inVision ? 'No goal answers' : 'Neither the vision nor a goal answers'} what convinced "${by ?? 'the leader'}": ${quoted(because!)}.`,
        help: `Cite ${quoted(because!, 'or')} in the \`because\` of ${inGoals ? 'the vision' : inVision ? 'a goal' : 'the vision and of a goal'}, or show the leader what the plan is about instead.`,
      });
    }),
  ],
};

export default rule;
