import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'journey/faceless-stage',
  depth: 'full',
  severity: 'info',
  summary:
    'A stage that does not say who is typical there, how customers feel, or what keeps them from going on.',
  why: 'The average customer does not exist. Who stands there, in which mood, and what stops them decides what would help.',
  serves: ['RB13', 'S1-41'],
  since: '0.2.0',
  examples: {
    invalid: `journeys:
- id: j-permit
  stages:
  - {id: ask, persona: }
`,
    valid: `journeys:
- id: j-permit
  stages:
  - {id: ask, persona: A family that wants a shed.}
`,
  },
  check: [
    visit('/journeys/*/stages/*', (stage, at, context) =>
      reportUnsaid(
        context,
        at,
        stage,
        {
          persona: 'who is typical there',
          emotion: 'how customers feel',
          barriers: 'what keeps people from going on',
        },
        `Stage "${stage.id}"`,
        {
          help: 'Who is typical here, how do they feel from -2 (angry) to 2 (delighted), and what stops them?',
        },
      ),
    ),
  ],
};

export default rule;
