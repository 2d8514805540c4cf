import { visitGoals } from '../alive.ts';
import { studyOf } from '../evidence.ts';
import { isGap } from '../gap.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'goal/before-feedback',
  depth: 'service',
  severity: 'warning',
  reads: ['/voc'],
  summary: 'A goal that was set before any of the studies whose findings it cites.',
  why: 'First the feedback, then the goals. A goal that was there before anybody was asked has had its reasons looked for afterwards, and those can always be found.',
  serves: ['S1-12', 'S2-4c'],
  since: '0.2.0',
  examples: {
    invalid: `goals:
- id: g-answer
  set_on: 2026-10-01
`,
    valid: `goals:
- id: g-answer
  set_on: 2026-12-10
`,
  },
  check: [
    visitGoals((goal, at, { plan, report }) => {
      if (isGap(goal.set_on) || isGap(goal.because)) return;
      const findings = (plan.voc?.findings ?? []).filter(({ id }) => goal.because!.includes(id));
      const studies = findings.map(finding => studyOf(finding, plan));
      // One without a day, or that is not known, may be the first: voc/undated asks.
      if (!studies.length || studies.some(study => isGap(study?.date))) return;
      const first = studies.reduce((best, study) => (study!.date! < best!.date! ? study : best))!;
      if (goal.set_on! >= first.date!) return;
      report({
        at: `${at}/set_on`,
        message: `Goal "${goal.id}" was set on ${goal.set_on}, before anything was heard that it rests on: study "${first.id}" ended on ${first.date}.`,
        help: 'Look at the goal again with what was found and write the new day, or cite a finding that was known then.',
        related: [
          {
            at: `/voc/studies/${plan.voc!.studies!.indexOf(first)}/date`,
            message: 'The first study it rests on.',
          },
        ],
      });
    }),
  ],
};

export default rule;
