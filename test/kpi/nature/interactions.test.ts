/** Contacts against plain recounts of random rows, and what is made of them by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { garbled, type Row } from '../table.ts';
import { natureOf, only, valuesOf } from './contacts.ts';

/** The quarters 2025-Q1 to 2026-Q4 in UTC, by hand. */
const starts = [
  '2025-01-01',
  '2025-04-01',
  '2025-07-01',
  '2025-10-01',
  '2026-01-01',
  '2026-04-01',
  '2026-07-01',
  '2026-10-01',
  '2027-01-01',
].map(day => Date.parse(`${day}T00:00:00Z`));
const day = 86_400_000;
const complete = { from: '2025-01-01', to: '2026-12-31' };

const instant = fc
  .integer({ min: starts[0]! / day, max: starts[8]! / day - 1 })
  .chain(days => fc.integer({ min: 0, max: 23 }).map(hour => days * day + hour * 3_600_000));
const contact = fc.record({
  opened: instant,
  closed: fc.oneof(
    { weight: 6, arbitrary: instant },
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(garbled) },
  ),
  reason: fc.constantFrom('a', 'b', 'c', null),
  channel: fc.constantFrom('phone', 'web'),
});
const iso = (at: number | null | typeof garbled) =>
  typeof at === 'number' ? new Date(at).toISOString() : at;

describe('against a recount', () => {
  it('received, resolved and active with their ages, by reason and channel, quarter by quarter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(contact, { minLength: 1, maxLength: 60 }), async contacts => {
        const rows = contacts.map(({ opened, closed, reason, channel }) => ({
          made: iso(opened),
          done: iso(closed),
          topic: reason,
          way: channel,
        }));
        const found = only(
          await natureOf(
            {
              interactions: [
                {
                  id: 'calls',
                  source: 'calls',
                  anchor: 'made',
                  reason: 'topic',
                  channel: 'way',
                  resolved: 'done',
                },
              ],
              sources: { calls: { complete } },
            },
            { calls: rows },
          ),
        );
        const quarters = starts.slice(0, 8).map((start, i) => ({ start, end: starts[i + 1]! }));
        const isIn = (at: unknown, { start, end }: { start: number; end: number }) =>
          typeof at === 'number' && at >= start && at < end;
        expect(valuesOf(found.received)).toEqual(
          quarters.map(quarter => contacts.filter(({ opened }) => isIn(opened, quarter)).length),
        );
        expect(valuesOf(found.resolved)).toEqual(
          quarters.map(quarter => contacts.filter(({ closed }) => isIn(closed, quarter)).length),
        );
        const openAt = (end: number) =>
          contacts.filter(
            ({ opened, closed }) =>
              opened < end && (closed === null || (typeof closed === 'number' && closed >= end)),
          );
        expect(valuesOf(found.active)).toEqual(quarters.map(({ end }) => openAt(end).length));
        // The last day of the quarter is the day before its end; an age is whole days up to it.
        const age = (opened: number, end: number) => (end - day - Math.floor(opened / day) * day) / day;
        const classes: [number, number][] = [
          [0, 7],
          [8, 30],
          [31, 90],
          [91, Number.POSITIVE_INFINITY],
        ];
        expect(found.active!.current.outcomes.map(({ count }) => count)).toEqual(
          classes.map(
            ([from, to]) =>
              openAt(starts[8]!).filter(({ opened }) => {
                const days = age(opened, starts[8]!);
                return days >= from && days <= to;
              }).length,
          ),
        );
        for (const [column, field] of [
          ['topic', 'reason'],
          ['way', 'channel'],
        ] as const) {
          const { categories } = found.columns.find(one => one.column === column)!;
          for (const { label, now, series, changeFromPrevious, changeFromLastYear } of categories) {
            const counts = quarters.map(
              quarter =>
                contacts.filter(one => isIn(one.opened, quarter) && (one[field] ?? '(no value)') === label)
                  .length,
            );
            expect([label, series]).toEqual([label, counts]);
            expect(now.value).toBe(counts[7]);
            expect(changeFromPrevious?.difference).toBe(counts[7]! - counts[6]!);
            expect(changeFromLastYear?.difference).toBe(counts[7]! - counts[3]!);
          }
          expect(categories.reduce((sum, { now }) => sum + now.value!, 0)).toBe(found.received.current.value);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('findings heard again: how many rows of how many', async () => {
    const answer = fc.record({ at: instant, comment: fc.constantFrom('the wait', 'Waiting!', 'fine', null) });
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 80 }), async answers => {
        const { nature } = await natureOf(
          {
            voc: {
              findings: [
                {
                  id: 'f-wait',
                  heard_in: { source: 'answers', where: { comment: { contains: 'wait' } }, anchor: 'at' },
                },
                { id: 'f-mute' },
              ],
            },
            sources: { answers: { complete } },
          },
          { answers: answers.map(({ at, comment }) => ({ at: iso(at), comment })) },
        );
        expect(nature.findings.map(({ id }) => id)).toEqual(['f-wait']);
        const [found] = nature.findings;
        const inQuarter = starts
          .slice(0, 8)
          .map((start, i) => answers.filter(({ at }) => at >= start && at < starts[i + 1]!));
        expect(valuesOf(found!.said)).toEqual(
          inQuarter.map(all => all.filter(({ comment }) => /wait/i.test(comment ?? '')).length),
        );
        expect(valuesOf(found!.of)).toEqual(inQuarter.map(all => all.length));
      }),
      { numRuns: 60 },
    );
  });
});

