/**
 * What measures see of an export: batches of rows as typed columns. Who read them (csv-parse today) doesn't
 * show here, so that a faster reader can take its place.
 */

export type ColumnType = 'text' | 'number' | 'instant' | 'duration' | 'boolean';

/** How a cell came out. A value that can't be read is not the same as no value: an unreadable closing date
 * does not make a request open. */
export const CellState = { ok: 0, missing: 1, unreadable: 2 } as const;

interface ColumnBase {
  /** `CellState` per row. */
  readonly state: Uint8Array;
}
/** Codes into a dictionary that grows over the whole source: one code means one text in every batch and file. */
export interface TextColumn extends ColumnBase {
  readonly type: 'text';
  readonly codes: Int32Array;
  readonly dictionary: readonly string[];
}
/** Numbers; durations in seconds (negative where the export says so). NaN where state isn't ok. */
export interface NumberColumn extends ColumnBase {
  readonly type: 'number' | 'duration';
  readonly values: Float64Array;
}
/** Instants in milliseconds since 1970-01-01T00:00Z. NaN where state isn't ok. */
export interface InstantColumn extends ColumnBase {
  readonly type: 'instant';
  readonly values: Float64Array;
  /** 1 where the cell holds a date without a time: the instant is then that day's first in the source's zone. */
  readonly dateOnly: Uint8Array;
}
export interface BooleanColumn extends ColumnBase {
  readonly type: 'boolean';
  /** 1 yes, 0 no; meaningless where state isn't ok. */
  readonly values: Uint8Array;
}
export type Column = TextColumn | NumberColumn | InstantColumn | BooleanColumn;

/** A column that somebody wants: by its canonical name or header, read as a type. */
export interface ColumnNeed {
  name: string;
  type: ColumnType;
  /** Who wants it and what else would do, for the message where a file lacks it. */
  because?: string;
}

/** Rows that belong to the source (blank, duplicate, `only` and `exclude` rows are gone already). */
export interface Batch {
  readonly length: number;
  /** Columns in the order in which they were asked for. */
  readonly columns: readonly Column[];
  /** Index of the file in the source's account, its path there, and the one-based line of each row in it. */
  readonly file: number;
  readonly path: string;
  readonly lines: Int32Array;
}

/** The rows of a batch as the file has them, for whoever looks at single rows. */
export interface RawRows {
  /** As the file's account has them. */
  readonly headers: readonly string[];
  /** The cells of a row of the batch, untrimmed. */
  record(row: number): readonly string[];
}

/** Why a row of a file does not count, source-wide. */
export type LeftOutReason =
  | 'blank-row'
  | 'before-header'
  | 'below-header'
  | 'footer'
  | 'duplicate-key'
  | 'missing-key'
  | 'not-only'
  | 'excluded'
  | 'malformed-row';

/** Something about the data that a reader of the numbers should know. Codes are Frictionless's where it has one. */
export interface DataIssue {
  code:
    | 'type-error'
    | 'missing-cell'
    | 'extra-cell'
    | 'duplicate-label'
    | 'missing-label'
    | 'extra-label'
    | 'table-dimensions'
    | 'constraint-error'
    | 'row-constraint'
    | 'stale-data'
    | 'spreadsheet-limit'
    | 'primary-key'
    | 'foreign-key'
    | 'encoding-error'
    | 'ambiguous-time'
    | 'nonexistent-time'
    | 'ambiguous-number'
    | 'ambiguous-duration'
    | 'mixed-currency'
    | 'value-never-occurs'
    | 'negative-duration'
    | 'out-of-scale'
    | 'control-character'
    | 'stray-quote';
  severity: 'error' | 'warning' | 'info';
  /** Complete sentence, with the value unless the column is personal. */
  message: string;
  help?: string;
  column?: string;
  count: number;
  /** Lines of the first few, one-based. */
  lines: number[];
}

export interface FileAccount {
  /** Path from the plan's folder (or as given with --source), with `/`. */
  path: string;
  bytes: number;
  sha256: string;
  encoding: 'utf-8' | 'utf-16' | 'latin-1';
  delimiter: ',' | ';' | '\t' | '|';
  /** Headers as the file has them; a second `Comment` is called `Comment.2`. */
  headers: string[];
  /** Rows in the file apart from the header: data, blank rows, and titles, texts and footers that are left out. */
  read: number;
  used: number;
  /** read = used + the sum of these. */
  leftOut: Partial<Record<LeftOutReason, { count: number; lines: number[] }>>;
  /** How each column that was asked for is found in this file. */
  columns: {
    name: string;
    header: string;
    type: ColumnType;
    format?: string;
    missing: number;
    unreadable: number;
  }[];
  issues: DataIssue[];
}

export interface SourceAccount {
  id: string;
  kind: 'records' | 'survey';
  /** Small cells are withheld. */
  sensitive: boolean;
  complete?: { from?: string; to?: string };
  files: FileAccount[];
}
