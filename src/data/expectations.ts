/** What a plan expects of a source's rows (`expect`), held against those that count. */
import type { Expectations as Expected, Source } from '../plan/generated/types.ts';
import { CellState, type Column, type ColumnNeed, type DataIssue, type InstantColumn } from './batch.ts';
import { CellText } from './cell-text.ts';
import { definitionOf, type Header } from './header.ts';
import { counted, type Issues } from './issues.ts';
import { needId } from './need.ts';
import type { Zone } from './zone.ts';

const hoursPer: Record<string, number> = { h: 1, d: 24, w: 168 };

export interface ExpectationSetting {
  /** Id of the source, for messages. */
  id: string;
  source: Source;
  zone: Zone;
  /** The date that counts as today, YYYY-MM-DD; without it nothing is said of freshness. */
  asOf: string | undefined;
}

/** Rows that were handed out, as columns and as the file has them. */
export interface CheckedRows {
  columns: readonly Column[];
  lines: Int32Array;
  record(row: number): readonly string[];
}

export class Expectations {
  /** The columns that are read for them. */
  readonly needs: readonly ColumnNeed[];
  private readonly setting: ExpectationSetting;
  private readonly expected: Expected;
  private rows = 0;
  /** By column, or by the empty name for the earliest date of each row: the newest date that is not yet to come. */
  private readonly newest = new Map<string, number>();
  private readonly tomorrow: number;

  constructor(setting: ExpectationSetting) {
    this.setting = setting;
    this.expected = setting.source.expect ?? {};
    const { order = [], values = {}, freshness } = this.expected;
    const dates = [...order.flat(), ...(typeof freshness === 'object' ? Object.keys(freshness) : [])];
    const needs: ColumnNeed[] = [
      ...dates.map(name => ({ name, type: 'instant' as const })),
      ...Object.keys(values).map(name => ({ name, type: 'number' as const })),
    ];
    this.needs = [...new Map(needs.map(need => [needId(need), need])).values()];
    this.tomorrow =
      setting.asOf === undefined
        ? Number.NaN
        : setting.zone.nextDayStart(setting.zone.dayStart(setting.asOf));
  }

  /** Makes ready for a file; `needs` are the columns of its rows, `issues` takes what is found. */
  forFile(header: Header, needs: readonly ColumnNeed[], issues: Issues): (rows: CheckedRows) => void {
    const { source, id } = this.setting;
    const { not_null = [], order = [], values = {} } = this.expected;
    const at = (name: string, type: ColumnNeed['type']) =>
      needs.findIndex(need => need.name === name && need.type === type);
    const isPersonal = (name: string) => header.place(source, id, name).definition.personal === true;
    const filled = not_null.map(name => {
      const place = header.place(source, id, name);
      return { name, text: new CellText(place, source) };
    });
    const pairs = order.flatMap(names =>
      names.slice(1).map((name, index) => ({ names: [names[index]!, name] as const })),
    );
    const ranges = Object.entries(values).map(([name, [least, most]]) => ({
      name,
      least: least!,
      most: most!,
      personal: isPersonal(name),
    }));
    return rows => {
      this.rows += rows.lines.length;
      for (const { name, text } of filled) this.checkFilled(name, text, rows, issues);
      for (const { names } of pairs) {
        const [first, second] = names.map(name => rows.columns[at(name, 'instant')] as InstantColumn);
        this.checkOrder(names, first!, second!, rows.lines, issues);
      }
      for (const range of ranges)
        checkRange(range, rows.columns[at(range.name, 'number')]!, rows.lines, issues);
      this.seeDates(needs, rows);
    };
  }

  /** What is to be said of the source as a whole, when all files have been read. */
  issues(): DataIssue[] {
    const { min_rows, freshness } = this.expected;
    const issues: DataIssue[] = [];
    if (min_rows !== undefined && this.rows < min_rows)
      issues.push({
        code: 'table-dimensions',
        severity: 'error',
        message: `The source "${this.setting.id}" has ${counted(this.rows, 'row')} that ${this.rows === 1 ? 'counts' : 'count'}; the plan expects at least ${min_rows}.`,
        help: 'An export may be missing or cut off. See how many rows of each file were left out, and why.',
        count: 1,
        lines: [],
      });
    if (freshness === undefined || this.setting.asOf === undefined) return issues;
    const ages = typeof freshness === 'string' ? { '': freshness } : freshness;
    for (const [column, age] of Object.entries(ages)) issues.push(...this.stale(column, age));
    return issues;
  }

