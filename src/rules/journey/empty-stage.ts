import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'journey/empty-stage',
  depth: 'full',
  severity: 'warning',
  summary:
    'A stage that does not say what customers do there, where they meet the service, or what hurts or works well.',
  why: 'A stage is there to look at the service through the eyes of customers. One that holds only a name is a box in a picture.',
  serves: ['S3-3a', 'S3-4d'],
  since: '0.2.0',
  examples: {
    invalid: `journeys:
- id: j-permit
  stages:
  - id: ask
    activities:
`,
    valid: `journeys:
- id: j-permit
  stages:
  - id: ask
    activities: [Looks for the number., Calls.]
`,
  },
  check: [
    visit('/journeys/*/stages/*', (stage, at, context) =>
      reportUnsaid(
        context,
        at,
        stage,
        {
          activities: 'what customers do',
          touchpoints: 'where they meet the service',
          ...(isGap(stage.pros) && { pains: 'what hurts or works well' }),
        },
        `Stage "${stage.id}"`,
      ),
    ),
  ],
};

export default rule;
