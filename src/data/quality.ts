/** What a source's files are like: every column that the plan names, with what it holds in each file. */
import type { Source } from '../plan/generated/types.ts';
import {
  type Batch,
  CellState,
  type ColumnNeed,
  type ColumnType,
  type InstantColumn,
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
import { type Zone, zone } from './zone.ts';

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
  const { needs, texts } = await columnsToRead({ ...request, source });
  const tallies: FileTally[] = [];
  const account = await readSource({
    ...request,
    source,
    needs,
    onBatch: (batch, raw) => {
      tallies[batch.file] ??= new FileTally(source, needs, texts, raw.headers);
      tallies[batch.file]!.add(batch, raw);
    },
  });
  const local = zone(source.timezone ?? request.timezone);
  const names = [
    ...new Set([...Object.keys(source.columns ?? {}), ...needs.map(({ name }) => name), ...texts]),
  ];
  const files = account.files.map((file, i) => {
    const tally = tallies[i] ?? new FileTally(source, needs, texts, file.headers);
    const typed = file.columns.filter(column => isTyped(needs, column));
    return {
      columns: names
        .flatMap(name => typed.find(column => column.name === name) ?? tally.text(name) ?? [])
        .map(column => ({ ...column, ...tally.span(column.name, local) })),
      absent: Object.keys(source.columns ?? {}).filter(name => !has(source, file.headers, name)),
    };
  });
  return { account, files };
}

/** What the account of a file doesn't tell: texts without a value, and the span of dates. */
class FileTally {
  private readonly needs: readonly ColumnNeed[];
  private readonly texts: { name: string; header: string; cell: CellText; missing: number }[];
  private readonly spans = new Map<string, { first: number; last: number }>();

  constructor(
    source: Source,
    needs: readonly ColumnNeed[],
    texts: readonly string[],
    headers: readonly string[],
  ) {
    this.needs = needs;
    const header = new Header(headers, '');
    this.texts = texts.flatMap(name => {
      const place = header.placeOrNone(source, name);
      return place ? [{ name, header: place.header, cell: new CellText(place, source), missing: 0 }] : [];
    });
  }

  add(batch: Batch, raw: RawRows): void {
    for (const text of this.texts)
      for (let row = 0; row < batch.length; row++)
        if (text.cell.whole(raw.record(row)) === '') text.missing++;
    this.needs.forEach(({ name, type }, i) => {
      if (type === 'instant') this.seeDates(name, batch.columns[i] as InstantColumn);
    });
  }

  private seeDates(name: string, { state, values }: InstantColumn): void {
    const span = this.spans.get(name) ?? { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };
    for (let row = 0; row < state.length; row++) {
      if (state[row] !== CellState.ok) continue;
      span.first = Math.min(span.first, values[row]!);
      span.last = Math.max(span.last, values[row]!);
    }
    if (span.first <= span.last) this.spans.set(name, span);
  }

  text(name: string): ColumnQuality | undefined {
    const found = this.texts.find(text => text.name === name);
    return found && { name, header: found.header, type: 'text', missing: found.missing, unreadable: 0 };
  }

  span(name: string, local: Zone): Pick<ColumnQuality, 'span'> {
    const span = this.spans.get(name);
    return span ? { span: { first: local.isoDate(span.first), last: local.isoDate(span.last) } } : {};
  }
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
