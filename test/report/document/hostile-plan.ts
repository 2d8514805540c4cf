/** A plan in which every text is another one: what the plan is like stays, what it says does not. */
import { fieldAt } from '../../../src/plan/fields.ts';
import type { Plan } from '../../../src/plan/generated/types.ts';
import { isIsoDate } from '../../../src/plan/period.ts';

/** Every sentence, name and title is what `next` gives; ids, choices, dates, periods and columns stay. */
export function reworded(plan: Plan, next: () => string): Plan {
  return changed(plan, [], next) as Plan;
}

function changed(value: unknown, steps: (string | number)[], next: () => string): unknown {
  if (Array.isArray(value)) return value.map((item, i) => changed(item, [...steps, i], next));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, changed(inner, [...steps, key], next)]),
    );
  if (typeof value !== 'string' || isIsoDate(value)) return value;
  const field = fieldAt(steps);
  const isText = field?.prose || (field?.text && !field.ref && !field.id && !field.values);
  return isText && !fixed.test(field.path) ? next() : value;
}

/** Periods, zones, amounts, ids of nodes, and what is read as a column or a filter. */
const fixed =
  /^\/(?:id|organization)$|timezone|period|\/guides\/\*\/(?:start|nodes\/\*\/(?:to|answers\/\*\/to))|^\/(?:kpis|watch)\/\*\/(?:measure|use|anchor|by|stat|also|guard)|^\/sources|reviews\/\*\/decisions\/\*\/field/;
