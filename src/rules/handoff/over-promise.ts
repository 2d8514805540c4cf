import type { Commitment, Handoff } from '../../plan/generated/types.ts';
import { parseQuantity, timeInWords } from '../../plan/quantity.ts';
import { asWritten } from '../course.ts';
import { type ChainLink, longestChain } from '../handoff-chains.ts';
import { type Rule, visit } from '../rule.ts';
import { quoted } from '../unsaid.ts';

const rule: Rule = {
  id: 'handoff/over-promise',
  depth: 'service',
  severity: 'warning',
  reads: ['/commitments'],
  summary: 'Limits of handoffs that add up to more than the promise they work toward.',
  why: 'Each team can keep its own limit while the promise is broken. Only the sum of what they agreed on tells whether customers can rely on it.',
  serves: ['S3-8', 'S1-1', 'S4-13'],
  since: '0.2.0',
  examples: {
    invalid: `handoffs:
- id: h-clerk
  resolve_within: 6d
`,
    valid: `handoffs:
- id: h-clerk
  resolve_within: 4d
`,
  },
  check: [
    visit('/handoffs', (handoffs, at, { plan, report }) => {
      for (const [i, promise] of (plan.commitments ?? []).entries()) {
        const promised = secondsOf(promise.within);
        if (promised === undefined || promise.status === 'withdrawn') continue;
        const chain = longestChain(linksToward(promise, handoffs));
        if (!chain || chain.takes <= promised) continue;
        const ids = chain.links.map(({ id }) => id);
        const limits = ids.map(id => limitsOf(handoffs.find(handoff => handoff.id === id)!));
        const placeOf = (id: string): string => `${at}/${handoffs.findIndex(handoff => handoff.id === id)}`;
        report({
          at: `${placeOf(ids[0]!)}/toward`,
          message: `The limits of ${ids.length === 1 ? 'handoff' : 'handoffs'} ${quoted(ids)} add up to ${timeInWords(chain.takes)} (${limits.join(', then ')}), but promise "${promise.id}" says ${asWritten(promise.within!)}.`,
          help: 'Agree on shorter limits, or promise what they add up to.',
          related: [
            ...ids.slice(1).map(id => ({ at: placeOf(id), message: 'It is handed on here.' })),
            { at: `/commitments/${i}/within`, message: 'What is promised.' },
          ],
        });
      }
    }),
  ],
};

function linksToward({ id }: Commitment, handoffs: readonly Handoff[]): ChainLink[] {
  return handoffs.flatMap(handoff => {
    const [accept, resolve] = [secondsOf(handoff.accept_within), secondsOf(handoff.resolve_within)];
    if (handoff.toward !== id || (accept === undefined && resolve === undefined)) return [];
    const { from, to } = handoff;
    // Who is not named can't be followed: such a handoff stands alone.
    return [
      {
        id: handoff.id,
        from: from ?? `${handoff.id}/from`,
        to: to ?? `${handoff.id}/to`,
        takes: (accept ?? 0) + (resolve ?? 0),
      },
    ];
  });
}

/** Undefined where no length of time is written: that is another finding. */
function secondsOf(amount: Handoff['accept_within']): number | undefined {
  const read = parseQuantity(amount);
  return read?.unit === 'seconds' && read.value > 0 ? read.value : undefined;
}

function limitsOf({ accept_within, resolve_within }: Handoff): string {
  return [accept_within, resolve_within]
    .filter(amount => secondsOf(amount) !== undefined)
    .map(amount => asWritten(amount!))
    .join(' + ');
}

export default rule;
