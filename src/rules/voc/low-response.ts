import { isGap } from '../gap.ts';
import { type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';

const options = {
  type: 'object',
  properties: {
    percent: {
      description: 'Share of those asked, in per cent, below which a survey is reported.',
      type: 'number',
      default: 10,
      minimum: 0,
      maximum: 100,
    },
  },
} as const satisfies OptionsSchema;

const rule: Rule = {
  id: 'voc/low-response',
  depth: 'service',
  severity: 'info',
  options,
  summary: 'A survey that fewer than one in ten of those asked have answered.',
  why: 'Those who answer are not those who stay silent: the very angry and the very content write back. The fewer they are, the less the result says about the others, however many there were.',
  serves: ['RB9', 'S2-1c'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  studies:
  - {id: s-callers, invited: 4200, size: 212}
`,
    valid: `voc:
  studies:
  - {id: s-callers, invited: 640, size: 212}
`,
  },
  check: [
    visit('/voc/studies/*', ({ id, kind, invited, size }, at, context) => {
      if ((kind !== 'survey' && kind !== 'staff-survey') || isGap(size) || !invited) return;
      const { percent } = optionsOf(options, context);
      const share = (100 * size!) / invited;
      if (share >= percent) return;
      context.report({
        at: `${at}/size`,
        message: `Of ${invited} people who were asked in survey "${id}" ${size} answered: ${share.toFixed(1)} %.`,
        help: 'Say with what is built on it that few answered. Next time ask fewer people and remind them, or ask some of the silent ones by phone whether they think otherwise.',
      });
    }),
  ],
};

export default rule;
