/** Reads a column of dates or times: by the plan's formats, or by what the column's values tell. */
import { CannotDo } from '../diagnostic/faults.ts';
import { CellState, type InstantColumn } from './batch.ts';
import type { CellText } from './cell-text.ts';
import { timeOfDay } from './clock-text.ts';
import { DateEvidence, type DateOrder, formatFor } from './date-evidence.ts';
import { FormatChoice, type FormatVerdict } from './format-choice.ts';
import type { ColumnPlace } from './header.ts';
import { type TimeFormat, timeFormat } from './time-format.ts';
import type { LocalQuirk, Zone } from './zone.ts';

/** Values without any date among them after which a column is held not to be one of dates. */
const patience = 20;

export interface InstantColumnRequest {
  /** Canonical name, file and place, for messages. */
  name: string;
  path: string;
  place: ColumnPlace;
  text: CellText;
  zone: Zone;
  onQuirk(quirk: LocalQuirk, row: number): void;
}

export class InstantReader {
  private readonly request: InstantColumnRequest;
  /** In the order in which they are tried; the one that read the last value comes first. */
  private formats: TimeFormat[];
  /** Undefined where the plan gives the format. */
  private readonly evidence: DateEvidence | undefined;
  private order: DateOrder | undefined;
  /** Undefined once it is made, and where the formats leave none. */
  private choice: FormatChoice | undefined;
  /** Formats that read some value, in order of appearance: what the account shows. */
  private readonly used: TimeFormat[] = [];
  private unreadable = 0;
  private example = '';
  private format: TimeFormat | undefined;

  constructor(request: InstantColumnRequest) {
    this.request = request;
    const { format } = request.place.definition;
    this.formats = [format ?? []].flat().map(timeFormat);
    this.evidence = format === undefined ? new DateEvidence() : undefined;
    const choice = new FormatChoice(this.formats);
    this.choice = choice.isOpen ? choice : undefined;
  }

  /** The formats found or given that read some value. */
  get formatName(): string | undefined {
    return this.used.length ? this.used.map(format => format.pattern).join(' or ') : undefined;
  }

  /**
   * Looks at rows that are about to be read. True when the order of day and month, or the format, still hangs in
   * the balance, so that rows further down have to be looked at first. CannotDo where values contradict each other.
   */
  isTied(records: readonly string[][]): boolean {
    if (this.choice) return this.chooses(this.choice, records);
    if (!this.evidence || this.order) return false;
    for (const record of records) {
      const text = this.request.text.of(record);
      if (text !== '') this.evidence.add(text);
    }
    const verdict = this.evidence.verdict();
    if (verdict === 'mixed') throw this.mixed(this.evidence);
    if (verdict === 'day-first' || verdict === 'month-first') this.order = verdict;
    return verdict === 'tie';
  }

  private chooses(choice: FormatChoice, records: readonly string[][]): boolean {
    const { text, place } = this.request;
    for (const record of records) {
      const written = text.whole(record);
      if (written !== '') choice.add(written);
      if (place.timeIndex !== undefined && written !== '') choice.add(text.of(record));
    }
    const verdict = choice.verdict();
    if (verdict.kind === 'mixed') throw this.contested(verdict);
    if (verdict.kind === 'settled') {
      this.formats = this.formats.filter(format => !verdict.out.includes(format));
      this.choice = undefined;
    }
    return verdict.kind === 'tie';
  }

  /** CannotDo for a column whose order of day and month, or whose format, the whole file leaves open. */
  ambiguity(): CannotDo {
    const verdict = this.choice?.verdict();
    if (verdict && verdict.kind !== 'open' && verdict.kind !== 'settled') return this.contested(verdict);
    const { text, dayFirst, monthFirst } = this.evidence!.ambiguous!;
    return this.twoWays(text, dayFirst, monthFirst, 'no value tells which');
  }

  private contested({ kind, text, formats }: Extract<FormatVerdict, { text: string }>): CannotDo {
    const why = kind === 'tie' ? 'no value tells which' : 'no format of the list reads every value';
    return this.twoWays(text, ...formats, why);
  }

  private twoWays(text: string, first: string, second: string, why: string): CannotDo {
    const { place, path, name } = this.request;
    const shown = place.definition.personal ? 'a value' : `"${text.slice(0, 60)}"`;
    return new CannotDo(
      `The dates in "${place.header}" (${path}) can be read in two ways: ${shown} reads as ${first} and as ${second}, and ${why}.`,
      `Say it in the plan, for example: columns: {${name}: ${this.planLine(first)}} or ${second}.`,
    );
  }

