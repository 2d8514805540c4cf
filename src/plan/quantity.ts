/**
 * Amounts as a plan writes them, in canonical units: percent as 0 to 100, durations in seconds, everything
 * else as the plain number.
 */
export type QuantityUnit = 'percent' | 'points' | 'seconds' | 'count' | 'score';

export type WrittenQuantity = number | string | { amount: number; unit: string };

export interface Quantity {
  value: number;
  /** `plain` where only a number is written: it then is in the KPI's own unit. */
  unit: 'percent' | 'points' | 'seconds' | 'plain';
}

const secondsPer: Record<string, number> = {
  s: 1,
  sec: 1,
  second: 1,
  seconds: 1,
  m: 60,
  min: 60,
  minute: 60,
  minutes: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
  d: 86400,
  day: 86400,
  days: 86400,
  w: 604800,
  week: 604800,
  weeks: 604800,
};

/** Reads `62.9 %`, `28m`, `2d 4h`, `PT45S`, `4.2`, `12 points`, `{amount, unit}`; undefined for anything else. */
export function parseQuantity(written: WrittenQuantity | null | undefined): Quantity | undefined {
  if (written === null || written === undefined) return undefined;
  if (typeof written === 'number') return finite({ value: written, unit: 'plain' });
  if (typeof written === 'object') return withUnit(written.amount, written.unit);
  const text = written.trim();
  const iso = parseIsoDuration(text);
  if (iso !== undefined) return finite({ value: iso, unit: 'seconds' });
  const parts = [...text.matchAll(/([-+]?\d+(?:\.\d+)?)\s*([A-Za-z%]*)\s*/gy)];
  if (!parts.length || parts.reduce((length, part) => length + part[0].length, 0) !== text.length)
    return undefined;
  if (parts.length === 1) return withUnit(Number(parts[0]![1]), parts[0]![2]!);
  let seconds = 0;
  for (const part of parts) {
    const factor = secondsOf(part[2]!.toLowerCase());
    // A sign belongs to the whole: `2d -4h` is no duration.
    if (factor === undefined || (part !== parts[0] && /^[-+]/.test(part[1]!))) return undefined;
    seconds += Number(part[1]!.replace(/^[-+]/, '')) * factor;
  }
  return finite({ value: parts[0]![1]!.startsWith('-') ? -seconds : seconds, unit: 'seconds' });
}

function withUnit(amount: number, unit: string): Quantity | undefined {
  const name = unit.trim().toLowerCase();
  if (name === '') return finite({ value: amount, unit: 'plain' });
  if (name === '%' || name === 'percent') return finite({ value: amount, unit: 'percent' });
  if (name === 'points' || name === 'point' || name === 'pts')
    return finite({ value: amount, unit: 'points' });
  const factor = secondsOf(name);
  return factor === undefined ? undefined : finite({ value: amount * factor, unit: 'seconds' });
}

function secondsOf(unit: string): number | undefined {
  return Object.hasOwn(secondsPer, unit) ? secondsPer[unit] : undefined;
}

function finite(quantity: Quantity): Quantity | undefined {
  return Number.isFinite(quantity.value) ? quantity : undefined;
}

const spelt: [string, number][] = [
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** Seconds from 0 on, as `45 seconds`, `3 days`, `1 day 12 hours`. */
export function timeInWords(seconds: number): string {
  let rest = seconds;
  const parts: string[] = [];
  for (const [name, size] of spelt) {
    const amount = name === 'second' ? rest : Math.floor(rest / size);
    if (amount > 0) parts.push(`${amount} ${name}${amount === 1 ? '' : 's'}`);
    rest -= amount * size;
  }
  return parts.join(' ') || '0 seconds';
}

/** ISO 8601 durations of weeks, days and time (no years or months: they have no fixed length). */
function parseIsoDuration(text: string): number | undefined {
  const match =
    /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(
      text,
    );
  if (!match || match.slice(1).every(part => part === undefined)) return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map(part => Number(part ?? 0));
  return weeks! * 604800 + days! * 86400 + hours! * 3600 + minutes! * 60 + seconds!;
}

/**
 * The amount in a KPI's canonical unit; undefined where the written unit can't be the KPI's (`28m` of a share).
 * A plain number is in the KPI's own unit; for a duration that is `ownSeconds` each (its shown unit), and
 * without one a plain number has no meaning.
 */
export function inUnit(quantity: Quantity, unit: QuantityUnit, ownSeconds?: number): number | undefined {
  if (quantity.unit === 'plain') {
    if (unit !== 'seconds') return quantity.value;
    return ownSeconds === undefined ? undefined : quantity.value * ownSeconds;
  }
  if (quantity.unit === 'percent') return unit === 'percent' ? quantity.value : undefined;
  if (quantity.unit === 'seconds') return unit === 'seconds' ? quantity.value : undefined;
  return unit === 'points' || unit === 'percent' ? quantity.value : undefined;
}

/** Whether an amount is written in days or weeks, alone or beside smaller units. */
export function writtenInDays(written: WrittenQuantity | null | undefined): boolean {
  if (typeof written === 'object' && written !== null) return /^\s*[dw]/i.test(written.unit);
  return typeof written === 'string' && /\d\s*[dw]/i.test(written);
}

/**
 * Whether an amount can be one of working time: working hours make no days, for days differ, and working days no
 * hours. A plain number is in the KPI's own unit. Without `working` every amount fits.
 */
export function fitsWorkingTime(
  written: WrittenQuantity | null | undefined,
  working: 'hours' | 'days' | undefined,
): boolean {
  const isTime = parseQuantity(written)?.unit === 'seconds';
  if (!working || !isTime) return true;
  return working === 'hours' ? !writtenInDays(written) : daysAlone(written) !== undefined;
}

/** The number of an amount in days and nothing else (`3d`, `2.5 days`, `P3D`); undefined for any other. */
export function daysAlone(written: WrittenQuantity | null | undefined): number | undefined {
  if (written === null || written === undefined || typeof written === 'number') return undefined;
  const text = typeof written === 'object' ? `${written.amount} ${written.unit}` : written;
  const match = /^\s*(\d+(?:\.\d+)?)\s*d(?:ays?)?\s*$/i.exec(text) ?? /^\s*P(\d+(?:\.\d+)?)D\s*$/.exec(text);
  return match ? Number(match[1]) : undefined;
}
