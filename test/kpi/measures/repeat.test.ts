import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zone } from '../../../src/data/zone.ts';
import { evaluate } from '../../../src/kpi/evaluate.ts';
import { calendarYear, parsePeriod } from '../../../src/plan/period.ts';
import { evaluated, garbled, reading, tallies } from '../table.ts';

const full = { complete: { from: '2026-01-01', to: '2026-12-31' } };
const measure = { kind: 'repeat' as const, same: ['who', 'topic'], within: '7d' };

describe('repeat', () => {
  const rows = [
    { who: 'a', topic: 'tax', created_at: '2026-06-28 12:00' },
    // Three days after the one in the quarter before: a repeat.
    { who: 'a', topic: 'tax', created_at: '2026-07-01 12:00' },
    // Seven days to the second after that one: a repeat; the next comes a second too late.
    { who: 'a', topic: 'tax', created_at: '2026-07-08 12:00' },
    { who: 'a', topic: 'tax', created_at: '2026-07-15 12:00:01' },
    // Another topic, another person, no topic.
    { who: 'a', topic: 'bins', created_at: '2026-07-09 12:00' },
    { who: 'b', topic: 'tax', created_at: '2026-07-09 12:00' },
    { who: 'b', created_at: '2026-07-09 13:00' },
    { who: garbled, topic: 'tax', created_at: '2026-07-09 13:00' },
  ];

  it('takes contacts that follow another about the same', async () => {
    const { current, previous, better } = await evaluated({
      kpi: { measure, by: ['topic'] },
      rows: [...rows].reverse(),
      source: full,
      batch: 3,
    });
    expect(current).toMatchObject({ numerator: 2, n: 5, value: 40 });
    expect(tallies(current)).toEqual({
      repeats: 2,
      'not repeats': 3,
      'nothing under "topic"': 1,
      'can\'t read "who"': 1,
    });
    expect(previous).toMatchObject({ numerator: 0, n: 1 });
    expect(better).toBe('lower');
  });

  it('takes days where there is no time, and one day as one occasion', async () => {
    const at = (who: string, created_at: string) => ({ who, topic: 'tax', created_at });
    const { current } = await evaluated({
      kpi: { measure },
      rows: [
        at('a', '2026-07-10'),
        at('a', '2026-07-10'),
        // Seven days later: a repeat. Eight days after that: none.
        at('a', '2026-07-17'),
        at('a', '2026-07-25'),
        at('b', '2026-07-10 09:00'),
        at('b', '2026-07-10 09:00'),
        at('b', '2026-07-10 09:01'),
        // A day beside a time of the same day is the same occasion.
        at('c', '2026-07-10'),
        at('c', '2026-07-10 18:00'),
      ],
      source: full,
    });
    expect(current).toMatchObject({ numerator: 2, n: 9 });
  });

  it('tells who looks at single rows that it is not known yet', async () => {
    const fates: string[] = [];
    await evaluate({
      plan: {
        csplan: 1,
        id: 'plan',
        sources: { export: { files: 'export.csv' } },
        kpis: [{ id: 'k', source: 'export', measure }],
      },
      folder: '/plan',
      root: '/plan',
      period: parsePeriod('2026-Q3', calendarYear)!,
      asOf: '2026-10-01',
      read: reading(rows),
      rows: {
        onRow: (_job, _at, { is }) => {
          fates.push(is);
        },
      },
    });
    expect(fates).toEqual(['outside', ...Array(5).fill('held'), 'left-out', 'left-out']);
  });

  it('agrees with a look at every pair of rows', async () => {
    const newYork = zone('America/New_York');
    // Around the change of the clocks on 8 March 2026, on the second and by the day.
    const start = Date.parse('2026-02-20T05:00:00Z');
    const row = fc.record({
      who: fc.constantFrom('a', 'b', null),
      topic: fc.constantFrom('x', 'y'),
      at: fc.integer({ min: 0, max: 60 * 24 }).map(half => start + half * 1_800_000),
      team: fc.constantFrom('n', 's', null),
      where: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 40 }),
        fc.constantFrom(1, 3, 7),
        fc.boolean(),
        async (rows, days, plain) => {
          const local = (at: number) => (plain ? newYork.isoDate(at) : new Date(at).toISOString());
          const { current, breakdowns } = await evaluated({
            kpi: {
              measure: { ...measure, within: `${days}d` },
              where: { in: 'true' },
              by: ['team'],
              anchor: 'at',
            },
            rows: rows.map(row => ({ ...row, at: local(row.at), in: String(row.where) })),
            calendar: { timezone: 'America/New_York' },
            period: '2026-03',
            source: full,
          });
          const counted = rows.filter(({ where, who }) => where && who !== null);
          const inMarch = counted.filter(({ at }) => newYork.isoDate(at).startsWith('2026-03'));
          const gap = (a: number, b: number) =>
            plain
              ? (Date.parse(newYork.isoDate(b)) - Date.parse(newYork.isoDate(a))) / 86_400_000
              : (b - a) / 86_400_000;
          const repeats = inMarch.filter(row =>
            counted.some(
              other =>
                other.who === row.who &&
                other.topic === row.topic &&
                gap(other.at, row.at) > 0 &&
                gap(other.at, row.at) <= days,
            ),
          );
          expect(current.n).toBe(inMarch.length);
          expect(current.numerator).toBe(repeats.length);
          for (const { label, n, numerator } of breakdowns[0]!.groups) {
            const ofTeam = ({ team }: { team: string | null }) => (team ?? '(no value)') === label;
            expect([n, numerator]).toEqual([inMarch.filter(ofTeam).length, repeats.filter(ofTeam).length]);
          }
        },
      ),
    );
  });
});
