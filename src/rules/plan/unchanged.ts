import { sections } from '../../plan/fields.ts';
import { heldReviews } from '../reviews.ts';
import { type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';
import { isSilent, silenceOf, sinceInWords } from '../silence.ts';

const options = {
  type: 'object',
  properties: {
    days: {
      description: 'Days in which reviews were held and changed nothing.',
      type: 'integer',
      default: 366,
      minimum: 1,
      maximum: 3660,
    },
  },
} as const satisfies OptionsSchema;

/** What a review can change; that it was held is no change. */
const changing = sections.filter(section => section !== 'reviews');

const rule: Rule = {
  id: 'plan/unchanged',
  depth: 'core',
  severity: 'warning',
  clock: true,
  needs: 'git',
  reads: ['/status', '/reviews'],
  options,
  summary: 'A plan whose reviews have changed nothing in it for a year.',
  why: 'Customers, staff and numbers change within a year. A plan that stays word for word the same is read out in its reviews, not used.',
  serves: ['S4-3', 'S0-21', 'S4-9'],
  since: '0.2.0',
  examples: {
    past: [{ on: '2025-12-15', plan: 'reviews: []\n' }, { on: '2027-01-21' }],
    invalid: `reviews:
- {period: 2026-Q3, date: 2026-10-15}
- {period: 2026-Q4, date: 2027-01-20}
`,
    valid: `reviews:
- {period: 2026-Q3, date: 2026-10-15}
- {period: 2026-Q4, date: 2027-01-20}
initiatives:
- id: i-call-back
  done_well_when: Nine in ten callers who leave their number are called back within the hour.
`,
  },
  check: [
    visit('/status', (status, at, context) => {
      if (status !== 'active' || isSilent(context)) return;
      const silences = changing.flatMap(section => silenceOf(section, context) ?? []);
      const [shortest] = silences.sort((a, b) => a.days - b.days);
      if (!shortest || shortest.days <= optionsOf(options, context).days) return;
      const held = heldReviews(context.plan).filter(({ date }) => date > shortest.since);
      if (!held.length) return;
      context.report({
        at,
        message: `No section of the plan has changed ${sinceInWords(shortest)}; ${held.length === 1 ? 'the review held since then has' : `the ${held.length} reviews held since then have`} changed nothing in it.`,
        help: 'At the next review ask of each section whether it is still true, and change what is not. A review that only listens needs no plan.',
      });
    }),
  ],
};

export default rule;
