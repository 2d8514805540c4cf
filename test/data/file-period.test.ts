import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filePeriod } from '../../src/data/file-period.ts';
import { refusal } from './exports.ts';

describe('filePeriod', () => {
  it.each([
    ['backlog-{yyyy}-{MM}', 'data/backlog-2026-07.csv', '2026-07'],
    ['backlog-{yyyy}-{MM}', 'C:\\data\\Backlog-2026-07.csv.gz', '2026-07'],
    ['backlog-{yyyy}-{MM}.csv', 'backlog-2026-07.csv', '2026-07'],
    ['*{yyyy}{MM}{dd}*', 'snapshot_20260731_final.csv', '2026-07-31'],
    ['{d}.{M}.{yy}', '3.9.26.csv', '2026-09-03'],
    ['open {MMM} {yyyy}', 'Open Sept 2026.csv', '2026-09'],
    ['offen-{MMM}-{yy}', 'offen-März-26.txt', '2026-03'],
    ['agents_{yyyy}-Q{q}', 'agents_2026-Q3.csv', '2026-Q3'],
    ['agents FY{yy} Q{q}', 'agents FY27 Q1.csv', 'FY27-Q1'],
    ['FY{yyyy}', 'FY2027.csv', 'FY27'],
    ['year {yyyy}', 'year 2026', '2026'],
    ['a.b({yyyy})', 'a.b(2026).csv', '2026'],
    ['modify{yyyy}', 'modify2026.csv', '2026'],
  ])('%s of %s', (pattern, path, period) => {
    expect(filePeriod(pattern)(path)).toBe(period);
  });

  it.each([
    ['backlog-{yyyy}-{MM}', 'backlog-2026-13.csv'],
    ['backlog-{yyyy}-{MM}', 'xbacklog-2026-07.csv'],
    ['backlog-{yyyy}-{MM}', 'backlog-2026-7.csv'],
    ['{yyyy}-{MM}-{dd}', '2026-02-29.csv'],
    ['{MMM} {yyyy}', 'Foo 2026.csv'],
    ['a.b{yyyy}', 'axb2026.csv'],
    ['{yyyy}-Q{q}', '2026-Q5.csv'],
  ])('%s does not fit %s', (pattern, path) => {
    expect(filePeriod(pattern)(path)).toBeUndefined();
  });

  it('refuses patterns that tell no period', async () => {
    const told = (pattern: string) => refusal(() => filePeriod(pattern));
    expect(await told('backlog')).toContain('needs the year once');
    expect(await told('{MM}')).toContain('needs the year once');
    expect(await told('{yyyy}-{dd}')).toContain('a day without a month');
    expect(await told('{yyyy}-{MM}-Q{q}')).toContain('a quarter and a month');
    expect(await told('{yyyy}-{M}-{MM}')).toContain('twice');
    expect(await told('{yyyy}-{week}')).toContain('{week}');
    expect(await told('FY{yy}-{MM}')).toContain('leave out FY');
  });

  it('reads back any day that it is given', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.string({ maxLength: 8 }), (day, before) => {
        const iso = day.toISOString().slice(0, 10);
        const name = before.replace(/[\\/{}*yY]/g, '');
        expect(filePeriod(`${name}{yyyy}-{MM}-{dd}`)(`x/${name}${iso}.csv`)).toBe(iso);
      }),
      { numRuns: 200 },
    );
  });
});
