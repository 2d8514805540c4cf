import { describe, expect, it } from 'vitest';
import type { Kpi } from '../../../src/plan/generated/types.ts';
import { evaluated, type Row, tallies } from '../table.ts';

const hour = 3600;
const workingDay = 86_400;

/** Thursday 6 August to Monday 10 August 2026 and around; Tuesday 11 August is a holiday. */
const calendar = {
  timezone: 'America/New_York',
  business_hours: { 'mon-fri': '08:00-20:00', sat: ['09:00-12:00', '13:00-16:00'] },
  holidays: ['2026-08-11'],
};

function numbers(measure: Kpi['measure'], rows: Row[], more: { calendar?: object; timezone?: string } = {}) {
  return evaluated({
    kpi: { measure },
    rows,
    calendar: { ...calendar, ...more.calendar },
    source: more.timezone ? { timezone: more.timezone } : {},
  });
}

async function one(measure: Kpi['measure'], row: Row, more?: Parameters<typeof numbers>[2]) {
  return (await numbers(measure, [row], more)).current.value;
}

describe('duration on the business clock', () => {
  const measure = { kind: 'duration', from: 'created_at', to: 'closed_at', clock: 'business' } as const;

  it.each([
    // Friday 17:30 to Monday 10:00: 2:30, Saturday 3 + 3, Monday 2 hours.
    ['2026-08-07 17:30', '2026-08-10 10:00', 10.5],
    // Monday 19:00 to Wednesday 09:00 over the holiday.
    ['2026-08-10 19:00', '2026-08-12 09:00', 2],
    // Within a night.
    ['2026-08-07 21:00', '2026-08-07 23:00', 0],
  ])('%s to %s', async (created_at, closed_at, hours) => {
    expect(await one(measure, { created_at, closed_at })).toBe(hours * hour);
  });

  it('counts by the clocks of the plan, whatever zone the export has', async () => {
    // 11:00 to 13:30 UTC is 07:00 to 09:30 in New York.
    const row = { created_at: '2026-08-10 11:00', closed_at: '2026-08-10 13:30' };
    expect(await one(measure, row, { timezone: 'UTC' })).toBe(1.5 * hour);
  });

  it('leaves out what runs back, at night as well, and dates without a time', async () => {
    const { current } = await numbers(measure, [
      { created_at: '2026-08-07 22:00', closed_at: '2026-08-07 21:00' },
      { created_at: '2026-08-07', closed_at: '2026-08-10 10:00' },
      { created_at: '2026-08-07 19:00', closed_at: '2026-08-10' },
      { created_at: '2026-08-07 19:00', closed_at: '2026-08-08 08:00' },
    ]);
    expect(current).toMatchObject({ value: hour, n: 1 });
    expect(tallies(current)).toMatchObject({
      'negative duration': 1,
      'a date without a time of day, which tells no working hours': 2,
    });
  });

  it('is shown in hours and says which time it counts', async () => {
    const result = await numbers(measure, []);
    expect(result).toMatchObject({ shownIn: 'hours', computed: true });
    expect(result.definition).toContain('working hours from "created_at" to "closed_at"');
  });

  it('has a definition of its own for other hours, not for other holidays', async () => {
    const hash = async (more: object) => (await numbers(measure, [], { calendar: more })).definitionHash;
    const usual = await hash({});
    expect(await hash({ business_hours: { 'mon-fri': '09:00-17:00' } })).not.toBe(usual);
    expect(await hash({ holidays: [] })).toBe(usual);
  });

  it('has no number without working hours, and says what to add', async () => {
    const rows = [{ created_at: '2026-08-07 17:30', closed_at: '2026-08-10 10:00' }];
    for (const business_hours of [undefined, {}, { mon: [] }]) {
      const result = await numbers(measure, rows, { calendar: { business_hours } });
      expect(result.current.value).toBeNull();
      expect(result.notes).toEqual([
        'It counts working time, and the plan has no working hours. Add them: calendar: {business_hours: {mon-fri: "08:00-17:00"}}.',
      ]);
    }
  });

  it('takes goals in hours, not in days', async () => {
    const goal = (lte: string) => ({ target: { lte, period: '2026-Q3' } });
    const rows = [{ created_at: '2026-08-07 17:30', closed_at: '2026-08-10 10:00' }];
    const status = async (lte: string) =>
      (await evaluated({ kpi: { measure }, rows, calendar, goals: [goal(lte)] })).goals[0]!.target?.lte;
    expect(await status('12h')).toBe(12 * hour);
    expect(await status('1d')).toBeUndefined();
    expect(await status('1d 2h')).toBeUndefined();
  });

  it('takes what counts as near in hours as well', async () => {
    const near = async (near: string) =>
      (await evaluated({ kpi: { measure, near }, rows: [], calendar })).near;
    expect(await near('2h')).toBe(2 * hour);
    expect(await near('2d')).toBeNull();
  });

  it('refuses a clock for a column that has its own', async () => {
    const result = await numbers({ kind: 'duration', column: 'minutes', clock: 'business' }, []);
    expect(result.notes[0]).toContain('has its own clock');
  });
});

