import { visitInitiatives } from '../alive.ts';
import { isGap } from '../gap.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'initiative/no-goal',
  depth: 'core',
  severity: 'warning',
  reads: ['/goals'],
  summary: 'An initiative that works for no goal.',
  why: 'An initiative shows its worth in the KPI of the goal it works for. Without one nobody can tell whether it was worth its money.',
  serves: ['S2-5a', 'S2-4b'],
  since: '0.1.0',
  examples: {
    invalid: `initiatives:
- id: i-wallboard
  title: A wallboard in the phone room
  owner: contact-centre-manager
  size: small
  serves:
  because: [f-wait]
  benefit: {customer: Somebody sees that I wait., team: Everybody sees the queue.}
  resources: {planned: 900 dollars}
  after_launch: {owner: contact-centre-manager, cost: none, stop_when: Nobody looks at it.}
  done_well_when: Supervisors move people before the queue grows.
  actions:
  - {id: a-wallboard, do: Buy and mount it, due: 2027-03-31, done_when: It shows the queue.}
`,
    valid: `initiatives:
- id: i-call-back
  serves: [g-answer]
`,
  },
  check: [
    visitInitiatives((initiative, at, { plan, report }) => {
      if (!isGap(plan.goals) && isGap(initiative.serves))
        report({ at: `${at}/serves`, message: `Initiative "${initiative.id}" works for no goal.` });
    }),
  ],
};

export default rule;
