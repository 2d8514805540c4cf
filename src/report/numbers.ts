/**
 * How numbers and dates read in every form of the report. Nothing here asks the machine's language or zone:
 * the same value is the same text everywhere.
 */
import type { Difference, Unit } from '../kpi/evaluation.ts';
import { durationStep, type ShownIn, secondsIn } from '../kpi/resolution.ts';
import { dayBefore } from '../plan/period.ts';

export type { ShownIn };

/** What a number is measured in, and the unit a duration is shown in (null: by its size). */
export interface Scale {
  unit: Unit;
  shownIn: ShownIn;
}

/** The sign of numbers below zero, as typography has it (U+2212). */
export const minus = '−';
/** Stands between groups of three digits (narrow no-break space). */
export const thin = '\u202f';

const abbreviation = { seconds: 's', minutes: 'min', hours: 'h', days: 'd' } as const;

/**
 * Rounds half away from zero on the decimal figures that a person sees: 0.05 is 0.1, 2.675 is 2.68. Twelve
 * significant figures are looked at, which takes away what binary arithmetic leaves behind (8.449999999999999).
 * The text has a plain `-` and no grouping; zero never has a sign.
 */
export function rounded(value: number, digits: number): string {
  const exponential = Math.abs(value).toExponential(11);
  const [mantissa, exponentText] = exponential.split('e') as [string, string];
  const figures = mantissa.replace('.', '');
  const scale = Number(exponentText) - (figures.length - 1) + digits;
  let scaled: bigint;
  if (scale >= 0) scaled = BigInt(figures) * 10n ** BigInt(scale);
  else {
    const divisor = 10n ** BigInt(-scale);
    scaled = (BigInt(figures) * 2n + divisor) / (divisor * 2n);
  }
  const text = scaled.toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const fraction = digits ? `.${text.slice(-digits)}` : '';
  return value < 0 && scaled !== 0n ? `-${whole}${fraction}` : whole + fraction;
}

/** Groups of three digits, true minus: `12 345.6` with narrow spaces. */
export function decimal(value: number, digits: number): string {
  const text = rounded(value, digits);
  const [whole, fraction] = text.replace('-', '').split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thin);
  return `${text.startsWith('-') ? minus : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A number with `+` or the true minus in front; zero has neither. */
export function signed(value: number, digits: number): string {
  const text = decimal(value, digits);
  return text.startsWith(minus) || /^[0.]+$/.test(text) ? text : `+${text}`;
}

/** A whole number of rows; one decimal where it isn't whole. */
export function count(value: number): string {
  return decimal(value, Number.isInteger(value) ? 0 : 1);
}

/** A value in its unit: `76.6 %`, `−35.9`, `2 d 4 h`, `4.0 d`, `1 234`, `3.40`. */
export function formatValue(value: number, { unit, shownIn }: Scale): string {
  switch (unit) {
    case 'percent':
      return `${decimal(value, 1)} %`;
    case 'points':
      return signed(value, 1);
    case 'score':
      return decimal(value, 2);
    case 'count':
      return count(value);
    case 'seconds':
      return duration(value, shownIn);
  }
}

/**
 * Seconds as people say them. With a unit of its own: one decimal in it. By size: seconds with one decimal
 * below two minutes, minutes and seconds below ten minutes, minutes below an hour, hours and minutes below a
 * day, days and hours from there, whole days from a hundred days.
 */
export function duration(seconds: number, shownIn: ShownIn): string {
  if (shownIn) return `${decimal(seconds / secondsIn[shownIn], 1)} ${abbreviation[shownIn]}`;
  const step = durationStep(seconds, null);
  if (step < 1) return `${decimal(seconds, 1)} s`;
  const size = Math.abs(seconds);
  const whole = Number(rounded(size / step, 0)) * step;
  const parts = [
    [Math.floor(whole / 86400), 'd'],
    [Math.floor((whole % 86400) / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'min'],
    [whole % 60, 's'],
  ] as const;
  const text = parts.flatMap(([amount, unit]) => (amount ? [`${decimal(amount, 0)} ${unit}`] : [])).join(' ');
  return seconds < 0 ? minus + text : text;
}

/** A difference, signed: `−8.7 points`, `+22 (+12.0 %)`, `−4 h (−12.0 %)`, `+0.12`. */
export function formatChange(change: Difference, scale: Scale): string {
  const relative = change.relative === null ? '' : ` (${signed(change.relative, 1)} %)`;
  return (
    shortChange(change, scale) + (scale.unit === 'percent' || scale.unit === 'points' ? ' points' : relative)
  );
}

/** The difference alone, for narrow columns: `−8.7`, `+22`, `−4 h`. */
export function shortChange({ difference }: Difference, { unit, shownIn }: Scale): string {
  if (unit === 'percent' || unit === 'points') return signed(difference, 1);
  if (unit === 'score') return signed(difference, 2);
  if (unit === 'count') return signed(difference, Number.isInteger(difference) ? 0 : 1);
  const text = duration(difference, shownIn);
  return text.startsWith(minus) || /^[0.]+ /.test(text) ? text : `+${text}`;
}

/** The size of a difference without its sign, with its unit: `8.7 points`, `22`, `4 h`. */
export function changeSize(change: Difference, scale: Scale): string {
  const size = shortChange({ ...change, difference: Math.abs(change.difference) }, scale).replace('+', '');
  return scale.unit === 'percent' || scale.unit === 'points' ? `${size} points` : size;
}

/** A difference that reads as zero in the shown precision. */
export function readsAsZero(change: Difference, scale: Scale): boolean {
  return /^[0.]+( |$)/.test(shortChange(change, scale));
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An ISO date as `1 Jul 2026`; what isn't one is shown as it is. */
export function formatDate(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const month = match && months[Number(match[2]) - 1];
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : date;
}

/** The days of a half-open span: `1 Jul – 30 Sep 2026`, `1 Dec 2026 – 31 Jan 2027`. */
export function formatDays(start: string, end: string): string {
  const last = formatDate(dayBefore(end));
  const first = formatDate(start);
  if (first === last) return last;
  return `${start.slice(0, 4) === dayBefore(end).slice(0, 4) ? first.replace(/ \d+$/, '') : first} – ${last}`;
}

/** Keeps numbers and their units on one line: `76.6 %`, `4 h`, `8.7 points`. */
export function unbroken(text: string): string {
  return text.replace(/(\d) (?=(?:%|s|min|h|d|points)(?![A-Za-z]))/g, '$1\u00a0');
}
