/** Where work passes from one team to another, and whether the limits add up to what is promised. */
import type { Commitment, Handoff } from '../../../plan/generated/types.ts';
import { parseQuantity, timeInWords } from '../../../plan/quantity.ts';
import { type ChainLink, longestChain } from '../../../rules/handoff-chains.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import { handoffDiagram } from '../mermaid/flowchart.ts';
import { type Block, blocks, joined, type LimitSum, lines, strong, type Text } from '../model.ts';
import { anchorOf } from '../names.ts';
import { agreedLines, all, type Told } from '../told.ts';
import { amountWords } from '../words.ts';
import { termFacts } from './promises.ts';

export function handoffs(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.handoffs)) return blocks(asked(plan, 'handoffs', ''));
  return blocks(
    limitSums(told),
    handoffDiagram(told),
    all(plan.handoffs).map(handoff => handoffEntry(handoff, told)),
  );
}

function handoffEntry(handoff: Handoff, { names }: Told): Block {
  const its = about(handoff, '/handoffs/*');
  return {
    is: 'entry',
    id: anchorOf('handoff', handoff.id),
    title: joined(
      [
        its.text('from', role => names.of('role', role), 'Somebody'),
        its.text('to', role => names.of('role', role), 'somebody'),
      ],
      ' → ',
    ),
    blocks: blocks(
      facts(
        its.fact('when', 'When', text => text),
        its.fact('passes', 'Passes on', items => lines(items)),
        its.fact('accept_within', 'Taken over within', amountWords),
        its.fact('resolve_within', 'Settled within', amountWords),
        its.fact('toward', 'For the promise', id => names.link('commitment', id)),
        its.fact('returns', 'Comes back', text => text),
        its.fact('escalation', 'When a limit passes', text => text),
        its.fact('agreed', 'Agreed', agreed => agreedLines(agreed, names)),
        ...termFacts(handoff.terms, '/handoffs/*/terms', names),
      ),
    ),
  };
}

/** For each promise the longest way through the handoffs that work toward it. */
export function limitSums({ plan, names }: Told): Block[] {
  return all(plan.commitments).flatMap(commitment => {
    const links = all(plan.handoffs)
      .filter(({ toward }) => toward === commitment.id)
      .flatMap(linkOf);
    const chain = longestChain(links);
    if (!chain) return [];
    const promised = secondsOf(commitment.within) ?? null;
    const sum: LimitSum = {
      is: 'limits',
      sentence: sentenceOf(chain.takes, promised),
      parts: chain.links.flatMap(({ id }) =>
        partsOf(plan.handoffs!.find(handoff => handoff.id === id)!, names),
      ),
      promised,
    };
    const title: Text = [
      'Promised: ',
      strong(commitment.text || commitment.id),
      isGap(commitment.within)
        ? ''
        : ` (${amountWords(commitment.within as NonNullable<Commitment['within']>)})`,
    ];
    return [{ is: 'paragraph', text: title } as const, sum];
  });
}

function sentenceOf(takes: number, promised: number | null): string {
  const all = `The limits add up to ${timeInWords(takes)}`;
  if (promised === null) return `${all}; the promise says no limit that they could be held against.`;
  if (takes > promised) return `${all}: ${timeInWords(takes - promised)} more than is promised.`;
  if (takes === promised) return `${all}: all that is promised, with nothing to spare.`;
  return `${all}: ${timeInWords(promised - takes)} to spare.`;
}

function linkOf(handoff: Handoff): ChainLink[] {
  const [accept, resolve] = [secondsOf(handoff.accept_within), secondsOf(handoff.resolve_within)];
  if (accept === undefined && resolve === undefined) return [];
  return [
    {
      id: handoff.id,
      // Who is not named can't be followed: such a handoff stands alone.
      from: handoff.from ?? `${handoff.id}/from`,
      to: handoff.to ?? `${handoff.id}/to`,
      takes: (accept ?? 0) + (resolve ?? 0),
    },
  ];
}

function partsOf(handoff: Handoff, names: Told['names']): LimitSum['parts'] {
  const to = names.of('role', handoff.to);
  const [accept, resolve] = [secondsOf(handoff.accept_within), secondsOf(handoff.resolve_within)];
  return [
    ...(accept === undefined ? [] : [{ text: `${to} takes over: ${timeInWords(accept)}`, seconds: accept }]),
    ...(resolve === undefined
      ? []
      : [{ text: `${to} settles it: ${timeInWords(resolve)}`, seconds: resolve }]),
  ];
}

/** Undefined where no length of time is written. */
function secondsOf(amount: Handoff['accept_within']): number | undefined {
  const read = parseQuantity(amount);
  return read?.unit === 'seconds' && read.value > 0 ? read.value : undefined;
}
