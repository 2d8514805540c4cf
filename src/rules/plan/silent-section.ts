import { fieldAt, type Section, sections } from '../../plan/fields.ts';
import { isGap } from '../gap.ts';
import { type OptionSchema, type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';
import { isSilent, silenceOf, sinceInWords, twoQuarters } from '../silence.ts';

function days<Default extends number>(what: string, value: Default) {
  return {
    description: `Days that ${what} may stay as it is.`,
    type: 'integer',
    default: value,
    minimum: 1,
    maximum: 3660,
  } as const satisfies OptionSchema;
}

const options = {
  type: 'object',
  properties: {
    reviews: days('what reviews wrote', 122),
    core: days('a section of depth core', twoQuarters),
    service: days('a section of depth service', 366),
    full: days('a section of depth full', 731),
  },
} as const satisfies OptionsSchema;

/** What is meant to stay while it is worked on: who, what for, how it is measured, what was promised. */
const steady: ReadonlySet<Section> = new Set<Section>([
  ...(['roles', 'customers', 'buy_in', 'vision', 'goals', 'kpis', 'sources', 'watch'] as const),
  ...(['objectives', 'strategies', 'commitments', 'complaints', 'services'] as const),
]);

const rule: Rule = {
  id: 'plan/silent-section',
  depth: 'core',
  severity: 'warning',
  clock: true,
  needs: 'git',
  reads: ['/status', '/reviews'],
  options,
  summary: 'A section that describes what changes, and has not changed for long.',
  why: 'Most of what a plan says of findings, actions, channels or skills is true for a while. A section that nobody touched for so long was not checked either, and the next reader will rely on it.',
  serves: ['S0-21', 'S4-3', 'S2-0', 'S4-9'],
  since: '0.2.0',
  examples: {
    past: [
      { on: '2026-06-30', plan: 'initiatives:\n- {id: i-call-back, title: Call back}\n' },
      { on: '2026-12-20' },
    ],
    invalid: `initiatives:
- {id: i-call-back, title: Call back}
voc:
  findings:
  - {id: f-noon, text: At noon nobody answers at all., study: s-callers, segments: [residents], kind: pain}
`,
    valid: `initiatives:
- {id: i-call-back, title: Call back within the hour}
voc:
  findings:
  - {id: f-noon, text: At noon nobody answers at all., study: s-callers, segments: [residents], kind: pain}
`,
  },
  check: [
    visit('/status', (status, _at, context) => {
      if (status !== 'active' || isSilent(context)) return;
      const { plan, facts, report } = context;
      const longest = optionsOf(options, context);
      for (const section of sections) {
        const silence = steady.has(section) || isGap(plan[section]) ? undefined : silenceOf(section, context);
        const allowed = longest[section === 'reviews' ? section : fieldAt([section])!.depth];
        if (!silence || silence.days <= allowed) continue;
        report({
          at: `/${section}`,
          onKey: true,
          message: `The section ${section} has not changed ${sinceInWords(silence)}, more than ${allowed} days by ${facts.today}.`,
          help: 'Look through it with those whom it is about, and write down what is different now.',
        });
      }
    }),
  ],
};

export default rule;
