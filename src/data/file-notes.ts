/** What a file's rows and cells give reason to say, in words. */
import { CannotDo } from '../diagnostic/faults.ts';
import { CellState, type Column } from './batch.ts';
import type { CellText } from './cell-text.ts';
import type { ColumnReader } from './column-reader.ts';
import type { CharacterDecoder } from './encoding.ts';
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
        help: reader.advice,
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

  encoding(decoder: CharacterDecoder, forced: string | undefined): void {
    if (decoder.broken === 0) return;
    const what = decoder.encoding === 'utf-16' ? 'UTF-16' : 'UTF-8';
    const as = forced === 'utf-8' || what === 'UTF-16' ? 'shown as \ufffd' : 'read as Latin-1 (Windows-1252)';
    const help = {
      'UTF-8': 'Export as UTF-8, or say format: {encoding: latin-1} if that is what it is.',
      'UTF-16': 'Export again as UTF-8.',
    }[what];
    this.issues.add('encoding-error', undefined, decoder.firstBrokenLine, () => ({
      severity: 'warning',
      message: () =>
        `${counted(decoder.broken, what === 'UTF-8' ? 'byte' : 'character')} of ${this.path} ${decoder.broken === 1 ? 'is' : 'are'} not ${what}, first in line ${decoder.firstBrokenLine}; ${as}.`,
      help,
    }));
  }

  /** What a column's values as a whole give reason to say, once all have been read. */
  column({ need, place, numbers, durations }: ColumnReader): void {
    const { header, definition } = place;
    const shown = (text: string) => (definition.personal ? '' : ` ("${shortened(text)}")`);
    if (numbers?.assumed !== undefined)
      this.issues.whole('ambiguous-number', need.name, {
        severity: 'info',
        message: `Nothing in "${header}" tells a decimal point from a decimal comma${shown(numbers.assumed)}; the point is taken, because the file has commas between its cells.`,
        help: `If it is wrong: columns: {${need.name}: {from: "${header}", decimal: ","}}`,
      });
    if (numbers && numbers.currencies.size > 1)
      this.issues.whole('mixed-currency', need.name, {
        severity: 'error',
        message: `The amounts of "${header}" are in ${numbers.currencies.size} currencies${definition.personal ? '' : ` (${[...numbers.currencies].sort().slice(0, 5).join(', ')})`}: a sum or mean of them says nothing.`,
        help: 'Filter for one currency (`only` or `where`), or export the amounts in one.',
      });
    if (durations?.hasTwoColons && durations.oneColon.count > 0)
      this.issues.whole('ambiguous-duration', need.name, {
        severity: 'warning',
        message: `${counted(durations.oneColon.count, 'value')} of "${header}" ${durations.oneColon.count === 1 ? 'has' : 'have'} one colon${shown(durations.oneColon.example)} and others two: those with one are read as hours and minutes.`,
        help: `If they are minutes and seconds: columns: {${need.name}: {from: "${header}", type: duration, format: "mm:ss"}}; else format: "HH:mm".`,
      });
  }

  /** Spreadsheets end at 1,048,576 rows, old ones at 65,536: an export of exactly that length was most likely cut. */
  spreadsheetLimit(rows: number): void {
    if (rows !== 1_048_576 && rows !== 65_536) return;
    this.issues.whole('spreadsheet-limit', undefined, {
      severity: 'warning',
      message: `${this.path} has exactly ${rows} rows, the most that ${rows === 65_536 ? 'an old' : 'a'} spreadsheet holds: the rest of the export may be cut off.`,
      help: 'Export it again without opening it in a spreadsheet, or in parts.',
    });
  }
}

function shortened(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
