import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'handoff/no-terms',
  depth: 'full',
  severity: 'info',
  summary: 'A handoff without terms: hours, first and last day, whom to turn to, how it is changed.',
  why: 'A promise to customers has its hours, dates, contacts and a way to change it. What stands behind the promise between two teams needs the same, or the promise rests on goodwill.',
  serves: ['RB53', 'RB49', 'RB50', 'RB51', 'RB52'],
  since: '0.2.0',
  examples: {
    invalid: `handoffs:
- id: h-clerk
  terms:
    contacts: {change: , escalation: }
`,
    valid: `handoffs:
- id: h-clerk
  terms:
    contacts: {change: Service officer, escalation: Contact centre manager}
`,
  },
  check: [
    visit('/handoffs/*', ({ id, terms }, at, context) => {
      if (isGap(terms))
        context.report({ at: `${at}/terms`, message: `The teams of handoff "${id}" agreed on no terms.` });
      else
        reportUnsaid(
          context,
          `${at}/terms`,
          terms,
          {
            hours: 'in which hours it holds',
            starts: 'from which day on',
            ...(isGap(terms?.ends_when) && { ends: 'until which day' }),
            contacts: 'whom to turn to',
            change: 'how it is changed',
          },
          `The agreement on handoff "${id}"`,
        );
    }),
  ],
};

export default rule;