  private stale(column: string, age: string): DataIssue[] {
    const { id, zone, asOf } = this.setting;
    const newest = this.newest.get(column);
    const about = column === '' ? {} : { column };
    const which = column === '' ? 'row' : `date under "${column}"`;
    const issue = (message: string, help: string): DataIssue[] => [
      { code: 'stale-data', severity: 'warning', message, help, ...about, count: 1, lines: [] },
    ];
    if (newest === undefined)
      return issue(
        `No ${column === '' ? 'date of a row' : which} tells how fresh the source "${id}" is.`,
        column === ''
          ? 'Name a column of dates: freshness: {created_at: 7d}.'
          : 'Check the column and its format.',
      );
    const allowed = (Number(age.slice(0, -1)) * hoursPer[age.at(-1)!]!) / 24;
    const days = zone.dayNumber(this.tomorrow - 1) - zone.dayNumber(newest);
    if (days <= allowed) return [];
    const isPersonal = column !== '' && definitionOf(this.setting.source, column)?.personal;
    return issue(
      `The newest ${which} of the source "${id}" is ${counted(days, 'day')} old on ${asOf}${isPersonal ? '' : ` (${zone.isoDate(newest)})`}; the plan expects at most ${age}.`,
      'Export the data again.',
    );
  }

  private checkFilled(name: string, text: CellText, rows: CheckedRows, issues: Issues): void {
    for (let row = 0; row < rows.lines.length; row++)
      if (text.whole(rows.record(row)) === '')
        issues.add(
          'constraint-error',
          name,
          rows.lines[row]!,
          () => ({
            severity: 'error',
            message: count =>
              `${counted(count, 'row')} ${count === 1 ? 'has' : 'have'} no ${name}, which the plan expects in every row.`,
            help: 'Complete them at their source, or leave them out with `exclude`.',
          }),
          'not-null',
        );
  }

  /** A day without a time is not before a time on it. */
  private checkOrder(
    names: readonly [string, string],
    first: InstantColumn,
    second: InstantColumn,
    lines: Int32Array,
    issues: Issues,
  ): void {
    const { zone } = this.setting;
    for (let row = 0; row < lines.length; row++) {
      if (first.state[row] !== CellState.ok || second.state[row] !== CellState.ok) continue;
      const value = second.values[row]!;
      if (value >= first.values[row]!) continue;
      if (second.dateOnly[row] && zone.nextDayStart(value) > first.values[row]!) continue;
      issues.add(
        'row-constraint',
        names[1],
        lines[row]!,
        () => ({
          severity: 'warning',
          message: count =>
            `In ${counted(count, 'row')} ${names[1]} lies before ${names[0]}, which the plan expects never to be.`,
          help: 'Look at the lines: durations between the two are negative there.',
        }),
        names[0],
      );
    }
  }

  private seeDates(needs: readonly ColumnNeed[], { columns, lines }: CheckedRows): void {
    const { freshness } = this.expected;
    if (freshness === undefined || Number.isNaN(this.tomorrow)) return;
    const dates = needs.flatMap(({ name, type }, index) =>
      type === 'instant' ? [{ name, values: (columns[index] as InstantColumn).values }] : [],
    );
    if (typeof freshness === 'object') {
      for (const { name, values } of dates)
        if (Object.hasOwn(freshness, name)) for (const value of values) this.see(name, value);
      return;
    }
    for (let row = 0; row < lines.length; row++) {
      let earliest = Number.POSITIVE_INFINITY;
      for (const { values } of dates) if (values[row]! < earliest) earliest = values[row]!;
      this.see('', earliest);
    }
  }

  private see(column: string, instant: number): void {
    if (instant < this.tomorrow && !(instant <= (this.newest.get(column) ?? Number.NEGATIVE_INFINITY)))
      this.newest.set(column, instant);
  }
}

function checkRange(
  { name, least, most, personal }: { name: string; least: number; most: number; personal: boolean },
  column: Column,
  lines: Int32Array,
  issues: Issues,
): void {
  if (column.type === 'text') return;
  for (let row = 0; row < lines.length; row++) {
    const value = column.values[row]!;
    if (column.state[row] !== CellState.ok || (value >= least && value <= most)) continue;
    const shown = personal ? '' : `, for example ${value} in line ${lines[row]}`;
    issues.add(
      'constraint-error',
      name,
      lines[row]!,
      () => ({
        severity: 'error',
        message: count =>
          `${counted(count, 'value')} of ${name} ${count === 1 ? 'is' : 'are'} outside ${least} to ${most}${shown}.`,
        help: 'Correct them at their source, or the range in the plan.',
      }),
      'values',
    );
  }
}
