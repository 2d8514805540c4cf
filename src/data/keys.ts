/** Which row of several with the same key counts. */
import type { Keep } from '../plan/generated/types.ts';
import { grown, KeyTable } from './text-table.ts';

/** Text that Excel makes of a long number: `1.01004E+11`. Different ids become the same text. */
export function isScientific(key: string): boolean {
  return key.length < 24 && key.includes('+') && /^\d(?:[.,]\d+)?[eE]\+\d{2,}$/.test(key);
}

/**
 * Rows are told apart by their place among all rows of the source. `last` and `{first, last: column}` need to have seen
 * every row once (`survey`) before they can tell; `first` and `error` tell at once. At most 40 bytes a key.
 */
export class KeyRule {
  /** The column whose values decide, where there is one. */
  readonly column: string | undefined;
  readonly needsSurvey: boolean;
  /** Duplicates are reported, not only left out. */
  readonly reports: boolean;
  private readonly lastWins: boolean;
  private readonly table = new KeyTable();
  private places = new Float64Array(512);
  private values: Float64Array<ArrayBuffer> | undefined;

  constructor(keep: Keep | undefined) {
    const byColumn = typeof keep === 'object' ? keep : undefined;
    this.column =
      byColumn && ('first' in byColumn ? byColumn.first : 'last' in byColumn ? byColumn.last : undefined);
    this.lastWins = keep === 'last' || (byColumn !== undefined && 'last' in byColumn);
    this.needsSurvey = keep === 'last' || byColumn !== undefined;
    this.reports = keep === undefined || keep === 'error';
    if (this.column !== undefined) this.values = new Float64Array(512);
  }

  /** Memory that the keys take. */
  get bytes(): number {
    return this.table.bytes + this.places.byteLength + (this.values?.byteLength ?? 0);
  }

  /** @param value what the deciding column holds; NaN where it has no value, which any value beats. */
  survey(key: string, place: number, value: number): void {
    const { size } = this.table;
    const code = this.table.code(key);
    if (code === size) {
      this.makeRoom(code);
      this.places[code] = place;
      if (this.values) this.values[code] = value;
    } else if (this.beats(value, code)) {
      this.places[code] = place;
      if (this.values) this.values[code] = value;
    }
  }

  private beats(value: number, code: number): boolean {
    if (!this.values) return this.lastWins;
    const best = this.values[code]!;
    if (Number.isNaN(best)) return this.lastWins || !Number.isNaN(value);
    // Of equal values the last row in the file counts under `last`, the first one under `first`.
    return this.lastWins ? value >= best : value < best;
  }

  /** Whether the row is the one of its key that counts. */
  counts(key: string, place: number): boolean {
    const { size } = this.table;
    const code = this.table.code(key);
    return this.needsSurvey ? this.places[code] === place : code === size;
  }

  private makeRoom(code: number): void {
    if (code < this.places.length) return;
    this.places = grown(this.places);
    if (this.values) this.values = grown(this.values);
  }
}
