/** Which decisions stand for which changes, case by case, and where a thing with another id comes from. */
import { describe, expect, test } from 'vitest';
import { Version } from '../../src/past/past.ts';
import type { Decision, Goal, Plan } from '../../src/plan/generated/types.ts';
import { undecidedMove } from '../../src/rules/decided.ts';
import { termJudge, termKey, terms } from '../../src/rules/goal-terms.ts';
import { lineage } from '../../src/rules/lineage.ts';
import type { Facts } from '../../src/rules/rule.ts';

const reading = { measure: undefined, plan: { csplan: 1, id: 'p' } as Plan };

interface Step {
  goal: Partial<Goal>;
  decisions?: Partial<Decision>[];
}

/** The values that were moved without a decision, and the ids of those that came late: `target/gte`, `due (d-late)`. */
function moved(...steps: Step[]): string[] {
  const stands = steps.map(({ goal, decisions = [] }, i) => {
    const about = decisions.map(decision => ({ id: `d-${i}`, about: { goal: 'g' }, ...decision }));
    const header = JSON.stringify({ reviews: [{ period: '2026-Q4', decisions: about }] });
    const at = { hash: String(i), date: '2027-01-01', authors: [], isMerge: false };
    return {
      version: new Version(at, new Map([['plan.yaml', header]]), new Map()),
      thing: { id: 'g', ...goal },
    };
  });
  return terms.flatMap(term => {
    const keyed = stands.map(stand => ({ ...stand, key: termKey(stand.thing, term, reading) }));
    const move = undecidedMove(keyed, termJudge(term, new Set(['g']), reading), {
      plan: reading.plan,
      facts: { today: '2027-02-01' } as Facts,
    });
    const name = [term.field, term.name].filter(Boolean).join('/');
    return move ? [move.late ? `${name} (${move.late.decision.id})` : name] : [];
  });
}

const from = { target: { gte: '75 %', period: '2027-Q3' }, due: '2027-09-30' };
const lower = { ...from, target: { gte: '70 %', period: '2027-Q3' } };
const later = { target: { gte: '75 %', period: '2027-Q4' }, due: '2027-12-31' };

describe('a decision', () => {
  test.each([
    ['about the goal', {}],
    ['about the field', { field: 'target' }],
    ['about the field, spelt as a path', { field: '/target/gte' }],
    ['about the key of the field', { field: 'gte' }],
    ['with the new number', { field: 'target', to: '70 %' }],
    ['with the new number, in its own unit', { to: 70 }],
    ['with the new number and its unit', { to: { amount: 70, unit: 'percent' } }],
    ['with the new field', { field: 'Target', to: { gte: '70%' } }],
    ['with words that are no number', { to: 'a little less' }],
  ])('%s stands for the change', (_, decision) => {
    expect(moved({ goal: from }, { goal: lower, decisions: [decision] })).toEqual([]);
  });

  test.each([
    ['about another goal', { about: { goal: 'g-other' } }],
    ['about something else', { about: { kpi: 'g' } }],
    ['about another field', { field: 'baseline' }],
    ['for another number', { field: 'target', to: '72 %' }],
    ['for another field value', { to: { gte: '72 %', period: '2027-Q3' } }],
  ])('%s does not', (_, decision) => {
    expect(moved({ goal: from }, { goal: lower, decisions: [decision] })).toEqual(['target/gte']);
  });

  test('on the due date is one on the period that it ends, and the other way round', () => {
    expect(moved({ goal: from }, { goal: later })).toEqual(['target/period', 'due']);
    expect(moved({ goal: from }, { goal: later, decisions: [{ field: 'due', to: '2027-12-31' }] })).toEqual(
      [],
    );
    expect(
      moved({ goal: from }, { goal: later, decisions: [{ field: 'target', to: { period: '2027-Q4' } }] }),
    ).toEqual([]);
    expect(moved({ goal: from }, { goal: later, decisions: [{ field: 'target', to: '75 %' }] })).toEqual([
      'due',
    ]);
  });

  test('of one bound says nothing of the other', () => {
    const both = { target: { gte: '70 %', lte: '90 %' } };
    const narrow = { target: { gte: '75 %', lte: '85 %' } };
    expect(moved({ goal: both }, { goal: narrow, decisions: [{ to: { gte: '75 %' } }] })).toEqual([]);
    expect(moved({ goal: both }, { goal: narrow, decisions: [{ to: '75 %' }] })).toEqual([]);
    expect(moved({ goal: both }, { goal: narrow, decisions: [{ to: '80 %' }] })).toEqual([
      'target/gte',
      'target/lte',
    ]);
  });

  test('that names no value is used up by the first change; one that does stands for its value', () => {
    const lowest = { ...from, target: { gte: '60 %', period: '2027-Q3' } };
    const any = [{ id: 'd' }];
    expect(moved({ goal: from }, { goal: lower, decisions: any }, { goal: lowest, decisions: any })).toEqual([
      'target/gte',
    ]);
    const said = [{ id: 'd', to: '70 %' }];
    expect(
      moved({ goal: from }, { goal: lower, decisions: said }, { goal: lowest, decisions: said }),
    ).toEqual(['target/gte']);
    expect(
      moved(
        { goal: from },
        { goal: lower, decisions: said },
        { goal: lowest, decisions: [...said, { id: 'e', to: '60 %' }] },
      ),
    ).toEqual([]);
  });

  test('of before the plan was active counts where it names the value', () => {
    const old = [{ id: 'd' }];
    expect(moved({ goal: from, decisions: old }, { goal: lower, decisions: old })).toEqual(['target/gte']);
    const said = [{ id: 'd', to: '70 %' }];
    expect(moved({ goal: from, decisions: said }, { goal: lower, decisions: said })).toEqual([]);
  });

  test('can come late; a later change that is decided settles all', () => {
    expect(moved({ goal: from }, { goal: lower }, { goal: lower, decisions: [{ id: 'd-late' }] })).toEqual([
      'target/gte (d-late)',
    ]);
    const lowest = { ...from, target: { gte: '60 %', period: '2027-Q3' } };
    expect(moved({ goal: from }, { goal: lower }, { goal: lowest, decisions: [{ to: '60 %' }] })).toEqual([]);
  });
});

