import type { Briefing, Plan } from '../../plan/generated/types.ts';
import { accountableRoles } from '../accountable.ts';
import { liesAhead } from '../ahead.ts';
import { type Facts, type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'owner/not-briefed',
  depth: 'core',
  severity: 'error',
  reads: ['/accountable', '/roles', '/voc', '/goals'],
  summary:
    'An accountable role that was not briefed on what customers said or on the plan, or before the newest of either, or is only going to be.',
  why: 'Nobody can answer for a plan without having heard what customers said and what the plan wants. Since the last briefing customers may have said something else.',
  serves: ['S2-6b'],
  since: '0.1.0',
  examples: {
    invalid: `roles:
- id: service-officer
  briefed: {voc: 2026-11-02, plan: }
`,
    valid: `roles:
- id: service-officer
  briefed: {voc: 2026-11-02, plan: 2026-12-10}
`,
  },
  check: [
    visit('', (plan, _at, { facts, report }) => {
      const newest = { voc: newestStudy(plan, facts), plan: newestGoal(plan, facts) };
      for (const { role, at } of accountableRoles(plan)) {
        const on = { voc: dayOf(role.briefed?.voc), plan: dayOf(role.briefed?.plan) };
        if (!on.voc || !on.plan) {
          const both = !on.voc && !on.plan;
          report({
            at: both ? `${at}/briefed` : `${at}/briefed/${on.voc ? 'plan' : 'voc'}`,
            message: `"${role.id}" answers for the plan but was not briefed on ${both ? 'what customers said, nor on the plan' : on.voc ? 'the plan' : 'what customers said'}.`,
          });
          continue;
        }
        for (const part of ['voc', 'plan'] as const) {
          const later = newest[part];
          if (liesAhead(on[part], facts))
            report({
              at: `${at}/briefed/${part}`,
              message: `"${role.id}" answers for the plan, and its briefing on ${part === 'voc' ? 'what customers said' : 'the plan'} is dated ${on[part]}, which is still to come.`,
              help: 'Write the day on which they were briefed. As long as they were not, leave it open.',
            });
          else if (later && later.day > on[part]!)
            report({
              at: `${at}/briefed/${part}`,
              severity: 'warning',
              message: `"${role.id}" was briefed on ${on[part]}, before ${later.called} of ${later.day}.`,
              help: 'Brief them again, and write down the new date.',
              related: [{ at: later.at, message: later.called }],
            });
        }
      }
    }),
  ],
};

interface Later {
  day: string;
  at: string;
  called: string;
}

function dayOf(briefing: Briefing | undefined): string | undefined {
  return (typeof briefing === 'object' ? briefing?.date : briefing) ?? undefined;
}

/** Of the studies that something was found in: one that lies ahead has nothing to brief on yet. */
function newestStudy(plan: Plan, facts: Facts): Later | undefined {
  const cited = new Set(plan.voc?.findings?.map(finding => finding.study));
  return newestOf(
    (plan.voc?.studies ?? []).map((study, i) => ({
      day: cited.has(study.id) ? (study.date ?? '') : '',
      at: `/voc/studies/${i}/date`,
      called: `the study "${study.id}"`,
    })),
    facts,
  );
}

function newestGoal(plan: Plan, facts: Facts): Later | undefined {
  return newestOf(
    (plan.goals ?? []).map((goal, i) => ({
      day: goal.set_on ?? '',
      at: `/goals/${i}/set_on`,
      called: `goal "${goal.id}"`,
    })),
    facts,
  );
}

/** Without what lies ahead: nobody can have been briefed on that, and its day is the mistake. */
function newestOf(dated: Later[], facts: Facts): Later | undefined {
  return dated
    .filter(({ day }) => !liesAhead(day, facts))
    .reduce<Later | undefined>((best, next) => (next.day > (best?.day ?? '') ? next : best), undefined);
}

export default rule;
