import { type Rule, visit } from '../rule.ts';

/** What is known of the product and the systems behind it: the skills that every team lists. */
const traditional = new Set(['product', 'technical']);

const rule: Rule = {
  id: 'skill/only-product',
  depth: 'service',
  severity: 'warning',
  summary: 'Skills that are all about the product or the systems.',
  why: 'Customers seldom complain that somebody did not know the product. They complain of not being heard. Dealing with people is a skill like any other: it can be named, assessed and trained.',
  serves: ['S3-7a'],
  since: '0.2.0',
  examples: {
    invalid: `team:
  skills:
  - {id: sk-calm, name: Knowing the forms, kind: product}
`,
    valid: `team:
  skills:
  - {id: sk-calm, name: Staying calm with angry callers, kind: service}
`,
  },
  check: [
    visit('/team/skills', (skills, at, { report }) => {
      if (skills.length && skills.every(({ kind }) => kind && traditional.has(kind)))
        report({
          at,
          message: `${skills.length === 1 ? 'The only skill is' : skills.length === 2 ? 'Both skills are' : `All ${skills.length} skills are`} about the product or the systems.`,
          help: 'What does it take to deal with your customers - staying calm, listening, their language? Add it with another `kind`.',
        });
    }),
  ],
};

export default rule;