describe('nothing is moved', () => {
  test('by gaps, in between or filled', () => {
    expect(moved({ goal: from }, { goal: {} }, { goal: from })).toEqual([]);
    expect(moved({ goal: { target: { gte: '75 %', period: null } } }, { goal: from })).toEqual([]);
    expect(moved({ goal: {} }, { goal: from }, { goal: { ...from, due: null } })).toEqual([]);
  });

  test('by what the format does not have', () => {
    const odd = { target: '75 %', baseline: [1], due: 3 } as never;
    expect(moved({ goal: from }, { goal: odd }, { goal: from })).toEqual([]);
  });

  test('by spelling', () => {
    expect(
      moved(
        { goal: { target: { gte: '28m', period: '2027-Q3' }, baseline: { value: 'PT90S', period: '2026' } } },
        {
          goal: {
            target: { gte: { amount: 1680, unit: 's' }, period: '2027-Q3', hold: 1 },
            baseline: { value: '1m 30s', period: '2026' },
          },
        },
      ),
    ).toEqual([]);
  });

  test('but a second bound, another side, and for how long it holds', () => {
    expect(moved({ goal: from }, { goal: { ...from, target: { ...from.target, lte: '90 %' } } })).toEqual([
      'target/lte',
    ]);
    expect(moved({ goal: from }, { goal: { ...from, target: { lte: '75 %', period: '2027-Q3' } } })).toEqual([
      'target/gte',
      'target/lte',
    ]);
    expect(moved({ goal: { ...from, target: { ...from.target, hold: 2 } } }, { goal: from })).toEqual([
      'target/hold',
    ]);
  });
});

describe('a thing under another id', () => {
  const thing = (id: string, name: string) => ({ id, name });
  const isSame = (a: { name: string }, b: { name: string }) => a.name === b.name;
  const ids = (id: string, ...versions: ReturnType<typeof thing>[][]) =>
    lineage(id, versions, isSame).map(found => found?.id);

  test('is followed back, also twice and through versions without it', () => {
    expect(ids('c', [thing('a', 'x')], [thing('b', 'x'), thing('o', 'y')], [thing('c', 'x')])).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(ids('a', [thing('a', 'x')], [], [thing('a', 'x')])).toEqual(['a', undefined, 'a']);
  });

  test('is another where it was there before, or where two could be it', () => {
    expect(ids('b', [thing('a', 'x')], [thing('a', 'x'), thing('b', 'x')])).toEqual([undefined, 'b']);
    expect(ids('c', [thing('a', 'x'), thing('b', 'x')], [thing('c', 'x')])).toEqual([undefined, 'c']);
    expect(ids('b', [thing('a', 'x')], [thing('b', 'x'), thing('c', 'x')])).toEqual([undefined, 'b']);
    expect(ids('b', [thing('a', 'x')], [thing('b', 'y')])).toEqual([undefined, 'b']);
  });
});
