/** Reads a column of raw records as the type that is asked for. */
import type { Source } from '../plan/generated/types.ts';
import {
  type BooleanColumn,
  CellState,
  type Column,
  type ColumnNeed,
  type NumberColumn,
  type TextColumn,
} from './batch.ts';
import { CellText } from './cell-text.ts';
import { DurationReader } from './duration-column.ts';
import type { ColumnPlace } from './header.ts';
import { InstantReader } from './instant-column.ts';
import { NumberReader } from './number-column.ts';
import { parseBoolean } from './number-text.ts';
import type { Delimiter } from './sniff.ts';
import type { TextTable } from './text-table.ts';
import type { LocalQuirk, Zone } from './zone.ts';

export interface ColumnRequest {
  need: ColumnNeed;
  place: ColumnPlace;
  source: Source;
  /** For messages. */
  path: string;
  zone: Zone;
  delimiter: Delimiter;
  /** The texts of this column over the whole source. */
  texts: TextTable;
  onQuirk(quirk: LocalQuirk, row: number): void;
}

export class ColumnReader {
  readonly need: ColumnNeed;
  readonly place: ColumnPlace;
  readonly text: CellText;
  /** Of a column of dates. */
  readonly instants: InstantReader | undefined;
  /** Of a column of durations. */
  readonly durations: DurationReader | undefined;
  /** Of a column of numbers or durations. */
  readonly numbers: NumberReader | undefined;
  private readonly request: ColumnRequest;

  constructor(request: ColumnRequest) {
    this.request = request;
    this.need = request.need;
    this.place = request.place;
    this.text = new CellText(request.place, request.source);
    const { type, name } = request.need;
    const place = { ...request, name, text: this.text };
    if (type === 'instant') this.instants = new InstantReader(place);
    if (type === 'duration') this.durations = new DurationReader(place);
    this.numbers = this.durations?.numbers ?? (type === 'number' ? new NumberReader(place) : undefined);
  }

  /** How values are written, where that had to be found out or given: a date format, a duration's unit. */
  get format(): string | undefined {
    const found = this.instants?.formatName ?? this.durations?.format;
    return this.numbers?.decimal === ',' ? [found, 'decimal comma'].filter(Boolean).join(', ') : found;
  }

  /**
   * Looks at rows that are about to be read. True while their dates or numbers can be read in two ways, so that rows
   * further down have to be looked at first. CannotDo where values contradict each other.
   */
  isTied(records: readonly string[][]): boolean {
    return this.instants?.isTied(records) ?? this.numbers?.isTied(records) ?? false;
  }

  /** To be called for what the whole file leaves tied; CannotDo where only the plan can tell. */
  settleTie(): void {
    if (this.instants) throw this.instants.ambiguity();
    this.numbers?.settleTie();
  }

  /** @param rows indices into `records`. */
  read(records: readonly string[][], rows: Int32Array): Column {
    switch (this.need.type) {
      case 'text':
        return this.readText(records, rows);
      case 'instant':
        return this.instants!.read(records, rows);
      case 'boolean':
        return this.readBooleans(records, rows);
      case 'number':
        return this.readNumbers(records, rows, 'number', text => this.numbers!.parse(text));
      case 'duration':
        return this.readNumbers(records, rows, 'duration', text => this.durations!.parse(text));
    }
  }

  private readText(records: readonly string[][], rows: Int32Array): TextColumn {
    const { text } = this;
    const { texts } = this.request;
    const state = new Uint8Array(rows.length);
    const codes = new Int32Array(rows.length);
    for (let row = 0; row < rows.length; row++) {
      const value = text.whole(records[rows[row]!]!);
      if (value === '') {
        state[row] = CellState.missing;
        codes[row] = -1;
      } else codes[row] = texts.code(value);
    }
    return { type: 'text', state, codes, dictionary: texts.texts };
  }

  private readBooleans(records: readonly string[][], rows: Int32Array): BooleanColumn {
    const state = new Uint8Array(rows.length);
    const values = new Uint8Array(rows.length);
    for (let row = 0; row < rows.length; row++) {
      const text = this.text.of(records[rows[row]!]!);
      const value = text === '' ? -1 : parseBoolean(text);
      if (value >= 0) values[row] = value;
      else state[row] = text === '' ? CellState.missing : CellState.unreadable;
    }
    return { type: 'boolean', state, values };
  }

  private readNumbers(
    records: readonly string[][],
    rows: Int32Array,
    type: NumberColumn['type'],
    parse: (text: string) => number,
  ): NumberColumn {
    const state = new Uint8Array(rows.length);
    const values = new Float64Array(rows.length);
    for (let row = 0; row < rows.length; row++) {
      const text = this.text.of(records[rows[row]!]!);
      const value = text === '' ? Number.NaN : parse(text);
      if (Number.isFinite(value)) values[row] = value;
      else {
        values[row] = Number.NaN;
        state[row] = text === '' ? CellState.missing : CellState.unreadable;
      }
    }
    return { type, state, values };
  }

  /** What to do about an unreadable value. */
  get advice(): string {
    switch (this.need.type) {
      case 'number':
        return `Numbers are read with a decimal ${this.numbers?.decimal === ',' ? 'comma' : 'point'} here; see \`decimal\` of the column. Correct the others at their source, or list such texts under \`missing\` if they mean: no value.`;
      case 'duration':
        return 'csplan reads durations like 26:15:00, 2d 4h, PT45M, or numbers with a unit. Texts that mean "no value" go under `missing`.';
      case 'boolean':
        return 'csplan reads yes and no, true and false, Y and N, 1 and 0. Other words can be translated with `map`.';
      default:
        return 'Correct the values at their source, list every date format of the column under `format`, or list such texts under `missing`.';
    }
  }
}

/** The given rows of a column. */
export function pickRows(column: Column, rows: Int32Array): Column {
  const { length } = rows;
  const state = new Uint8Array(length);
  for (let row = 0; row < length; row++) state[row] = column.state[rows[row]!]!;
  if (column.type === 'text') {
    const codes = new Int32Array(length);
    for (let row = 0; row < length; row++) codes[row] = column.codes[rows[row]!]!;
    return { ...column, state, codes };
  }
  if (column.type === 'boolean') {
    const values = new Uint8Array(length);
    for (let row = 0; row < length; row++) values[row] = column.values[rows[row]!]!;
    return { ...column, state, values };
  }
  const values = new Float64Array(length);
  for (let row = 0; row < length; row++) values[row] = column.values[rows[row]!]!;
  if (column.type !== 'instant') return { ...column, state, values };
  const dateOnly = new Uint8Array(length);
  for (let row = 0; row < length; row++) dateOnly[row] = column.dateOnly[rows[row]!]!;
  return { ...column, state, values, dateOnly };
}
