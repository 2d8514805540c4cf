import { describe, expect, it } from 'vitest';
import type { MeasureSpec } from '../../src/kpi/measure.ts';
import type { Kpi, Source } from '../../src/plan/generated/types.ts';
import { created, evaluated, planned, type Row } from './table.ts';

const full = { complete: { from: '2026-01-01', to: '2026-12-31' } };

function of(measure: MeasureSpec, rows: Row[], columns: Source['columns'], more: Partial<Kpi> = {}) {
  return evaluated({ kpi: { measure, ...more }, rows, source: { ...full, columns } });
}

describe('guard', () => {
  it('of a duration is the share reopened, where the source says how often', async () => {
    const duration = { kind: 'duration', from: 'created_at', to: 'closed_at' } as const;
    const rows = [
      { created_at: '2026-07-01', closed_at: '2026-07-02', reopens: 1 },
      { created_at: '2026-06-01', closed_at: '2026-07-02', reopens: 0 },
      { created_at: '2026-07-01', closed_at: '2026-10-02', reopens: 1 },
    ];
    const { guard } = await of(duration, rows, { reopens: 'Reopens' });
    // Of the two that were closed in the quarter one.
    expect(guard).toEqual({ name: 'share reopened', unit: 'percent', value: 50, previous: null });
    expect((await of(duration, rows, {})).guard).toBeNull();
  });

  it('of a rating is the response rate, by the date of sending', async () => {
    const rows = [
      { sent_at: '2026-07-01', rated_at: '2026-07-02', rating: 5 },
      { sent_at: '2026-07-01' },
      { sent_at: '2026-07-05' },
      { sent_at: '2026-07-05' },
      { sent_at: '2026-06-05', rated_at: '2026-07-01', rating: 4 },
    ];
    const columns = { sent_at: 'Sent', rated_at: 'Rated' };
    for (const kind of ['csat', 'nps', 'ces'] as const)
      expect((await of({ kind, column: 'rating' }, rows, columns)).guard).toEqual({
        name: 'response rate',
        unit: 'percent',
        value: 25,
        previous: null,
      });
  });

  it('of promises is the median time promised', async () => {
    const rows = [
      { created_at: '2026-07-01', due_at: '2026-07-05', closed_at: '2026-07-03' },
      { created_at: '2026-07-01', due_at: '2026-07-09', closed_at: '2026-07-10' },
      { created_at: '2026-07-01', due_at: '2026-07-03', closed_at: '2026-07-02' },
      { created_at: '2026-05-01', due_at: '2026-05-02', closed_at: '2026-05-02' },
    ];
    const measure = { kind: 'sla', promised: 'due_at', finished: 'closed_at' } as const;
    const { guard } = await of(measure, rows, { created_at: 'Created' });
    // 4, 8 and 2 days; 1 day in the quarter before.
    expect(guard).toEqual({
      name: 'median time promised',
      unit: 'seconds',
      value: 4 * 86_400,
      previous: 86_400,
    });
  });

  it('is what the plan says, of the same rows unless it says otherwise', async () => {
    const rows = created({ status: 'Duplicate', team: 'a' }, { status: 'Done', team: 'a' }, { team: 'b' });
    const guard = {
      name: 'share closed as duplicate',
      measure: { kind: 'share', good: { status: 'Duplicate' } },
      anchor: 'created_at',
    } as const;
    const backlog = { kind: 'backlog', opened: 'created_at', closed: 'closed_at' } as const;
    const result = await of(backlog, rows, {}, { guard, where: { team: 'a' } });
    expect(result.guard).toEqual({ name: guard.name, unit: 'percent', value: 50, previous: null });
    const other = await planned(
      { kpis: [{ id: 'k', source: 'desk', measure: backlog, guard: { ...guard, source: 'phone' } }] },
      { desk: created({}), phone: created({ status: 'Duplicate' }) },
    );
    expect(other.kpis[0]!.guard!.value).toBe(100);
  });

  it('can be switched off, and says why it has no number', async () => {
    const csat = { kind: 'csat', column: 'rating' } as const;
    const rows = created({ rating: 5 });
    expect((await of(csat, rows, { sent_at: 'Sent' }, { guard: null })).guard).toBeNull();
    const broken = { name: 'calls', source: 'phone', measure: { kind: 'count' } } as const;
    const result = await of(csat, rows, {}, { guard: broken });
    expect(result.guard).toBeNull();
    expect(result.notes).toEqual([
      'There is no guard "calls": the plan has no source "phone". Add it under `sources`.',
    ]);
  });
});
