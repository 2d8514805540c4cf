/** Reads whole files to find out what is in them. Memory stays the same however long they are. */
import type { FileAccount } from '../batch.ts';
import { trimmed } from '../cell-text.ts';
import { findFiles } from '../open.ts';
import { readSource, type SourceRequest } from '../source.ts';
import { ColumnEvidence } from './column-evidence.ts';
import { isIdHeader } from './header-words.ts';
import { layoutOf } from './layout-of.ts';
import type { Evidence } from './proposal.ts';

export interface InferRequest {
  /** Absolute paths or globs. */
  files: string[];
  /** Absolute folder that shown paths start from. */
  folder: string;
  onProgress?: SourceRequest['onProgress'];
  signal?: AbortSignal;
}

export async function gather(request: InferRequest): Promise<{ evidence: Evidence; files: FileAccount[] }> {
  const [first] = await findFiles({
    id: 'files',
    folder: request.folder,
    root: request.folder,
    patterns: [],
    given: request.files,
  });
  const format = first && (await layoutOf(first, request.signal));
  const columns = new Map<string, ColumnEvidence>();
  let headers: readonly string[] = [];
  let places: ColumnEvidence[] = [];
  let rows = 0;
  const account = await readSource({
    id: 'files',
    source: format ? { format } : {},
    folder: request.folder,
    root: request.folder,
    timezone: 'UTC',
    files: request.files,
    needs: [],
    onProgress: request.onProgress,
    signal: request.signal,
    onBatch: (batch, raw) => {
      if (raw.headers !== headers) {
        headers = raw.headers;
        places = headers.map(header => columnOf(columns, header));
      }
      rows += batch.length;
      for (let row = 0; row < batch.length; row++) {
        const record = raw.record(row);
        for (let at = 0; at < places.length; at++) places[at]!.add(trimmed(record[at] ?? ''));
      }
    },
  });
  columns.delete('');
  return {
    files: account.files,
    evidence: {
      rows,
      headers: account.files.map(file => file.headers),
      columns: [...columns.values()],
      ...(format ? { format } : {}),
    },
  };
}

function columnOf(columns: Map<string, ColumnEvidence>, header: string): ColumnEvidence {
  let column = columns.get(header);
  if (!column) {
    column = new ColumnEvidence(header, isIdHeader(header));
    columns.set(header, column);
  }
  return column;
}
