/** Durations as exports write them, in seconds. */
import { clockSeconds } from './clock-text.ts';
import { type Decimal, parseNumber } from './number-text.ts';

export type DurationUnit = 'seconds' | 'minutes' | 'hours' | 'days';

const secondsPerUnit: Readonly<Record<DurationUnit, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
};

const unitWords = new Map<string, number>(
  [
    [1, 's sec secs second seconds'],
    [60, 'm min mins minute minutes'],
    [3600, 'h hr hrs hour hours'],
    [86_400, 'd day days'],
    [604_800, 'w week weeks'],
  ].flatMap(([seconds, words]) =>
    String(words)
      .split(' ')
      .map(word => [word, Number(seconds)] as const),
  ),
);

const iso =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
const isoSeconds = [604_800, 86_400, 3600, 60, 1];

/** How a column writes what a duration itself leaves open. */
export interface DurationNotation {
  /** Of plain numbers; undefined where nothing tells it. */
  unit: DurationUnit | undefined;
  decimal: Decimal;
  /** `12:30` is 12 minutes and 30 seconds instead of 12 hours and 30 minutes. */
  minutesFirst?: boolean;
}

/**
 * Seconds of `HH:MM:SS` with hours of any size, `H:MM`, `12:02:23 AM` (Excel's way to show 2 min 23 s), `2d 4h`, `PT45S`
 * (ISO 8601 without years and months), each with a minus or without, and of plain numbers in their unit. NaN for
 * anything else, and for plain numbers without a unit.
 */
export function parseDuration(text: string, notation: DurationNotation): number {
  const first = text.charCodeAt(0);
  if (first === 45 || first === 0x2212) {
    const rest = text.slice(1).trimStart();
    return /^[\d.,Pp]/.test(rest) ? -parseDuration(rest, notation) : Number.NaN;
  }
  const colon = text.indexOf(':');
  if (colon >= 0) {
    const seconds = clockSeconds(text);
    return notation.minutesFirst && text.indexOf(':', colon + 1) < 0 ? seconds / 60 : seconds;
  }
  const { unit, decimal } = notation;
  const number = plainNumber(text, decimal);
  if (!Number.isNaN(number)) return unit === undefined ? Number.NaN : number * secondsPerUnit[unit];
  return first === 80 || first === 112 ? isoDuration(text) : inWords(text, decimal);
}

/** A number that can count units of time: no money, no percent. */
export function plainNumber(text: string, decimal: Decimal): number {
  return /[^\d.,eE+\-\s\u2212'’]/.test(text) ? Number.NaN : parseNumber(text, decimal);
}

function isoDuration(text: string): number {
  const match = iso.exec(text);
  if (!match || match.slice(1).every(part => part === undefined)) return Number.NaN;
  return isoSeconds.reduce((sum, seconds, index) => sum + seconds * Number(match[index + 1] ?? 0), 0);
}

const amountInWords = /(\d+(?:\.\d+)?)\s*([A-Za-z]+)[\s,]*/gy;
const amountWithComma = /(\d+(?:,\d+)?)\s*([A-Za-z]+)[\s,]*/gy;

/** `2d 4h`, `1 hour, 5 minutes`, and `1,5 h` under a decimal comma. */
function inWords(text: string, decimal: Decimal): number {
  if (text.length > 80) return Number.NaN;
  let seconds = 0;
  let end = 0;
  for (const part of text.matchAll(decimal === '.' ? amountInWords : amountWithComma)) {
    const factor = unitWords.get(part[2]!.toLowerCase());
    if (factor === undefined) return Number.NaN;
    seconds += Number(part[1]!.replace(',', '.')) * factor;
    end = part.index + part[0].length;
  }
  return end > 0 && end === text.length ? seconds : Number.NaN;
}

/** The unit that a header names: `Response Time (hours)`, `Speed of answer in seconds`, `First response time (in hrs)`. */
export function unitInHeader(header: string): DurationUnit | undefined {
  const match = /(?:\(\s*(?:in\s+)?|\bin\s+|_)(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?)\b/i.exec(
    header,
  );
  const word = match?.at(1)?.toLowerCase();
  if (word === undefined) return undefined;
  return word.startsWith('s')
    ? 'seconds'
    : word.startsWith('m')
      ? 'minutes'
      : word.startsWith('h')
        ? 'hours'
        : 'days';
}

/** What a header says of times with one colon: `Talk time (mm:ss)`, `Time to close (HH:mm:ss)`. */
export function clockInHeader(header: string): 'minutes-first' | 'hours-first' | undefined {
  const match = /\(\s*(h{1,2}:)?m{1,2}(:s{1,2})?\s*\)\s*$/i.exec(header);
  if (!match || (!match[1] && !match[2])) return undefined;
  return match[1] ? 'hours-first' : 'minutes-first';
}
