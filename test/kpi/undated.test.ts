import { describe, expect, it } from 'vitest';
import type { Kpi, Source } from '../../src/plan/generated/types.ts';
import { planned, type Row } from './table.ts';

const rows = (n: number, more: Row = {}): Row[] => Array.from({ length: n }, () => more);

async function of(
  files: Record<string, Row[]>,
  period: Source['period'],
  kpi: Partial<Kpi> = {},
  written = '2026-Q3',
) {
  const { kpis } = await planned(
    {
      kpis: [{ id: 'k', source: 'open', measure: { kind: 'count' }, anchor: 'none', ...kpi }],
      sources: { open: { period } },
    },
    { open: files },
    written,
  );
  return kpis[0]!;
}

describe('rows without a date', () => {
  const months = {
    'open-2026-06.csv': rows(4),
    'open-2026-07.csv': rows(5),
    'open-2026-08.csv': rows(6),
    'open-2026-09.csv': rows(7),
  };
  const byName = { filename: 'open-{yyyy}-{MM}' };

  it('belong to the period of their file, and to a longer one that ends with it', async () => {
    const quarter = await of(months, byName);
    expect(quarter.current).toMatchObject({ value: 7, coverage: 'declared', provisional: false });
    expect(quarter.previous).toMatchObject({ value: 4 });
    expect(quarter).toMatchObject({ anchor: null });
    expect(quarter.definition).toBe('The number of rows; a row belongs to the period of its file.');
    const month = await of(months, byName, {}, '2026-08');
    expect(month.current.value).toBe(6);
    expect(month.previous!.value).toBe(5);
  });

  it('do not stand for a part of their period', async () => {
    const files = { 'open-2026-Q3.csv': rows(3) };
    const quarter = { filename: 'open-{yyyy}-Q{q}' };
    expect((await of(files, quarter)).current.value).toBe(3);
    const month = await of(files, quarter, {}, '2026-09');
    expect(month.current).toMatchObject({ value: null, coverage: 'none' });
    expect(month.notes[0]).toBe(
      'No file of the source "open" stands for the end of Sep 2026. Add the export of that period, or choose another with --period.',
    );
  });

  it('belong to a day, or to a value', async () => {
    const days = { 'open-2026-09-30.csv': rows(2), 'open-2026-09-29.csv': rows(8) };
    expect((await of(days, { filename: 'open-{yyyy}-{MM}-{dd}' })).current.value).toBe(2);
    expect((await of({ 'open.csv': rows(3) }, { value: '2026-Q3' })).current.value).toBe(3);
    expect((await of({ 'open.csv': rows(3) }, { value: 2026 }, {}, '2026')).current.value).toBe(3);
  });

  it('count zero where the file is there and empty', async () => {
    expect((await of({ 'open.csv': [] }, { value: '2026-Q3' })).current).toMatchObject({
      value: 0,
      coverage: 'declared',
    });
  });

  it('can be grouped, filtered and shared out', async () => {
    const files = {
      'open-2026-09.csv': [...rows(3, { team: 'a' }), ...rows(1, { team: 'b' })],
      'open-2026-08.csv': rows(9, { team: 'b' }),
    };
    const result = await of(files, byName, { measure: { kind: 'share', good: { team: 'a' } }, by: ['team'] });
    expect(result.current).toMatchObject({ numerator: 3, n: 4 });
    expect(result.breakdowns[0]!.groups.map(({ label, n }) => [label, n])).toEqual([
      ['a', 3],
      ['b', 1],
    ]);
  });

  it('cannot be compared in time', async () => {
    const { notes } = await of(months, byName, { measure: { kind: 'repeat', same: ['who'], within: '7d' } });
    expect(notes[0]).toMatch(/compares rows in time, and these have no date/);
  });

  it('need a source that says their period', async () => {
    expect((await of(months, undefined)).notes[0]).toMatch(/does not say to which period they belong/);
    await expect(of({ 'open.csv': rows(1) }, byName)).rejects.toThrow(/does not tell the period/);
    await expect(of({ 'open.csv': rows(1) }, { value: 'soon' })).rejects.toThrow(/"soon" is not a period/);
  });
});
