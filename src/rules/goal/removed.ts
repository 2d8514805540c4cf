import type { Version } from '../../past/past.ts';
import type { Goal } from '../../plan/generated/types.ts';
import { statusOf } from '../alive.ts';
import {
  dayOf,
  fieldsOf,
  howToDecide,
  type Judge,
  type Move,
  undecidedInWords,
  undecidedMove,
} from '../decided.ts';
import { isGap } from '../gap.ts';
import { inWords, isSameGoal } from '../goal-terms.ts';
import { lineage } from '../lineage.ts';
import { type Report, type Rule, type RuleContext, visit } from '../rule.ts';
import { sinceActive, spanInWords, thingsIn } from '../since-active.ts';

const rule: Rule = {
  id: 'goal/removed',
  depth: 'core',
  severity: 'error',
  needs: 'git',
  reads: ['/goals', '/reviews', '/status', '/term'],
  summary: 'An open goal that was taken out since the plan became active, without a decision of a review.',
  why: 'A goal that is gone can neither be met nor missed, and nobody is asked why. Giving one up is a decision like any other: it is taken where everybody can look it up, and the goal stays in the plan as dropped.',
  serves: ['S0-22', 'S0-18', 'S0-21'],
  since: '0.2.0',
  examples: {
    past: [
      {
        on: '2027-01-04',
        plan: 'goals:\n- id: g-letters\n  statement: Answer letters within ten days.\n  kpi: letters\n  target: {lte: 10 d, period: 2027-Q3}\n',
      },
    ],
    invalid: `goals:
- id: g-answer
`,
    valid: `goals:
- id: g-letters
  statement: Answer letters within ten days.
  area: timeliness
  kpi: service-level
  baseline: {value: 14 %, period: 2026-Q4}
  target: {gte: 40 %, period: 2027-Q3}
  due: 2027-09-30
  owner: contact-centre-manager
  because: [f-wait]
  status: {is: dropped, on: 2027-01-20, reason: Nearly nobody writes letters any more.}
`,
  },
  check: [
    visit('', (plan, _at, context) => {
      const versions = sinceActive(['goals', 'reviews'], context);
      if (versions.length < 2) return;
      const all = versions.map(version => thingsIn<Goal>(version, 'goals'));
      // A goal that lives on under another id is not gone.
      const kept = new Set((plan.goals ?? []).flatMap(({ id }) => lineage(id, all, isSameGoal)));
      const gone = new Map(all.flat().map(goal => [goal.id, goal]));
      for (const goal of gone.values()) {
        const last = all.findLastIndex(goals => goals.includes(goal));
        if (last === versions.length - 1 || kept.has(goal) || !isHeldTo(goal)) continue;
        const ways = [
          ...lineage(goal.id, all.slice(0, last + 1), isSameGoal),
          ...all.slice(last + 1).map(() => undefined),
        ];
        const move = removalOf(ways, versions, context);
        if (move) context.report(reported(goal, move, context));
      }
    }),
  ],
};

/** It is open, and says what is to be reached, or by when. */
function isHeldTo(goal: Goal): boolean {
  return statusOf(goal) === 'open' && !(isGap(goal.target) && isGap(goal.due));
}

type Removal = Move<Goal | undefined>;

function removalOf(
  ways: readonly (Goal | undefined)[],
  versions: readonly Version[],
  context: RuleContext,
): Removal | undefined {
  const first = ways.findIndex(way => way !== undefined);
  const ids = new Set(ways.flatMap(way => way?.id ?? []));
  const judge: Judge<Goal | undefined> = {
    isAbout: decision => {
      const [field = 'status'] = fieldsOf(decision);
      return ids.has(decision.about?.goal ?? '') && field === 'status';
    },
    // That a goal is dropped, closed or given up has no one spelling.
    agrees: () => undefined,
  };
  const stands = versions.map((version, i) => ({ version, thing: ways[i], key: ways[i] ? 'there' : 'gone' }));
  return undecidedMove(stands.slice(first), judge, context);
}

function reported(goal: Goal, move: Removal, context: RuleContext): Report {
  const { from, to, late } = move;
  const decision = `{id: d-drop, about: {goal: ${goal.id}}, field: status, to: dropped, reason: ...}`;
  const drop = `Put it back. A goal that is given up stays in the plan and says so, status: {is: dropped, on: ${dayOf(to, context)}, reason: ...}, and a review decides it.`;
  const promised = [inWords(goal, 'target'), inWords(goal, 'due')].filter(words => words !== 'open');
  return {
    at: '/goals',
    state: goal.id,
    ...(late && { severity: 'warning' }),
    message: `Goal "${goal.id}" is no longer in the plan, ${undecidedInWords(move)}.`,
    help: howToDecide(move, rule.id, decision, context, drop),
    related: [
      {
        at: '/goals',
        message: `${spanInWords(from.version.at, to.version.at)}: ${promised.join(', due ')}.`,
      },
    ],
  };
}

export default rule;
