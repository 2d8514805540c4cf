/** Limits of time in a plan (`45s`, `3d`): in seconds, and in words. */
import {
  daysAlone,
  inUnit,
  parseQuantity,
  timeInWords,
  type WrittenQuantity,
  writtenInDays,
} from '../plan/quantity.ts';
import { type Clock, secondsOfDay } from './elapsed.ts';

/** Seconds; undefined for what isn't a time or is below zero. */
export function limitSeconds(written: WrittenQuantity | undefined): number | undefined {
  const quantity = parseQuantity(written);
  const seconds = quantity && inUnit(quantity, 'seconds');
  return seconds !== undefined && seconds >= 0 ? seconds : undefined;
}

/** A limit and the clock by which it runs: on the business clock `3d` are working days, `4h` working hours. */
export interface Limit {
  clock: Clock;
  seconds: number;
}

/** Undefined for what isn't a time, and where the clock knows no such amount: working days have no hours. */
export function limitOn(clock: Clock, written: WrittenQuantity | undefined): Limit | undefined {
  const days = daysAlone(written);
  if (days !== undefined && (Number.isInteger(days) || clock === 'calendar'))
    return { clock: clock === 'business' ? 'working_days' : clock, seconds: days * secondsOfDay };
  if (clock === 'dates' || clock === 'working_days') return undefined;
  if (clock === 'business' && writtenInDays(written)) return undefined;
  const seconds = limitSeconds(written);
  return seconds === undefined ? undefined : { clock, seconds };
}

/** `3 working days`, `4 hours of working time`, `3 calendar days`, `3 days`. */
export function limitOnInWords(clock: Clock, written: WrittenQuantity | undefined): string {
  const words = limitInWords(written);
  const limit = limitOn(clock, written);
  if (limit?.clock === 'business') return `${words} of working time`;
  const kind = { working_days: 'working ', dates: 'calendar ', calendar: '' }[limit?.clock ?? 'calendar'];
  return words.replace(' day', ` ${kind}day`);
}

/** `45 seconds`, `3 days`, `1 day 12 hours`. */
export function limitInWords(written: WrittenQuantity | undefined): string {
  const seconds = limitSeconds(written);
  return seconds === undefined ? 'no limit' : timeInWords(seconds);
}
