import { describe, expect, it } from 'vitest';
import { zone } from '../../src/data/zone.ts';
import { CannotDo } from '../../src/diagnostic/faults.ts';
import { fiscalCalendar, interval, lastWithin, readPeriod, seriesOf } from '../../src/kpi/periods.ts';

const plain = fiscalCalendar(undefined);
const july = fiscalCalendar({ fiscal_year_start: 7 });
const starting = fiscalCalendar({ fiscal_year_start: 10, fiscal_label: 'starting' });
const both = fiscalCalendar({ fiscal_year_start: 7, fiscal_label: 'both' });
const february = fiscalCalendar({ fiscal_year_start: 2 });

describe('readPeriod', () => {
  it.each([
    ['2026-Q3', plain, '2026-Q3 (Jul–Sep 2026)'],
    ['2026-07', plain, 'Jul 2026'],
    ['2027', plain, '2027'],
    [' fy26-q1 ', july, 'FY26-Q1 (Jul–Sep 2025)'],
    ['FY27', july, 'FY27 (Jul 2026–Jun 2027)'],
    ['FY26-Q1', starting, 'FY26-Q1 (Oct–Dec 2026)'],
    ['FY26/27-Q1', both, 'FY26/27-Q1 (Jul–Sep 2026)'],
    ['FY27-Q1', both, 'FY26/27-Q1 (Jul–Sep 2026)'],
    ['2026-07..2026-09', plain, '2026-Q3 (Jul–Sep 2026)'],
    ['2026-07..2026-07', plain, 'Jul 2026'],
    ['2026-07-01..2026-09-30', july, 'FY27-Q1 (Jul–Sep 2026)'],
    ['2026-Q1..2026-Q4', plain, '2026'],
    ['2026-07..2027-06', july, 'FY27 (Jul 2026–Jun 2027)'],
    ['2026-05..2026-07', february, 'FY27-Q2 (May–Jul 2026)'],
    ['2026-07..2026-09', february, '2026-Q3 (Jul–Sep 2026)'],
    ['2024-02-01..2024-02-29', plain, 'Feb 2024'],
    ['last', plain, '2026-Q3 (Jul–Sep 2026)'],
    [undefined, july, 'FY27-Q1 (Jul–Sep 2026)'],
    [undefined, february, 'FY27-Q3 (Aug–Oct 2026)'],
  ] as const)('reads %s', (written, calendar, label) => {
    expect(readPeriod(written, '2026-11-02', calendar).label).toBe(label);
  });

  it('takes one period for equal dates', () => {
    const quarter = readPeriod('FY27-Q1', '2026-11-02', july);
    expect(readPeriod('2026-Q3', '2026-11-02', july)).toEqual(quarter);
    expect(readPeriod('2026-07..2026-09', '2026-11-02', july)).toEqual(quarter);
  });

  it.each([
    'Q3',
    '2026-08..2026-10',
    '2026-07..2026-10',
    '2026-09..2026-07',
    '2026-07-02..2026-09-30',
    '2023-02-01..2023-02-29',
    '..',
    '2026-Q3..',
    '',
    '2026-13',
  ])('says which spellings there are for %j', written => {
    expect(() => readPeriod(written, '2026-11-02', plain)).toThrow(CannotDo);
    try {
      readPeriod(written, '2026-11-02', july);
    } catch (error) {
      expect((error as CannotDo).message).toContain(`"${written}"`);
      expect((error as CannotDo).help).toContain('FY27-Q1');
    }
  });
});

describe('interval', () => {
  it('puts each end of a quarter into the zone by itself', () => {
    const newYork = zone('America/New_York');
    // January to March begins in winter time (−5 h) and ends in summer time (−4 h): 90 days less one hour.
    const first = interval(readPeriod('2026-Q1', '2026-11-02', plain), newYork);
    expect(first).toEqual({
      start: Date.parse('2026-01-01T05:00:00Z'),
      end: Date.parse('2026-04-01T04:00:00Z'),
    });
    expect((first.end - first.start) / 3_600_000).toBe(90 * 24 - 1);
    const leap = interval(readPeriod('2024-Q1', '2026-11-02', plain), newYork);
    expect((leap.end - leap.start) / 3_600_000).toBe(91 * 24 - 1);
    const last = interval(readPeriod('2026-Q4', '2026-11-02', plain), newYork);
    expect((last.end - last.start) / 3_600_000).toBe(92 * 24 + 1);
  });
});

describe('series', () => {
  it('has twelve months, or eight quarters or years, up to the period', () => {
    const quarter = readPeriod('FY27-Q1', '2026-11-02', july);
    const ids = (frequency: 'monthly' | 'quarterly' | 'yearly') =>
      seriesOf(frequency, quarter, july).map(({ id }) => id);
    expect(ids('quarterly')).toEqual([
      '2024-Q4',
      '2025-Q1',
      '2025-Q2',
      '2025-Q3',
      '2025-Q4',
      '2026-Q1',
      '2026-Q2',
      '2026-Q3',
    ]);
    expect(ids('monthly')).toHaveLength(12);
    expect(ids('monthly')[0]).toBe('2025-10');
    expect(ids('monthly').at(-1)).toBe('2026-09');
    // The fiscal year that was over by the end of the quarter.
    expect(ids('yearly').at(-1)).toBe('FY26');
  });

  it('ends with the last whole period inside the one asked for', () => {
    const month = readPeriod('2026-08', '2026-11-02', july);
    expect(lastWithin(month, 'quarter', july).id).toBe('2026-Q2');
    expect(lastWithin(readPeriod('FY26', '2026-11-02', july), 'quarter', july).id).toBe('2026-Q2');
    expect(lastWithin(readPeriod('2026', '2026-11-02', february), 'quarter', february).id).toBe('2026-Q4');
  });
});
