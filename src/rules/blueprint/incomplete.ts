import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'blueprint/incomplete',
  depth: 'full',
  severity: 'warning',
  summary:
    'A blueprint without its journey or its steps, or a step that does not say what customers see, what happens out of sight, or who does it.',
  why: 'The line between what customers see and what they do not is where most things go wrong. Both sides of it have to be written down, with somebody who does it.',
  serves: ['S3-3b'],
  since: '0.2.0',
  examples: {
    invalid: `blueprints:
- id: b-permit
  journey:
`,
    valid: `blueprints:
- id: b-permit
  journey: j-permit
`,
  },
  check: [
    visit('/blueprints/*', (blueprint, at, context) =>
      reportUnsaid(
        context,
        at,
        blueprint,
        { journey: 'behind which journey it stands', steps: 'what happens' },
        `Blueprint "${blueprint.id}"`,
      ),
    ),
    visit('/blueprints/*/steps/*', (step, at, context) =>
      reportUnsaid(
        context,
        at,
        step,
        { front: 'what customers see', back: 'what happens out of sight', by: 'who does it' },
        `The step behind touchpoint "${step.touchpoint ?? ''}"`,
      ),
    ),
  ],
};

export default rule;
