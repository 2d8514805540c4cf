import type { Plan } from '../../plan/generated/types.ts';
import { isGap, lackOf } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const called = {
  invited: 'how many were asked',
  size: 'how many answered',
  questions: 'which questions they were asked',
} as const;

const rule: Rule = {
  id: 'voc/incomplete-survey',
  depth: 'service',
  severity: 'warning',
  summary:
    'A survey that does not say how many were asked and answered, by which channel, or with which questions.',
  why: 'Two hundred answers of three hundred people are something else than two hundred of ten thousand. And a survey whose questions nobody wrote down cannot be asked again.',
  serves: ['RB9', 'RB11'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  studies:
  - id: s-callers
    invited:
`,
    valid: `voc:
  studies:
  - {id: s-callers, kind: survey, channel: phone, invited: 640, size: 212, questions: [How satisfied were you with your call?]}
`,
  },
  check: [
    visit('/voc/studies/*', (study, at, { plan, report }) => {
      const ofCustomers = study.kind === 'survey';
      // One that nothing was found in may still lie ahead.
      if (!(ofCustomers || study.kind === 'staff-survey') || !isSourceOfFindings(study.id, plan)) return;
      const lack = lackOf(
        study,
        at,
        ofCustomers ? { ...called, channel: 'by which channel they were asked' } : called,
        'Write how many people were asked by which channel, how many answered, and the questions as they were put.',
      );
      if (lack)
        report({
          at: lack.at,
          message: `Survey "${study.id}" doesn't say ${lack.or}.`,
          help: lack.help,
        });
      else if (!isGap(study.invited) && study.size! > study.invited!)
        report({
          at: `${at}/size`,
          message: `Of survey "${study.id}" ${study.size} people answered, and only ${study.invited} were asked.`,
          help: 'Correct one of the two numbers. Where people answered whom nobody asked, write how many saw the invitation.',
        });
    }),
  ],
};

function isSourceOfFindings(id: string, { voc }: Plan): boolean {
  return [...(voc?.findings ?? []), ...(voc?.attributes ?? [])].some(({ study }) => study === id);
}

export default rule;
