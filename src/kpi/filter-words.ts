/** Filters in words, for definitions. */
import type { Condition, Filter, FilterValue } from '../plan/generated/types.ts';

type Operators = Extract<Condition, { gt?: FilterValue }>;

/** `status is not Closed (Duplicate) and agency is Solid Waste or Water`. */
export function filterInWords(filter: Filter): string {
  return Object.entries(filter)
    .filter(([, condition]) => condition !== undefined)
    .map(([key, condition]) => {
      if (key === 'any') return `(${(condition as Filter[]).map(filterInWords).join(' or ')})`;
      if (key === 'not') return `not (${filterInWords(condition as Filter)})`;
      return conditionInWords(`"${key}"`, condition as Condition);
    })
    .join(' and ');
}

function conditionInWords(column: string, condition: Condition): string {
  if (typeof condition !== 'object') return `${column} is ${condition}`;
  if (Array.isArray(condition)) return `${column} is ${oneOf(condition)}`;
  return Object.entries(condition)
    .map(([operator, operand]) => `${column} ${inWords[operator as keyof Operators](operand as never)}`)
    .join(' and ');
}

const inWords: { [K in keyof Required<Operators>]: (operand: Required<Operators>[K]) => string } = {
  not: operand => `is not ${Array.isArray(operand) ? oneOf(operand) : operand}`,
  gt: operand => `is above ${operand}`,
  gte: operand => `is at least ${operand}`,
  lt: operand => `is below ${operand}`,
  lte: operand => `is at most ${operand}`,
  between: operand => `is from ${operand[0]} to ${operand[1]}`,
  contains: operand => `contains ${operand}`,
  matches: operand => `matches ${operand}`,
  empty: operand => (operand ? 'is empty' : 'has a value'),
};

function oneOf(values: readonly FilterValue[]): string {
  const last = values.at(-1);
  return values.length < 2 ? String(last) : `${values.slice(0, -1).join(', ')} or ${last}`;
}
