import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { daysOfCsv, readHolidays } from '../../src/data/holidays.ts';
import { daysOfIcs } from '../../src/data/ics.ts';
import { CannotDo } from '../../src/diagnostic/faults.ts';

const asDates = (days: Iterable<number>) =>
  [...days].sort((a, b) => a - b).map(day => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('holidays in CSV', () => {
  const dates = async (text: string) => asDates(await daysOfCsv(text, 'holidays.csv'));

  it.each([
    ['a column called Date', 'Name,Date,Entered\nNew Year,2027-01-01,2026-03-04\n', ['2027-01-01']],
    [
      'the only column of dates',
      'Feiertag;Tag\nNeujahr;01.01.2027\nWeihnachten;25.12.2027\n',
      ['2027-01-01', '2027-12-25'],
    ],
    ['no header', '2027-01-01,New Year\n2027-05-01,Labour Day\n'],
    ['one column', 'day\n2027-01-01\n\n2027-05-01\n'],
    ['times at midnight', 'Date\n2027-01-01 00:00:00\n2027-05-01 00:00:00\n'],
    ['names of months', 'Date,Name\n"Jan 1, 2027",New Year\n"May 1, 2027",Labour Day\n'],
  ])('%s', async (_, text, wanted = ['2027-01-01', '2027-05-01']) => {
    expect(await dates(text as string)).toEqual(wanted);
  });

  it('takes the only order of day and month that reads all', async () => {
    expect(await dates('Date\n1/5/2027\n12/25/2027\n')).toEqual(['2027-01-05', '2027-12-25']);
    expect(await dates('Date\n1/5/2027\n25/12/2027\n')).toEqual(['2027-05-01', '2027-12-25']);
  });

  it.each([
    ['Date\n1/5/2027\n2/5/2027\n', 'holidays.csv:2 "1/5/2027" can be two dates'],
    ['Date\n13/5/2027\n2/25/2027\n', 'has dates with the day first and dates with the month first'],
    ['Date,Name\n2027-01-01,New Year\nsoon,Founders Day\n', 'holidays.csv:3 "soon" is not a date'],
    ['Date\n2027-02-30\n', '"2027-02-30" is not a date'],
    ['From,To\n2027-01-01,2027-01-02\n', 'has 2 columns of dates, and none is called "Date"'],
    ['Name\nNew Year\n', 'has no column of dates'],
    ['', 'is empty'],
  ])('refuses %j', async (text, message) => {
    await expect(dates(text)).rejects.toThrow(message);
  });
});

describe('holidays in ICS', () => {
  const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
  const file = (...events: string[]) =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
  const dates = (...lines: string[]) => asDates(daysOfIcs(file(event(...lines)), 'h.ics'));
  const years = (from: string, to: string, ...lines: string[]) =>
    dates(...lines).filter(date => date >= from && date < to);

  it('takes whole days, once', () => {
    expect(dates('DTSTART;VALUE=DATE:20270101', 'SUMMARY:New Year')).toEqual(['2027-01-01']);
    expect(dates('DTSTART:20270101T000000', 'DTEND:20270102T000000')).toEqual(['2027-01-01']);
  });

  it('takes several days; the end is not one of them', () => {
    const christmas = ['2026-12-24', '2026-12-25', '2026-12-26'];
    expect(dates('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227')).toEqual(christmas);
    expect(dates('DTSTART;VALUE=DATE:20261224', 'DURATION:P3D')).toEqual(christmas);
    expect(dates('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261224')).toEqual(['2026-12-24']);
  });

  it('takes yearly ones to the end of its days', () => {
    expect(
      years('2026', '2029', 'DTSTART;VALUE=DATE:20101225', 'DTEND;VALUE=DATE:20101227', 'RRULE:FREQ=YEARLY'),
    ).toEqual(['2026-12-25', '2026-12-26', '2027-12-25', '2027-12-26', '2028-12-25', '2028-12-26']);
    expect(dates('DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=YEARLY;COUNT=3')).toHaveLength(3);
    expect(dates('DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=YEARLY;UNTIL=20290101;INTERVAL=2')).toEqual([
      '2027-01-01',
      '2029-01-01',
    ]);
    // RFC 5545, 3.3.10: a date that a year doesn't have is left out.
    expect(years('2024', '2033', 'DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY')).toEqual([
      '2024-02-29',
      '2028-02-29',
      '2032-02-29',
    ]);
  });

  it.each([
    // Federal holidays of the United States, by the list of the Office of Personnel Management.
    ['third Monday of January', '20200120', 'BYMONTH=1;BYDAY=3MO', ['2026-01-19', '2027-01-18']],
    ['last Monday of May', '20200525', 'BYMONTH=5;BYDAY=-1MO', ['2026-05-25', '2027-05-31']],
    ['fourth Thursday of November', '20201126', 'BYMONTH=11;BYDAY=4TH', ['2026-11-26', '2027-11-25']],
  ])('takes the %s', (_, start, rule, wanted) => {
    expect(years('2026', '2028', `DTSTART;VALUE=DATE:${start}`, `RRULE:FREQ=YEARLY;${rule}`)).toEqual(wanted);
  });

  it('takes and leaves listed dates', () => {
    expect(
      years(
        '2027',
        '2030',
        'DTSTART;VALUE=DATE:20270501',
        'RRULE:FREQ=YEARLY',
        'EXDATE;VALUE=DATE:20280501',
        'RDATE;VALUE=DATE:20280502,20280503',
      ),
    ).toEqual(['2027-05-01', '2028-05-02', '2028-05-03', '2029-05-01']);
  });

  it('unfolds lines, leaves cancelled events and what stands inside others', () => {
    const alarm = 'BEGIN:VALARM\r\nTRIGGER:-P1D\r\nDURATION:PT5M\r\nREPEAT:2\r\nEND:VALARM';
    const text = file(
      'BEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nDTSTART:19701101T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE',
      event('DTSTART;VALUE=DATE;X-NOTE="a:b;c":2027', ' 0704', 'SUMMARY:Independence', '  Day', alarm),
      event('DTSTART;VALUE=DATE:20270705', 'STATUS:CANCELLED'),
    );
    expect(asDates(daysOfIcs(text, 'h.ics'))).toEqual(['2027-07-04']);
    expect(asDates(daysOfIcs(text.replaceAll('\r\n', '\n'), 'h.ics'))).toEqual(['2027-07-04']);
  });

  it.each([
    [['DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=WEEKLY'], 'h.ics:5 "Day off" comes back by a rule'],
    [['DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=YEARLY;BYDAY=MO'], '(FREQ=YEARLY;BYDAY=MO)'],
    [['DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=YEARLY;BYYEARDAY=100'], 'comes back by a rule'],
    [['DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=YEARLY;INTERVAL=0'], 'comes back by a rule'],
    [['DTSTART;VALUE=DATE:20270101', 'RECURRENCE-ID:20270101'], 'RECURRENCE-ID'],
    [['DTSTART:20271224T140000', 'DTEND:20271224T180000'], 'takes only part of a day'],
    [['DTSTART;VALUE=DATE:20270101', 'DURATION:PT4H'], 'takes only part of a day'],
    [['DTSTART;VALUE=DATE:20270230'], 'has a start that is no date: 20270230'],
    [['DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:99990101'], 'lasts'],
    [['DESCRIPTION:nothing'], 'has no date'],
  ])('refuses %j', (lines, message) => {
    expect(() => dates(...lines, 'SUMMARY:Day off')).toThrow(message);
  });

  it('refuses a file without events', () => {
    expect(() => daysOfIcs('<html>', 'h.ics')).toThrow('has no events');
  });

  it('reads anything, or says what is wrong', () => {
    const pieces = fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'BEGIN:VALARM',
      'DTSTART;VALUE=DATE:20270101',
      'DTSTART:00000000',
      'DTEND:20271301',
      'RRULE:FREQ=YEARLY',
      'RRULE:FREQ=YEARLY;BYDAY=5SU;BYMONTH=2',
      'RRULE:FREQ=YEARLY;COUNT=9999;UNTIL=x',
      'EXDATE:20270101,',
      ' folded',
      '"',
      ':',
    );
    const texts = fc.array(fc.oneof(pieces, fc.string({ maxLength: 20 })), { maxLength: 12 });
    fc.assert(
      fc.property(texts, lines => {
        try {
          for (const day of daysOfIcs(lines.join('\n'), 'h.ics')) expect(Number.isInteger(day)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(CannotDo);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('holidays of a plan', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'csplan-holidays-'));
    mkdirSync(join(root, 'project/plan'), { recursive: true });
    writeFileSync(join(root, 'project/plan/days.csv'), '\ufeffDate,Name\n2027-01-01,Año Nuevo\n');
    writeFileSync(
      join(root, 'project/city.ics'),
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270705\nEND:VEVENT\nEND:VCALENDAR\n',
    );
    writeFileSync(join(root, 'outside.csv'), 'Date\n2027-01-01\n');
    writeFileSync(join(root, 'project/plan/large.csv'), Buffer.alloc(1_100_000, 'x'));
    writeFileSync(join(root, 'project/plan/book.csv'), 'PK\u0003\u0004');
    symlinkSync(join(root, 'outside.csv'), join(root, 'project/plan/link.csv'));
  });
  afterAll(() => rmSync(root, { recursive: true }));
  const read = (holidays: string | string[]) =>
    readHolidays(holidays, { folder: join(root, 'project/plan'), root: join(root, 'project') });

  it('are dates and files, in any mixture', async () => {
    const days = await read(['2027-12-25', 'days.csv', '../city.ics', '2027-01-01']);
    expect(asDates(days)).toEqual(['2027-01-01', '2027-07-05', '2027-12-25']);
    expect(asDates(await read('days.csv'))).toEqual(['2027-01-01']);
  });

  it.each([
    ['none.csv', 'is not there'],
    ['../../outside.csv', "lies outside of the project's folder"],
    ['link.csv', "lies outside of the project's folder"],
    ['large.csv', 'too many for a list of holidays'],
    ['book.csv', 'Excel workbook'],
  ])('refuse %s', async (name, message) => {
    await expect(read(name)).rejects.toThrow(message);
    await expect(read(name)).rejects.toBeInstanceOf(CannotDo);
  });
});
