/** The closed periods of a run, as the evaluation meets them: what is read of them, and what closing one keeps. */
import type { SourceAccount } from '../../data/batch.ts';
import type { Period } from '../../plan/period.ts';
import type { KpiCells } from '../cells.ts';
import type { KpiResult } from '../evaluation.ts';
import type { Job } from '../job.ts';
import { ClosedPeriods } from './closed-periods.ts';
import { closingRows, type DraftRow } from './closing-rows.ts';
import { RecordedCells } from './recorded-cells.ts';
import { withRecord } from './recorded-result.ts';
import type { SourceHashes } from './result-row.ts';

export interface RecordRequest {
  closed: ClosedPeriods;
  /** The period asked for is to be closed: its months are counted too, and its rows drafted. */
  closing: boolean;
  /** csplan's version. */
  version: string;
  /** A source without files ends nothing, even where no period is closed: its KPIs have no figure. */
  withoutExports?: boolean;
}

export class Recording {
  /** What closing the period keeps. */
  readonly drafts: DraftRow[] = [];
  private readonly request: RecordRequest;
  private readonly period: Period;
  private readonly months: readonly Period[];

  constructor(request: RecordRequest | undefined, period: Period, months: readonly Period[]) {
    this.request = request ?? { closed: new ClosedPeriods([]), closing: false, version: '' };
    this.period = period;
    this.months = this.request.closing ? months : [];
  }

  /** The same run where other periods are closed. */
  withClosed(closed: ClosedPeriods): Recording {
    return new Recording({ ...this.request, closed }, this.period, this.months);
  }

  /** A source without files doesn't end the run: there are closed periods, or it is asked to go on without any. */
  get canDoWithoutExports(): boolean {
    return this.request.withoutExports === true || !this.request.closed.isEmpty;
  }

  get files() {
    return this.request.closed.files;
  }

  /** Periods that are counted beside those of the report. */
  prepare(job: Job): void {
    job.months = [...this.months];
  }

  cells(job: Job, inner: KpiCells): RecordedCells {
    const { closed, closing } = this.request;
    return new RecordedCells(job, inner, closed, closing ? this.period : undefined);
  }

  /** The result with what was reported earlier; drafts its rows where the period is being closed. */
  result(result: KpiResult, job: Job, cells: RecordedCells, accounts: readonly SourceAccount[]): KpiResult {
    const sources = accounts.map(hashesOf);
    if (this.request.closing)
      this.drafts.push(
        ...closingRows(job, cells, result, this.months, {
          record: cells.record,
          sources,
          origin: job.measure.typed ? 'typed' : 'computed',
        }),
      );
    return withRecord(result, job, cells, { sources, version: this.request.version });
  }
}

function hashesOf({ id, files }: SourceAccount): SourceHashes {
  return { id, sha256: [...new Set(files.map(file => file.sha256))].sort() };
}