describe('whether a finding is heard more often', () => {
  const heard = async (source: object, before: [number, number], now: [number, number]) => {
    const rows = ([[said, of], month]: [[number, number], string]) =>
      Array.from({ length: of }, (_, i) => ({
        created_at: `${month}-15`,
        comment: i < said ? 'wait' : 'fine',
      }));
    const { nature } = await natureOf(
      {
        voc: { findings: [{ id: 'f', heard_in: { source: 'answers', where: { comment: 'wait' } } }] },
        sources: { answers: source },
      },
      { answers: [[before, '2026-08'] as const, [now, '2026-11'] as const].flatMap(pair => rows([...pair])) },
    );
    const { said, of, change } = nature.findings[0]!;
    return {
      said: said.current.n,
      of: of.current.n,
      change: change && [change.difference, change.verdict.is],
    };
  };

  it('of answers by their share', async () => {
    expect(await heard({ kind: 'survey' }, [20, 100], [80, 200])).toEqual({
      said: 80,
      of: 200,
      change: [20, 'moved'],
    });
    // Twice as many said it, of twice as many: no change.
    expect(await heard({ kind: 'survey' }, [20, 100], [40, 200])).toMatchObject({
      change: [0, 'no-detectable-change'],
    });
  });

  it('of cases by their number, without a word where their history is short', async () => {
    const records = { complete: { from: '2026-07-01', to: '2026-12-31' } };
    expect(await heard(records, [20, 100], [40, 200])).toMatchObject({ change: [20, 'not-judged'] });
    expect(await heard(records, [20, 100], [25, 200])).toMatchObject({ change: [5, 'no-detectable-change'] });
  });

  it('is not told where fewer than ten answers say it, or do not', async () => {
    expect(await heard({ kind: 'survey' }, [20, 100], [9, 200])).toMatchObject({ said: null, of: 200 });
    expect(await heard({ kind: 'survey' }, [20, 100], [195, 200])).toMatchObject({ said: null, of: 200 });
    expect(await heard({}, [20, 100], [9, 200])).toMatchObject({ said: 9, of: 200 });
  });
});

/** So many contacts of a reason in the middle of a quarter. */
function some(n: number, reason: string, quarter: string): Row[] {
  return Array.from({ length: n }, () => ({ created_at: `${quarter}-15 10:00`, reason }));
}

