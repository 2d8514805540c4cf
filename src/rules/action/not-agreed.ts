import type { Action, Initiative, Plan } from '../../plan/generated/types.ts';
import { isAlive } from '../alive.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { quoted } from '../unsaid.ts';

const rule: Rule = {
  id: 'action/not-agreed',
  depth: 'service',
  severity: 'warning',
  reads: ['/roles'],
  summary:
    'An action that began before another team had agreed, or that another team is to do without having agreed.',
  why: 'Work that needs another team stops at its desk. That team agrees before work begins, or it hears of it when it is asked to drop everything else.',
  serves: ['S3-5e'],
  since: '0.2.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  actions:
  - id: a-pilot
    start: 2027-01-18
    agreed: {permit-clerk: 2027-01-25}
    status: doing
`,
    valid: `initiatives:
- id: i-call-back
  actions:
  - id: a-pilot
    start: 2027-01-18
    agreed: {permit-clerk: 2027-01-12}
    status: doing
`,
  },
  check: [
    visit('/initiatives/*', (initiative, at, { plan, report }) => {
      if (!isAlive(initiative)) return;
      for (const [i, action] of (initiative.actions ?? []).entries()) {
        if (action.status === 'dropped') continue;
        const pointer = `${at}/actions/${i}`;
        const agreed = action.agreed ?? {};
        const open = Object.keys(agreed).filter(role => isGap(agreed[role]));
        const late = Object.keys(agreed).filter(role => isLate(agreed[role], action));
        if (open.length && hasBegun(action))
          report({
            at: open.length === 1 ? `${pointer}/agreed/${open[0]}` : `${pointer}/agreed`,
            message: `Action "${action.id}" ${action.status === 'done' ? 'is done' : 'has begun'}, and ${quoted(open)} ${open.length === 1 ? 'has' : 'have'} not agreed to it.`,
            help: 'Ask them before the work goes on, and write down the day on which they agreed.',
          });
        else if (late.length)
          report({
            at: late.length === 1 ? `${pointer}/agreed/${late[0]}` : `${pointer}/agreed`,
            message: `Action "${action.id}" began on ${action.start}, and ${quoted(late)} agreed only ${late.length === 1 ? `on ${agreed[late[0]!]}` : 'afterwards'}.`,
            help: 'Correct the day if it is wrong. If it is right, ask the next team before work begins.',
          });
        else if (isForeign(action, initiative, plan) && action.status !== 'done')
          report({
            at: `${pointer}/agreed`,
            message: `Action "${action.id}" is for "${action.owner}", of another team than "${initiative.owner}", and nothing says that they agreed.`,
            help: `Ask them, and write down the day: \`agreed: {${action.owner}: YYYY-MM-DD}\`.`,
          });
      }
    }),
  ],
};

function hasBegun({ status, done }: Action): boolean {
  return status === 'doing' || status === 'done' || !isGap(done);
}

/** Somebody agreed after the work had begun. */
function isLate(agreed: string | null | undefined, action: Action): boolean {
  return !isGap(agreed) && !isGap(action.start) && hasBegun(action) && agreed! > action.start!;
}

/** Whoever does it belongs to another team than the leader of the initiative, and is not named as having agreed. */
function isForeign({ owner, agreed }: Action, initiative: Initiative, { roles }: Plan): boolean {
  const teamOf = (id: string | null | undefined) => roles?.find(role => role.id === id)?.team;
  const [own, leading] = [teamOf(owner), teamOf(initiative.owner)];
  return !isGap(own) && !isGap(leading) && own !== leading && !(owner! in (agreed ?? {}));
}

export default rule;
