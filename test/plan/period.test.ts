import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  calendarYear,
  dayBefore,
  daysBetween,
  endIndex,
  type FiscalCalendar,
  lastComplete,
  type Period,
  parsePeriod,
  periodOf,
  shift,
  yearBefore,
} from '../../src/plan/period.ts';

const july: FiscalCalendar = { fiscalYearStart: 7, fiscalLabel: 'ending' };
const october: FiscalCalendar = { fiscalYearStart: 10, fiscalLabel: 'starting' };
const both: FiscalCalendar = { fiscalYearStart: 7, fiscalLabel: 'both' };
const february: FiscalCalendar = { fiscalYearStart: 2, fiscalLabel: 'ending' };

function shape(period: Period | undefined) {
  return period && [period.kind, period.start, period.end, period.id, period.label];
}

describe('parsePeriod', () => {
  it.each([
    ['2026-Q3', calendarYear, ['quarter', '2026-07-01', '2026-10-01', '2026-Q3', '2026-Q3 (Jul–Sep 2026)']],
    ['2026-Q4', calendarYear, ['quarter', '2026-10-01', '2027-01-01', '2026-Q4', '2026-Q4 (Oct–Dec 2026)']],
    ['2024-02', calendarYear, ['month', '2024-02-01', '2024-03-01', '2024-02', 'Feb 2024']],
    ['2027', calendarYear, ['year', '2027-01-01', '2028-01-01', '2027', '2027']],
    // A US city: FY26 runs from July 2025 to June 2026.
    ['FY26-Q1', july, ['quarter', '2025-07-01', '2025-10-01', '2025-Q3', 'FY26-Q1 (Jul–Sep 2025)']],
    ['FY26-Q4', july, ['quarter', '2026-04-01', '2026-07-01', '2026-Q2', 'FY26-Q4 (Apr–Jun 2026)']],
    ['FY26', july, ['year', '2025-07-01', '2026-07-01', 'FY26', 'FY26 (Jul 2025–Jun 2026)']],
    ['2026', july, ['year', '2026-01-01', '2027-01-01', '2026', '2026']],
    // Named by the year it starts in: FY25 runs from October 2025 to September 2026.
    ['FY25-Q1', october, ['quarter', '2025-10-01', '2026-01-01', '2025-Q4', 'FY25-Q1 (Oct–Dec 2025)']],
    ['FY25', october, ['year', '2025-10-01', '2026-10-01', 'FY25', 'FY25 (Oct 2025–Sep 2026)']],
    ['FY27-Q1', both, ['quarter', '2026-07-01', '2026-10-01', '2026-Q3', 'FY26/27-Q1 (Jul–Sep 2026)']],
    ['FY27', both, ['year', '2026-07-01', '2027-07-01', 'FY27', 'FY26/27 (Jul 2026–Jun 2027)']],
    // Quarters of a year from February are not those of the calendar; both can be asked for.
    ['FY27-Q2', february, ['quarter', '2026-05-01', '2026-08-01', 'FY27-Q2', 'FY27-Q2 (May–Jul 2026)']],
    ['FY27-Q4', february, ['quarter', '2026-11-01', '2027-02-01', 'FY27-Q4', 'FY27-Q4 (Nov 2026–Jan 2027)']],
    ['2026-Q3', february, ['quarter', '2026-07-01', '2026-10-01', '2026-Q3', '2026-Q3 (Jul–Sep 2026)']],
    ['FY27', calendarYear, ['year', '2027-01-01', '2028-01-01', '2027', '2027']],
  ] as const)('reads %s', (name, calendar, expected) => {
    expect(shape(parsePeriod(name, calendar))).toEqual(expected);
  });

  it.each([
    '',
    '2026-Q5',
    '2026-13',
    '2026-00',
    '26-Q1',
    'FY2026',
    'FY26-07',
    '2026-Q',
    '0000',
    '1066',
    'last',
    '2026-07-01',
  ])('refuses %j', name => {
    expect(parsePeriod(name, july)).toBeUndefined();
  });

  it('gives back the period of its own id', () => {
    const calendar = fc.record({
      fiscalYearStart: fc.integer({ min: 1, max: 12 }),
      fiscalLabel: fc.constantFrom('ending' as const, 'starting' as const, 'both' as const),
    });
    const day = fc.integer({ min: 11_323, max: 40_000 }).map(days => addDays('1970-01-01', days));
    const kind = fc.constantFrom('month' as const, 'quarter' as const, 'year' as const);
    fc.assert(
      fc.property(calendar, day, kind, (calendar, day, kind) => {
        const period = periodOf(day, kind, calendar);
        expect(period.start <= day && day < period.end).toBe(true);
        expect(parsePeriod(period.id, calendar)).toEqual(period);
        expect(shift(period, 1, calendar).start).toBe(period.end);
        expect(shift(shift(period, 5, calendar), -5, calendar)).toEqual(period);
        expect(endIndex(period) - endIndex(shift(period, -1, calendar))).toBe(
          { month: 1, quarter: 3, year: 12 }[kind],
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('neighbours', () => {
  it('goes to the same period a year before', () => {
    expect(yearBefore(parsePeriod('FY27-Q1', july)!, july).id).toBe('2025-Q3');
    expect(yearBefore(parsePeriod('2024-02', july)!, july).end).toBe('2023-03-01');
    expect(yearBefore(parsePeriod('FY27', july)!, july).id).toBe('FY26');
  });

  it('takes the last period that was over when the day began', () => {
    expect(lastComplete('2026-10-01', 'quarter', calendarYear).id).toBe('2026-Q3');
    expect(lastComplete('2026-09-30', 'quarter', calendarYear).id).toBe('2026-Q2');
    expect(lastComplete('2026-08-01', 'quarter', february).label).toBe('FY27-Q2 (May–Jul 2026)');
    expect(lastComplete('2024-03-01', 'month', july).id).toBe('2024-02');
  });

  it('counts days over leap days and years', () => {
    expect(dayBefore('2024-03-01')).toBe('2024-02-29');
    expect(dayBefore('2023-03-01')).toBe('2023-02-28');
    expect(dayBefore('2100-03-01')).toBe('2100-02-28');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2024-02-01', '2024-03-01')).toBe(29);
    expect(daysBetween('2026-03-01', '2026-02-01')).toBe(-28);
  });
});
