/** The figures of numbers that stand in the plan. */
import type { TypedValue } from '../plan/generated/types.ts';
import { type FiscalCalendar, type Period, parsePeriod } from '../plan/period.ts';
import { emptyCell, type KpiCells } from './cells.ts';
import { amountIn } from './course.ts';
import type { PeriodCell } from './evaluation.ts';
import type { Job } from './job.ts';

interface Entry {
  period: Period;
  value: number;
  n: number | undefined;
  written: TypedValue;
}

export class TypedCells implements KpiCells {
  readonly rowsWithheld = false;
  private readonly job: Job;
  private readonly asOf: string;
  /** Later ones first: of two for one period the later in the list counts. */
  private readonly entries: Entry[];
  private readonly combine: 'sum' | 'last' | undefined;

  constructor(job: Job, calendar: FiscalCalendar, asOf: string) {
    const { values, combine } = job.measure.typed!(job.spec);
    const amount = amountIn(job.traits.unit, job.shownIn);
    this.job = job;
    this.asOf = asOf;
    this.combine = combine;
    this.entries = values
      .flatMap(written => {
        const period = parsePeriod(written.period, calendar);
        const value = amount(written.value);
        return period && value !== null ? [{ period, value, n: written.n, written }] : [];
      })
      .reverse();
  }

  period(period: Period, _stat = this.job.stat, slice = -1): PeriodCell {
    // Nothing is known of parts of a number that was typed in.
    const found = slice < 0 ? this.found(period) : [];
    const provisional = this.asOf < period.end;
    if (!found.length) return { ...emptyCell, coverage: 'none', provisional, period };
    const counts = found.map(({ n }) => n);
    return {
      ...emptyCell,
      value: this.combine === 'sum' ? found.reduce((sum, { value }) => sum + value, 0) : found.at(-1)!.value,
      n: counts.every(n => n !== undefined) ? counts.reduce((sum, n) => sum + n, 0) : null,
      coverage: 'declared',
      provisional,
      period,
    };
  }

  estimate(): null {
    return null;
  }

  breakdowns(): [] {
    return [];
  }

  /** Who typed in the number of a period, and when; empty without one. */
  origin(period: Period): string {
    const told = this.found(period).map(({ written: { by, on } }) => `${by} on ${on}`);
    return told.length ? `${period.label} was typed in: ${[...new Set(told)].join(', ')}.` : '';
  }

  /** The numbers that make up that of a period, in order of time. */
  private found(period: Period): Entry[] {
    const own = this.startingAt(period.start).find(entry => entry.period.end === period.end);
    if (own) return [own];
    if (!this.combine) return [];
    const chain: Entry[] = [];
    for (let at = period.start; at < period.end; at = chain.at(-1)!.period.end) {
      const next = this.startingAt(at)
        .filter(entry => entry.period.end <= period.end)
        .reduce<Entry | undefined>(
          (longest, entry) => (longest && longest.period.end >= entry.period.end ? longest : entry),
          undefined,
        );
      if (!next) return [];
      chain.push(next);
    }
    return this.combine === 'sum' ? chain : chain.slice(-1);
  }

  private startingAt(start: string): Entry[] {
    return this.entries.filter(({ period }) => period.start === start);
  }
}
