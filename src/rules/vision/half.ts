import { isGap, lackOf } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const called = { statement: 'the statement', ideal: 'the ideal', limits: 'the limits' } as const;

const rule: Rule = {
  id: 'vision/half',
  depth: 'core',
  severity: 'error',
  summary: 'A vision without its statement, its ideal or its limits.',
  why: 'An ideal without limits is a dream, limits without an ideal are an excuse. A vision that people can work towards blends both.',
  serves: ['S2-3b', 'S3-1a'],
  since: '0.1.0',
  examples: {
    invalid: `vision:
  limits:
`,
    valid: `vision:
  ideal: Every caller reaches somebody who can help at once.
  limits: Eleven posts, one phone system until 2029.
`,
  },
  check: [
    visit('/vision', (vision, at, { report }) => {
      if (isGap(vision)) return;
      const lack = lackOf(
        vision,
        at,
        called,
        'Say where the service is to go, what it would be without limits, and what reality sets against it.',
      );
      if (lack) report({ at: lack.at, message: `The vision lacks ${lack.and}.`, help: lack.help });
    }),
  ],
};

export default rule;
