import { gapsOf, isGap, listed } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

/** Its parts, in words that follow "says". */
const parts = {
  feedback_to_staff: 'how what customers say reaches the staff',
  communications: 'what is sent to whom',
  launch: 'who tells everybody of the plan',
  any_door: 'what everybody does for a customer who comes to the wrong door',
  embedding: 'where the vision stands in daily work',
} as const;

const rule: Rule = {
  id: 'culture/incomplete',
  depth: 'full',
  severity: 'warning',
  summary: 'A plan that does not say how it becomes part of what people do and hear every day.',
  why: 'A plan is kept by people who were not in the room when it was written. They hear of it from the person at the top, see what customers say, and find it in what they are asked to do.',
  serves: ['S0-10a', 'S0-10b', 'S1-21', 'S1-33', 'S3-1d'],
  since: '0.2.0',
  examples: {
    invalid: `culture:
  any_door:
`,
    valid: `culture:
  any_door: Whoever is asked stays with the caller until somebody who knows has taken over.
`,
  },
  check: [
    visit('/culture', (culture, at, { report }) => {
      if (isGap(culture)) return;
      const gaps = gapsOf(culture, Object.keys(parts) as (keyof typeof parts)[]) as (keyof typeof parts)[];
      if (gaps.length)
        report({
          at: gaps.length === 1 ? `${at}/${gaps[0]}` : at,
          message: `Nothing says ${listed(
            gaps.map(gap => parts[gap]),
            'or',
          )}.`,
          ...(gaps.length > 1 && {
            help: `Write it under ${listed(gaps.map(gap => `\`${gap}\``))}; one sentence each is a beginning.`,
          }),
        });
    }),
    visit('/culture/feedback_to_staff', (feedback, at, context) => {
      if (!isGap(feedback))
        reportUnsaid(
          context,
          at,
          feedback,
          { every: 'how often', how: 'in which way' },
          'What customers say reaches the staff, and the plan',
        );
    }),
    visit('/culture/communications/*', (communication, at, context) =>
      reportUnsaid(
        context,
        at,
        communication,
        { kind: 'what it is', to: 'who gets it', every: 'how often' },
        `Communication "${communication.id}"`,
      ),
    ),
    visit('/culture/launch', (launch, at, context) => {
      if (!isGap(launch))
        reportUnsaid(
          context,
          at,
          launch,
          { by: 'who does it', date: 'on which day', how: 'in which way' },
          'Of the launch the plan',
        );
    }),
    visit('/culture/embedding/*', (place, at, { report }) => {
      if (!isGap(place) && isGap(place.what))
        report({ at: `${at}/what`, message: 'A place where the vision stands in daily work is not named.' });
    }),
  ],
};

export default rule;
