import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'recognition/incomplete',
  depth: 'full',
  severity: 'warning',
  summary:
    'Recognition that does not say which behaviour it rewards, how that is judged, how often, by whom and at what cost; or an award without its day, its reason, or those it went to.',
  why: 'A reward repeats the behaviour that it names. Where nobody knows what it is given for, it goes to the loudest, and the others learn that it is not for them.',
  serves: ['S0-10c', 'S1-43', 'S1-44'],
  since: '0.2.0',
  examples: {
    invalid: `recognition:
- id: rec-call
  criteria:
`,
    valid: `recognition:
- {id: rec-call, behaviour: Staying with a caller until it is settled., criteria: "Callers' own words, read by three agents.", every: quarterly, decided_by: contact-centre-manager, budget: 100 dollars}
`,
  },
  check: [
    visit('/recognition/*', (scheme, at, context) =>
      reportUnsaid(
        context,
        at,
        scheme,
        {
          behaviour: 'which behaviour it rewards',
          criteria: 'how that is judged',
          every: 'how often',
          decided_by: 'who decides',
          budget: 'what it costs',
        },
        `Recognition "${scheme.id}"`,
      ),
    ),
    visit('/recognition/*/awards/*', (award, at, context) => {
      if (!isGap(award))
        reportUnsaid(
          context,
          at,
          award,
          { date: 'on which day it was given', to: 'to whom', for: 'what for' },
          award.date ? `The award of ${award.date}` : 'An award',
        );
    }),
  ],
};

export default rule;
