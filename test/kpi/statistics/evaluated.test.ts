/** Statistics as an evaluation gives them, from rows. */
import { describe, expect, it } from 'vitest';
import type { PeriodCell } from '../../../src/kpi/evaluation.ts';
import { evaluated, type Row } from '../table.ts';

const complete = { from: '2014-01-01', to: '2018-12-31' };
/** The first day of the last month of a quarter, counted from 2014-Q1. */
const dayIn = (quarter: number) =>
  `${2014 + Math.floor(quarter / 4)}-${String((quarter % 4) * 3 + 3).padStart(2, '0')}-01`;

/** So many of so many kept in each quarter. */
function kept(quarters: readonly (readonly [number, number])[]): Row[] {
  return quarters.flatMap(([good, n], quarter) =>
    Array.from({ length: n }, (_, i) => ({ closed_at: dayIn(quarter), met: i < good })),
  );
}

const census = (rows: Row[], more: object = {}) =>
  evaluated({
    kpi: { measure: { kind: 'sla', met: 'met' }, anchor: 'closed_at', frequency: 'quarterly' },
    rows,
    source: { complete },
    period: '2018-Q4',
    ...more,
  });

/** Shares of twenty quarters as a city's 311 system has them; the last two are 424 of 497 and 380 of 496. */
const shares = [
  83.5, 82.5, 76.4, 82.4, 78.1, 83.7, 83.4, 86.8, 79.8, 88.6, 81.4, 83.2, 89.1, 89.6, 86, 89.4, 82.1, 88.7,
];
const city: readonly (readonly [number, number])[] = [
  ...shares.map(share => [Math.round(share * 5), 500] as const),
  [424, 497],
  [380, 496],
];

describe('a census', () => {
  it('may fall by z = 3.5 and still do what it always does', async () => {
    const found = await census(kept(city));
    const change = found.changeFromPrevious!;
    expect(change.difference).toBeCloseTo(-8.7, 1);
    // As if these were two samples: the pooled two-proportion test.
    const pooled = (424 + 380) / (497 + 496);
    const z = (424 / 497 - 380 / 496) / Math.sqrt(pooled * (1 - pooled) * (1 / 497 + 1 / 496));
    expect(z).toBeCloseTo(3.5, 1);
    expect(change.verdict).toMatchObject({
      is: 'no-detectable-change',
      by: 'process',
      interval: null,
      signals: [],
    });
    const all = city.map(([good, n]) => (100 * good) / n);
    const ranges = all.slice(1).map((share, i) => Math.abs(share - all[i]!));
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(found.process!.limits).toMatchObject({ n: 20 });
    expect(found.process!.limits!.centre).toBeCloseTo(mean(all), 9);
    expect(found.process!.limits!.lower).toBeCloseTo(mean(all) - 2.66 * mean(ranges), 9);
    expect(change.verdict.limit).toBeCloseTo(3.27 * mean(ranges), 9);
    expect(found.rank).toEqual({ of: 20, fromLowest: 2, fromHighest: 19, tied: false });
    expect(found.current.interval).toBeNull();
  });

  it('moves where it leaves its limits, and only complete periods tell', async () => {
    const fallen = await census(kept([...city.slice(0, 19), [300, 496]]));
    expect(fallen.changeFromPrevious!.verdict).toMatchObject({
      is: 'moved',
      signals: [{ rule: 'outside', side: 'below' }],
    });
    expect(fallen.process!.points.at(-1)!.signals).toEqual([{ rule: 'outside', side: 'below' }]);
    expect(fallen.rank).toMatchObject({ fromLowest: 1 });
    const open = await census(kept(city), { asOf: '2018-12-15' });
    expect(open.changeFromPrevious!.verdict).toMatchObject({ is: 'not-judged', reason: 'incomplete' });
    expect([open.rank, open.process!.points.length]).toEqual([null, 19]);
  });

  it('is not judged by a short history, or by few rows', async () => {
    const short = await census(kept(city).slice(-7 * 499), {
      source: { complete: { from: '2017-07-01', to: '2018-12-31' } },
    });
    expect(short.process!.limits).toBeNull();
    expect(short.changeFromPrevious!.verdict).toMatchObject({ is: 'not-judged', reason: 'short-history' });
    const few = await census(kept([...city.slice(0, 19), [20, 29]]));
    expect(few.changeFromPrevious!.verdict).toMatchObject({ is: 'not-judged', reason: 'too-few' });
    expect(few.process!.points).toHaveLength(19);
  });

  it('keeps its limits inside the scale', async () => {
    const high = await census(kept(city.map(([, n], i) => [n - (i % 2) * 20, n])));
    expect(high.process!.limits!.upper).toBe(100);
  });
});

