/** Measures against plain recounts of random rows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zone } from '../../src/data/zone.ts';
import { evaluated, garbled, tallies } from './table.ts';

const newYork = zone('America/New_York');
/** The quarters up to 2026-Q4 by their first instants, worked out by hand: −5 h in winter, −4 h in summer. */
const quarterStarts = [
  '2025-01-01T05:00:00Z',
  '2025-04-01T04:00:00Z',
  '2025-07-01T04:00:00Z',
  '2025-10-01T04:00:00Z',
  '2026-01-01T05:00:00Z',
  '2026-04-01T04:00:00Z',
  '2026-07-01T04:00:00Z',
  '2026-10-01T04:00:00Z',
  '2027-01-01T05:00:00Z',
].map(Date.parse);
const calendar = { timezone: 'America/New_York' };
const day = 86_400_000;

/** Instants around the boundaries of quarters as well as between them. */
const instant = fc.oneof(
  fc
    .tuple(fc.constantFrom(...quarterStarts), fc.constantFrom(-1000, 0, 1000, 3_600_000, -3_600_000))
    .map(([at, by]) => at + by),
  fc.integer({ min: quarterStarts[0]!, max: quarterStarts[8]! - 1 }).map(at => Math.floor(at / 1000) * 1000),
);
const iso = (at: number | null | typeof garbled) =>
  typeof at === 'number' ? new Date(at).toISOString() : at;
const end = fc.oneof(
  { weight: 6, arbitrary: instant },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant(garbled) },
);

describe('against a recount', () => {
  it('backlog at the end of every quarter', async () => {
    const row = fc.record({ opened: instant, closed: end });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async rows => {
        const result = await evaluated({
          kpi: { measure: { kind: 'backlog', opened: 'o', closed: 'c' } },
          rows: rows.map(({ opened, closed }) => ({ o: iso(opened), c: iso(closed) })),
          source: { complete: { from: '2025-01-01', to: '2026-12-31' } },
          period: '2026-Q4',
          calendar,
        });
        const stocks = quarterStarts.slice(1).map(at => {
          const there = rows.filter(({ opened }) => opened < at);
          return {
            open: there.filter(
              ({ closed }) => closed === null || (typeof closed === 'number' && closed >= at),
            ).length,
            unreadable: there.filter(({ closed }) => closed === garbled).length,
          };
        });
        expect(result.series.map(({ value }) => value)).toEqual(stocks.map(({ open }) => open));
        expect(result.series.map(cell => tallies(cell)['can\'t read "c"'] ?? 0)).toEqual(
          stocks.map(s => s.unreadable),
        );
      }),
    );
  });

  it('count per quarter, over changes of the clock', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(instant, { minLength: 1, maxLength: 60 }), async rows => {
        const result = await evaluated({
          kpi: { measure: { kind: 'count' } },
          rows: rows.map(at => ({ created_at: iso(at) })),
          source: { complete: { from: '2025-01-01', to: '2026-12-31' } },
          period: '2026-Q4',
          calendar,
        });
        const counts = quarterStarts
          .slice(1)
          .map((until, i) => rows.filter(at => at >= quarterStarts[i]! && at < until).length);
        expect(result.series.map(({ value }) => value)).toEqual(counts);
      }),
    );
  });

  it('sla by promised date', async () => {
    const row = fc.record({ due: instant, plain: fc.boolean(), closed: end });
    const asOf = fc
      .integer({ min: 0, max: 89 })
      .map(days => new Date(Date.parse('2026-10-02') + days * day).toISOString().slice(0, 10));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), asOf, async (rows, asOf) => {
        const result = await evaluated({
          kpi: { measure: { kind: 'sla', promised: 'd', finished: 'c' } },
          rows: rows.map(({ due, plain, closed }) => ({
            d: plain ? newYork.isoDate(due) : iso(due),
            c: iso(closed),
          })),
          source: { complete: { from: '2025-01-01', to: '2026-12-31' } },
          period: '2026-Q4',
          calendar,
          asOf,
        });
        // Local dates compare as text, so the recount needs no instants for plain dates.
        const now = newYork.dayStart(asOf);
        const inQuarter = rows.filter(({ due }) => due >= quarterStarts[7]! && due < quarterStarts[8]!);
        const due = inQuarter.filter(({ due, plain }) => (plain ? newYork.isoDate(due) < asOf : due < now));
        const counted = due.filter(({ closed }) => closed !== garbled);
        const kept = counted.filter(
          ({ due, plain, closed }) =>
            typeof closed === 'number' &&
            (plain ? newYork.isoDate(closed) <= newYork.isoDate(due) : closed <= due),
        );
        expect(result.current.n).toBe(counted.length);
        expect(result.current.numerator).toBe(kept.length);
        expect(result.current.leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(
          inQuarter.length - counted.length,
        );
      }),
    );
  });

  it('shares, means and breakdowns by group', async () => {
    const row = fc.record({
      at: instant,
      rating: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(null), fc.constant(garbled)),
      team: fc.constantFrom('a', 'b', 'c', null),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, batch) => {
          const result = await evaluated({
            kpi: {
              measure: { kind: 'csat', column: 'rating' },
              also: ['mean'],
              by: [{ column: 'team', top: 2 }],
            },
            rows: rows.map(({ at, rating, team }) => ({ created_at: iso(at), rating, team })),
            source: { complete: { from: '2025-01-01', to: '2026-12-31' } },
            period: '2026-Q2',
            asOf: '2027-01-01',
            calendar,
            batch,
          });
          const inQuarter = rows.filter(({ at }) => at >= quarterStarts[5]! && at < quarterStarts[6]!);
          const valid = inQuarter.filter(
            ({ rating }) => typeof rating === 'number' && rating >= 1 && rating <= 5,
          );
          const good = valid.filter(({ rating }) => (rating as number) >= 4);
          const mean = valid.reduce((sum, { rating }) => sum + (rating as number), 0) / valid.length;
          expect(result.current.n).toBe(valid.length);
          expect(result.current.numerator).toBe(good.length);
          expect(result.current.also.mean).toEqual(valid.length ? expect.closeTo(mean, 9) : null);
          const groups = result.breakdowns[0]!.groups;
          expect(groups.reduce((sum, { n }) => sum + n!, 0)).toBe(valid.length);
          for (const { label, n, numerator } of groups) {
            if (label === 'others') continue;
            const ofTeam = (row: { team: string | null }) => (row.team ?? '(no value)') === label;
            expect(n).toBe(valid.filter(ofTeam).length);
            expect(numerator).toBe(good.filter(ofTeam).length);
          }
        },
      ),
    );
  });
});
