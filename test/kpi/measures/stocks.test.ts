import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zone } from '../../../src/data/zone.ts';
import { evaluated, garbled, tallies } from '../table.ts';

const newYork = zone('America/New_York');
const calendar = { timezone: 'America/New_York' };
const day = 86_400_000;

describe('ageing', () => {
  it('tells open rows apart by calendar days up to the last day of the period', async () => {
    const rows = [
      // 30 September is the last day: the 23rd is 7 days before, the 22nd 8, 31 August 30, 30 August 31,
      // 2 July 90 (30 + 31 + 29), 1 July 91.
      { o: '2026-09-30 23:59' },
      { o: '2026-09-23 00:00' },
      { o: '2026-09-22 23:59' },
      { o: '2026-08-31 00:00' },
      { o: '2026-08-30 23:59' },
      { o: '2026-07-02 00:00' },
      { o: '2026-07-01 23:59' },
      { o: '2025-01-01' },
    ];
    const { current } = await evaluated({
      kpi: { measure: { kind: 'backlog', opened: 'o', closed: 'c' } },
      rows,
    });
    expect(current.value).toBe(8);
    expect(tallies(current)).toEqual({
      'open for 0–7 days': 2,
      'open for 8–30 days': 2,
      'open for 31–90 days': 2,
      'open for over 90 days': 2,
    });
  });
});

describe('overdue', () => {
  const measure = { kind: 'overdue', promised: 'd', closed: 'c' } as const;

  it('takes what is past its promise and not closed', async () => {
    const rows = [
      { d: '2026-09-01 12:00' },
      { d: '2026-09-01 12:00', c: '2026-09-30 23:59' },
      { d: '2026-09-01 12:00', c: '2026-10-05 10:00' },
      { d: '2026-09-30' },
      { d: '2026-10-01' },
      { d: '2026-10-01 00:00' },
      { d: '2026-09-30 23:59' },
      { d: '2026-09-01', c: garbled },
      {},
      { d: garbled },
    ];
    const { current, anchor } = await evaluated({ kpi: { measure }, rows });
    // Both open ones of 1 September, the day that ends with the period, and the last minute: 4.
    expect(current.value).toBe(4);
    expect(anchor).toBeNull();
    expect(tallies(current)).toEqual({
      'overdue for 0–7 days': 2,
      'overdue for 8–30 days': 2,
      'overdue for 31–90 days': 0,
      'overdue for over 90 days': 0,
      'no promise: nothing under "d"': 1,
      'can\'t read "d"': 1,
      'can\'t read "c"': 1,
    });
  });

  it('agrees with a recount at the end of every quarter', async () => {
    // Worked out by hand: −4 h in summer, −5 h in winter; the last quarter ends on 1 January 2027.
    const ends = ['2026-04-01T04:00Z', '2026-07-01T04:00Z', '2026-10-01T04:00Z', '2027-01-01T05:00Z'].map(
      Date.parse,
    );
    const instant = fc
      .integer({ min: Date.parse('2026-01-01T05:00Z') / 1000, max: ends[3]! / 1000 - 1 })
      .map(seconds => seconds * 1000);
    const row = fc.record({
      due: fc.oneof(instant, fc.constantFrom(...ends.map(end => end - 1000))),
      plain: fc.boolean(),
      closed: fc.oneof(instant, fc.constant(null)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async rows => {
        const result = await evaluated({
          kpi: { measure },
          rows: rows.map(({ due, plain, closed }) => ({
            d: plain ? newYork.isoDate(due) : new Date(due).toISOString(),
            c: closed === null ? null : new Date(closed).toISOString(),
          })),
          source: { complete: { from: '2025-01-01', to: '2026-12-31' } },
          period: '2026-Q4',
          calendar,
        });
        const last = ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'];
        ends.forEach((end, i) => {
          const open = rows.filter(({ closed }) => closed === null || closed >= end);
          // Local dates compare as text.
          const overdue = open.filter(({ due, plain }) =>
            plain ? newYork.isoDate(due) <= last[i]! : due < end,
          );
          const cell = result.series[i + 4]!;
          expect(cell.value).toBe(overdue.length);
          const daysOf = (due: number) =>
            Math.round((Date.parse(last[i]!) - Date.parse(newYork.isoDate(due))) / day);
          const inClass = (from: number, to: number) =>
            overdue.filter(({ due }) => daysOf(due) >= from && daysOf(due) <= to).length;
          expect(cell.outcomes.map(({ count }) => count)).toEqual([
            inClass(0, 7),
            inClass(8, 30),
            inClass(31, 90),
            inClass(91, 1e9),
          ]);
        });
      }),
    );
  });
});
