import { visitGoals } from '../alive.ts';
import { isGap, listed } from '../gap.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/not-one-area',
  depth: 'core',
  severity: 'error',
  summary: 'A goal that names no area of service, or more than one.',
  why: 'A goal that is about one thing can be owned, measured and reached. One about everything, or about two things at once, is half reached for ever.',
  serves: ['S3-2c', 'S3-2b'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  area: [access, quality]   # two areas: make two goals of it
`,
    valid: `goals:
- id: g-answer
  area: access
`,
  },
  check: [
    visitGoals((goal, at, { report }) => {
      if (isGap(goal.area))
        report({ at: `${at}/area`, message: `Goal "${goal.id}" names no area of service.` });
      else if (Array.isArray(goal.area) && goal.area.length > 1)
        report({
          at: `${at}/area`,
          severity: 'warning',
          message: `Goal "${goal.id}" is about ${goal.area.length} areas at once: ${listed(goal.area)}.`,
          help: 'Make a goal of each area, or keep the one that matters most.',
        });
    }),
  ],
};

export default rule;
