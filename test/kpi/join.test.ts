import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Kpi, Plan } from '../../src/plan/generated/types.ts';
import { created, garbled, planned, type Row } from './table.ts';

const join = { source: 'tickets', key: 'ticket', take: ['team', 'closed_at', 'effort', 'urgent'] };

function joined(kpi: Omit<Kpi, 'id'>, ratings: Row[], tickets: Row[], more: Plan['sources'] = {}) {
  const sources = { ratings: { join }, ...more };
  return planned({ kpis: [{ id: 'k', source: 'ratings', ...kpi }], sources }, { ratings, tickets });
}

describe('join', () => {
  const tickets: Row[] = [
    { ticket: '1', team: 'north', closed_at: '2026-08-01', effort: 3, urgent: true },
    { ticket: '2', team: 'south', closed_at: garbled, effort: 4, urgent: false },
    { ticket: '3', closed_at: '2026-05-05 10:00' },
    { ticket: '1', team: 'west', effort: 99 },
    { team: 'nobody' },
  ];
  const ratings = created(
    { ticket: '2', rating: 5 },
    { ticket: '1', rating: 2 },
    { ticket: '1', rating: 4 },
    { ticket: '9', rating: 1 },
    { rating: 5 },
    { ticket: '3', rating: 4 },
  );

  it('gives each row the columns of the row with its key', async () => {
    const { kpis, sources } = await joined(
      { measure: { kind: 'csat', column: 'rating' }, by: ['team'], min_sample: 1 },
      ratings,
      tickets,
    );
    const groups = kpis[0]!.breakdowns[0]!.groups.map(({ label, numerator, n }) => [label, numerator, n]);
    // Ticket 9 is not there, one row has no ticket and ticket 3 no team. Of the two rows of ticket 1 the first counts.
    expect(groups).toEqual([
      ['(no value)', 2, 3],
      ['north', 1, 2],
      ['south', 1, 1],
    ]);
    expect(sources.map(({ id }) => id)).toEqual(['ratings', 'tickets']);
    const [ofRatings, ofTickets] = sources.map(({ files }) => files[0]!.issues);
    expect(ofRatings).toMatchObject([{ code: 'foreign-key', count: 2, lines: [5, 6], column: 'ticket' }]);
    expect(ofTickets).toMatchObject([{ code: 'primary-key', count: 1, column: 'ticket' }]);
  });

  it('does not say how few rows of a survey found nothing', async () => {
    const survey = { ratings: { join, kind: 'survey' as const } };
    const { sources } = await joined({ measure: { kind: 'count' }, by: ['team'] }, ratings, tickets, survey);
    const [issue] = sources[0]!.files[0]!.issues;
    expect(issue).toMatchObject({ count: 1, lines: [] });
    expect(issue!.message).toMatch(/^Some rows have no counterpart/);
  });

  it('takes every type, also for filters and the period', async () => {
    const sum = await joined({ measure: { kind: 'sum', column: 'effort' } }, ratings, tickets);
    // 4 + 3 + 3; the others have none.
    expect(sum.kpis[0]!.current).toMatchObject({ value: 10, n: 3 });
    const urgent = await joined({ measure: { kind: 'count' }, where: { urgent: true } }, ratings, tickets);
    expect(urgent.kpis[0]!.current.value).toBe(2);
    const closed = await joined({ measure: { kind: 'count' }, anchor: 'closed_at' }, ratings, tickets);
    expect(closed.kpis[0]!.current.value).toBe(2);
    expect(closed.kpis[0]!.previous!.value).toBe(1);
  });

  it('takes through another source', async () => {
    const sources = {
      ratings: { join: { source: 'tickets', key: 'ticket', take: ['area'] } },
      tickets: { join: { source: 'streets', key: 'street', take: ['area'] } },
    };
    const { kpis } = await planned(
      { kpis: [{ id: 'k', source: 'ratings', measure: { kind: 'count' }, by: ['area'] }], sources },
      {
        ratings: created({ ticket: '1' }, { ticket: '2' }, { ticket: '3' }),
        tickets: [{ ticket: '1', street: 'a' }, { ticket: '2', street: 'b' }, { ticket: '3' }],
        streets: [
          { street: 'b', area: 'east' },
          { street: 'a', area: 'west' },
        ],
      },
    );
    expect(kpis[0]!.breakdowns[0]!.groups.map(({ label, n }) => [label, n])).toEqual([
      ['(no value)', 1],
      ['east', 1],
      ['west', 1],
    ]);
  });

  it('keeps what is personal there personal here', async () => {
    const { kpis } = await joined({ measure: { kind: 'count' }, by: ['team'] }, ratings, tickets, {
      tickets: { columns: { team: { from: 'Team', personal: true } } },
    });
    expect(kpis[0]!.breakdowns).toEqual([]);
    expect(kpis[0]!.notes.join(' ')).toContain('marked as personal');
  });

  it('refuses circles and sources that there are not', async () => {
    const circle = { tickets: { join: { source: 'ratings', key: 'ticket', take: ['rating'] } } };
    await expect(joined({ measure: { kind: 'count' } }, ratings, tickets, circle)).rejects.toThrow(
      /takes columns from "ratings", which takes columns from it/,
    );
    const lost = { ratings: { join: { ...join, source: 'nowhere' } } };
    await expect(joined({ measure: { kind: 'count' } }, ratings, tickets, lost)).rejects.toThrow(
      /does not have/,
    );
  });

  it('agrees with looking every key up', async () => {
    const key = fc.option(fc.constantFrom('1', '2', '3', '4', '5', '6'));
    const ticket = fc.record({ ticket: key, team: fc.option(fc.constantFrom('a', 'b')) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(key, { minLength: 1, maxLength: 30 }),
        fc.array(ticket, { minLength: 1, maxLength: 20 }),
        async (keys, tickets) => {
          const ratings = created(...keys.map(ticket => ({ ticket })));
          const { kpis } = await joined({ measure: { kind: 'count' }, by: ['team'] }, ratings, tickets);
          const teams = keys.map(key =>
            key === null ? null : (tickets.find(({ ticket }) => ticket === key)?.team ?? null),
          );
          const expected = [...new Set(teams)].map(team => [
            team ?? '(no value)',
            teams.filter(other => other === team).length,
          ]);
          const groups = kpis[0]!.breakdowns[0]!.groups.map(({ label, n }) => [label, n]);
          expect(Object.fromEntries(groups)).toEqual(Object.fromEntries(expected));
        },
      ),
    );
  });
});
