/** The days on which nobody works: dates of the plan, and the files of dates that it names. */
import { Buffer } from 'node:buffer';
import { CannotDo } from '../diagnostic/faults.ts';
import type { Calendar } from '../plan/generated/types.ts';
import { isBlank, trimmed } from './cell-text.ts';
import { type DateOrder, formatFor } from './date-evidence.ts';
import { Utf8Stream } from './encoding.ts';
import { normalised } from './header.ts';
import { type PlanPlace, readHolidayFile } from './holiday-file.ts';
import { daysOfIcs } from './ics.ts';
import { readRecords } from './reader.ts';
import { detectDelimiter, detectLineEnds, refuseOtherFormats } from './sniff.ts';

const day = 86_400_000;

/** Days since 1970-01-01. CannotDo where a file can't be read, or a date in it could be two. */
export async function readHolidays(
  holidays: Calendar['holidays'],
  place: PlanPlace,
): Promise<ReadonlySet<number>> {
  const days = new Set<number>();
  for (const written of [holidays ?? []].flat()) {
    const found = /^\d{4}-\d{2}-\d{2}$/.test(written)
      ? [Date.parse(`${written}T00:00:00Z`) / day]
      : await daysOfFile(written, place);
    for (const number of found) days.add(number);
  }
  return days;
}

async function daysOfFile(written: string, place: PlanPlace): Promise<number[]> {
  const bytes = await readHolidayFile(written, place);
  const stream = new Utf8Stream('auto');
  const text = Buffer.concat([stream.decode(bytes), stream.end()]).toString('utf8');
  if (/\.ics$/i.test(written)) return daysOfIcs(text, written);
  refuseOtherFormats(written, bytes);
  return daysOfCsv(text, written);
}

/** A row of the file with the line it starts on. */
interface Row {
  cells: readonly string[];
  line: number;
}

/** The dates of a CSV text: those under "Date", else those of the only column that holds dates. */
export async function daysOfCsv(text: string, path: string): Promise<number[]> {
  const rows = await rowsOf(text, path);
  const [first] = rows;
  if (!first) throw new CannotDo(`${path} (calendar.holidays) is empty.`, 'Write a date in each row.');
  const hasHeader = !first.cells.some(isDate);
  const header = hasHeader ? first.cells : first.cells.map((_, i) => `column ${i + 1}`);
  const data = hasHeader ? rows.slice(1) : rows;
  const column = dateColumn(header, data, path);
  const dates = data
    .map(({ cells, line }) => ({ text: trimmed(cells[column] ?? ''), line }))
    .filter(({ text }) => text !== '');
  const wrong = dates.find(({ text }) => !isDate(text));
  if (wrong)
    throw new CannotDo(
      `${path}:${wrong.line} "${wrong.text}" is not a date.`,
      'Write each holiday as YYYY-MM-DD.',
    );
  return inOneOrder(dates, path);
}

async function rowsOf(text: string, path: string): Promise<Row[]> {
  const format = { path, delimiter: detectDelimiter(text, true), lineEnds: detectLineEnds(text) };
  const rows: Row[] = [];
  for await (const { records, lines } of readRecords(once(Buffer.from(text)), format))
    records.forEach((cells, i) => {
      if (!isBlank(cells)) rows.push({ cells, line: lines[i]! });
    });
  return rows;
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function dateColumn(header: readonly string[], data: readonly Row[], path: string): number {
  const named = header.findIndex(name => normalised(name) === 'date');
  if (named >= 0) return named;
  const columns = header
    .map((_, i) => i)
    .filter(i => {
      const cells = data.map(({ cells }) => trimmed(cells[i] ?? '')).filter(cell => cell !== '');
      return cells.length > 0 && cells.every(isDate);
    });
  if (columns.length === 1) return columns[0]!;
  throw new CannotDo(
    `${path} (calendar.holidays) has ${columns.length ? `${columns.length} columns of dates` : 'no column of dates'}, and none is called "Date".`,
    `Call the column with the holidays "Date". The file has: ${header.join(', ')}.`,
  );
}

const orders: readonly DateOrder[] = ['day-first', 'month-first'];

/** NaN where the text is no date in that order. */
function dayIn(text: string, order: DateOrder): number {
  const at = formatFor(trimmed(text), order)?.parse(trimmed(text));
  return at === undefined ? Number.NaN : Math.floor(at / day);
}

function isDate(text: string): boolean {
  return orders.some(order => !Number.isNaN(dayIn(text, order)));
}

/** The dates in the only order of day and month that reads all of them. */
function inOneOrder(dates: readonly { text: string; line: number }[], path: string): number[] {
  const [dayFirst, monthFirst] = orders.map(order => dates.map(({ text }) => dayIn(text, order))) as [
    number[],
    number[],
  ];
  const readings = [dayFirst, monthFirst].filter(days => !days.some(Number.isNaN));
  const open = dates.find((_, i) => dayFirst[i] !== monthFirst[i]);
  if (readings.length === 1 || (readings.length === 2 && !open)) return readings[0]!;
  throw new CannotDo(
    readings.length
      ? `${path}:${open!.line} "${open!.text}" can be two dates, and nothing in the file tells which.`
      : `${path} (calendar.holidays) has dates with the day first and dates with the month first.`,
    'Write the holidays as YYYY-MM-DD.',
  );
}
