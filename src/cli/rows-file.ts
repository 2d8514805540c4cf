/** The file of `csplan explain --rows`: every row of the files with in, out and why. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { LeftOutReason } from '../data/batch.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { FateWords, leftOutWords } from '../kpi/explain/row-ledger.ts';
import { columnsShown, type RowValue, RowValues } from '../kpi/explain/row-values.ts';
import type { Job } from '../kpi/job.ts';
import { personal } from '../kpi/personal.ts';
import { csvLine } from '../kpi/results/csv-cell.ts';
import type { RowFate, RowPlace } from '../kpi/row-fate.ts';
import { refusalReason, takeName, temporaryBeside } from './beside.ts';

/** @param isTime the rows' values are durations, which stand in seconds */
const heads = (isTime: boolean) => [
  'source',
  'file',
  'line',
  'in',
  'why',
  isTime ? 'value (seconds)' : 'value',
];

/** Characters that are collected before they are written. */
const chunk = 1 << 16;

/**
 * Rows go to a temporary file beside the one that is wanted, which takes its name when all are written: nobody sees
 * half a file, and none that is there is written over. Columns that the plan marks as personal are left out.
 */
export class RowsFile {
  private readonly path: string;
  private readonly shown: string;
  private readonly temporary: string;
  private readonly descriptor: number;
  private text = '';
  private columns: string[] | undefined;
  private readonly readers = new Map<Job, { values: RowValues; words: FateWords }>();
  /** Rows that are no rows of the source, until those before them have come. */
  private waiting: { source: string; file: number; line: number; reason: LeftOutReason }[] = [];
  private readonly paths = new Map<string, string>();

  /** @param shown the path as the user wrote it */
  constructor(path: string, shown: string) {
    this.path = path;
    this.shown = shown;
    this.temporary = temporaryBeside(path);
    try {
      this.descriptor = openSync(this.temporary, 'wx');
    } catch (error) {
      throw this.refused(error as NodeJS.ErrnoException);
    }
  }

  leftOut(source: string, row: { file: number; line: number; reason: LeftOutReason }): void {
    this.waiting.push({ source, ...row });
  }

  add(job: Job, at: RowPlace, fate: RowFate): void {
    const { batch, row, source } = at;
    const line = batch.lines[row]!;
    this.begin(job);
    this.paths.set(`${source.id} ${batch.file}`, batch.path);
    this.flushUpTo(source.id, batch.file, line);
    let reader = this.readers.get(job);
    if (!reader) {
      reader = { values: new RowValues(job), words: new FateWords(job) };
      this.readers.set(job, reader);
    }
    const { standing, label } = reader.words.of(fate);
    const isIn = standing === 'hit' || standing === 'miss' || standing === 'counted';
    const value = fate.is === 'counted' && !Number.isNaN(fate.value) ? String(fate.value) : '';
    this.write([
      source.id,
      batch.path,
      String(line),
      isIn ? 'in' : 'out',
      label,
      isIn ? value : '',
      ...this.cells(reader.values.of(at)),
    ]);
  }

  private cells(values: readonly RowValue[]): string[] {
    const texts = new Map(values.map(({ name, text }) => [name, text ?? '']));
    return this.columns!.map(name => texts.get(name) ?? '');
  }

  /** The header names the columns of the first job that has rows; those of a ratio's other side are added. */
  private begin(job: Job): void {
    if (this.columns) return;
    const all = [job, ...(job.whole?.parts ? [job.whole.parts.numerator, job.whole.parts.denominator] : [])];
    const names = all.flatMap(one =>
      one.sources.flatMap(({ source }) =>
        columnsShown(one, source).filter(name => !personal([source], name)),
      ),
    );
    this.columns = [...new Set(names)];
    this.write([...heads(all.some(({ traits }) => traits.unit === 'seconds')), ...this.columns]);
  }

  /** Left-out rows come ahead of the batch around them: they are put in their place. */
  private flushUpTo(source: string, file: number, line: number): void {
    if (this.waiting.length === 0) return;
    const isBefore = (row: { source: string; file: number; line: number }) =>
      row.source !== source || row.file < file || (row.file === file && row.line < line);
    const ready = this.waiting.filter(isBefore);
    if (ready.length === 0) return;
    this.waiting = this.waiting.filter(row => !isBefore(row));
    for (const row of ready) this.writeLeftOut(row);
  }

  private writeLeftOut({ source, file, line, reason }: RowsFile['waiting'][number]): void {
    const path = this.paths.get(`${source} ${file}`) ?? '';
    const cells = [source, path, String(line), 'out', leftOutWords[reason], ''];
    this.write([...cells, ...(this.columns ?? []).map(() => '')]);
  }

  private write(cells: readonly string[]): void {
    this.text += csvLine(cells);
    if (this.text.length >= chunk) this.flush();
  }

  private flush(): void {
    try {
      const bytes = Buffer.from(this.text);
      for (let at = 0; at < bytes.length; ) at += writeSync(this.descriptor, bytes, at);
      this.text = '';
    } catch (error) {
      throw this.refused(error as NodeJS.ErrnoException);
    }
  }

  /** @param paths of the files by source and place in its account, for those that gave no row */
  async finish(paths: ReadonlyMap<string, readonly string[]>): Promise<void> {
    for (const [source, files] of paths)
      files.forEach((path, file) => {
        this.paths.set(`${source} ${file}`, path);
      });
    if (!this.columns) this.write(heads(false));
    for (const row of this.waiting) this.writeLeftOut(row);
    this.waiting = [];
    this.flush();
    closeSync(this.descriptor);
    try {
      await takeName(this.temporary, this.path);
    } catch (error) {
      throw this.refused(error as NodeJS.ErrnoException);
    } finally {
      await rm(this.temporary, { force: true });
    }
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    try {
      closeSync(this.descriptor);
    } catch {
      // It was closed already.
    }
    await rm(this.temporary, { force: true });
  }

  private refused(error: NodeJS.ErrnoException): CannotDo {
    const reason = refusalReason(error, {
      EEXIST: 'there is a file of that name already',
      ENOENT: 'there is no such folder',
    });
    return new CannotDo(
      `The rows can't be written to ${this.shown}: ${reason}.`,
      'Name another file with --rows.',
    );
  }
}
