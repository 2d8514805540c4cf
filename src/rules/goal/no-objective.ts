import { statusOf, visitGoals } from '../alive.ts';
import { isGap } from '../gap.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/no-objective',
  depth: 'service',
  severity: 'error',
  reads: ['/objectives'],
  summary: 'A goal that supports no business objective, or one that holds no longer.',
  why: "Goals of customer service compete with everything else the house wants. One that carries an objective of the whole house is everybody's; one that carries none is the first to go.",
  serves: ['S3-2e', 'S1-5', 'S3-2b'],
  since: '0.2.0',
  examples: {
    invalid: `goals:
- id: g-answer
  objective:
`,
    valid: `goals:
- id: g-answer
  objective: o-access
`,
  },
  check: [
    visitGoals((goal, at, { plan, report }) => {
      // Where there are no objectives at all, plan/no-section asks for them.
      if (isGap(plan.objectives)) return;
      if (isGap(goal.objective)) {
        report({ at: `${at}/objective`, message: `Goal "${goal.id}" supports no business objective.` });
        return;
      }
      const i = plan.objectives!.findIndex(({ id }) => id === goal.objective);
      if (plan.objectives![i]?.status === 'retired' && statusOf(goal) === 'open')
        report({
          at: `${at}/objective`,
          severity: 'warning',
          message: `Goal "${goal.id}" supports objective "${goal.objective}", which holds no longer.`,
          help: 'Name the objective that it supports now; if there is none, decide at the next review whether the goal stays.',
          related: [{ at: `/objectives/${i}/status`, message: 'The objective is retired.' }],
        });
    }),
  ],
};

export default rule;
