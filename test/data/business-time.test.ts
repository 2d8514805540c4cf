import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BusinessTime } from '../../src/data/business-time.ts';
import { zone } from '../../src/data/zone.ts';
import { type Shift, workingWeek } from '../../src/plan/working-hours.ts';

const minute = 60_000;
const day = 86_400_000;

const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / day;
const holidays = (...dates: string[]) => new Set(dates.map(dayOf));

/** Twelve days around nights on which clocks change, and some without. */
const windows = [
  ['America/New_York', '2026-03-04'],
  ['America/New_York', '2026-10-28'],
  ['Europe/Dublin', '2026-03-25'],
  ['Europe/Dublin', '2026-10-21'],
  // Half an hour.
  ['Australia/Lord_Howe', '2026-04-01'],
  ['Australia/Lord_Howe', '2026-09-30'],
  // At midnight: a day without its first hour, and one with its last hour twice.
  ['America/Sao_Paulo', '2018-10-31'],
  ['America/Sao_Paulo', '2019-02-12'],
  // At one minute past midnight, back into the day before.
  ['America/St_Johns', '2006-10-25'],
  // A whole day left out.
  ['Pacific/Apia', '2011-12-25'],
  ['Asia/Kolkata', '2026-07-01'],
] as const;

/** What clocks would show that never go back, minute by minute, from Intl's own text. */
const steadyClocks = new Map<string, Float64Array>();

function steadyClock(name: string, from: number): Float64Array {
  const key = `${name} ${from}`;
  let clock = steadyClocks.get(key);
  if (!clock) {
    const shown = new Intl.DateTimeFormat('sv-SE', {
      timeZone: name,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    let latest = Number.NEGATIVE_INFINITY;
    clock = Float64Array.from({ length: 12 * 1440 }, (_, i) => {
      const text = shown.format(from + i * minute).replace(' ', 'T');
      latest = Math.max(latest, Date.parse(`${text}Z`));
      return latest;
    });
    steadyClocks.set(key, clock);
  }
  return clock;
}

/** Working time by looking at every minute: open while such a clock stands inside a shift. */
function bySteps(week: readonly Shift[][], closed: ReadonlySet<number>, clock: Float64Array) {
  const open = (local: number): boolean => {
    const today = Math.floor(local / day);
    const minutes = (local - today * day) / minute;
    return [0, 1].some(back => {
      if (closed.has(today - back)) return false;
      const weekday = (new Date((today - back) * day).getUTCDay() + 6) % 7;
      const at = minutes + back * 1440;
      return week[weekday]!.some(({ start, end }) => at >= start && at < end);
    });
  };
  const flags = Array.from(clock, open);
  return (from: number, to: number, a: number, b: number): number => {
    let sum = 0;
    for (let i = 0; i < flags.length; i++) {
      const start = from + i * minute;
      if (flags[i] && start < b && start + minute > a)
        sum += Math.min(b, start + minute) - Math.max(a, start);
    }
    return to < from ? Number.NaN : sum;
  };
}

/** Weeks of up to nine stretches at any minute; some pass midnight, none is longer than a day. */
const weeks = fc
  .uniqueArray(fc.integer({ min: 0, max: 10_079 }), { minLength: 2, maxLength: 18 })
  .map(cuts => {
    const week: Shift[][] = Array.from({ length: 7 }, () => []);
    const ordered = [...cuts].sort((a, b) => a - b);
    for (let i = 0; i + 1 < ordered.length; i += 2) {
      const start = ordered[i]!;
      const weekday = Math.floor(start / 1440);
      const end = Math.min(ordered[i + 1]!, start + 1440);
      week[weekday]!.push({ start: start - weekday * 1440, end: end - weekday * 1440 });
    }
    return week;
  });
const moments = fc.integer({ min: 86_400, max: 10 * 86_400 }).map(seconds => seconds * 1000);
const closedDays = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 5 });

