import type { Initiative, Plan } from '../../plan/generated/types.ts';
import { isAlive } from '../alive.ts';
import { latest } from '../cadence.ts';
import { isGap, listed } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'team/over-capacity',
  depth: 'service',
  severity: 'warning',
  reads: ['/initiatives', '/term'],
  summary:
    'Initiatives that together take more hours a week than the team has, or of which one says no hours.',
  why: 'A plan is realistic when those who carry it out can. Hours that are not there are taken from customers, or from the evenings of a few people, until they stop.',
  serves: ['S2-4a'],
  since: '0.2.0',
  examples: {
    invalid: `team:
  capacity: {hours_a_week: 12}
`,
    valid: `team:
  capacity: {hours_a_week: 30}
`,
  },
  check: [
    visit('/team/capacity', (capacity, at, { plan, report }) => {
      if (isGap(capacity.hours_a_week)) return;
      const hours = capacity.hours_a_week!;
      const unsaid = (plan.initiatives ?? []).flatMap((initiative, i) =>
        takesHours(initiative) && isGap(initiative.resources?.hours_a_week) ? [{ initiative, i }] : [],
      );
      // Without any resources that is what is missing: initiative/no-resources asks.
      for (const { initiative, i } of unsaid)
        if (!isGap(initiative.resources))
          report({
            at: `/initiatives/${i}/resources/hours_a_week`,
            message: `Initiative "${initiative.id}" doesn't say how many hours a week it takes, and the team has only ${hours} free for initiatives.`,
          });
      const peak = unsaid.length ? undefined : busiest(plan);
      if (peak && peak.hours > hours)
        report({
          at: `${at}/hours_a_week`,
          message: `From ${peak.day} on, ${inWords(peak)}, and the team has ${hours} free for initiatives.`,
          help: 'Begin one later, make one smaller, or ask for the hours at the next review.',
        });
    }),
  ],
};

function takesHours(initiative: Initiative): boolean {
  return isAlive(initiative) && initiative.status !== 'launched';
}

interface Peak {
  day: string;
  hours: number;
  running: { id: string; hours: number }[];
}

function inWords({ running, hours }: Peak): string {
  const [first] = running;
  return running.length === 1
    ? `"${first!.id}" takes ${hours} hours a week`
    : `${listed(running.map(one => `"${one.id}" (${one.hours})`))} take ${hours} hours a week together`;
}

/**
 * The first day from which initiatives take the most hours together. Each runs from its start, or that of the plan,
 * to the day its last action is due, or the end of the plan.
 */
function busiest({ initiatives, term }: Plan): Peak | undefined {
  const spans = (initiatives ?? []).filter(takesHours).map(({ id, start, actions, resources }) => ({
    id,
    hours: resources!.hours_a_week!,
    from: start ?? term?.start ?? '',
    to: latest((actions ?? []).map(({ due }) => due)) ?? term?.end ?? '9999',
  }));
  let peak: Peak | undefined;
  for (const { from: day } of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const running = spans.filter(({ from, to }) => from <= day && day <= to);
    const hours = running.reduce((sum, one) => sum + one.hours, 0);
    if (day && hours > (peak?.hours ?? 0)) peak = { day, hours, running };
  }
  return peak;
}

export default rule;
