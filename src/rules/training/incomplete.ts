import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'training/incomplete',
  depth: 'service',
  severity: 'warning',
  summary: 'A training without what it is about or whom it is for.',
  why: 'A training is planned for somebody and about something. Without both nobody can tell whether it reached whom it was meant for.',
  serves: ['S1-19', 'S1-20', 'S4-8'],
  since: '0.2.0',
  examples: {
    invalid: `team:
  training:
  - {id: tr-plan, audience: }
`,
    valid: `team:
  training:
  - {id: tr-plan, audience: [agent, permit-clerk]}
`,
  },
  check: [
    visit('/team/training/*', (training, at, context) =>
      reportUnsaid(
        context,
        at,
        training,
        { about: 'what it is about', audience: 'whom it is for' },
        `Training "${training.id}"`,
      ),
    ),
  ],
};

export default rule;
