import { describe, expect, it, test } from 'vitest';
import { planFromTexts } from '../../src/plan/assemble.ts';
import { workingWeek } from '../../src/plan/working-hours.ts';

/** `rule pointer "text pointed at" message | help`, one a finding. */
function found(text: string): string[] {
  const document = planFromTexts({ 'plan.yaml': `csplan: 1\nid: p\n${text}` });
  return document.findings.map(({ ruleId, severity, pointer, range, message, help }) => {
    const { source } = document.files[0]!;
    const shown = `${ruleId} ${pointer} ${JSON.stringify(source.slice(range))} ${message} | ${help}`;
    return severity === 'error' ? shown : `${severity} ${shown}`;
  });
}

const hours = (written: string) => found(`calendar: {business_hours: {${written}}}\n`);

describe('working hours', () => {
  it.each([
    'mon-fri: "08:00-20:00", sat: ["09:00-12:00", "13:00-16:00"], sun: []',
    // YAML 1.2 knows no numbers to the base of sixty.
    'mon-fri: 08:00-20:00',
    'mon-fri: 8:00 - 20:00',
    'mon-sun: "00:00-24:00"',
    'mon-sun: "22:00-06:00"',
    'sat-mon: "10:00-14:00"',
    'mon: ["13:00-17:00", "08:00-13:00"]',
    'mon: "20:00-08:00", tue: "08:00-12:00"',
  ])('%s', written => expect(hours(written)).toEqual([]));

  it.each([
    [
      'mon-fri: 8-20',
      'schema/format /calendar/business_hours/mon-fri "8-20" mon-fri is "8-20", which is not of the form it needs. | Hours are written "08:00-20:00", several as a list ["09:00-12:00", "13:00-16:00"], none as [].',
    ],
    [
      'mon-fri: [08:00-12:00, 13:00-25:00]',
      'schema/format /calendar/business_hours/mon-fri/1 "13:00-25:00" entry 2 of mon-fri is "13:00-25:00", which is not of the form it needs. | Hours are written "08:00-20:00", several as a list ["09:00-12:00", "13:00-16:00"], none as [].',
    ],
    [
      'monday: "08:00-12:00"',
      'schema/format /calendar/business_hours/monday "monday" monday is "monday", which is not of the form it needs. | Days are written mon, tue, wed, thu, fri, sat, sun, or as a range such as mon-fri.',
    ],
    [
      'mon-fri: "08:00-17:00", fri: "08:00-14:00"',
      'schema/working-hours /calendar/business_hours/fri "fri" Friday stands in "mon-fri" and in "fri"; only one of the two can count. | Name each day once, for example mon-thu: "08:00-17:00" and fri: "08:00-14:00".',
    ],
    [
      'mon-fri: ["08:00-12:00", "11:30-17:00"]',
      'schema/working-hours /calendar/business_hours/mon-fri/1 "\\"11:30-17:00\\"" The hours "11:30-17:00" and "08:00-12:00" overlap on a Monday. | Let each shift begin when the one before has ended; two teams at one time are one stretch of hours.',
    ],
    [
      'sun: "22:00-06:00", mon: "05:00-12:00"',
      'schema/working-hours /calendar/business_hours/mon "\\"05:00-12:00\\"" The hours "05:00-12:00" and "22:00-06:00" overlap on a Monday. | Let each shift begin when the one before has ended; two teams at one time are one stretch of hours.',
    ],
    [
      'mon: "08:00-08:00"',
      'schema/working-hours /calendar/business_hours/mon "\\"08:00-08:00\\"" The hours "08:00-08:00" end when they begin. | Write the later time second; a whole day is "00:00-24:00".',
    ],
    [
      'mon-fri: "09:00-05:00"',
      'warning calendar/long-shift /calendar/business_hours/mon-fri "\\"09:00-05:00\\"" The hours "09:00-05:00" end before they begin, so they run over midnight for 20 hours. | If the end lies in the afternoon, write "09:00-17:00". Nights begin on the day they are named for.',
    ],
    [
      'mon-fri: "17:00-16:30"',
      'warning calendar/long-shift /calendar/business_hours/mon-fri "\\"17:00-16:30\\"" The hours "17:00-16:30" end before they begin, so they run over midnight for 23.5 hours. | Write the earlier time first. Nights begin on the day they are named for.',
    ],
    [
      'mon: [], sun: []',
      'schema/working-hours /calendar/business_hours "{mon: [], sun: []}" No day of the week has working hours. | Write for example mon-fri: "08:00-17:00", or delete business_hours.',
    ],
  ])('%s', (written, finding) => expect(hours(written)).toEqual([finding]));

  test('in minutes, Monday first', () => {
    const week = workingWeek({ 'sat-sun': '22:00-06:00', mon: ['13:00-24:00', '08:00-12:00'] });
    expect(week).toEqual([
      [
        { start: 480, end: 720 },
        { start: 780, end: 1440 },
      ],
      [],
      [],
      [],
      [],
      [{ start: 1320, end: 1800 }],
      [{ start: 1320, end: 1800 }],
    ]);
    expect(workingWeek({ mon: [] })).toBeUndefined();
    expect(workingWeek(undefined)).toBeUndefined();
  });
});

