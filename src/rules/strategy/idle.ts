import type { Plan } from '../../plan/generated/types.ts';
import { isAlive, visitInitiatives } from '../alive.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'strategy/idle',
  depth: 'service',
  severity: 'warning',
  reads: ['/initiatives', '/strategies'],
  summary:
    'A chosen strategy that no initiative carries out, or an initiative that carries out one that was put aside.',
  why: 'A strategy is what the initiatives have in common. Where none follows it, it was chosen on paper only; where one follows another, somebody has not heard of the decision.',
  serves: ['S1-28', 'S1-22'],
  since: '0.2.0',
  examples: {
    invalid: `strategies:
- {id: st-early, text: Settle what can be settled at the first call., state: chosen, because: [f-wait], reason: Half of the calls are second ones., agreed: {commissioner: 2026-11-20}, kpis: [service-level]}
`,
    valid: `strategies:
- id: st-shorten
  state: chosen
initiatives:
- id: i-call-back
  strategy: st-shorten
`,
  },
  check: [
    visit('/strategies/*', ({ id, state }, at, { plan, report }) => {
      const alive = (plan.initiatives ?? []).filter(isAlive);
      // One that doesn't say what it carries out may carry out this one: initiative/thin asks.
      if (state !== 'chosen' || !alive.length || alive.some(({ strategy }) => isGap(strategy))) return;
      // Nor when one follows a strategy that was put aside: it is to follow another.
      if (!alive.some(({ strategy }) => strategy === id || isParked(strategy, plan)))
        report({
          at,
          message: `Strategy "${id}" was chosen, and no initiative carries it out.`,
          help: `Name it as the \`strategy\` of an initiative, plan one, or write \`state: parked\` with the reason.`,
        });
    }),
    visitInitiatives((initiative, at, { plan, report }) => {
      if (!isParked(initiative.strategy, plan)) return;
      const i = plan.strategies!.findIndex(({ id }) => id === initiative.strategy);
      report({
        at: `${at}/strategy`,
        message: `Initiative "${initiative.id}" carries out strategy "${initiative.strategy}", which was put aside.`,
        help: 'Name the strategy that it follows now, or stop the initiative.',
        related: [{ at: `/strategies/${i}/state`, message: 'The strategy was put aside.' }],
      });
    }),
  ],
};

function isParked(strategy: string | null | undefined, { strategies }: Plan): boolean {
  return strategies?.find(({ id }) => id === strategy)?.state === 'parked';
}

export default rule;