describe('working time', () => {
  it('is what a count of every minute gives, over nights on which clocks change', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...windows),
        weeks,
        closedDays,
        fc.array(fc.tuple(moments, moments), { minLength: 5, maxLength: 5 }),
        ([name, date], week, closed, pairs) => {
          const from = Date.parse(`${date}T00:00:00Z`);
          const days = new Set(closed.map(offset => from / day + offset));
          const working = new BusinessTime(week, days, zone(name));
          const counted = bySteps(week, days, steadyClock(name, from));
          for (const [one, other] of pairs) {
            const [a, b] = [from + Math.min(one, other), from + Math.max(one, other)];
            expect(working.between(a, b)).toBe(counted(from, from, a, b));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('adds up, never runs back, and takes no longer than the time itself', () => {
    const far = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...windows), weeks, far, far, far, ([name], week, ...instants) => {
        const working = new BusinessTime(week, new Set(), zone(name));
        const [a, b, c] = instants.sort((x, y) => x - y) as [number, number, number];
        expect(working.between(a, b) + working.between(b, c)).toBe(working.between(a, c));
        expect(working.between(a, b)).toBeGreaterThanOrEqual(0);
        expect(working.between(a, b)).toBeLessThanOrEqual(b - a);
        expect(working.between(b, a)).toBe(-working.between(a, b) + 0);
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same whichever days were asked for before', () => {
    const week = workingWeek({ 'mon-fri': '08:00-20:00', sat: ['09:00-12:00', '13:00-16:00'] })!;
    const some = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2027, 0, 1) });
    fc.assert(
      fc.property(fc.array(fc.tuple(some, some), { minLength: 2, maxLength: 6 }), pairs => {
        const one = new BusinessTime(week, new Set(), zone('Europe/Dublin'));
        const answers = pairs.map(([a, b]) => one.between(a, b));
        const other = new BusinessTime(week, new Set(), zone('Europe/Dublin'));
        const back = [...pairs].reverse().map(([a, b]) => other.between(a, b));
        expect(back.reverse()).toEqual(answers);
      }),
      { numRuns: 100 },
    );
  });

  const newYork = zone('America/New_York');
  const at = (local: string) => newYork.toInstant(Date.parse(`${local.replace(' ', 'T')}Z`));
  const office = new BusinessTime(
    workingWeek({ 'mon-fri': '08:00-20:00', sat: ['09:00-12:00', '13:00-16:00'] })!,
    holidays('2027-01-01', '2027-07-05'),
    newYork,
  );
  const nights = new BusinessTime(workingWeek({ 'mon-sun': '22:00-06:00' })!, new Set(), newYork);

  it.each([
    // Friday 17:30 to Monday 10:00: 2:30 + 3 + 3 + 2 hours.
    ['2026-11-06 17:30:00', '2026-11-09 10:00:00', 10.5],
    // New Year's Day 2027 is a Friday: Thursday's last hour, Saturday's first.
    ['2026-12-31 19:00:00', '2027-01-02 10:00:00', 2],
    // The lunch break of a Saturday.
    ['2026-11-07 12:00:00', '2026-11-07 13:00:00', 0],
    // Sunday 4 July 2027, observed on Monday: from Saturday's end to Tuesday's start.
    ['2027-07-03 16:00:00', '2027-07-06 08:00:00', 0],
    // To the second.
    ['2026-11-06 07:59:59', '2026-11-06 08:00:01', 1 / 3600],
  ])('of an office, %s to %s', (from, to, hours) => {
    expect(office.between(at(from), at(to))).toBeCloseTo(hours * 3_600_000, 6);
  });

  it.each([
    // Clocks go forward at 02:00 on Sunday 8 March and back on Sunday 1 November.
    ['2026-03-07 12:00:00', '2026-03-08 12:00:00', 7],
    ['2026-10-31 12:00:00', '2026-11-01 12:00:00', 9],
    ['2026-06-06 12:00:00', '2026-06-07 12:00:00', 8],
  ])('of a night shift, %s to %s', (from, to, hours) => {
    expect(nights.between(at(from), at(to))).toBe(hours * 3_600_000);
  });

  it('leaves the night before a holiday to run to its end, and begins none on it', () => {
    const closed = new BusinessTime(
      workingWeek({ 'mon-sun': '22:00-06:00' })!,
      holidays('2026-11-11'),
      newYork,
    );
    // The night of the 10th ends at 06:00 on the 11th; the next begins at 22:00 on the 12th.
    expect(closed.between(at('2026-11-10 22:00:00'), at('2026-11-12 22:00:00'))).toBe(8 * 3_600_000);
  });

  it('counts whole days, round the clock', () => {
    const always = new BusinessTime(workingWeek({ 'mon-sun': '00:00-24:00' })!, new Set(), newYork);
    const [a, b] = [at('2026-01-01 00:00:00'), at('2027-01-01 00:00:00')];
    expect(always.between(a, b)).toBe(365 * day);
  });

  it('counts dates of other centuries as the first or the last that it knows', () => {
    const before = Date.parse('0001-01-01T00:00:00Z');
    expect(office.between(before, Date.UTC(1850, 0, 1))).toBe(0);
    expect(office.between(before, at('2026-11-06 09:00:00'))).toBe(
      office.between(Date.UTC(1899, 0, 1), at('2026-11-06 09:00:00')),
    );
  });
});

describe('working days', () => {
  const week = workingWeek({ 'mon-fri': '08:00-17:00' })!;
  const office = new BusinessTime(week, holidays('2026-11-26', '2026-11-27'), zone('America/New_York'));
  const taken = (from: string, to: string) => office.daysTaken(dayOf(from), dayOf(to));

  it.each([
    // Monday 2 November 2026.
    ['2026-11-02', '2026-11-02', 0],
    ['2026-11-02', '2026-11-03', 1],
    ['2026-11-02', '2026-11-05', 3],
    // Over a week-end: Thursday to Monday, Tuesday.
    ['2026-11-05', '2026-11-09', 2],
    ['2026-11-05', '2026-11-10', 3],
    // Finished on a Saturday: after Friday, so Monday's limit is the first that it keeps.
    ['2026-11-05', '2026-11-07', 2],
    // Begun on a Saturday: Monday is the first day.
    ['2026-11-07', '2026-11-09', 1],
    ['2026-11-07', '2026-11-08', 1],
    // Thanksgiving and the day after.
    ['2026-11-25', '2026-11-30', 1],
    ['2026-11-25', '2026-11-27', 1],
    ['2026-11-05', '2026-11-04', 0],
  ])('%s to %s', (from, to, days) => expect(taken(from, to)).toBe(days));

  it('is the smallest limit that was kept', () => {
    fc.assert(
      fc.property(
        weeks,
        closedDays,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 40 }),
        (week, closed, start, length) => {
          const first = dayOf('2026-11-02');
          const days = new Set(closed.map(offset => first + offset));
          const working = new BusinessTime(week, days, zone('UTC'));
          const isOpen = (date: number) =>
            !days.has(date) && week[(new Date(date * day).getUTCDay() + 6) % 7]!.length > 0;
          // Steps to working days until one is not before the end.
          let date = first + start;
          const end = date + length;
          let limit = 0;
          while (date < end) {
            do date++;
            while (!isOpen(date));
            limit++;
          }
          expect(working.daysTaken(first + start, end)).toBe(limit);
        },
      ),
      { numRuns: 300 },
    );
  });
});
