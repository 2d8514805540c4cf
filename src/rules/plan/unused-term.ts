import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'plan/unused-term',
  depth: 'service',
  severity: 'info',
  reads: ['/voc', '/goals', '/kpis', '/initiatives'],
  summary: 'A term of the glossary that no text of the plan uses, or that has no meaning.',
  why: 'A glossary lets readers and csplan take a word in one meaning. A term that stands nowhere is one that was changed in the texts, or is spelt otherwise there.',
  serves: ['S4-2'],
  since: '0.2.0',
  examples: {
    invalid: `glossary: {first reply: The first answer that a person wrote.}
`,
    valid: `glossary: {permit: A yes of the city to a plan for building.}
`,
  },
  check: [
    visit('/glossary', (glossary, at, { plan, report }) => {
      const { glossary: _, ...rest } = plan;
      const text = textsOf(rest).join('\n').toLowerCase();
      for (const [term, meaning] of Object.entries(glossary)) {
        const pointer = `${at}/${term.replace(/~/g, '~0').replace(/\//g, '~1')}`;
        if (isGap(meaning))
          report({
            at: pointer,
            message: `The glossary has no meaning for "${term}".`,
            help: 'Write what it means in this plan, in a sentence, or take it out.',
          });
        else if (!text.includes(term.trim().toLowerCase()))
          report({
            at: pointer,
            onKey: true,
            message: `The glossary explains "${term}", and no text of the plan uses it.`,
            help: 'Spell it as the texts do, or take it out.',
          });
      }
    }),
  ],
};

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

export default rule;
