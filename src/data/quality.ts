/** What a source's files are like: every column that the plan names, with what it holds in each file. */
import type { Source } from '../plan/generated/types.ts';
import {
  type Batch,
  CellState,
  type ColumnNeed,
  type ColumnType,
  type RawRows,
  type SourceAccount,
} from './batch.ts';
import { CellText } from './cell-text.ts';
import { definitionOf, Header } from './header.ts';
import { headersOf } from './headers-of.ts';
import { needId } from './need.ts';
import { findFiles } from './open.ts';
import { resolved } from './presets/index.ts';
import { readSource, type SourceRequest } from './source.ts';
import { zone } from './zone.ts';

export interface ColumnQuality {
  name: string;
  header: string;
  type: ColumnType;
  format?: string;
  missing: number;
  unreadable: number;
  /** First and last day, of a column of dates that has any. */
  span?: { first: string; last: string };
}

export interface SourceQuality {
  account: SourceAccount;
  /** Per file, as in the account. */
  files: {
    columns: ColumnQuality[];
    /** Columns that the plan names and this file does not have. */
    absent: string[];
  }[];
}

export type QualityRequest = Omit<SourceRequest, 'needs' | 'onBatch' | 'onLeftOut'> & {
  /** How measures read columns, where the plan gives them no type. */
  read: readonly ColumnNeed[];
};

/** Reads every row; texts are looked at cell by cell, so that no column of comments has to be held. */
export async function qualityOf(request: QualityRequest): Promise<SourceQuality> {
  const source = resolved(request.source);
  const { headers, needs, texts } = await columnsToRead({ ...request, source });
  const id = request.id;
  const spans = headers.map(() => new Map<string, { first: number; last: number }>());
  const missing = headers.map(() => new Map<string, number>());
  let cells: { name: string; text: CellText }[] = [];
  let current: RawRows['headers'] | undefined;
  const account = await readSource({
    ...request,
    source,
    needs,
    onBatch: (batch, raw) => {
      if (raw.headers !== current) {
        current = raw.headers;
        const header = new Header(raw.headers, '');
        cells = texts
          .filter(name => has(source, raw.headers, name))
          .map(name => ({ name, text: new CellText(header.place(source, id, name), source) }));
      }
      for (const { name, text } of cells) countMissing(name, text, batch, raw, missing[batch.file]!);
      needs.forEach((need, i) => {
        if (need.type === 'instant') seeDates(need.name, batch, i, spans[batch.file]!);
      });
    },
  });
  const local = zone(source.timezone ?? request.timezone);
  const files = account.files.map((file, i) => {
    const header = new Header(file.headers, file.path);
    const named = (name: string) =>
      file.columns.find(column => column.name === name && isTyped(needs, column));
    const ofTexts = texts
      .filter(name => has(source, file.headers, name))
      .map(name => ({
        name,
        header: header.place(source, id, name).header,
        type: 'text' as const,
        missing: missing[i]!.get(name) ?? 0,
        unreadable: 0,
      }));
    const ofNeeds = needs.flatMap(({ name }) => named(name) ?? []);
    const byName = new Map([...ofNeeds, ...ofTexts].map(column => [column.name, column]));
    const order = [...new Set([...Object.keys(source.columns ?? {}), ...byName.keys()])];
    return {
      columns: order.flatMap(name => {
        const column = byName.get(name);
        const span = spans[i]!.get(name);
        if (!column) return [];
        return [
          span
            ? { ...column, span: { first: local.isoDate(span.first), last: local.isoDate(span.last) } }
            : { ...column },
        ];
      }),
      absent: Object.keys(source.columns ?? {}).filter(name => !has(source, file.headers, name)),
    };
  });
  return { account, files };
}

function isTyped(needs: readonly ColumnNeed[], { name, type }: ColumnNeed): boolean {
  return needs.some(need => need.name === name && need.type === type);
}

/** Columns that are read as their type, and those of text that are looked at raw. */
export async function columnsToRead(
  request: Pick<QualityRequest, 'id' | 'folder' | 'root' | 'files' | 'source' | 'read'>,
): Promise<{ headers: string[][]; needs: ColumnNeed[]; texts: string[] }> {
  const { source } = request;
  const files = await findFiles({
    id: request.id,
    folder: request.folder,
    root: request.root,
    patterns: [source.files ?? []].flat(),
    given: request.files?.length ? request.files : undefined,
  });
  const headers: string[][] = [];
  for (const file of files) headers.push(await headersOf(file, source));
  const everywhere = (name: string) => headers.every(labels => has(source, labels, name));
  const declared = Object.keys(source.columns ?? {});
  const asRead = new Map(request.read.map(need => [need.name, need]));
  const typed = [...new Set([...declared, ...asRead.keys()])].flatMap(name => {
    const type = typeOf(source, name) ?? asRead.get(name)?.type ?? 'text';
    return type === 'text' || !everywhere(name) ? [] : [{ name, type }];
  });
  const needs = [...new Map(typed.map(need => [needId(need), need])).values()];
  const names = declared.length ? declared : [...new Set(headers.flat())].filter(label => label !== '');
  return { headers, needs, texts: names.filter(name => !needs.some(need => need.name === name)) };
}

/** The type that the plan gives a column. */
function typeOf(source: Source, name: string): ColumnType | undefined {
  const type = definitionOf(source, name)?.type;
  return type === 'datetime' ? 'instant' : type;
}

function has(source: Source, headers: readonly string[], name: string): boolean {
  return new Header(headers, '').placeOrNone(source, name) !== undefined;
}

function countMissing(
  name: string,
  text: CellText,
  batch: Batch,
  raw: RawRows,
  counts: Map<string, number>,
): void {
  let count = counts.get(name) ?? 0;
  for (let row = 0; row < batch.length; row++) if (text.whole(raw.record(row)) === '') count++;
  counts.set(name, count);
}

function seeDates(
  name: string,
  batch: Batch,
  index: number,
  spans: Map<string, { first: number; last: number }>,
): void {
  const column = batch.columns[index]!;
  if (column.type !== 'instant') return;
  let { first, last } = spans.get(name) ?? {
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
  };
  for (let row = 0; row < batch.length; row++) {
    if (column.state[row] !== CellState.ok) continue;
    first = Math.min(first, column.values[row]!);
    last = Math.max(last, column.values[row]!);
  }
  if (first <= last) spans.set(name, { first, last });
}
