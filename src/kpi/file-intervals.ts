/** The time for which a file without dates stands: its source says how its name, or a value, tells it. */
import { filePeriod } from '../data/file-period.ts';
import type { Zone } from '../data/zone.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import type { Source } from '../plan/generated/types.ts';
import { addDays, type FiscalCalendar, parsePeriod } from '../plan/period.ts';
import type { Interval } from './periods.ts';

/** For a path the days of its file. CannotDo where the name, or the value, tells none. */
export function fileIntervals(
  { period }: Pick<Source, 'period'>,
  calendar: FiscalCalendar,
  zone: Zone,
): (path: string) => Interval {
  const tell = tellingOf(period);
  const known = new Map<string, Interval>();
  return path => {
    let found = known.get(path);
    if (!found) {
      found = daysOf(tell(path), calendar, zone);
      known.set(path, found);
    }
    return found;
  };
}

function tellingOf(period: Source['period']): (path: string) => string {
  if (!period) throw new Error('A file without dates was read, and its source has no period.');
  if ('value' in period) return () => String(period.value);
  const told = filePeriod(period.filename);
  return path => {
    const name = told(path);
    if (name === undefined)
      throw new CannotDo(
        `The name of ${path} does not tell the period of its rows: the pattern is "${period.filename}".`,
        'Rename the file, or correct `period: {filename: …}` of its source. {yyyy}, {MM}, {dd} and {q} stand for year, month, day and quarter.',
      );
    return name;
  };
}

function daysOf(name: string, calendar: FiscalCalendar, zone: Zone): Interval {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(name);
  const { start, end } = isDay
    ? { start: name, end: addDays(name, 1) }
    : (parsePeriod(name, calendar) ?? { start: '', end: '' });
  if (!start)
    throw new CannotDo(
      `"${name}" is not a period.`,
      'Write a day (2026-09-30), a month (2026-09), a quarter (2026-Q3), a year, or FY27-Q1 under `period` of the source.',
    );
  return { start: zone.dayStart(start), end: zone.dayStart(end) };
}
