import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

/** Ways in which staff are heard: they don't count as a second one for customers. */
const ofStaff: ReadonlySet<string> = new Set(['staff-survey', 'staff-input']);

const rule: Rule = {
  id: 'voc/single-method',
  depth: 'service',
  severity: 'warning',
  summary: 'Customers are listened to in one way only.',
  why: 'A survey counts and does not explain, a focus group explains and does not count, and complaints come from those who complain. Two different ways show what one misses.',
  serves: ['S1-39'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  methods:
  - id: m-groups
    kind: survey
`,
    valid: `voc:
  methods:
  - id: m-groups
    kind: focus-group
`,
  },
  check: [
    visit('/voc/methods', (methods, at, { report }) => {
      if (isGap(methods) || methods!.some(({ kind }) => isGap(kind))) return;
      const kinds = new Set(methods!.map(({ kind }) => kind!).filter(kind => !ofStaff.has(kind)));
      if (kinds.size !== 1) return;
      report({
        at,
        message: `Customers are listened to in one way only: ${[...kinds][0]!.replaceAll('-', ' ')}.`,
        help: 'Add a second way of another kind, even a small one: comments that come in anyway, a talk with five customers.',
      });
    }),
  ],
};

export default rule;
