/** Limits of time in a plan (`45s`, `3d`): in seconds, and in words. */
import { inUnit, parseQuantity, type WrittenQuantity } from '../plan/quantity.ts';

/** Seconds; undefined for what isn't a time or is below zero. */
export function limitSeconds(written: WrittenQuantity | undefined): number | undefined {
  const quantity = parseQuantity(written);
  const seconds = quantity && inUnit(quantity, 'seconds');
  return seconds !== undefined && seconds >= 0 ? seconds : undefined;
}

const units: [string, number][] = [
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** `45 seconds`, `3 days`, `1 day 12 hours`. */
export function limitInWords(written: WrittenQuantity | undefined): string {
  let rest = limitSeconds(written);
  if (rest === undefined) return 'no limit';
  const parts: string[] = [];
  for (const [name, seconds] of units) {
    const amount = name === 'second' ? rest : Math.floor(rest / seconds);
    if (amount > 0) parts.push(`${amount} ${name}${amount === 1 ? '' : 's'}`);
    rest -= amount * seconds;
  }
  return parts.join(' ') || '0 seconds';
}
