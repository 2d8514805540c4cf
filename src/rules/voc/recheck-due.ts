import type { Plan, Study } from '../../plan/generated/types.ts';
import { addDays } from '../../plan/period.ts';
import { latest } from '../cadence.ts';
import { isGap } from '../gap.ts';
import { type OptionsSchema, optionsOf, type Rule, visit } from '../rule.ts';
import { quoted } from '../unsaid.ts';

const options = {
  type: 'object',
  properties: {
    days: {
      description: 'Days after a study within which the same people are asked again.',
      type: 'integer',
      default: 366,
      minimum: 1,
      maximum: 1830,
    },
  },
} as const satisfies OptionsSchema;

const rule: Rule = {
  id: 'voc/recheck-due',
  depth: 'service',
  severity: 'warning',
  clock: true,
  options,
  summary:
    'Customers or staff who said something that is being answered, and were not asked again for more than a year.',
  why: 'Whether it has become better is known to those who said that it was bad. Asking others only shows what others think.',
  serves: ['S1-29', 'S1-30'],
  since: '0.2.0',
  examples: {
    invalid: `voc:
  studies:
  - {id: s-field, date: 2025-10-28}
`,
    valid: `voc:
  studies:
  - {id: s-field, date: 2026-10-28}
`,
  },
  check: [
    visit('/voc/studies', (studies, at, context) => {
      const { facts, plan, report } = context;
      const { days } = optionsOf(options, context);
      const isOld = (date: string) => addDays(date, days) < facts.today;
      const newest = latest(studies.map(({ date }) => date));
      // Where nobody at all was asked for as long, listening has stopped, and that is another finding.
      if (!newest || isOld(newest)) return;
      for (const [i, study] of studies.entries()) {
        if (!study.date || !isOld(study.date) || isAskedAgain(study, studies) || !isBuiltOn(study, plan))
          continue;
        report({
          at: `${at}/${i}/date`,
          message: `Those who were heard in study "${study.id}" on ${study.date}${isGap(study.of) ? '' : ` (${quoted(study.of!)})`} were not asked again since.`,
          help: `Ask the same people whether it has become better, and add that study with \`followup_of: ${study.id}\`.`,
        });
      }
    }),
  ],
};

/** A later study follows it up, or has heard all of the same groups. */
function isAskedAgain(study: Study, studies: readonly Study[]): boolean {
  const later = studies.filter(
    ({ date, followup_of }) => followup_of === study.id || (date ?? '') > study.date!,
  );
  if (later.some(({ followup_of }) => followup_of === study.id)) return true;
  const heard = new Set(later.flatMap(({ of }) => of ?? []));
  return !isGap(study.of) && study.of!.every(id => heard.has(id));
}

/** Something that was found in it was accepted, or has been answered. */
function isBuiltOn({ id }: Study, { voc }: Plan): boolean {
  return (voc?.findings ?? []).some(
    ({ study, status }) => study === id && (status === 'accepted' || status === 'done'),
  );
}

export default rule;
