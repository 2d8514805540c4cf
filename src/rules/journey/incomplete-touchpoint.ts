import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'journey/incomplete-touchpoint',
  depth: 'full',
  severity: 'warning',
  summary:
    'A touchpoint that does not say what happens there, on which channel, or how satisfied customers are with it.',
  why: 'Where customers are least satisfied is where the next goal should be. That can be seen only where each touchpoint has its score, or a measure that shows it.',
  serves: ['S3-3a', 'S3-4c', 'S3-4d'],
  since: '0.2.0',
  examples: {
    invalid: `journeys:
- id: j-permit
  stages:
  - id: ask
    touchpoints:
    - {id: t-call, channel: }
`,
    valid: `journeys:
- id: j-permit
  stages:
  - id: ask
    touchpoints:
    - {id: t-call, channel: phone}
`,
  },
  check: [
    visit('/journeys/*/stages/*/touchpoints/*', (touchpoint, at, context) =>
      reportUnsaid(
        context,
        at,
        touchpoint,
        {
          what: 'what happens there',
          channel: 'on which channel',
          ...(isGap(touchpoint.measured_by) && { score: 'how satisfied customers are with it' }),
        },
        `Touchpoint "${touchpoint.id}"`,
      ),
    ),
  ],
};

export default rule;
