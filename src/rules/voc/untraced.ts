import type { Plan } from '../../plan/generated/types.ts';
import { liesAhead } from '../ahead.ts';
import { visitGoals, visitInitiatives } from '../alive.ts';
import { isGap } from '../gap.ts';
import { type Rule, type RuleContext, visit } from '../rule.ts';

const rule: Rule = {
  id: 'voc/untraced',
  depth: 'core',
  severity: 'error',
  reads: ['/voc'],
  summary:
    "A goal or initiative, a leader's buy-in or the vision that cites no finding; findings of a study that is still to come.",
  why: "Every part of the plan answers something that customers said. What cites nothing is somebody's idea of what customers want.",
  serves: ['S2-4c', 'S2-2c', 'S2-3a', 'S0-12'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  because:
`,
    valid: `goals:
- id: g-answer
  because: [f-wait]
`,
  },
  check: [
    visitGoals((goal, at, context) => {
      if (isGap(goal.because)) untraced(context, at, `Goal "${goal.id}" cites no finding.`);
    }),
    visitInitiatives((initiative, at, context) => {
      if (isGap(initiative.because)) untraced(context, at, `Initiative "${initiative.id}" cites no finding.`);
    }),
    visit('/buy_in/*', (leader, at, context) => {
      if (isGap(leader.because))
        untraced(context, at, `The buy-in of "${leader.by ?? 'a leader'}" cites no finding.`, 'warning');
    }),
    visit('/vision', (vision, at, context) => {
      if (!isGap(vision) && isGap(vision.because))
        untraced(context, at, 'The vision cites no finding.', 'warning');
    }),
    visit('/voc', (voc, at, { facts, report }) => {
      const found = new Set(voc.findings?.map(({ study }) => study));
      for (const [i, { id, date }] of (voc.studies ?? []).entries())
        if (liesAhead(date, facts) && found.has(id))
          report({
            at: `${at}/studies/${i}/date`,
            severity: 'warning',
            message: `The study "${id}" is dated ${date}, which is still to come; findings are said to come from it.`,
            help: 'Write the day on which customers were asked. A study that is still to come has found nothing yet.',
          });
    }),
  ],
};

/** Where there are no findings yet, that is what is missing: plan/empty-section asks for them. */
function untraced(context: RuleContext, at: string, message: string, severity?: 'warning'): void {
  if (!hasFindings(context.plan)) return;
  context.report({ at: `${at}/because`, message, ...(severity && { severity }) });
}

function hasFindings(plan: Plan): boolean {
  return !isGap(plan.voc?.findings);
}

export default rule;
