import { describe, expect, it } from 'vitest';
import { ClosedPeriods } from '../../../src/kpi/results/closed-periods.ts';
import { causesOf, differs } from '../../../src/kpi/results/restatement.ts';
import { close } from './closing.ts';
import { hash, quarter, row } from './rows.ts';

const month = { id: '2026-01', start: '2026-01-01', end: '2026-02-01' };
const file = (name: string, rows: ReturnType<typeof row>[]) => ({
  path: `results/${name}.csv`,
  sha256: hash('f'),
  rows,
});

describe('closing a period', () => {
  it('keeps everything the first time', () => {
    const { rows, differences, added } = close([], [row(), row({ kpi: 'nps' })]);
    expect(differences).toEqual([]);
    expect(added).toEqual(['on-time', 'nps']);
    expect(rows.map(({ kpi, closing, asOf }) => [kpi, closing, asOf])).toEqual([
      ['nps', 1, '2026-07-01'],
      ['on-time', 1, '2026-07-01'],
    ]);
  });

  it('has nothing new where the figures are the same, whenever and from whichever exports they were made', () => {
    const before = [row(), row({ stat: 'mean', value: 1 / 3 })];
    const now = [
      row({ asOf: '2026-09-01', sources: [], version: '9' }),
      row({ stat: 'mean', value: Number((1 / 3).toPrecision(12)) }),
    ];
    const { rows, differences } = close(before, now);
    expect(differences).toEqual([]);
    expect(rows).toEqual(before);
  });

  it.each([
    ['value', { value: 75.1 }],
    ['rows behind it', { n: 241 }],
    ['what was left out', { leftOut: [] }],
    ['definition', { definition: hash('e') }],
    ['scope', { scope: hash('e') }],
    ['course', { course: { gte: 70, lte: null } }],
    ['status', { status: 'behind' as const }],
    ['withheld now', { value: null, small: 'withheld' as const }],
    ['provisional', { provisional: true }],
  ])('finds another %s, and supersedes without losing the earlier one', (_, change) => {
    const { rows, differences } = close([row(), row({ kpi: 'nps' })], [row(change), row({ kpi: 'nps' })]);
    expect(differences).toHaveLength(1);
    expect(rows.map(({ kpi, closing }) => [kpi, closing])).toEqual([
      ['on-time', 1],
      ['nps', 1],
      ['on-time', 2],
    ]);
    expect(rows.slice(0, 2)).toEqual([row(), row({ kpi: 'nps' })]);
  });

  it('finds figures that are gone, and compares with the last closing alone', () => {
    const before = [
      row({ value: 1 }),
      row({ closing: 2 }),
      row({ closing: 2, breakdown: 'agency', group: 'Water' }),
    ];
    const { differences, rows } = close(before, [row()]);
    expect(differences.map(({ before: earlier, now }) => [earlier?.group, now])).toEqual([
      ['Water', undefined],
    ]);
    expect(rows.at(-1)!.closing).toBe(3);
  });
});

describe('a month that the exports no longer reach', () => {
  it('stays as it was reported', () => {
    const before = [row(), row({ period: month, value: 70 })];
    expect(close(before, [row()]).rows).toEqual(before);
    const { rows, differences } = close(before, [row({ value: 76 })]);
    expect(differences).toHaveLength(1);
    expect(new ClosedPeriods([file('2026-Q1', rows)]).of('on-time', month)?.rows[0]?.value).toBe(70);
  });
});

describe('ClosedPeriods', () => {
  it('answers with the last closing of each KPI', () => {
    const closed = new ClosedPeriods([
      file('2026-Q1', [row({ value: 1 }), row({ closing: 2 }), row({ kpi: 'nps' })]),
    ]);
    expect(closed.of('on-time', quarter)?.rows.map(({ value }) => value)).toEqual([75]);
    expect(closed.of('nps', quarter)?.rows).toHaveLength(1);
    expect(closed.of('csat', quarter)).toBeUndefined();
    expect(closed.isEmpty).toBe(false);
  });

  it('goes by dates, not by names', () => {
    const closed = new ClosedPeriods([file('FY26-Q3', [row({ period: { ...quarter, id: 'FY26-Q3' } })])]);
    expect(closed.of('on-time', quarter)?.rows).toHaveLength(1);
  });

  it('takes a month from its own file before that of its quarter', () => {
    const inQuarter = [row(), row({ period: month, value: 1 })];
    const own = [row({ period: month, value: 2 })];
    for (const files of [
      [file('2026-01', own), file('2026-Q1', inQuarter)],
      [file('2026-Q1', inQuarter), file('2026-01', own)],
    ])
      expect(new ClosedPeriods(files).of('on-time', month)).toMatchObject({
        path: 'results/2026-01.csv',
        rows: [{ value: 2 }],
      });
    expect(new ClosedPeriods([file('2026-Q1', inQuarter)]).periodsOf('on-time').map(({ id }) => id)).toEqual([
      '2026-01',
      '2026-Q1',
    ]);
  });
});

describe('what differs, and why', () => {
  const now = { value: 75, numerator: 180, n: 240, unit: 'percent' as const };
  const basis = { definition: hash('d'), scope: null, sources: row().sources, version: '0.1.0' };

  it('is nothing where the figures are those of then', () => {
    expect(differs(row(), now, null)).toBe(false);
    expect(differs(row({ value: 75 + 1e-11 }), now, null)).toBe(false);
    expect(differs(row({ numerator: null, n: null }), now, null)).toBe(false);
    expect(differs(row({ small: 'withheld', value: null }), now, null)).toBe(false);
  });

  it('is any other value, and the same share of other rows', () => {
    expect(differs(row(), { ...now, value: 75.001 }, null)).toBe(true);
    expect(differs(row(), { ...now, numerator: 183, n: 244 }, null)).toBe(true);
    expect(differs(row(), { ...now, unit: 'score' }, null)).toBe(true);
  });

  it('is not what rounding makes of an imported figure', () => {
    const imported = row({ origin: 'imported', value: 62.9, numerator: null, n: null });
    expect(differs(imported, { ...now, value: 62.93 }, null)).toBe(false);
    expect(differs(imported, { ...now, value: 62.96 }, null)).toBe(true);
    const days = row({ origin: 'imported', value: 4.5 * 86400, unit: 'seconds', numerator: null, n: null });
    expect(differs(days, { ...now, value: 4.54 * 86400, unit: 'seconds' }, 'days')).toBe(false);
    expect(differs(days, { ...now, value: 4.56 * 86400, unit: 'seconds' }, 'days')).toBe(true);
  });

  it('has a cause', () => {
    const other = { id: 'requests', sha256: [hash('a'), hash('c')] };
    const turned = { id: 'requests', sha256: [hash('b'), hash('a')] };
    expect(causesOf(row(), { ...basis, sources: [other] })).toEqual(['data']);
    expect(causesOf(row(), { ...basis, definition: hash('e') })).toEqual(['definition']);
    expect(causesOf(row(), { ...basis, scope: hash('e') })).toEqual(['scope']);
    expect(causesOf(row(), { ...basis, definition: hash('e'), sources: [other] })).toEqual([
      'definition',
      'data',
    ]);
    expect(causesOf(row(), { ...basis, sources: [turned] })).toEqual(['plan']);
    expect(causesOf(row(), { ...basis, version: '0.2.0' })).toEqual(['version']);
    expect(causesOf(row({ origin: 'imported', sources: [] }), basis)).toEqual(['import']);
  });
});
