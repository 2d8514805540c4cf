import { otherArea } from '../areas.ts';
import { kpiIdsOf } from '../course.ts';
import type { Rule } from '../rule.ts';
import { placeOfWords, visitGoalTexts } from '../sentences.ts';

const rule: Rule = {
  id: 'goal/other-area',
  depth: 'core',
  severity: 'warning',
  reads: ['/areas', '/kpis'],
  summary: 'A goal whose text has words of another area of service and none of its own.',
  why: 'The area says what a goal is about, and the report puts goals together by it. Where the sentence is about something else, either the area was picked too fast, or the goal has drifted away from it.',
  serves: ['S3-2c', 'S3-2b'],
  since: '0.2.0',
  examples: {
    invalid: `goals:
- id: g-answer
  statement: Have 75 % of residents satisfied.
  area: access
`,
    valid: `goals:
- id: g-answer
  statement: Answer 75 % of calls within 45 seconds.
  area: access
`,
  },
  check: [
    visitGoalTexts((sentence, context, goal, at) => {
      const [area, ...more] = [goal.area ?? []].flat();
      if (area === undefined || more.length) return;
      const kpi = context.plan.kpis?.find(({ id }) => id === kpiIdsOf(goal)[0]);
      const found = otherArea(sentence, area, kpi?.name ?? '', context.plan);
      if (!found) return;
      context.report({
        at: sentence.at,
        range: placeOfWords(sentence, found, context),
        message: `${sentence.subject} is of the area "${area}", but "${found.words}" speaks of ${found.area}, and nothing in it of ${area}.`,
        help: `Is ${found.area} its area? Otherwise say in the sentence what it does for ${area}; words that speak of an area of your own are listed in the plan's \`areas\`.`,
        related: [{ at: `${at}/area`, message: 'its area' }],
      });
    }),
  ],
};

export default rule;