describe('holidays', () => {
  it.each(['[2027-01-01, 2027-07-05]', 'holidays/city.ics', '[2027-01-01, days.CSV]', '2027-01-01', '[]'])(
    '%s',
    written => expect(found(`calendar: {holidays: ${written}}\n`)).toEqual([]),
  );

  it.each([
    [
      '[2027-01-01, 2027-02-30]',
      'schema/date /calendar/holidays/1 "2027-02-30" There is no 2027-02-30 in the calendar. | Check the day and the month.',
    ],
    [
      '[7/4/2027]',
      'schema/format /calendar/holidays/0 "7/4/2027" entry 1 of holidays is "7/4/2027", which is not of the form it needs. | A date such as 2027-01-01, or a file whose name ends in .csv or .ics.',
    ],
  ])('%s', (written, finding) => expect(found(`calendar: {holidays: ${written}}\n`)).toEqual([finding]));
});

describe('a KPI that counts working time', () => {
  const kpi = (measure: string, rest = '') => `kpis: [{id: speed, ${rest}measure: {${measure}}}]\n`;
  const business = 'kind: duration, from: a, to: b, clock: business';
  const days = 'kind: duration, from: a, to: b, clock: working_days';
  const calendar = 'calendar: {business_hours: {mon-fri: "08:00-17:00"}}\n';

  it('needs working hours', () => {
    expect(found(kpi(business))).toEqual([
      'reference/no-business-hours /kpis/0/measure/clock "business" "speed" counts working time, and the plan has no working hours. | Add them to plan.yaml: calendar: {business_hours: {mon-fri: "08:00-17:00"}}. For all hours of the day write clock: calendar.',
    ]);
    expect(found(kpi('kind: sla, from: a, to: b, within: 3d, clock: working_days'))).toHaveLength(1);
    expect(found(calendar + kpi(business))).toEqual([]);
    expect(found(kpi(business.replace('business', 'dates')))).toEqual([]);
    // Hours that can't be read are one finding, not two.
    expect(found(`calendar: {business_hours: {mon: 8-12}}\n${kpi(business)}`)).toHaveLength(1);
  });

  it('is shown in hours or in days', () => {
    expect(found(calendar + kpi(business, 'unit: hours, '))).toEqual([]);
    expect(found(calendar + kpi(days, 'unit: days, '))).toEqual([]);
    expect(found(calendar + kpi(business, 'unit: days, '))).toEqual([
      'schema/not-allowed /kpis/0/unit "days" Working hours can\'t be shown in days: a working day has no fixed number of hours. | Write unit: hours, or let the measure count days: clock: working_days.',
    ]);
    expect(found(calendar + kpi(days, 'unit: hours, '))).toHaveLength(1);
  });
});
