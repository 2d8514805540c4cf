import { hasForgotten, workedOnFindings } from '../evidence.ts';
import { isGap } from '../gap.ts';
import { type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';
import { quoted } from '../unsaid.ts';

const options = {
  type: 'object',
  properties: {
    importance: {
      description: 'From this importance on, 1 to 5, an attribute matters much.',
      type: 'number',
      default: 4,
      minimum: 1,
      maximum: 5,
    },
    performance: {
      description: 'Up to this performance, 1 to 5, it is done badly.',
      type: 'number',
      default: 3,
      minimum: 1,
      maximum: 5,
    },
  },
} as const satisfies OptionsSchema;

const rule: Rule = {
  id: 'voc/urgent-attribute',
  depth: 'service',
  severity: 'warning',
  reads: ['/goals', '/initiatives'],
  options,
  summary:
    'Something that matters much to customers and is done badly, and no goal or initiative that answers it.',
  why: 'What customers care for most and get worst is what they leave for. It needs work before everything that is done well already, or that hardly matters.',
  serves: ['S1-15', 'S1-24'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  attributes:
  - {id: at-true, performance: 2.1, because: [f-calm]}
`,
    valid: `voc:
  attributes:
  - {id: at-true, performance: 2.1, because: [f-notes]}
`,
  },
  check: [
    visit('/voc/attributes/*', (attribute, at, context) => {
      const { plan, report } = context;
      const { importance, performance } = optionsOf(options, context);
      const { id, importance: matters, performance: done, because } = attribute;
      if (isGap(matters) || isGap(done) || matters! < importance || done! > performance) return;
      const workedOn = workedOnFindings(plan);
      const what = `"${id}" matters much to customers (${matters} of 5) and is done badly (${done})`;
      if (isGap(because))
        report({
          at: `${at}/because`,
          message: `${what}, and no finding says so.`,
          help: 'Which findings say the same? Cite them here, and in the goal or initiative that answers them.',
        });
      else if (!because!.some(finding => workedOn.has(finding)) && !hasForgotten(because!, plan))
        report({
          at,
          message: `${what}, and no goal and no initiative answers it.`,
          help: `Cite ${quoted(because!, 'or')} in the \`because\` of a goal or an initiative.`,
        });
    }),
  ],
};

export default rule;
