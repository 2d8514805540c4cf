import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'voc/undated',
  depth: 'service',
  severity: 'warning',
  summary: 'A finding of no study, or a study without a date that something was found in.',
  why: 'Evidence is known by where it comes from and by its age. Without both nobody can tell a study of last month from something that was always said.',
  serves: ['RB14', 'S0-7'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  studies:
  - id: s-field
    date:
`,
    valid: `voc:
  studies:
  - id: s-field
    date: 2026-10-28
`,
  },
  check: [
    visit('/voc', (voc, at, { report }) => {
      for (const [i, finding] of (voc?.findings ?? []).entries())
        if (isGap(finding.study))
          report({
            at: `${at}/findings/${i}/study`,
            message: `Finding "${finding.id}" doesn't say which study it comes from.`,
          });
      const found = new Set([...(voc?.findings ?? []), ...(voc?.attributes ?? [])].map(({ study }) => study));
      for (const [i, study] of (voc?.studies ?? []).entries())
        if (isGap(study.date) && found.has(study.id))
          report({
            at: `${at}/studies/${i}/date`,
            message: `Study "${study.id}" has no date, and the plan rests on what was found in it.`,
          });
    }),
  ],
};

export default rule;