/** Quarter's middle months, oldest first. */
const middles = [
  '2024-11',
  '2025-02',
  '2025-05',
  '2025-08',
  '2025-11',
  '2026-02',
  '2026-05',
  '2026-08',
  '2026-11',
];

function steady(reason: string, counts: readonly number[]): Row[] {
  return counts.flatMap((n, i) => some(n, reason, middles[i]!));
}

const calls = { interactions: [{ id: 'calls', source: 'calls', reason: 'reason' }] };
const covered = { calls: { complete: { from: '2024-10-01', to: '2026-12-31' } } };

async function reasons(rows: Row[], more = {}) {
  const found = only(await natureOf({ ...calls, sources: covered, ...more }, { calls: rows }));
  return found.columns[0]!;
}

describe('movers', () => {
  it('are told from chance by their own history and by counting', async () => {
    const { categories, movers } = await reasons([
      ...steady('steady', [40, 42, 39, 41, 40, 42, 39, 41, 40]),
      ...steady('up', [20, 22, 19, 21, 20, 22, 19, 21, 80]),
      // Outside of its history, but by no more than two counts of one rate differ: 1.96 √(10 + 16) = 9.99.
      ...steady('chance', [10, 10, 10, 10, 10, 10, 10, 10, 16]),
      ...steady('handful', [0, 0, 0, 0, 0, 0, 0, 0, 9]),
    ]);
    const verdicts = categories.map(({ label, changeFromPrevious }) => [
      label,
      changeFromPrevious!.difference,
      changeFromPrevious!.verdict.is,
      changeFromPrevious!.verdict.by,
      changeFromPrevious!.verdict.reason,
    ]);
    expect(verdicts).toEqual([
      ['up', 59, 'moved', 'process', null],
      ['steady', -1, 'no-detectable-change', 'counting', null],
      ['chance', 6, 'no-detectable-change', 'counting', null],
      ['handful', 9, 'not-judged', null, 'too-few'],
    ]);
    expect(movers).toEqual(['up', 'chance', 'steady']);
  });

  it('name what has gone, and what came behind a long list', async () => {
    const many = Array.from({ length: 300 }, (_, i) => some(2, `kind ${i}`, '2026-11')).flat();
    const { categories, movers } = await reasons([
      ...steady('gone', [0, 0, 0, 0, 0, 0, 0, 30, 0]),
      ...steady('new', [0, 0, 0, 0, 0, 0, 0, 0, 25]),
      ...many,
    ]);
    expect(movers).toEqual(['gone', 'new']);
    const named = (label: string) => categories.find(one => one.label === label);
    expect(named('gone')!.now.value).toBe(0);
    expect(named('gone')!.changeFromPrevious!.difference).toBe(-30);
    expect(named('new')!.changeFromPrevious!.difference).toBe(25);
    // A hundred by themselves, of which `new` is one, and `gone`; the rest of 600 + 25 together.
    expect(categories).toHaveLength(102);
    expect(categories.at(-1)).toMatchObject({ label: 'others', now: { value: 600 - 99 * 2 } });
    expect(categories.at(-1)!.changeFromPrevious).toBeNull();
  });

  it('keep quiet of a period that is not over', async () => {
    const rows = steady('up', [20, 20, 20, 20, 20, 20, 20, 20, 80]);
    const found = only(
      await natureOf({ ...calls, sources: covered }, { calls: rows }, { asOf: '2026-11-20' }),
    );
    expect(found.columns[0]!.movers).toEqual([]);
    expect(found.columns[0]!.categories[0]!.changeFromPrevious!.verdict.reason).toBe('incomplete');
  });
});

