/** Values of a plan as people read them: amounts, costs, choices from a list. */
import type { Cadence, Cost, QuantityText } from '../../plan/generated/types.ts';
import { parseQuantity, timeInWords } from '../../plan/quantity.ts';
import { count, formatDate } from '../numbers.ts';

/** `75 %`, `12.5`: as the plan writes it; times spelt out: `2 days 4 hours`. */
export function amountWords(amount: QuantityText): string {
  const time = parseQuantity(amount);
  if (time?.unit === 'seconds' && time.value >= 0 && Number.isInteger(time.value))
    return timeInWords(time.value);
  if (typeof amount === 'object') return `${count(amount.amount)} ${amount.unit}`;
  return typeof amount === 'number' ? count(amount) : amount.trim();
}

/** `at least 75 %`, `at most 2d`, `between 70 % and 80 %`; nothing where neither bound is said. */
export function boundWords(bounds: { gte?: QuantityText | null; lte?: QuantityText | null }): string {
  const [low, high] = [bounds.gte, bounds.lte].map(bound =>
    bound === null || bound === undefined ? undefined : amountWords(bound),
  );
  if (low !== undefined && high !== undefined) return `between ${low} and ${high}`;
  if (low !== undefined) return `at least ${low}`;
  return high === undefined ? '' : `at most ${high}`;
}

/** `40 000 USD`, or the plan's own words. */
export function costWords(cost: NonNullable<Cost>): string {
  if (typeof cost === 'object') return `${count(cost.amount)} ${cost.unit}`;
  return typeof cost === 'number' ? count(cost) : cost;
}

const cadences: Record<NonNullable<Cadence>, string> = {
  continuous: 'all the time',
  weekly: 'weekly',
  monthly: 'monthly',
  quarterly: 'quarterly',
  'half-yearly': 'every half year',
  yearly: 'yearly',
};

export function cadenceWords(cadence: NonNullable<Cadence>): string {
  return cadences[cadence];
}

/** `focus-group` reads `focus group`: a value from a list, as a word. */
export function choice(value: string): string {
  return value.replaceAll('-', ' ');
}

/** The first letter large. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

/** `1 person`, `22 people`. */
export function people(number: number): string {
  return number === 1 ? '1 person' : `${count(number)} people`;
}

/** `1 finding`, `3 findings`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** `12 Aug 2026, 9 Sep 2026`. */
export function dates(days: readonly string[]): string {
  return days.map(formatDate).join(', ');
}
