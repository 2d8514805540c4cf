import { visitGoals } from '../alive.ts';
import { amountIn, asWritten, measureOf } from '../course.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/absolute-target',
  depth: 'core',
  severity: 'warning',
  reads: ['/kpis'],
  summary: 'A target of 100 % or 0 %.',
  why: 'One bad case is enough to miss it, so after the first bad week nobody believes in it. A target that can be missed a little and still be worth reaching keeps people working for it.',
  serves: ['S3-2d', 'S2-4a'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  target: {gte: 100 %, period: 2027-Q3}
`,
    valid: `goals:
- id: g-answer
  statement: Answer nine in ten calls within 45 seconds in July to September 2027.
  target: {gte: 90 %, period: 2027-Q3}
`,
  },
  check: [
    visitGoals((goal, at, context) => {
      const measure = measureOf(goal, context);
      if (measure?.traits.unit !== 'percent') return;
      for (const [key, absolute] of [
        ['gte', 100],
        ['lte', 0],
      ] as const) {
        const written = goal.target?.[key];
        if (amountIn(written, measure) === absolute)
          context.report({
            at: `${at}/target/${key}`,
            message: `Goal "${goal.id}" asks for ${asWritten(written!)}: a single case is enough to miss it.`,
            help: `Set what is good and can be reached, for example ${absolute ? '95 %' : '5 %'}.`,
          });
      }
    }),
  ],
};

export default rule;