  private mixed(evidence: DateEvidence): CannotDo {
    const { place, path, name } = this.request;
    const shown = place.definition.personal
      ? ''
      : `: "${evidence.dayFirstExample}" has the day first, "${evidence.monthFirstExample}" the month`;
    return new CannotDo(
      `The dates in "${place.header}" (${path}) are written in two orders${shown}.`,
      `Export the file again in one format, or name the right one in the plan (others then count as unreadable): columns: {${name}: ${this.planLine('dd/MM/yyyy')}}`,
    );
  }

  private planLine(format: string): string {
    const { place } = this.request;
    const where = place.definition.date === undefined ? `from: "${place.header}", ` : '';
    return `{${where}type: datetime, format: "${format}"}`;
  }

  read(records: readonly string[][], rows: Int32Array): InstantColumn {
    const { text, place } = this.request;
    const length = rows.length;
    const state = new Uint8Array(length);
    const values = new Float64Array(length);
    const dateOnly = new Uint8Array(length);
    for (let row = 0; row < length; row++) {
      const record = records[rows[row]!]!;
      const written = text.of(record);
      if (written === '') {
        state[row] = CellState.missing;
        values[row] = Number.NaN;
        continue;
      }
      const time = place.timeIndex === undefined ? '' : text.timeOf(record);
      const value = time === '' ? this.parse(written) : this.parseWithTime(written, time);
      if (Number.isNaN(value)) {
        state[row] = CellState.unreadable;
        values[row] = Number.NaN;
        this.failed(written);
        continue;
      }
      const format = this.format!;
      if (format.dateOnly && time === '') dateOnly[row] = 1;
      values[row] = format.zoned ? value : this.inZone(value, dateOnly[row] === 1, row);
    }
    return { type: 'instant', state, values, dateOnly };
  }

  private inZone(local: number, dateOnly: boolean, row: number): number {
    const { zone, onQuirk } = this.request;
    const instant = zone.toInstant(local);
    if (zone.quirk && !dateOnly) onQuirk(zone.quirk, row);
    return instant;
  }

  /** Local time or instant; leaves the format that read it in `format`. */
  private parse(written: string): number {
    const { formats } = this;
    for (let index = 0; index < formats.length; index++) {
      const format = formats[index]!;
      const value = format.parse(written);
      if (Number.isNaN(value)) continue;
      if (index > 0) {
        formats.splice(index, 1);
        formats.unshift(format);
      }
      return this.readBy(format, value);
    }
    const format = this.evidence && formatFor(written, this.order ?? 'day-first');
    if (!format) return Number.NaN;
    formats.unshift(format);
    return this.readBy(format, format.parse(written));
  }

  private readBy(format: TimeFormat, value: number): number {
    if (format !== this.format) {
      this.format = format;
      if (!this.used.includes(format)) this.used.push(format);
    }
    return value;
  }

  private parseWithTime(date: string, time: string): number {
    const whole = this.formats.some(format => !format.dateOnly) ? this.parse(`${date} ${time}`) : Number.NaN;
    if (!Number.isNaN(whole)) return whole;
    const day = this.parse(date);
    // Some exports repeat midnight in the date's column: 2026-01-05 00:00:00.
    return Number.isNaN(day) || day % 86_400_000 !== 0 ? Number.NaN : day + timeOfDay(time);
  }

  private failed(written: string): void {
    if (this.used.length) return;
    this.unreadable++;
    this.example ||= written;
    if (this.unreadable >= patience) throw this.noDates();
  }

  /** To be called after the last row: a column of values without a single date is a mistake in the plan. */
  finish(): void {
    if (this.unreadable > 0 && this.used.length === 0) throw this.noDates();
  }

  private noDates(): CannotDo {
    const { place, path, name } = this.request;
    const shown = place.definition.personal ? '' : `, for example "${this.example.slice(0, 60)}"`;
    const given =
      place.definition.format === undefined
        ? ''
        : ` in the format ${[place.definition.format].flat().join(' or ')}`;
    return new CannotDo(
      `The values of "${place.header}" (${path}), read as ${name}, are not dates${given}${shown}.`,
      `Name the column that holds the dates, or their format: columns: {${name}: ${this.planLine(guessOf(this.example))}}`,
    );
  }
}

/** A format to show as an example: that of a count of seconds where the value looks like one. */
function guessOf(text: string): string {
  if (/^1\d{9}(?:\.\d+)?$/.test(text)) return 'epoch';
  return /^1\d{12}$/.test(text) ? 'epoch-ms' : 'dd/MM/yyyy HH:mm';
}
