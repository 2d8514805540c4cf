/** Columns that a source takes from another by a key: a left join that keeps only what is taken. */
import type { Batch, Column, ColumnNeed, DataIssue, TextColumn } from '../data/batch.ts';
import { CellState } from '../data/batch.ts';
import { KeyTable } from '../data/text-table.ts';
import { smallest } from './privacy.ts';

const linesKept = 5;

/** The rows of the source that is taken from: a key costs about 20 bytes and a taken cell 16, a date 24. */
export class JoinTable {
  /** Rows whose key another row has had before; that one counts. */
  repeated = 0;
  private readonly keys = new KeyTable();
  private readonly columns: readonly KeptColumn[];
  private rows = 0;

  constructor(needs: readonly ColumnNeed[]) {
    this.columns = needs.map(need => new KeptColumn(need));
  }

  /** `keys` and the taken columns, in the order of the needs, of rows of the source that is taken from. */
  add(keys: TextColumn, columns: readonly Column[]): void {
    for (let row = 0; row < keys.state.length; row++) {
      if (keys.state[row] !== CellState.ok) continue;
      if (this.keys.code(keys.dictionary[keys.codes[row]!]!) < this.rows) {
        this.repeated++;
        continue;
      }
      this.rows++;
      for (const [i, kept] of this.columns.entries()) kept.push(columns[i]!, row);
    }
  }

  /** For rows of the taking source their row here; −1 where there is none. All rows have to be added before. */
  matches(keys: TextColumn): Int32Array {
    const known: number[] = [];
    return Int32Array.from(keys.state, (state, row) => {
      if (state !== CellState.ok) return -1;
      const code = keys.codes[row]!;
      known[code] ??= this.keys.code(keys.dictionary[code]!);
      return known[code] < this.rows ? known[code] : -1;
    });
  }

  /** The taken columns for rows of the taking source. */
  taken(matches: Int32Array): Column[] {
    return this.columns.map(column => column.pick(matches));
  }
}

class KeptColumn {
  private readonly need: ColumnNeed;
  private readonly state: number[] = [];
  private readonly values: number[] = [];
  private readonly dateOnly: number[] = [];
  private dictionary: readonly string[] = [];

  constructor(need: ColumnNeed) {
    this.need = need;
  }

  push(column: Column, row: number): void {
    this.state.push(column.state[row]!);
    if (column.type === 'text') {
      this.values.push(column.codes[row]!);
      this.dictionary = column.dictionary;
    } else this.values.push(column.values[row]!);
    if (column.type === 'instant') this.dateOnly.push(column.dateOnly[row]!);
  }

  pick(rows: Int32Array): Column {
    const state = Uint8Array.from(rows, row => (row < 0 ? CellState.missing : this.state[row]!));
    const value = (row: number) => (row < 0 ? Number.NaN : this.values[row]!);
    const { type } = this.need;
    switch (type) {
      case 'text':
        return {
          type,
          state,
          codes: Int32Array.from(rows, row => (row < 0 ? -1 : this.values[row]!)),
          dictionary: this.dictionary,
        };
      case 'instant':
        return {
          type,
          state,
          values: Float64Array.from(rows, value),
          dateOnly: Uint8Array.from(rows, row => (row < 0 ? 0 : this.dateOnly[row]!)),
        };
      case 'boolean':
        return { type, state, values: Uint8Array.from(rows, row => (row < 0 ? 0 : this.values[row]!)) };
      default:
        return { type, state, values: Float64Array.from(rows, value) };
    }
  }
}

/** Rows that found nothing to take, by file. */
export class Unmatched {
  private readonly byFile = new Map<number, { count: number; lines: number[] }>();

  add({ file, lines }: Batch, matches: Int32Array): void {
    const found = this.byFile.get(file) ?? { count: 0, lines: [] };
    this.byFile.set(file, found);
    matches.forEach((match, row) => {
      if (match >= 0) return;
      found.count++;
      if (found.lines.length < linesKept) found.lines.push(lines[row]!);
    });
  }

  /** What is to be said of a file; of few rows about persons not how many, nor which. */
  issue(file: number, key: string, source: string, sensitive: boolean): DataIssue[] {
    const found = this.byFile.get(file) ?? { count: 0, lines: [] };
    if (found.count === 0) return [];
    const isTold = !sensitive || found.count >= smallest;
    const { count, lines } = isTold ? found : { count: 1, lines: [] };
    const rows = !isTold ? 'Some rows have' : count === 1 ? '1 row has' : `${count} rows have`;
    return [
      {
        code: 'foreign-key',
        severity: 'warning',
        message: `${rows} no counterpart in the source "${source}" by "${key}", so what is taken from there is missing in them.`,
        help: `Compare the values of "${key}" in both exports, and whether both cover the same time.`,
        column: key,
        count,
        lines,
      },
    ];
  }
}

/** Of several rows with one key the first was taken; the account of the source that is taken from says so. */
export function repeatedIssue(repeated: number, key: string, taker: string): DataIssue[] {
  if (repeated === 0) return [];
  return [
    {
      code: 'primary-key',
      severity: 'warning',
      message: `${repeated} ${repeated === 1 ? 'row has' : 'rows have'} a "${key}" that another row has already. The source "${taker}" takes its columns from the first of them.`,
      help: `Set key: ${key} and \`keep\` on this source to say which row counts.`,
      column: key,
      count: repeated,
      lines: [],
    },
  ];
}
