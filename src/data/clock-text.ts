/** Times of day as text: `13:47`, `8:51:12.4`, `12:02:23 AM`. */

/** Seconds of the digits between two places; NaN when there is none or something else. */
function digits(text: string, from: number, to: number): number {
  if (to <= from || to - from > 9) return Number.NaN;
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * Seconds of `H:MM`, `H:MM:SS` and `H:MM:SS.fff`, hours of any size, without sign; with `AM` or `PM` behind it as
 * a time on a twelve-hour clock. NaN for anything else.
 */
export function clockSeconds(text: string): number {
  const half = /\s*([AaPp])\.?[Mm]\.?$/.exec(text);
  const end = half ? half.index : text.length;
  const first = text.indexOf(':');
  if (first < 0) return Number.NaN;
  const second = text.indexOf(':', first + 1);
  const minutesEnd = second < 0 ? end : second;
  let hours = digits(text, 0, first);
  const minutes = minutesEnd - first === 3 ? digits(text, first + 1, minutesEnd) : Number.NaN;
  const seconds = second < 0 ? 0 : secondsWithFraction(text, second + 1, end);
  if (!(minutes < 60 && seconds < 60)) return Number.NaN;
  if (half) {
    if (!(hours >= 1 && hours <= 12)) return Number.NaN;
    hours = (hours % 12) + (/[Pp]/.test(half[1]!) ? 12 : 0);
  }
  return hours * 3600 + minutes * 60 + seconds;
}

function secondsWithFraction(text: string, from: number, to: number): number {
  const whole = digits(text, from, Math.min(from + 2, to));
  if (to - from <= 2) return to - from === 2 ? whole : Number.NaN;
  const mark = text[from + 2];
  if (mark !== '.' && mark !== ',') return Number.NaN;
  const length = Math.min(to - from - 3, 9);
  return whole + digits(text, from + 3, from + 3 + length) / 10 ** length;
}

/**
 * Milliseconds since midnight of a time of day: a clock time, or the fraction of a day that Excel shows when its
 * cell has no time format (`0.384`). NaN for anything else.
 */
export function timeOfDay(text: string): number {
  if (/^(?:0?[.,]\d+|0)$/.test(text)) return Math.round(Number(text.replace(',', '.')) * 86_400_000);
  const seconds = clockSeconds(text);
  return seconds < 86_400 ? Math.round(seconds * 1000) : Number.NaN;
}
