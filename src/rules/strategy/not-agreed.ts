import type { Plan, Strategy } from '../../plan/generated/types.ts';
import { isAlive } from '../alive.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { quoted } from '../unsaid.ts';

const rule: Rule = {
  id: 'strategy/not-agreed',
  depth: 'service',
  severity: 'warning',
  reads: ['/initiatives'],
  summary: 'A chosen strategy to which nobody has agreed, or not those who lead what carries it out.',
  why: 'A strategy is carried out by people who have other work as well. Who was not asked finds reasons why it cannot be done in the week in which it should be.',
  serves: ['S1-27'],
  since: '0.2.0',
  examples: {
    invalid: `strategies:
- id: st-shorten
  agreed: {agent: }
`,
    valid: `strategies:
- id: st-shorten
  agreed: {commissioner: 2026-11-20, contact-centre-manager: 2026-11-20}
`,
  },
  check: [
    visit('/strategies/*', (strategy, at, { plan, report }) => {
      if (strategy.state !== 'chosen') return;
      const agreed = strategy.agreed ?? {};
      const without = missing(strategy, plan);
      if (!Object.keys(agreed).length)
        report({ at: `${at}/agreed`, message: `Nobody has agreed to strategy "${strategy.id}".` });
      else if (without.length) {
        const only = without.length === 1 ? without[0]! : undefined;
        report({
          at: only && only in agreed ? `${at}/agreed/${only}` : `${at}/agreed`,
          message: inWords(
            strategy.id,
            without,
            without.filter(role => !(role in agreed)),
          ),
          help: 'Ask them, and write down the day on which they agreed: `{role: date}`.',
        });
      }
    }),
  ],
};

/** @param leading those of them that lead what carries it out */
function inWords(strategy: string, without: readonly string[], leading: readonly string[]): string {
  const have = (roles: readonly string[]) => `${quoted(roles)} ${roles.length === 1 ? 'has' : 'have'}`;
  if (leading.length === without.length)
    return `${have(without)} to carry out strategy "${strategy}", and did not agree to it.`;
  const part = leading.length ? `, which ${have(leading)} to carry out` : '';
  return `${have(without)} not agreed to strategy "${strategy}"${part}.`;
}

/** Roles that are named without a day, and leaders of what carries the strategy out that are not named. */
function missing({ id, agreed }: Strategy, { initiatives }: Plan): string[] {
  const named = Object.keys(agreed ?? {}).filter(role => isGap(agreed![role]));
  const leading = (initiatives ?? [])
    .filter(initiative => initiative.strategy === id && isAlive(initiative))
    .flatMap(({ owner }) => owner ?? []);
  return [...new Set([...named, ...leading.filter(role => !(role in (agreed ?? {})))])];
}

export default rule;
