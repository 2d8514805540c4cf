import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

/** Made of pairs: whatever has a `then` written out passes for a promise. */
const ofTrigger = Object.fromEntries([
  ['when', 'after which event'],
  ['then', 'what is looked at'],
]);

const rule: Rule = {
  id: 'innovation/incomplete',
  depth: 'full',
  severity: 'warning',
  summary:
    'Nothing after which the service is looked at again, a trigger that does not say after which event what is looked at, or an idea without its text or its findings.',
  why: 'Products and needs change, and the service is thought anew when it hurts. A release, a law or a season that is written down as a trigger makes somebody look before that.',
  serves: ['S3-9a'],
  since: '0.2.0',
  examples: {
    invalid: `innovation:
  triggers: [{id: tg-law, when: , then: Guides and letters., owner: service-officer}]
`,
    valid: `innovation:
  triggers: [{id: tg-law, when: The law on building changes., then: Guides and letters., owner: service-officer}]
`,
  },
  check: [
    visit('/innovation', (innovation, at, { report }) => {
      if (!isGap(innovation) && isGap(innovation.triggers))
        report({ at: `${at}/triggers`, message: 'No event makes anybody look at the service again.' });
    }),
    visit('/innovation/triggers/*', (trigger, at, context) =>
      reportUnsaid(context, at, trigger, ofTrigger, `Trigger "${trigger.id}"`),
    ),
    visit('/innovation/ideas/*', (idea, at, context) => {
      if (idea.status !== 'dropped')
        reportUnsaid(
          context,
          at,
          idea,
          { text: 'what it is', because: 'which findings it answers' },
          `Idea "${idea.id}"`,
        );
    }),
  ],
};

export default rule;
