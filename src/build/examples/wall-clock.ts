/**
 * Local times as the exporting systems write them. A time is the number of milliseconds that the same wall
 * clock would show in UTC: no zone is needed to write an export, only to read it.
 */

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Midnight of an ISO date. */
export function midnight(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00Z`);
}

/** 0 Sunday to 6 Saturday. */
export function weekday(time: number): number {
  return new Date(time).getUTCDay();
}

/** `2026-07`. */
export function monthOf(time: number): string {
  return new Date(time).toISOString().slice(0, 7);
}

export function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** `2026-07-31 14:05`. */
export function isoMinute(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}

/** `07/31/2026`. */
export function usDate(time: number): string {
  const [year, month, date] = isoDate(time).split('-');
  return `${month}/${date}/${year}`;
}

/** `14:05:09`. */
export function clock(time: number): string {
  return new Date(time).toISOString().slice(11, 19);
}

/** `07/31/2026 02:05:09 PM`. */
export function usTwelveHour(time: number): string {
  const hours = new Date(time).getUTCHours();
  const twelve = String(hours % 12 || 12).padStart(2, '0');
  return `${usDate(time)} ${twelve}${clock(time).slice(2)} ${hours < 12 ? 'AM' : 'PM'}`;
}

/** `7/31/2026 14:05:09`, as Google Forms writes its timestamps. */
export function formsTimestamp(time: number): string {
  const at = new Date(time);
  return `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()} ${clock(time).replace(/^0/, '')}`;
}

/** Whole days between the two calendar dates. */
export function daysBetween(from: number, to: number): number {
  return Math.floor(to / day) - Math.floor(from / day);
}

/** Opening hours of an office, Monday to Friday, in milliseconds since midnight. */
export interface OfficeHours {
  opens: number;
  closes: number;
}

export function isOpen(time: number, hours: OfficeHours): boolean {
  const sinceMidnight = time % day;
  return weekday(time) % 6 !== 0 && sinceMidnight >= hours.opens && sinceMidnight < hours.closes;
}

/** The time itself where the office is open, else the next opening. */
export function nextOpen(time: number, hours: OfficeHours): number {
  let at = time;
  while (!isOpen(at, hours)) {
    const opening = at - (at % day) + hours.opens;
    at = at < opening ? opening : opening + day;
    if (weekday(at) % 6 === 0) at += day;
  }
  return at;
}

/** The time at which so many milliseconds of opening hours have passed. */
export function afterOfficeTime(from: number, duration: number, hours: OfficeHours): number {
  let at = nextOpen(from, hours);
  let left = duration;
  for (;;) {
    const untilClosing = at - (at % day) + hours.closes - at;
    if (left < untilClosing) return at + left;
    left -= untilClosing;
    at = nextOpen(at + untilClosing, hours);
  }
}
