import type { Plan, Training } from '../../plan/generated/types.ts';
import { dueAfter, latest } from '../cadence.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'training/overdue',
  depth: 'service',
  severity: 'warning',
  clock: true,
  summary: 'A training whose day has passed and that was not held.',
  why: 'Training is the first thing that is put off when there is much to do. What was not written down as held was most likely not held.',
  serves: ['S1-19', 'S4-8'],
  since: '0.2.0',
  examples: {
    invalid: `team:
  training:
  - {id: tr-plan, next: 2027-01-12, delivered: [2026-12-10]}
`,
    valid: `team:
  training:
  - {id: tr-plan, next: 2027-01-12, delivered: [2026-12-10, 2027-01-12]}
`,
  },
  check: [
    visit('/team/training/*', (training, at, { plan, facts, report }) => {
      const { id, next, every } = training;
      const held = latest((training.delivered ?? []).map(day => (typeof day === 'string' ? day : day.date)));
      if (next && next >= facts.today) return;
      if (next && (held ?? '') < next) {
        report({
          at: `${at}/next`,
          message: `Training "${id}" was to be held on ${next} and is not written down as held on ${facts.today}.`,
          help: 'Add the day on which it was held to `delivered`, or set a new one.',
        });
        return;
      }
      const due = dueOf(training, held, plan);
      if (due && due < facts.today)
        report({
          at: `${at}/every`,
          message: `Training "${id}" is ${every} and was ${held ? `last held on ${held}` : 'never held'}.`,
          help: 'Add the day on which it was held to `delivered`, or write in `next` when it will be.',
        });
    }),
  ],
};

/** Counts from the last time; where there was none, from the start of the plan. Coaching all the time has no day. */
function dueOf({ every }: Training, held: string | undefined, { term }: Plan): string | undefined {
  return every === 'continuous' ? undefined : dueAfter(held ?? term?.start, every);
}

export default rule;
