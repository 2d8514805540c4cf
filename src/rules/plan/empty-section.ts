import { visitGoals } from '../alive.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

/**
 * What a plan of depth core asks for, with the words for it. `sources` is not among them: a KPI without its
 * source is asked for it.
 */
const asked = {
  roles: ['no roles yet', 'S2-6a'],
  customers: ['nobody whom it serves', 'S0-7'],
  voc: ['no word of what customers said', 'S0-1'],
  buy_in: ['no leader who stands behind it', 'S2-2a'],
  vision: ['no vision', 'S3-1a'],
  goals: ['no goals', 'S3-2b'],
  kpis: ['no KPI', 'S2-5b'],
  initiatives: ['no initiative', 'S2-4c'],
} as const;

const rule: Rule = {
  id: 'plan/empty-section',
  depth: 'core',
  severity: 'error',
  summary:
    'A section that the depth of the plan asks for is absent or empty, an active plan without a term, or a goal without a sentence.',
  why: 'The sections of depth core are the six steps from feedback to somebody who answers for the numbers. Each rests on the one before, so the plan does not stand while one is missing.',
  serves: ['S0-1', 'S0-2', 'S2-5b', 'S4-2'],
  since: '0.1.0',
  examples: {
    invalid: `vision:
`,
    valid: `vision:
  statement: Whoever calls about a permit has a true answer the same day.
`,
  },
  check: [
    visit('', (plan, _at, { report }) => {
      for (const [section, [lack, line]] of Object.entries(asked) as [
        keyof typeof asked,
        readonly [string, string],
      ][])
        if (isGap(plan[section]))
          report({ at: `/${section}`, message: `The plan has ${lack}.`, serves: [line] });
      // A draft may still be waiting for its day.
      if (plan.status === 'active' && isGap(plan.term))
        report({
          at: '/term',
          message: 'The plan is active and has no term: nobody can say from which day to which day it holds.',
          serves: ['S3-2a'],
        });
      if (isGap(plan.voc)) return;
      for (const [part, lack] of [
        ['studies', 'nobody was asked'],
        ['findings', 'nothing was found'],
      ] as const)
        if (isGap(plan.voc?.[part]))
          report({ at: `/voc/${part}`, message: `The voice of the customer is empty: ${lack}.` });
    }),
    visitGoals(({ id, statement }, at, { report }) => {
      if (isGap(statement) && !isGap(id))
        report({
          at: `${at}/statement`,
          message: `Goal "${id}" has no sentence that says what is to be reached.`,
          serves: ['S3-2b'],
        });
    }),
  ],
};

export default rule;
