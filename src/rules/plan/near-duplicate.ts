import { type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';

const options = {
  type: 'object',
  properties: {
    share: {
      description: 'How much of the wording has to be common to both plans, in percent.',
      type: 'integer',
      default: 50,
      minimum: 20,
      maximum: 100,
    },
  },
} as const satisfies OptionsSchema;

const rule: Rule = {
  id: 'plan/near-duplicate',
  depth: 'core',
  severity: 'warning',
  needs: 'plans',
  options,
  summary: 'A plan whose sentences are for the most part those of an older plan of another unit.',
  why: "A plan says what these customers need and what this unit will change. Sentences taken over from another unit's plan say neither, and whoever reads both sees that nobody was asked.",
  serves: ['S0-4'],
  since: '0.2.0',
  examples: {
    invalid: `# All else is what the permits office wrote.
unit: {name: Inspections}
`,
    valid: `# The same office goes on with its plan.
unit: {name: Permits office}
`,
    older: `id: permits-2026
term: {start: 2026-01-01, end: 2026-12-31}
unit: {name: Permits office}
`,
  },
  check: [
    visit('', (_plan, _at, context) => {
      const { share } = optionsOf(options, context);
      const alike = context.facts.plans?.alike(share / 100);
      if (!alike) return;
      const { document } = alike.other;
      context.report({
        at: '/id',
        message: `${Math.floor(alike.share * 100)} % of the wording of this plan and of ${document.path} is the same.`,
        help: 'Keep what is true of this unit and write the rest anew, with those who do the work. What all units share belongs into organization.yaml, once.',
        related: [{ at: '/id', message: 'The other plan.', in: document }],
      });
    }),
  ],
};

export default rule;
