/** Day or month first: for each column of dates, by its own values, by those beside it, or as the user says. */

import type { DateOrder } from '../date-evidence.ts';
import { formatFor } from '../date-evidence.ts';
import type { ColumnEvidence } from './column-evidence.ts';

export interface DateReading {
  /** What has to stand in the plan; empty for ISO dates, which read in one way only. */
  formats: string[];
  /** Local days. */
  first: string;
  last: string;
  dateOnly: boolean;
  /** Where the order was not in the column itself: how it was found, to be put behind other words. */
  note: string;
  /** Where nothing tells the order: a value with its two readings. */
  tie?: string;
}

/** @param known the order that a column's preset says, where one of its formats reads the values */
export function orderOfDates(
  columns: readonly ColumnEvidence[],
  given: DateOrder | undefined,
  known: (column: ColumnEvidence) => DateOrder | undefined,
): Map<ColumnEvidence, DateReading> {
  const verdicts = new Map(columns.map(column => [column, column.dates.verdict()]));
  const sure = new Set([...verdicts.values()].filter(isOrder));
  const beside = sure.size === 1 ? [...sure][0] : undefined;
  return new Map(
    columns.map(column => {
      const verdict = verdicts.get(column)!;
      if (isOrder(verdict) || verdict === 'open')
        return [column, reading(column, isOrder(verdict) ? verdict : 'day-first', '')];
      const preset = verdict === 'tie' ? known(column) : undefined;
      if (preset) return [column, reading(column, preset, '')];
      if (given) return [column, reading(column, given, '')];
      if (verdict === 'tie' && beside)
        return [column, reading(column, beside, `, ${beside} like the other dates of the file`)];
      return [column, { ...reading(column, 'day-first', ''), tie: tieInWords(column) }];
    }),
  );
}

function isOrder(verdict: ReturnType<ColumnEvidence['dates']['verdict']>): verdict is DateOrder {
  return verdict === 'day-first' || verdict === 'month-first';
}

function reading(column: ColumnEvidence, order: DateOrder, note: string): DateReading {
  const { formats, first, last } = column.datesIn(order);
  const isIso = formats.every(format => format.startsWith('yyyy-'));
  return {
    formats: isIso ? [] : formats,
    first,
    last,
    dateOnly: formats.every(format => !/[Hh]/.test(format)),
    note,
  };
}

/** `"03/04/2026" is 3 April or 4 March 2026`. */
function tieInWords({ header, dates }: ColumnEvidence): string {
  const { ambiguous, dayFirstExample, monthFirstExample } = dates;
  if (dayFirstExample !== undefined && monthFirstExample !== undefined)
    return `"${header}" has both orders: "${dayFirstExample}" has the day first, "${monthFirstExample}" the month`;
  const text = ambiguous!.text;
  const day = (order: DateOrder) => inWords(formatFor(text, order)!.parse(text));
  return `"${text}" under "${header}" is ${day('day-first')} or ${day('month-first')}`;
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

function inWords(time: number): string {
  const [year, month, day] = new Date(time).toISOString().slice(0, 10).split('-') as [string, string, string];
  return `${Number(day)} ${months[Number(month) - 1]} ${year}`;
}