describe('a contact rate', () => {
  const households = (value: number) => ({
    id: 'households',
    name: 'Households',
    measure: {
      kind: 'input' as const,
      unit: 'count' as const,
      values: [
        { period: '2026-Q3', value: 2000, by: 'census', on: '2026-10-01' },
        { period: '2026-Q4', value, by: 'census', on: '2027-01-01' },
      ],
    },
  });
  const per = { measure: 'households', each: 1000 };
  const rated = async (value: number) =>
    only(
      await natureOf(
        { interactions: [{ ...calls.interactions[0]!, per }], watch: [households(value)], sources: covered },
        { calls: steady('x', [0, 0, 0, 0, 0, 0, 0, 30, 50]) },
      ),
    ).rate;

  it('holds contacts against those who might have called', async () => {
    expect(await rated(2500)).toEqual({
      measure: 'households',
      name: 'Households',
      each: 1000,
      now: 20,
      previous: 15,
      lastYear: null,
    });
  });

  it('is none of nobody', async () => expect((await rated(0))!.now).toBeNull());
});

describe('without a word of the plan', () => {
  const tickets = [
    { created_at: '2026-11-01 09:00', solved_at: '2026-11-03 09:00', team: 'a', agency: 'x', score: 5 },
    { created_at: '2026-12-30 09:00', solved_at: null, team: 'b', agency: 'x', score: 1 },
    { created_at: '2026-12-30 09:00', solved_at: null, team: 'b', agency: 'y', score: 1 },
  ];
  const where = { agency: 'x' };
  const sla = { kind: 'sla' as const, from: 'created_at', to: 'solved_at', within: '2d' };
  const kpis = [
    { id: 'k', source: 'tickets', measure: sla, by: ['team'], where },
    {
      id: 'rated',
      source: 'tickets',
      measure: { kind: 'mean' as const, column: 'score' },
      where: { ...where, score: { gt: 0 } },
    },
  ];
  const sources = { tickets: { complete: { from: '2026-10-01', to: '2026-12-31' } } };

  it('is what its KPIs read, of the rows that all of them count', async () => {
    const found = only(await natureOf({ kpis, sources }, { tickets }));
    expect(found).toMatchObject({ id: 'tickets', name: null, said: false });
    expect([found.received, found.resolved!, found.active!].map(({ current }) => current.value)).toEqual([
      2, 1, 1,
    ]);
    expect(found.columns).toMatchObject([
      { column: 'team', of: 'other', categories: [{ label: 'a' }, { label: 'b' }] },
    ]);
  });

  it('is nothing of a survey, of persons, or where nothing is broken down or settled', async () => {
    const count = async (source: object, kpi: object = kpis[0]!) =>
      (await natureOf({ kpis: [kpi as (typeof kpis)[0]], sources: { tickets: source } }, { tickets })).nature
        .interactions.length;
    expect(await count({})).toBe(1);
    expect(await count({ kind: 'survey' })).toBe(0);
    expect(await count({ personal: true })).toBe(0);
    expect(await count({}, { id: 'k', source: 'tickets', measure: { kind: 'count' } })).toBe(0);
  });

  it('is not counted where nobody asks', async () => {
    const { planned } = await import('../table.ts');
    expect((await planned({ kpis, sources }, { tickets }, '2026-Q4')).nature).toEqual({
      interactions: [],
      findings: [],
    });
  });
});

it('rows of several sources count together, and a filter takes some', async () => {
  const interactions = [
    { id: 'all', source: ['calls', 'mails'], reason: 'reason', where: { reason: { not: 'test' } } },
  ];
  const rows = (reason: string, n: number) => some(n, reason, '2026-11');
  const found = only(
    await natureOf(
      { interactions },
      { calls: [...rows('bill', 3), ...rows('test', 5)], mails: [...rows('bill', 2), ...rows('date', 1)] },
      { batch: 2 },
    ),
  );
  expect(found.received.current.value).toBe(6);
  expect(found.columns[0]!.categories.map(({ label, now }) => [label, now.value])).toEqual([
    ['bill', 5],
    ['date', 1],
  ]);
});
