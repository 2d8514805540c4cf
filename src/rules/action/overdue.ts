import { isAlive } from '../alive.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'action/overdue',
  depth: 'core',
  severity: 'warning',
  clock: true,
  summary: 'An action that is past its due date and not done.',
  why: 'A plan slips one action at a time. What is late is done, given a new date, or dropped, and somebody says which.',
  serves: ['S1-4', 'S3-5c'],
  since: '0.1.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  actions:
  - id: a-pilot
    due: 2027-01-15
`,
    valid: `initiatives:
- id: i-call-back
  actions:
  - id: a-pilot
    due: 2027-01-15
    status: done
    done: 2027-01-12
`,
  },
  check: [
    visit('/initiatives/*', (initiative, at, { facts, report }) => {
      if (!isAlive(initiative)) return;
      for (const [i, action] of (initiative.actions ?? []).entries()) {
        const open = (action.status ?? 'open') === 'open' || action.status === 'doing';
        if (action.due && action.due < facts.today && open && !action.done)
          report({
            at: `${at}/actions/${i}/due`,
            message: `Action "${action.id}" was due on ${action.due} and is not done on ${facts.today}.`,
            help: 'Write `status: done` with the day, or agree on a new date.',
          });
      }
    }),
  ],
};

export default rule;
