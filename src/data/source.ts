import type { Source } from '../plan/generated/types.ts';
import type { Batch, ColumnNeed, SourceAccount } from './batch.ts';

export interface SourceRequest {
  id: string;
  source: Source;
  /** Absolute folder of the plan: globs are relative to it. */
  folder: string;
  /** Absolute; files must resolve, with symlinks, inside it unless given by `files`. */
  root: string;
  /** The plan's zone, used where the source names none. */
  timezone: string;
  /** Absolute paths or globs given on the command line instead of the source's `files`. */
  files?: string[];
  /** The columns that are wanted, in the order of a batch's columns. */
  needs: readonly ColumnNeed[];
  /** Called for every batch, in file and row order. The batch's arrays may be kept. */
  onBatch(batch: Batch): void;
  onProgress?(progress: { file: string; bytes: number; totalBytes: number; rows: number }): void;
  signal?: AbortSignal;
}

/** Reads a source's files one after another, in code point order of path, and accounts for every row. */
export async function readSource(_request: SourceRequest): Promise<SourceAccount> {
  throw new Error('not yet');
}
