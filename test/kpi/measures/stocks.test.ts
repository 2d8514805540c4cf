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

describe('a stock in a period that is not over', () => {
  // Exports complete up to 30 September, made in November. Worked out by hand, at the end of each day:
  //              30 June  30 Sep  after all closings that the export knows
  // closed Aug      ●       –       –
  // closed Oct      ●       ●       –
  // never closed    ●       ●       ●
  // came in Aug     –       ●       –   (closed in November)
  // came in Sep     –       ●       ●
  // came in Oct     –       –       –   (nobody says that October is complete)
  const rows = [
    { o: '2026-06-01 10:00', c: '2026-08-10 10:00' },
    { o: '2026-06-02 10:00', c: '2026-10-10 10:00' },
    { o: '2026-06-03 10:00' },
    { o: '2026-08-01 10:00', c: '2026-11-02 10:00' },
    { o: '2026-09-30 23:59' },
    { o: '2026-10-03 10:00', c: '2026-10-04 10:00' },
  ];
  const source = { complete: { from: '2026-01-01', to: '2026-09-30' } };
  const fiscal = { ...calendar, fiscal_year_start: 7 };
  const stock = (period: string, more: Partial<Parameters<typeof evaluated>[0]> = {}) =>
    evaluated({
      kpi: { measure: { kind: 'backlog', opened: 'o', closed: 'c' } },
      ...{ rows, source, period, calendar: fiscal, asOf: '2026-11-20' },
      ...more,
    });

  it('is that of the last day which the exports cover, and says so; the same as its quarter', async () => {
    const [year, quarter, before] = [await stock('FY27'), await stock('FY27-Q1'), await stock('FY26')];
    expect(year.current).toMatchObject({ value: 4, until: '2026-09-30', provisional: true });
    expect(tallies(year.current)).toEqual(tallies(quarter.current));
    expect(quarter.current).toMatchObject({ value: 4, provisional: false });
    expect(quarter.current).not.toHaveProperty('until');
    expect([year.previous?.value, before.current.value]).toEqual([3, 3]);
  });

  it('of a quarter that is over and covered in part as well', async () => {
    const until = { complete: { from: '2026-01-01', to: '2026-08-31' } };
    // By 31 August the first is closed, and the one of 30 September has not come in.
    expect((await stock('FY27-Q1', { source: until })).current).toMatchObject({
      value: 3,
      until: '2026-08-31',
      coverage: 'partial',
    });
  });

  it('without a word on what is complete it is that of the day before today, where there are rows', async () => {
    const open = { source: { complete: { from: '2026-01-01' } } };
    // At the end of 14 October: the third, that of August, that of 30 September.
    expect((await stock('FY27', { ...open, asOf: '2026-10-15' })).current).toMatchObject({
      value: 3,
      until: '2026-10-14',
    });
    // No row came in in November: the export may end anywhere before.
    const unknown = await stock('FY27', open);
    expect(unknown.current).toMatchObject({ value: null, coverage: 'none' });
    expect(unknown.notes[0]).toContain('its dates under "o" run from 2026-06-01 to 2026-10-03');
  });

  it('a day at most is over: today itself is not', async () => {
    const whole = { source: { complete: { from: '2026-01-01', to: '2027-06-30' } } };
    expect((await stock('FY27', { ...whole, asOf: '2026-10-01' })).current).toMatchObject({
      value: 4,
      until: '2026-09-30',
    });
  });

  it('is not one of a number of rows by date', async () => {
    const count = await stock('FY27', { kpi: { measure: { kind: 'count' }, anchor: 'o' } });
    expect(count.current).not.toHaveProperty('until');
  });
});