describe('a sample', () => {
  const answers = (quarters: readonly (readonly [number, number])[]) =>
    quarters.flatMap(([good, n], quarter) =>
      Array.from({ length: n }, (_, i) => ({ rated_at: dayIn(quarter), rating: i < good ? 5 : 2 })),
    );
  const rated = (rows: Row[], more: object = {}) =>
    evaluated({
      kpi: { measure: { kind: 'csat', column: 'rating' }, also: ['mean'], frequency: 'quarterly' },
      rows,
      source: { complete, columns: { rated_at: 'When' } },
      period: '2014-Q2',
      ...more,
    });

  it('has the interval of Wilson, and is judged by that of the difference', async () => {
    // Newcombe's first example: 56 of 70 after 48 of 80.
    const found = await rated(
      answers([
        [48, 80],
        [56, 70],
      ]),
    );
    expect(found.sample).toBe(true);
    expect(found.current.interval).toMatchObject({ method: 'wilson', level: 95 });
    const { verdict } = found.changeFromPrevious!;
    expect(verdict).toMatchObject({ is: 'moved', by: 'interval', interval: { method: 'newcombe' } });
    expect(verdict.interval!.lower).toBeCloseTo(5.24, 2);
    expect(verdict.interval!.upper).toBeCloseTo(33.39, 2);
    expect([found.process, found.rank]).toEqual([null, null]);
    const close = await rated(
      answers([
        [48, 80],
        [46, 70],
      ]),
    );
    expect(close.changeFromPrevious!.verdict.is).toBe('no-detectable-change');
  });

  it('is one in a survey whatever is measured, and a mean has the interval of its spread', async () => {
    const found = await rated(
      answers([
        [48, 80],
        [56, 70],
      ]),
      {
        kpi: { measure: { kind: 'mean', column: 'rating' }, anchor: 'rated_at', frequency: 'quarterly' },
        source: { complete, kind: 'survey', columns: { rated_at: 'When' } },
      },
    );
    const mean = (56 * 5 + 14 * 2) / 70;
    const deviation = Math.sqrt((56 * (5 - mean) ** 2 + 14 * (2 - mean) ** 2) / 69);
    // The table has 1.995 for 69 degrees of freedom.
    expect(found.current.interval!.upper - mean).toBeCloseTo((1.995 * deviation) / Math.sqrt(70), 3);
    expect(found.changeFromPrevious!.verdict.interval).toMatchObject({ method: 'welch-t' });
    const median = await rated(
      answers([
        [48, 80],
        [56, 70],
      ]),
      {
        kpi: { measure: { kind: 'median', column: 'rating' }, anchor: 'rated_at', frequency: 'quarterly' },
        source: { complete, kind: 'survey', columns: { rated_at: 'When' } },
      },
    );
    expect(median.current.interval).toBeNull();
    expect(median.changeFromPrevious!.verdict).toMatchObject({ is: 'not-judged', reason: 'no-interval' });
  });

  it('says nothing of what is withheld', async () => {
    const found = await rated(
      answers([
        [48, 80],
        [6, 9],
      ]),
      {
        source: { complete, kind: 'survey', columns: { rated_at: 'When' } },
      },
    );
    expect(found.current).toMatchObject({ small: 'withheld', interval: null, value: null });
    expect(found.changeFromPrevious).toBeNull();
    const withheld = (cell: PeriodCell) => cell.small === 'withheld';
    expect(found.series.filter(withheld).every(({ interval }) => interval === null)).toBe(true);
  });
});

describe('what was known when a goal was set', () => {
  it('ends with the baseline, however the KPI went on', async () => {
    const later = [...city.slice(0, 16), ...Array.from({ length: 4 }, () => [490, 500] as const)];
    const goal = {
      baseline: { value: '89.4 %', period: '2017-Q4' },
      target: { gte: '97 %', period: '2018-Q4' },
    };
    const [found] = (await census(kept(later), { goals: [goal] })).goals;
    const before = found!.before!;
    expect(before.figures).toHaveLength(16);
    expect(before.figures.at(-1)).toMatchObject({ value: 89.4 });
    const alone = await census(kept(later.slice(0, 16)), { period: '2017-Q4' });
    expect(before.limits).toEqual(alone.process!.limits);
    expect(before.detectable).toBeNull();
  });

  it('is nothing where its target is of longer periods that add up', async () => {
    const [found] = (
      await census(kept(city), {
        kpi: { measure: { kind: 'count' }, anchor: 'closed_at', frequency: 'quarterly' },
        goals: [{ target: { lte: 1800, period: '2018' } }],
      })
    ).goals;
    expect(found!.before).toBeNull();
  });
});