describe('duration in working days', () => {
  const measure = { kind: 'duration', from: 'created_at', to: 'closed_at', clock: 'working_days' } as const;

  it.each([
    ['2026-08-06 10:00', '2026-08-06 19:00', 0],
    ['2026-08-06 10:00', '2026-08-07 09:00', 1],
    // Saturday is a working day of six hours; Sunday is none, Tuesday a holiday.
    ['2026-08-06 10:00', '2026-08-08 09:00', 2],
    ['2026-08-06 10:00', '2026-08-09 09:00', 3],
    ['2026-08-06 10:00', '2026-08-10 09:00', 3],
    ['2026-08-06', '2026-08-12', 4],
  ])('%s to %s', async (created_at, closed_at, days) => {
    expect(await one(measure, { created_at, closed_at })).toBe(days * workingDay);
  });

  it('is shown in days and takes goals in days', async () => {
    const goals = ['3d', '2.5 days', '24h'].map(lte => ({ target: { lte, period: '2026-Q3' } }));
    const result = await evaluated({ kpi: { measure }, rows: [], calendar, goals });
    expect(result.shownIn).toBe('days');
    expect(result.goals.map(({ target }) => target?.lte)).toEqual([
      3 * workingDay,
      2.5 * workingDay,
      undefined,
    ]);
  });
});

describe('sla on the business clock', () => {
  const sla = (within: string | object) =>
    ({ kind: 'sla', from: 'created_at', to: 'closed_at', within, clock: 'business' }) as Kpi['measure'];
  const outcome = async (
    within: string | object,
    closed_at: string | null,
    created_at = '2026-08-06 15:00',
  ) => {
    const { current } = await evaluated({
      kpi: { measure: sla(within) },
      rows: [{ created_at, closed_at, level: 'high' }],
      calendar,
      asOf: '2026-08-12',
    });
    return [...current.outcomes, ...current.leftOut].find(({ count }) => count > 0)?.label;
  };

  it.each([
    // Begun on Thursday 6 August: Friday, Saturday, Monday.
    ['3d', '2026-08-10 23:59', 'kept'],
    ['3d', '2026-08-11 00:01', 'finished late'],
    ['2d', '2026-08-08 20:00', 'kept'],
    ['2d', '2026-08-09 10:00', 'finished late'],
    ['0d', '2026-08-06 23:00', 'kept'],
    ['0d', '2026-08-07 08:00', 'finished late'],
    // The holiday on Tuesday is no working day.
    ['4d', '2026-08-12 10:00', 'kept'],
    // Thursday has 5 hours left, so 5 are over at 20:00 and stay so until Friday 08:00.
    ['5h', '2026-08-07 08:00', 'kept'],
    ['5h', '2026-08-07 08:01', 'finished late'],
    ['5h 30m', '2026-08-07 08:30', 'kept'],
    // Not finished: at the beginning of Wednesday 12 August three days are over, the fourth is not.
    ['3d', null, 'overdue and not finished'],
    ['4d', null, 'not finished, still inside its limit'],
    // Thursday 5, Friday 12, Saturday 6, Monday 12: 35 hours.
    ['34h', null, 'overdue and not finished'],
    ['35h', null, 'not finished, still inside its limit'],
    ['3d', '2026-08-06 14:00', 'finished before it began'],
    ['5h', '2026-08-06 14:00', 'finished before it began'],
    ['3d', '2026-08-05 14:00', 'finished before it began'],
  ])('within %s, finished %s: %s', async (within, closed_at, wanted) => {
    expect(await outcome(within, closed_at)).toBe(wanted);
  });

  it('counts days from plain dates, and says where hours need a time', async () => {
    expect(await outcome('3d', '2026-08-10', '2026-08-06')).toBe('kept');
    expect(await outcome('5h', '2026-08-06', '2026-08-06')).toBe(
      'a date without a time of day, which tells no working hours',
    );
  });

  it('takes hours for some and days for others', async () => {
    const within = { column: 'level', limits: { High: '5h', Low: '3d' } };
    expect(await outcome(within, '2026-08-07 08:01')).toBe('finished late');
    expect(await outcome({ ...within, limits: { High: '3d' } }, '2026-08-07 08:01')).toBe('kept');
    expect(await outcome({ ...within, limits: { Low: '3d' } }, '2026-08-07 08:01')).toContain('no limit');
    expect(await outcome(within, '2026-08-06', '2026-08-06')).toContain('without a time of day');
  });

  it('names its limits', async () => {
    const result = await numbers(sla({ column: 'level', limits: { High: '4h', Low: '3d' }, else: '1d' }), []);
    expect(result.definition).toContain(
      'within 4 hours of working time for High, 3 working days for Low, 1 working day otherwise',
    );
  });

  it.each([
    [{ within: '1d 4h', clock: 'business' }, 'either working time'],
    [{ within: '1w', clock: 'business' }, 'a week no fixed number of days'],
    [{ within: '1.5d', clock: 'business' }, 'either working time'],
    [{ within: '4h', clock: 'working_days' }, 'a number of whole days'],
    [{ within: '4h', clock: 'dates' }, 'a number of whole days'],
  ] as const)('refuses %j', async (part, words) => {
    const measure = { kind: 'sla', from: 'created_at', to: 'closed_at', ...part } as const;
    expect((await numbers(measure, [])).notes[0]).toContain(words);
  });

  it('refuses a clock without a limit', async () => {
    const measure = { kind: 'sla', promised: 'due_at', finished: 'closed_at', clock: 'business' } as const;
    expect((await numbers(measure, [])).notes[0]).toContain('A clock is for limits');
  });

  it('counts calendar days on the clock of dates', async () => {
    const measure = {
      kind: 'sla',
      from: 'created_at',
      to: 'closed_at',
      within: '3d',
      clock: 'dates',
    } as const;
    const rows = [
      { created_at: '2026-08-06 23:00', closed_at: '2026-08-09 23:59' },
      { created_at: '2026-08-06 23:00', closed_at: '2026-08-10 00:01' },
    ];
    expect((await numbers(measure, rows)).current).toMatchObject({ value: 50, n: 2 });
  });
});
