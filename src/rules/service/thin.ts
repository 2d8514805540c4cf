import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'service/thin',
  depth: 'full',
  severity: 'warning',
  summary: 'A service that does not say what customers call it, who uses it, or how often.',
  why: 'Which services come first is a choice between numbers of people and what it means to them. Without both it is a choice between the managers of the services.',
  serves: ['RB4', 'S0-7'],
  since: '0.2.0',
  examples: {
    invalid: `services:
- {id: permit-advice, volume: }
`,
    valid: `services:
- {id: permit-advice, volume: 900 calls a month}
`,
  },
  check: [
    visit('/services/*', (service, at, context) =>
      reportUnsaid(
        context,
        at,
        service,
        { name: 'what customers call it', segments: 'who uses it', volume: 'how often it is used' },
        `Service "${service.id}"`,
      ),
    ),
  ],
};

export default rule;
