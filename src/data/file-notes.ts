/** What a file's rows and cells give reason to say, in words. */
import { CannotDo } from '../diagnostic/faults.ts';
import { CellState, type Column } from './batch.ts';
import type { CellText } from './cell-text.ts';
import type { ColumnReader } from './column-reader.ts';
import type { Utf8Stream } from './encoding.ts';
import { counted, Issues } from './issues.ts';
import type { RecordChunk } from './reader.ts';
import type { LocalQuirk } from './zone.ts';

/** The column that tells cases apart, in this file. */
export interface KeyColumn {
  /** As the plan names it. */
  name: string;
  header: string;
  text: CellText;
  personal: boolean;
}

export class FileNotes {
  readonly issues = new Issues();
  private readonly path: string;
  private readonly timezone: string;

  /** @param path for messages; @param timezone the zone in which times without one are read. */
  constructor(path: string, timezone: string) {
    this.path = path;
    this.timezone = timezone;
  }

  repeatedHeader(name: string, line: number): void {
    this.issues.add('duplicate-label', name, line, () => ({
      severity: 'info',
      message: () => `Several columns are called "${name}": the second one is "${name}.2", and so on.`,
    }));
  }

  /** Counts what a column's cells are, and notes those that can't be read or surprise. */
  cells(
    reader: ColumnReader,
    column: Column,
    rows: Int32Array,
    chunk: RecordChunk,
  ): { missing: number; unreadable: number } {
    const { state } = column;
    const { name } = reader.need;
    let missing = 0;
    let unreadable = 0;
    for (let row = 0; row < state.length; row++) {
      if (state[row] === CellState.missing) missing++;
      else if (state[row] === CellState.unreadable) {
        unreadable++;
        this.unreadable(reader, chunk.records[rows[row]!]!, chunk.lines[rows[row]!]!);
      }
    }
    if (column.type === 'duration')
      for (let row = 0; row < state.length; row++)
        if (column.values[row]! < 0)
          this.issues.add('negative-duration', name, chunk.lines[rows[row]!]!, () => ({
            severity: 'info',
            message: count =>
              `${counted(count, 'value')} of "${reader.place.header}" ${count === 1 ? 'is' : 'are'} below zero.`,
            help: 'Some systems export the time that is left; a minus then means too late.',
          }));
    return { missing, unreadable };
  }

  private unreadable(reader: ColumnReader, record: string[], line: number): void {
    const { need, place } = reader;
    this.issues.add('type-error', need.name, line, () => {
      const shown = place.definition.personal
        ? ''
        : `, for example "${shortened(reader.text.whole(record))}" in line ${line}`;
      const what = {
        text: 'a text',
        number: 'a number',
        instant: 'a date',
        duration: 'a duration',
        boolean: 'yes or no',
      }[need.type];
      return {
        severity: 'error',
        message: count => `${counted(count, 'value')} of "${place.header}" can't be read as ${what}${shown}.`,
        help: reader.advice(record),
      };
    });
  }

  quirk(column: string, quirk: LocalQuirk, line: number): void {
    this.issues.add(quirk === 'ambiguous' ? 'ambiguous-time' : 'nonexistent-time', column, line, () => ({
      severity: 'info',
      message: count =>
        quirk === 'ambiguous'
          ? `${counted(count, 'time')} of "${column}" occurred twice in ${this.timezone}, when clocks went back; the earlier one is taken.`
          : `${counted(count, 'time')} of "${column}" never occurred in ${this.timezone}, when clocks went forward; the time after the gap is taken.`,
      help: 'If there are many, the source may be in another zone: see `timezone`.',
    }));
  }

  noKey(key: KeyColumn, line: number): void {
    this.issues.add('missing-cell', key.name, line, () => ({
      severity: 'warning',
      message: count =>
        `${counted(count, 'row')} ${count === 1 ? 'has' : 'have'} no ${key.header}; each counts as a case of its own.`,
      help: 'If they are no cases, leave them out with `exclude`.',
    }));
  }

  duplicate(key: KeyColumn, value: string, line: number): void {
    this.issues.add('primary-key', key.name, line, () => ({
      severity: 'error',
      message: count =>
        `${counted(count, 'row')} ${count === 1 ? 'repeats' : 'repeat'} the ${key.header} of an earlier row${key.personal ? '' : `, for example "${shortened(value)}" in line ${line}`}; the first one counts.`,
      help: 'Say which row counts: keep: first, keep: last, or keep: {last: updated_at}.',
    }));
  }

  /** Of ids in scientific notation, which must not be merged. */
  scientificKey(key: KeyColumn, value: string, line: number): CannotDo {
    const shown = key.personal ? 'a key' : `"${value}"`;
    return new CannotDo(
      `${this.path} has ${shown} as ${key.header} in line ${line}: a spreadsheet has shortened the ids, so that different cases look the same.`,
      "Export the file again and don't open it in a spreadsheet before csplan has read it.",
    );
  }

  encoding(decoder: Utf8Stream, forced: string): void {
    if (decoder.broken === 0) return;
    const as = forced === 'utf-8' ? 'shown as \ufffd' : 'read as Latin-1 (Windows-1252)';
    this.issues.add('encoding-error', undefined, decoder.firstBrokenLine, () => ({
      severity: 'warning',
      message: () =>
        `${counted(decoder.broken, 'byte')} of ${this.path} ${decoder.broken === 1 ? 'is' : 'are'} not UTF-8, first in line ${decoder.firstBrokenLine}; ${as}.`,
      help: 'Export as UTF-8, or say format: {encoding: latin-1} if that is what it is.',
    }));
  }
}

function shortened(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
