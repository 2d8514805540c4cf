/** Working hours as a plan writes them: `{mon-fri: "08:00-20:00", sat: ["09:00-12:00", "13:00-16:00"]}`. */
import type { BusinessHours } from './generated/types.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A stretch of working hours in minutes from the midnight at which its day begins; an end over 1440 lies on the next day. */
export interface Shift {
  start: number;
  end: number;
}

/** The shifts of each day, Monday first, in order of time. */
export type WorkingWeek = readonly (readonly Shift[])[];

/** The hours of a week; undefined where no day has any. Of a day that is named twice the last naming counts. */
export function workingWeek(hours: BusinessHours | null | undefined): WorkingWeek | undefined {
  const week: Shift[][] = weekdays.map(() => []);
  for (const [days, written] of Object.entries(hours ?? {}))
    for (const day of daysOf(days))
      week[day] = shiftsOf(written)
        .map(shift => ({ ...shift }))
        .sort((a, b) => a.start - b.start);
  return week.some(shifts => shifts.length > 0) ? week : undefined;
}

/** `mon-fri` as indices from Monday; a range may pass the week's end (`sat-mon`). */
export function daysOf(written: string): number[] {
  const [first, last = first] = written.split('-').map(name => weekdays.indexOf(name as 'mon')) as [
    number,
    number?,
  ];
  return Array.from({ length: ((last! - first + 7) % 7) + 1 }, (_, i) => (first + i) % 7);
}

export function shiftsOf(written: string | string[]): Shift[] {
  return [written].flat().map(shiftOf);
}

/** `08:00-20:00`; an end that is not behind the start lies on the next day. */
function shiftOf(written: string): Shift {
  const [startHour, startMinute, endHour, endMinute] = written.split(/[:-]/).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const start = startHour * 60 + startMinute;
  const end = endHour * 60 + endMinute;
  return { start, end: end > start ? end : end + 1440 };
}
