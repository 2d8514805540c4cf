import type { Plan } from '../../plan/generated/types.ts';
import { addDays, daysBetween } from '../../plan/period.ts';
import { statusOf, visitGoals } from '../alive.ts';
import { isGap } from '../gap.ts';
import { heldReviews } from '../reviews.ts';
import { type OptionsSchema, optionsOf, type Rule } from '../rule.ts';

const options = {
  type: 'object',
  properties: {
    days: {
      description: 'Days after the start of the plan in which its goals are set.',
      type: 'integer',
      default: 60,
      minimum: 0,
      maximum: 366,
    },
  },
} as const satisfies OptionsSchema;

const rule: Rule = {
  id: 'goal/set-late',
  depth: 'service',
  severity: 'warning',
  reads: ['/term', '/reviews'],
  options,
  summary:
    'A goal that was set more than 60 days after the start of the plan and by no review, or on no day.',
  why: 'A goal that comes when half of the time is gone asks little, or comes too late to change anything. One that is found later is set by a review, so that everybody can see who decided it and why.',
  serves: ['S3-2a'],
  since: '0.2.0',
  examples: {
    invalid: `goals:
- id: g-answer
  set_on: 2027-04-12
`,
    valid: `goals:
- id: g-answer
  set_on: 2026-12-10
`,
  },
  check: [
    visitGoals((goal, at, context) => {
      const { plan, report } = context;
      const start = plan.term?.start;
      if (isGap(goal.set_on)) {
        if (statusOf(goal) === 'open')
          report({
            at: `${at}/set_on`,
            severity: 'info',
            message: `Goal "${goal.id}" doesn't say on which day it was set.`,
          });
      } else if (
        start &&
        goal.set_on! > addDays(start, optionsOf(options, context).days) &&
        !isDecided(goal.id, plan)
      )
        report({
          at: `${at}/set_on`,
          message: `Goal "${goal.id}" was set on ${goal.set_on}, ${daysBetween(start, goal.set_on!)} days after the plan began, and no review decided it.`,
          help: `Write the decision into the review that made it, with \`about: {goal: ${goal.id}}\`, or correct the day.`,
        });
    }),
  ],
};

function isDecided(goal: string, plan: Plan): boolean {
  return heldReviews(plan).some(({ review }) => review.decisions?.some(({ about }) => about?.goal === goal));
}

export default rule;
