/** Which periods an export covers: by what the plan says, or by the months in which it has rows. */
import type { Zone } from '../data/zone.ts';
import type { Complete } from '../plan/generated/types.ts';
import { dayBefore, type FiscalCalendar, type Period } from '../plan/period.ts';
import type { PeriodCell } from './evaluation.ts';
import { endsWith, type Interval, interval, monthsOf } from './periods.ts';

/** The dates of one column over all rows of a source. */
export class DatesSeen {
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;
  /** The last one before `until`; promised dates may lie ahead of today. */
  newest = Number.NEGATIVE_INFINITY;
  private readonly until: number;
  private readonly months = new Map<string, number>();
  private readonly starts: number[];
  private readonly seen: Uint8Array;
  private at = 0;

  /** Months from the first of `periods` to the last are told apart. */
  constructor(periods: readonly Period[], calendar: FiscalCalendar, zone: Zone, until: number) {
    this.until = until;
    const start = periods.map(period => period.start).sort()[0]!;
    const end = periods
      .map(period => period.end)
      .sort()
      .at(-1)!;
    const months = monthsOf({ ...periods[0]!, start, end }, calendar);
    months.forEach((month, i) => {
      this.months.set(month.start, i);
    });
    this.starts = [...months.map(month => interval(month, zone).start), zone.dayStart(end)];
    this.seen = new Uint8Array(months.length);
  }

  add(instant: number): void {
    if (instant < this.first) this.first = instant;
    if (instant > this.last) this.last = instant;
    if (instant > this.newest && instant < this.until) this.newest = instant;
    const { starts } = this;
    if (!(instant >= starts[0]! && instant < starts.at(-1)!)) return;
    while (instant < starts[this.at]!) this.at--;
    while (instant >= starts[this.at + 1]!) this.at++;
    this.seen[this.at] = 1;
  }

  /** Whether the month that starts on a day has rows. */
  inMonth(start: string): boolean {
    const index = this.months.get(start);
    return index !== undefined && this.seen[index] === 1;
  }
}

/**
 * `declared` and `none` by the source's `complete`; where that leaves an end open, rows in the period's first
 * (last) month stand for it. Provisional: the as-of date lies before the period's end, or the export ends there.
 *
 * @param asked `end`: the day before which rows count; where that is earlier than the period's end, an export that
 *   doesn't say how far it is complete has to have rows in the month before it
 */
export function coverageOf(
  { period, end }: { period: Period; end: string },
  seen: DatesSeen,
  complete: Complete | undefined,
  asOf: string,
  calendar: FiscalCalendar,
): Pick<PeriodCell, 'coverage' | 'provisional'> {
  const { from, to } = complete ?? {};
  const months = monthsOf(period, calendar);
  const lastDay = dayBefore(period.end);
  const outside = (from !== undefined && from > lastDay) || (to !== undefined && to < period.start);
  const hasRows = months.some(month => seen.inMonth(month.start));
  const isReached =
    end === period.end || to !== undefined || seen.inMonth(`${dayBefore(end).slice(0, 7)}-01`);
  const declared = from !== undefined && to !== undefined;
  if (outside || !isReached || (!declared && !hasRows))
    return { coverage: 'none', provisional: asOf < period.end };
  const fromStart = from === undefined ? seen.inMonth(months[0]!.start) : from <= period.start;
  const toEnd = to === undefined ? seen.inMonth(months.at(-1)!.start) : to >= lastDay;
  return {
    coverage: !fromStart || !toEnd ? 'partial' : declared ? 'declared' : 'assumed',
    provisional: asOf < period.end || !toEnd,
  };
}

/** Snapshots cover the periods that end with one of them. */
export function coverageOfFiles(
  files: readonly (Interval | undefined)[],
  zone: Zone,
  asOf: string,
): (period: Period) => Pick<PeriodCell, 'coverage' | 'provisional'> {
  return period => {
    const whole = interval(period, zone);
    const isThere = files.some(file => file !== undefined && endsWith(whole, file));
    return { coverage: isThere ? 'declared' : 'none', provisional: asOf < period.end };
  };
}

const ranks = ['none', 'partial', 'assumed', 'recorded', 'declared'] as const;

/** What several exports cover together: as much as the one that covers least; a part where only one has nothing. */
export function together(
  all: readonly ((period: Period) => Pick<PeriodCell, 'coverage' | 'provisional'>)[],
): (period: Period) => Pick<PeriodCell, 'coverage' | 'provisional'> {
  return period => {
    const cells = all.map(covers => covers(period));
    const found = cells.map(({ coverage }) => ranks.indexOf(coverage));
    const least = Math.max(...found) > 0 ? Math.max(1, Math.min(...found)) : 0;
    return { coverage: ranks[least]!, provisional: cells.some(({ provisional }) => provisional) };
  };
}
