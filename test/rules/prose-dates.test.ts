import { describe, expect, test } from 'vitest';
import { calendarYear, type FiscalCalendar } from '../../src/plan/period.ts';
import { datesIn } from '../../src/rules/prose-dates.ts';

const july: FiscalCalendar = { fiscalYearStart: 7, fiscalLabel: 'ending' };

/** What is found, as `words: first day..day after the last`, several readings after a bar. */
function found(text: string, calendar = calendarYear): string[] {
  return datesIn(text.toLowerCase(), calendar).map(
    ({ start, end, days }) =>
      `${text.slice(start, end)}: ${days.map(({ start, end }) => `${start}..${end}`).join(' | ')}`,
  );
}

describe('dates in a sentence', () => {
  test.each([
    ['by 2027-09-30.', ['2027-09-30: 2027-09-30..2027-10-01']],
    ['on 30 September 2027', ['30 September 2027: 2027-09-30..2027-10-01']],
    ['on June 30, 2027', ['June 30, 2027: 2027-06-30..2027-07-01']],
    ['by the 1st of March 2028', ['1st of March 2028: 2028-03-01..2028-03-02']],
    ['by 31.12.2027', ['31.12.2027: 2027-12-31..2028-01-01']],
    ['by 12/31/2027', ['12/31/2027: 2027-12-31..2028-01-01']],
    ['by 4/5/27', ['4/5/27: 2027-04-05..2027-04-06 | 2027-05-04..2027-05-05']],
    ['in July to September 2027', ['July to September 2027: 2027-07-01..2027-10-01']],
    ['from November to January 2028', ['November to January 2028: 2027-11-01..2028-02-01']],
    ['November 2027 to January 2028', ['November 2027 to January 2028: 2027-11-01..2028-02-01']],
    ['in Oct–Dec 2027', ['Oct–Dec 2027: 2027-10-01..2028-01-01']],
    ['by June 2026', ['June 2026: 2026-06-01..2026-07-01']],
    ['by 2027-06', ['2027-06: 2027-06-01..2027-07-01']],
    ['in 2027', ['2027: 2027-01-01..2028-01-01']],
    ['winter 2027/28', ['2027/28: 2027-01-01..2029-01-01']],
    ['by Q4 2027', ['Q4 2027: 2027-10-01..2028-01-01 | 2027-10-01..2028-01-01']],
    [
      'in the last quarter of 2027',
      ['the last quarter of 2027: 2027-10-01..2028-01-01 | 2027-10-01..2028-01-01'],
    ],
    [
      'in the first half of 2027',
      ['the first half of 2027: 2027-01-01..2027-07-01 | 2027-01-01..2027-07-01'],
    ],
    ['by spring', ['by spring: ']],
    ['by the end of the year', ['the end of the year: ']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('a fiscal year and its quarters are those of the calendar', () => {
    expect(found('in FY27', july)).toEqual(['FY27: 2026-07-01..2027-07-01']);
    expect(found('in FY27-Q1', july)).toEqual(['FY27-Q1: 2026-07-01..2026-10-01']);
    expect(found('in FY 2026/27', july)).toEqual(['FY 2026/27: 2026-07-01..2027-07-01']);
    // Without FY both are meant by some.
    expect(found('in Q3 2027', july)).toEqual(['Q3 2027: 2027-07-01..2027-10-01 | 2027-01-01..2027-04-01']);
  });

  test.each([
    'in 3 May cases',
    'may march on',
    'on 31 June 2027',
    '2027 % of all',
    '12,027 customers',
    'Regulation (EU) 2021/782',
    '99/99/2027',
  ])('%s names none that can be placed', text => {
    expect(datesIn(text.toLowerCase(), calendarYear).flatMap(({ days }) => days)).toEqual([]);
  });
});
