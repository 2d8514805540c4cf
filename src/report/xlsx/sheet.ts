/** A sheet as a value: cells that a spreadsheet can compute with. What a text says is never more than text. */
import type { Cell, Difference, Unit } from '../../kpi/evaluation.ts';
import { secondsIn } from '../../kpi/resolution.ts';
import { daysBetween, isIsoDate } from '../../plan/period.ts';
import type { Scale } from '../numbers.ts';

/** A number and how the spreadsheet shows it. */
export interface Amount {
  value: number;
  /** In the language of number formats of ECMA-376 (18.8.31). */
  format: string;
}

/** Words of the report itself, set off from the rest. */
export interface Strong {
  strong: string;
}

export type SheetCell = string | Amount | Strong | null;

export interface Sheet {
  /** At most 31 characters. */
  name: string;
  /** In characters. */
  widths: number[];
  /** Rows that stay in sight when one scrolls. */
  frozenRows: number;
  /** Whether it is one table under its headings, that readers filter. */
  isTable?: boolean;
  rows: SheetCell[][];
}

export interface TableColumn<Row> {
  title: string;
  /** In characters. */
  width: number;
  cell(row: Row): SheetCell;
}

/** A sheet that is one table under a heading; null without rows: there is nothing to tell. */
export function tableSheet<Row>(
  name: string,
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
): Sheet | null {
  if (!rows.length) return null;
  return {
    name,
    widths: columns.map(({ width }) => width),
    frozenRows: 1,
    isTable: true,
    rows: [
      columns.map(({ title }) => ({ strong: title })),
      ...rows.map(row => columns.map(column => column.cell(row))),
    ],
  };
}

const day = 86400;
const dayFormat = 'yyyy\\-mm\\-dd';

/** How a duration shows, whose value is in days as spreadsheets have it. */
const durationFormats = {
  seconds: '[s].0" s"',
  minutes: '[m]:ss" min"',
  hours: '[h]:mm" h"',
  days: '0.0" d"',
} as const;

function formatOf(value: number, { unit, shownIn }: Scale): string {
  const formats: Record<Unit, string> = {
    percent: '0.0%',
    points: '+0.0;-0.0;0.0',
    score: '0.00',
    count: countFormat(value),
    seconds: shownIn ? durationFormats[shownIn] : Number.isInteger(value) ? '[h]:mm:ss' : '[h]:mm:ss.0',
  };
  return formats[unit];
}

/** Percent is a share of one and a duration a part of a day, so that the spreadsheet's own arithmetic is right. */
export function amount(value: number | null, scale: Scale): SheetCell {
  if (value === null) return null;
  const inUnit = scale.unit === 'percent' ? value / 100 : scale.unit === 'seconds' ? value / day : value;
  return { value: inUnit, format: formatOf(value, scale) };
}

/** A figure: withheld ones say so, and square brackets stand around one of too few rows. */
export function figure({ value, small }: Pick<Cell, 'value' | 'small'>, scale: Scale): SheetCell {
  if (small === 'withheld') return 'withheld';
  const shown = amount(value, scale);
  if (small !== 'too-few' || shown === null || typeof shown === 'string' || 'strong' in shown) return shown;
  const bracketed = shown.format.split(';').map(part => `"["${part}"]"`);
  return { ...shown, format: bracketed.join(';') };
}

/** Rows, cases, days: whole numbers without decimals. */
export function count(value: number | null): SheetCell {
  return value === null ? null : { value, format: countFormat(value) };
}

function countFormat(value: number): string {
  return Number.isInteger(value) ? '#,##0' : '#,##0.0';
}

/**
 * The size of a change with its sign: points for shares. A spreadsheet can't show a duration below zero as one, so it
 * is a number in the unit of the KPI, in hours where it has none.
 */
export function change(difference: Difference | null, { unit, shownIn }: Scale): SheetCell {
  if (!difference) return null;
  const signed = (format: string) => `+${format};-${format};${format}`;
  if (unit !== 'seconds')
    return {
      value: difference.difference,
      format: signed(
        unit === 'score' ? '0.00' : unit === 'count' ? countFormat(difference.difference) : '0.0',
      ),
    };
  const inUnit = shownIn ?? 'hours';
  const abbreviation = { seconds: 's', minutes: 'min', hours: 'h', days: 'd' }[inUnit];
  return { value: difference.difference / secondsIn[inUnit], format: signed(`0.0" ${abbreviation}"`) };
}

/** A day as a date of the spreadsheet, the number of days since 30 December 1899; other text stays text. */
export function date(iso: string | null): SheetCell {
  if (iso === null) return null;
  return isIsoDate(iso) ? { value: daysBetween('1899-12-30', iso), format: dayFormat } : iso;
}

export function yes(holds: boolean): SheetCell {
  return holds ? 'yes' : null;
}

const unitWords: Record<Unit, string> = {
  percent: 'percent',
  points: 'points',
  seconds: 'duration',
  count: 'count',
  score: 'score',
};

export function unitText({ unit }: Scale): string {
  return unitWords[unit];
}
