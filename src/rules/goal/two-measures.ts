import { secondDemand } from '../clauses.ts';
import { kpiIdsOf } from '../course.ts';
import { isGap } from '../gap.ts';
import type { Rule } from '../rule.ts';
import { placeOfWords, visitGoalTexts } from '../sentences.ts';

const rule: Rule = {
  id: 'goal/two-measures',
  depth: 'core',
  severity: 'warning',
  summary: 'A goal whose text asks for two things that are measured by themselves.',
  why: 'Two results need two numbers, and one KPI shows one of them. The other one is either forgotten or held against whoever reached the first.',
  serves: ['S3-2c', 'S3-2b'],
  since: '0.2.0',
  examples: {
    invalid: `goals:
- id: g-answer
  statement: Answer three in four calls within 45 seconds and lower the cost of a call to 4 dollars.
`,
    valid: `goals:
- id: g-answer
  statement: Answer three in four calls within 45 seconds.
`,
  },
  check: [
    visitGoalTexts((sentence, context, goal) => {
      // Two KPIs or two areas are found where they stand.
      if (
        kpiIdsOf(goal).length > 1 ||
        (Array.isArray(goal.area) && goal.area.filter(area => !isGap(area)).length > 1)
      )
        return;
      const second = secondDemand(sentence);
      if (!second) return;
      context.report({
        at: sentence.at,
        range: placeOfWords(sentence, second, context),
        message: `${sentence.subject} asks for a second thing: "${second.words}".`,
        help: 'Make a goal of each, with its own KPI and target, or keep the one that matters most.',
      });
    }),
  ],
};

export default rule;
