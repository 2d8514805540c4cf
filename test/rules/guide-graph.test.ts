import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Guide } from '../../src/plan/generated/types.ts';
import { circles } from '../../src/rules/graph.ts';
import { endless, graphOf, unreached } from '../../src/rules/guide-graph.ts';

/** `a: [b, c]` leads to two steps, `a: []` ends. */
function guide(start: string | undefined, leads: Record<string, string[]>): Guide {
  const nodes = Object.entries(leads).map(([step, to]) => [
    step,
    to.length ? { ask: 'Which?', answers: to.map(to => ({ is: to, to })) } : { say: 'So.', end: 'resolved' },
  ]);
  return { id: 'g', start, nodes: Object.fromEntries(nodes) };
}

describe('of a guide', () => {
  test('whose steps all follow from the start nothing is unreached, and all ends', () => {
    const whole = graphOf(guide('a', { a: ['b', 'c'], b: ['a', 'c'], c: [] }));
    expect(whole.isWhole).toBe(true);
    expect(unreached(whole)).toEqual([]);
    expect(endless(whole)).toEqual([]);
  });

  test('the first of the steps that nothing leads to is named, with what follows', () => {
    const found = unreached(graphOf(guide('a', { a: [], d: ['c'], b: ['c'], c: ['e', 'a'], e: ['c'] })));
    expect(found).toEqual([
      { step: 'd', beyond: ['c', 'e'] },
      { step: 'b', beyond: ['c', 'e'] },
    ]);
  });

  test('a circle that nothing leads into is named by its first step', () => {
    expect(unreached(graphOf(guide('a', { a: [], b: ['c'], c: ['b'] })))).toEqual([
      { step: 'b', beyond: ['c'] },
    ]);
  });

  test('a circle without a way out is found, not what leads into it', () => {
    expect(endless(graphOf(guide('a', { a: ['b', 'e'], b: ['c'], c: ['d'], d: ['c'], e: [] })))).toEqual([
      ['c', 'd'],
    ]);
  });

  test('a step that leads on to nowhere is a dead end and no circle', () => {
    const broken: Guide = { id: 'g', start: 'a', nodes: { a: { say: 'So.', to: 'b' }, b: { ask: 'Well?' } } };
    expect(endless(graphOf(broken))).toEqual([]);
    const misspelt: Guide = { id: 'g', start: 'a', nodes: { a: { say: 'So.', to: 'aa' } } };
    expect(endless(graphOf(misspelt))).toEqual([]);
    expect(graphOf(misspelt).isWhole).toBe(false);
  });

  test('without a start nothing counts as unreached, and circles are found all the same', () => {
    const lost = graphOf(guide('nowhere', { a: ['b'], b: ['a'] }));
    expect(lost.start).toBeUndefined();
    expect(unreached(lost)).toEqual([]);
    expect(endless(lost)).toEqual([['a', 'b']]);
  });
});

describe('of random guides', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const random = fc
    .record(Object.fromEntries(names.map(name => [name, fc.subarray(names, { maxLength: 3 })])))
    .map(leads => guide('a', leads as Record<string, string[]>));

  /** Whether some way of at least one arrow leads from one step to another: all pairs, over and over. */
  function ways({ graph }: ReturnType<typeof graphOf>): (from: string, to: string) => boolean {
    const pairs = new Set([...graph].flatMap(([from, leads]) => leads.map(to => `${from} ${to}`)));
    for (const over of names)
      for (const from of names)
        for (const to of names)
          if (pairs.has(`${from} ${over}`) && pairs.has(`${over} ${to}`)) pairs.add(`${from} ${to}`);
    return (from, to) => pairs.has(`${from} ${to}`);
  }

  test('circles are the steps that lead to each other', () => {
    fc.assert(
      fc.property(random, random => {
        const graph = graphOf(random);
        const leads = ways(graph);
        const found = circles(graph.graph);
        expect(found.flat().sort()).toEqual(names);
        for (const circle of found)
          for (const step of names)
            expect(circle.includes(step)).toBe(
              step === circle[0] || (leads(step, circle[0]!) && leads(circle[0]!, step)),
            );
      }),
    );
  });

  test('what is unreached is what no way leads to, and each of its steps is named', () => {
    fc.assert(
      fc.property(random, random => {
        const graph = graphOf(random);
        const leads = ways(graph);
        const lost = names.filter(step => step !== 'a' && !leads('a', step));
        const found = unreached(graph);
        expect([...new Set(found.flatMap(({ step, beyond }) => [step, ...beyond]))].sort()).toEqual(lost);
        for (const { step, beyond } of found) {
          expect(lost.every(other => !leads(other, step) || leads(step, other))).toBe(true);
          expect(beyond).toEqual(lost.filter(other => other !== step && leads(step, other)));
        }
      }),
    );
  });

  test('endless are the circles that are reached and lead nowhere else, of steps that never end', () => {
    fc.assert(
      fc.property(random, random => {
        const graph = graphOf(random);
        const leads = ways(graph);
        const ends = (step: string) =>
          graph.exits.has(step) || names.some(exit => graph.exits.has(exit) && leads(step, exit));
        const stuck = names.filter(step => (step === 'a' || leads('a', step)) && !ends(step));
        const inCircle = stuck.filter(step =>
          stuck.every(other => !leads(step, other) || leads(other, step)),
        );
        expect(endless(graph).flat().sort()).toEqual(inCircle);
      }),
    );
  });

  test('a guide of many steps in a row is walked without recursion', () => {
    const leads = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`s-${i}`, [`s-${i + 1}`]]));
    const long = graphOf(guide('s-0', { ...leads, 's-20000': ['s-0'] }));
    expect(endless(long)[0]).toHaveLength(20_001);
  });
});
