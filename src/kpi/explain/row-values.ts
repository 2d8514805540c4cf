/** Single rows with the columns that decide about them, as texts. */
import { CellText } from '../../data/cell-text.ts';
import { Header } from '../../data/header.ts';
import type { Source } from '../../plan/generated/types.ts';
import { filtersOf, type Job, needsOf } from '../job.ts';
import type { RowPlace } from '../row-fate.ts';

export interface RowValue {
  name: string;
  /** Trimmed and in the plan's words; empty where there is none, undefined where it is personal. */
  text: string | undefined;
}

/** Reads the columns that a job looks at, the key first; those that the file doesn't have itself are left out. */
export class RowValues {
  private readonly job: Job;
  private headers: readonly string[] | undefined;
  private columns: { name: string; text: CellText; isPersonal: boolean }[] = [];

  constructor(job: Job) {
    this.job = job;
  }

  of({ source: { source }, raw, row }: RowPlace): RowValue[] {
    if (raw.headers !== this.headers) this.begin(source, raw.headers);
    const record = raw.record(row);
    return this.columns.map(({ name, text, isPersonal }) => {
      const value = text.whole(record);
      return { name, text: isPersonal && value !== '' ? undefined : value };
    });
  }

  private begin(source: Source, headers: readonly string[]): void {
    this.headers = headers;
    const header = new Header(headers, '');
    this.columns = columnsShown(this.job, source).flatMap(name => {
      const place = header.placeOrNone(source, name);
      if (!place) return [];
      return [{ name, text: new CellText(place, source), isPersonal: place.definition.personal === true }];
    });
  }
}

/** Names of the columns, each once. */
export function columnsShown(job: Job, source: Source): string[] {
  const named = filtersOf(job).flatMap(columnsOfFilter);
  const all = [
    ...(source.key === undefined ? [] : [source.key]),
    ...needsOf(job).map(({ name }) => name),
    ...named,
  ];
  return [...new Set(all)];
}

function columnsOfFilter(filter: object): string[] {
  return Object.entries(filter).flatMap(([key, value]) => {
    if (key === 'any') return (value as object[]).flatMap(columnsOfFilter);
    if (key === 'not') return columnsOfFilter(value as object);
    return [key];
  });
}
