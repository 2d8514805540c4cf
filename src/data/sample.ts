/** Some rows of a source as csplan reads them. */
import { type Batch, CellState, type Column, type ColumnNeed, type RawRows } from './batch.ts';
import { CellText } from './cell-text.ts';
import { Header } from './header.ts';
import { resolved } from './presets/index.ts';
import { columnsToRead, type QualityRequest } from './quality.ts';
import { Reservoir } from './reservoir.ts';
import { readSource } from './source.ts';

export type SampledValue =
  | { is: 'value'; type: 'text'; text: string }
  | { is: 'value'; type: 'number' | 'duration'; number: number }
  | { is: 'value'; type: 'instant'; instant: number; dateOnly: boolean }
  | { is: 'value'; type: 'boolean'; yes: boolean }
  | { is: 'missing' }
  | { is: 'unreadable'; text: string }
  | { is: 'personal' };

export interface SampledRow {
  /** Path of the file as the account shows it. */
  path: string;
  line: number;
  values: { name: string; value: SampledValue }[];
}

export type SampleRequest = QualityRequest & { rows: number; seed: number; showPersonal: boolean };

/** In the order of the files. */
export async function sampleOf(request: SampleRequest): Promise<SampledRow[]> {
  const source = resolved(request.source);
  const { needs, texts } = await columnsToRead({ ...request, source });
  const reservoir = new Reservoir<{ file: number; line: number; values: SampledRow['values'] }>(
    request.rows,
    request.seed,
  );
  const order = [
    ...new Set([...Object.keys(source.columns ?? {}), ...needs.map(({ name }) => name), ...texts]),
  ];
  let columns: ColumnOfRow[] = [];
  let current: RawRows['headers'] | undefined;
  const account = await readSource({
    ...request,
    source,
    needs,
    onBatch: (batch, raw) => {
      if (raw.headers !== current) {
        current = raw.headers;
        columns = columnsOf(order, needs, new Header(raw.headers, ''), request);
      }
      for (let row = 0; row < batch.length; row++)
        reservoir.add(() => ({
          file: batch.file,
          line: batch.lines[row]!,
          values: columns.map(column => ({ name: column.name, value: sampled(column, batch, raw, row) })),
        }));
    },
  });
  return reservoir.kept
    .sort((a, b) => a.file - b.file || a.line - b.line)
    .map(({ file, line, values }) => ({ path: account.files[file]!.path, line, values }));
}

interface ColumnOfRow {
  name: string;
  text: CellText;
  /** Place among the batch's columns; −1 for a text, which is read from the raw row. */
  index: number;
  masked: boolean;
}

function columnsOf(
  order: readonly string[],
  needs: readonly ColumnNeed[],
  header: Header,
  { source: written, showPersonal }: SampleRequest,
): ColumnOfRow[] {
  const source = resolved(written);
  return order.flatMap(name => {
    const place = header.placeOrNone(source, name);
    if (!place) return [];
    return [
      {
        name,
        text: new CellText(place, source),
        index: needs.findIndex(need => need.name === name),
        masked: place.definition.personal === true && !showPersonal,
      },
    ];
  });
}

function sampled(
  { text, index, masked }: ColumnOfRow,
  batch: Batch,
  raw: RawRows,
  row: number,
): SampledValue {
  const written = text.whole(raw.record(row));
  if (written === '') return { is: 'missing' };
  if (masked) return { is: 'personal' };
  const column = batch.columns[index];
  return column ? typedValue(column, row, written) : { is: 'value', type: 'text', text: written };
}

function typedValue(column: Column, row: number, written: string): SampledValue {
  if (column.state[row] === CellState.unreadable) return { is: 'unreadable', text: written };
  switch (column.type) {
    case 'text':
      return { is: 'value', type: 'text', text: written };
    case 'boolean':
      return { is: 'value', type: 'boolean', yes: column.values[row] === 1 };
    case 'instant':
      return {
        is: 'value',
        type: 'instant',
        instant: column.values[row]!,
        dateOnly: column.dateOnly[row] === 1,
      };
    default:
      return { is: 'value', type: column.type, number: column.values[row]! };
  }
}
