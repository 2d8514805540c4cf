import { isAlive, statusOf } from '../alive.ts';
import { isGap } from '../gap.ts';
import { type Rule, type RuleContext, visit } from '../rule.ts';

const rule: Rule = {
  id: 'goal/no-initiative',
  depth: 'core',
  severity: 'warning',
  reads: ['/initiatives'],
  summary: 'An open goal that no initiative works for.',
  why: 'A number does not move because it is written down. Somebody has to do something different for it.',
  serves: ['S0-8', 'S2-5a'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-chat
  statement: Answer four in five chats within 45 seconds in October to December 2027.
  area: access
  kpi: {id: service-level, slice: {channel: chat}}
  baseline: {value: 71 %, period: 2026-Q4}
  target: {gte: 80 %, period: 2027-Q4}
  due: 2027-12-31
  owner: contact-centre-manager
  because: [f-wait]
`,
    valid: `initiatives:
- id: i-call-back
  serves: [g-answer]
`,
  },
  check: [
    visit('/goals/*', (goal, at, { plan, document, report }) => {
      if (isGap(plan.initiatives) || statusOf(goal) !== 'open' || servesUnknown(document)) return;
      if (!plan.initiatives!.some(initiative => isAlive(initiative) && initiative.serves?.includes(goal.id)))
        report({
          at,
          message: `No initiative works for goal "${goal.id}".`,
          help: `Add "${goal.id}" to the \`serves\` of an initiative, or plan one.`,
        });
    }),
  ],
};

/** An initiative serves a goal that there isn't: that may be the one that seems to be without. */
function servesUnknown({ findings }: RuleContext['document']): boolean {
  return findings.some(
    ({ ruleId, pointer }) =>
      ruleId === 'reference/unknown' && /^\/initiatives\/\d+\/serves(?:\/|$)/.test(pointer),
  );
}

export default rule;
