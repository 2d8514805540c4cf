/** The rows of one source as one job counts them. */
import type { Batch, Column, ColumnNeed, ColumnType, TextColumn } from '../data/batch.ts';
import { CellState } from '../data/batch.ts';
import type { CompiledFilter } from '../data/filter.ts';
import type { Zone } from '../data/zone.ts';
import type { Filter } from '../plan/generated/types.ts';
import type { Counting, Setting } from './counting.ts';
import { endIn, type Job } from './job.ts';
import type { Follows, Reading, Rows } from './measure.ts';
import { type Interval, interval } from './periods.ts';
import { fateIn, filtered, type RowFate } from './row-fate.ts';

/** A source as jobs read it. */
export interface SourceSetting extends Setting {
  sourceZone: Zone;
  /** The place of a column in the batches. */
  index(need: ColumnNeed): number;
  filter(filter: Filter): CompiledFilter;
  /** The period of a file whose rows carry no date; undefined where its name doesn't tell. */
  filePeriod(path: string): Interval | undefined;
}

export class SourceCounting {
  readonly job: Job;
  private readonly board: Counting;
  private readonly setting: SourceSetting;
  private readonly where: CompiledFilter | undefined;
  private readonly slices: CompiledFilter[];
  private readonly filters: Map<Filter, CompiledFilter>;

  constructor(board: Counting, setting: SourceSetting) {
    const { job } = board;
    this.board = board;
    this.job = job;
    this.setting = setting;
    this.where = job.kpi.where && setting.filter(job.kpi.where);
    this.slices = job.slices.map(setting.filter);
    this.filters = new Map(
      (job.measure.filters?.(job.spec) ?? []).map(filter => [filter, setting.filter(filter)]),
    );
  }

  /** Values of the KPI's filters that no row has. */
  neverSeen(): { column: string; value: string }[] {
    return [this.where, ...this.filters.values(), ...this.slices].flatMap(
      filter => filter?.neverSeen() ?? [],
    );
  }

  /** `onRow` hears what becomes of each row in the period asked for. */
  count(batch: Batch, onRow?: (row: number, fate: RowFate) => void): void {
    const { job, board } = this;
    const rows = this.rowsOf(batch);
    const reading = job.measure.read(job.spec, rows);
    const where = this.where?.(batch);
    const slices = this.slices.map(slice => slice(batch));
    const columns = job.breakdowns.map(({ column }, i) => board.groupColumn(i, rows.text(column)));
    const groups = new Array<number>(columns.length);
    const place = this.placing(rows, reading, batch.path);
    const anchor = job.anchor === null || job.undated ? undefined : rows.instant(job.anchor);
    const fate =
      onRow &&
      fateIn(
        interval({ ...job.current, end: endIn(job, job.current) }, this.setting.zone),
        job,
        rows,
        reading,
        this.fileOf(batch),
      );
    for (let row = 0; row < batch.length; row++) {
      if (where && !where(row)) {
        onRow?.(row, filtered);
        continue;
      }
      if (fate) onRow(row, fate(row));
      if (anchor && anchor.state[row] !== CellState.ok) {
        board.undated[anchor.state[row] === CellState.missing ? 'missing' : 'unreadable']++;
        continue;
      }
      for (let i = 0; i < columns.length; i++) groups[i] = groupOf(columns[i]!, row);
      place(row, slices, groups);
    }
  }

  private fileOf(batch: Batch): Interval | undefined {
    return this.job.undated ? this.setting.filePeriod(batch.path) : undefined;
  }

  /** Counts a row in every period, and every slice, that it belongs to. */
  private placing(rows: Rows, reading: Reading, path: string) {
    const { board, job } = this;
    const inViews = (put: (row: number, view: number, groups: readonly number[]) => void) => {
      return (
        row: number,
        slices: readonly ((row: number) => boolean)[],
        groups: readonly number[],
      ): void => {
        put(row, 0, groups);
        for (let i = 0; i < slices.length; i++) if (slices[i]!(row)) put(row, i + 1, groups);
      };
    };
    if (job.undated) {
      const file = this.setting.filePeriod(path);
      return inViews((row, view, groups) => file && board.atEndOf(view, file, row, reading, groups));
    }
    if (job.anchor === null) return inViews((row, view, groups) => board.inStock(view, row, reading, groups));
    const anchor = rows.instant(job.anchor);
    const isDated = (row: number) => anchor.state[row] === CellState.ok;
    if (reading.follows) return this.holding(rows, reading, reading.follows);
    return inViews((row, view, groups) => {
      if (isDated(row)) board.at(view, anchor.values[row]!, row, reading, groups);
    });
  }

  /** Rows that count are held until all are read; those that don't are counted as such at once. */
  private holding(rows: Rows, reading: Reading, follows: Follows) {
    const { board, setting } = this;
    const anchor = rows.instant(this.job.anchor!);
    return (row: number, slices: readonly ((row: number) => boolean)[], groups: readonly number[]): void => {
      if (anchor.state[row] !== CellState.ok) return;
      const at = anchor.values[row]!;
      const views = [0, ...slices.flatMap((slice, i) => (slice(row) ? [i + 1] : []))];
      if (reading.outcome(row, at) < 0) {
        for (const view of views) board.at(view, at, row, reading, groups);
        return;
      }
      const dateOnly = anchor.dateOnly[row] === 1;
      const day = (dateOnly ? setting.sourceZone : setting.zone).dayNumber(at);
      board.hold(row, follows, { at, day, dateOnly }, follows.key(row), reading.outcome(row, at), {
        views,
        groups: [...groups],
      });
    };
  }

  private rowsOf(batch: Batch): Rows {
    const { setting, filters, job, board } = this;
    const column = <T extends ColumnType>(type: T) => {
      return (name: string) =>
        batch.columns[setting.index({ name, type })] as Extract<Column, { type: T | 'number' }>;
    };
    const text = column('text') as Rows['text'];
    return {
      length: batch.length,
      text: name => board.sharedText(name, text(name)),
      number: column('number') as Rows['number'],
      duration: column('duration') as Rows['duration'],
      instant: column('instant') as Rows['instant'],
      boolean: column('boolean') as Rows['boolean'],
      filter: filter => filters.get(filter)!(batch),
      zone: setting.zone,
      sourceZone: setting.sourceZone,
      working: setting.working,
      asOf: setting.asOf,
      anchor: job.anchor,
    };
  }
}

/** The code of a row's group; −1 where it has no value. */
function groupOf(column: TextColumn, row: number): number {
  return column.state[row] === CellState.ok ? column.codes[row]! : -1;
}
