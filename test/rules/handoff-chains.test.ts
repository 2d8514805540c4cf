import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChainLink, longestChain } from '../../src/rules/handoff-chains.ts';

const link = (id: string, from: string, to: string, takes: number): ChainLink => ({ id, from, to, takes });

test('no handoffs make no chain', () => {
  expect(longestChain([])).toBeUndefined();
});

test('ways that part are not added up; work that comes back is', () => {
  const there = link('there', 'agent', 'clerk', 3);
  const other = link('other', 'agent', 'engineer', 5);
  const back = link('back', 'clerk', 'agent', 1);
  expect(longestChain([there, other])).toEqual({ links: [other], takes: 5 });
  expect(longestChain([there, other, back])).toEqual({ links: [there, back, other], takes: 9 });
});

test('is the longest of all orders in which each handoff goes on where the last one went', () => {
  const role = fc.constantFrom('a', 'b', 'c', 'd');
  const links = fc.array(fc.tuple(role, role, fc.integer({ min: 1, max: 9 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(links, tuples => {
      const all = tuples.map(([from, to, takes], i) => link(`h-${i}`, from, to, takes));
      const found = longestChain(all)!;
      expect(found.takes).toBe(found.links.reduce((sum, { takes }) => sum + takes, 0));
      expect(isChain(found.links)).toBe(true);
      expect(found.takes).toBe(Math.max(...orders(all).filter(isChain).map(total)));
    }),
    { numRuns: 60 },
  );
});

test('of handoffs that go everywhere some chain is found soon', () => {
  const roles = 'abcdefghijkl'.split('');
  const all = roles.flatMap(from => roles.map(to => link(`${from}${to}`, from, to, 1)));
  expect(longestChain(all)!.takes).toBeGreaterThanOrEqual(roles.length);
});

function isChain(links: readonly ChainLink[]): boolean {
  return links.every((one, i) => i === 0 || links[i - 1]!.to === one.from);
}

function total(links: readonly ChainLink[]): number {
  return links.reduce((sum, { takes }) => sum + takes, 0);
}

/** Every order of every part of the handoffs that is not empty. */
function orders(links: readonly ChainLink[]): ChainLink[][] {
  return links.flatMap(first => {
    const rest = links.filter(other => other !== first);
    return [[first], ...orders(rest).map(others => [first, ...others])];
  });
}
