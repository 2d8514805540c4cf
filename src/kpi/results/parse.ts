/** The text of a results file to its rows. Whoever edits one by hand is told the line. */
import { CannotDo } from '../../diagnostic/faults.ts';
import { addDays } from '../../plan/period.ts';
import type { Status, Tally, Unit } from '../evaluation.ts';
import { cellValue } from './csv-cell.ts';
import { type CsvRecord, csvRecords, delimiterOf } from './csv-records.ts';
import {
  figureKey,
  origins,
  type ResultColumn,
  type ResultRow,
  type ResultsFile,
  resultColumns,
  resultsFormat,
  type SourceHashes,
} from './result-row.ts';

const units: readonly Unit[] = ['percent', 'points', 'seconds', 'count', 'score'];
const statuses: readonly Status[] = [
  'on-course',
  'near',
  'behind',
  'met',
  'missed',
  'no-data',
  'too-few',
  'no-course',
];

/** The fields of one line, each with the column that it stands in for messages. */
interface Line {
  path: string;
  line: number;
  get(column: ResultColumn): string;
}

/**
 * Reads what `resultsText` wrote.
 *
 * @param path as messages show it
 * @throws CannotDo with the line, for another version of the format and for anything that can't be read
 */
export function parseResults(text: string, path: string, sha256: string): ResultsFile {
  const delimiter = delimiterOf(text);
  const [header, ...records] = csvRecords(text, delimiter);
  const names = (header?.cells ?? []).map(cell => cell.trim());
  if (names[0] !== 'format') throw broken(path, 1, 'it does not begin with the header of a results file');
  if (delimiter !== ',')
    throw broken(
      path,
      1,
      'its columns are not separated by commas: a spreadsheet seems to have saved it anew',
    );
  const first = records[0];
  if (first) assertFormat(path, first);
  const missing = resultColumns.filter(column => !names.includes(column));
  if (missing.length) throw broken(path, 1, `it lacks the column ${missing.join(', ')}`);
  const unknown = names.find(name => !(resultColumns as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw broken(path, 1, `it has a column "${unknown}", which results files don't have`);
  const rows = records.map(record => rowOf(lineOf(path, record, names)));
  assertDistinct(path, rows, records);
  return { path, sha256, rows };
}

function lineOf(path: string, record: CsvRecord, names: readonly string[]): Line {
  const { line, cells } = record;
  assertFormat(path, record);
  if (cells.length !== names.length)
    throw broken(path, line, `it has ${cells.length} cells where the header has ${names.length}`);
  return { path, line, get: column => cellValue(cells[names.indexOf(column)]!) };
}

function assertFormat(path: string, { line, cells }: CsvRecord): void {
  const written = cells[0]!.trim();
  if (written === String(resultsFormat)) return;
  throw new CannotDo(
    `${path}, line ${line}: it is written in format "${written}", and this csplan reads format ${resultsFormat}.`,
    /^\d+$/.test(written)
      ? 'A newer csplan wrote it: update csplan, then try again.'
      : 'The first column of every row says 1. Take the file back from git, for example with git checkout.',
  );
}

function rowOf(line: Line): ResultRow {
  const small = oneOf(line, 'small', ['', 'too-few', 'withheld']);
  const status = oneOf(line, 'status', ['', ...statuses]);
  const course = { gte: number(line, 'course_gte'), lte: number(line, 'course_lte') };
  const closing = Number(line.get('closing'));
  if (!Number.isInteger(closing) || closing < 1) throw unreadable(line, 'closing', 'a count from 1');
  return {
    period: period(line),
    kpi: required(line, 'kpi'),
    stat: required(line, 'stat'),
    goal: line.get('goal') || null,
    breakdown: line.get('breakdown') || null,
    group: line.get('breakdown') ? line.get('group') : null,
    value: number(line, 'value'),
    unit: oneOf(line, 'unit', units),
    numerator: number(line, 'numerator'),
    n: number(line, 'n'),
    deviation: number(line, 'deviation'),
    outcomes: tallies(line, 'outcomes'),
    leftOut: tallies(line, 'left_out'),
    small: small || null,
    provisional: oneOf(line, 'provisional', ['', 'yes']) === 'yes',
    course: course.gte === null && course.lte === null ? null : course,
    status: status || null,
    definition: hash(line, 'definition'),
    scope: line.get('scope') ? hash(line, 'scope') : null,
    asOf: day(line, 'as_of'),
    sources: sources(line),
    origin: oneOf(line, 'origin', origins),
    closing,
    note: line.get('note') || null,
    version: line.get('csplan'),
  };
}

function period(line: Line): ResultRow['period'] {
  const [start, last] = [day(line, 'from'), day(line, 'to')];
  if (last < start) throw unreadable(line, 'to', `a date from ${start} on`);
  return { id: required(line, 'period'), start, end: addDays(last, 1) };
}

function number(line: Line, column: ResultColumn): number | null {
  const text = line.get(column);
  if (text === '') return null;
  const value = /^-?\d+(?:\.\d+)?(?:e[-+]\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) throw unreadable(line, column, 'a number such as 62.9');
  return value;
}

function day(line: Line, column: ResultColumn): string {
  const text = line.get(column);
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw unreadable(line, column, 'a date such as 2026-09-30');
  return text;
}

function hash(line: Line, column: ResultColumn): string {
  const text = line.get(column);
  if (!/^[0-9a-f]{64}$/.test(text)) throw unreadable(line, column, 'a SHA-256 of 64 digits');
  return text;
}

function required(line: Line, column: ResultColumn): string {
  const text = line.get(column);
  if (text === '') throw broken(line.path, line.line, `nothing stands under ${column}`);
  return text;
}

function oneOf<T extends string>(line: Line, column: ResultColumn, allowed: readonly T[]): T {
  const text = line.get(column);
  const found = allowed.find(value => value === text);
  if (found === undefined) throw unreadable(line, column, allowed.filter(Boolean).join(', '));
  return found;
}

function tallies(line: Line, column: ResultColumn): Tally[] {
  const text = line.get(column);
  return (text === '' ? [] : text.split('; ')).map(part => {
    const match = /^(\d+(?:\.\d+)?) (.+)$/.exec(part);
    if (!match)
      throw unreadable(line, column, 'counts with words, such as 120 closed in time; 30 closed late');
    return { label: match[2]!, count: Number(match[1]) };
  });
}

function sources(line: Line): SourceHashes[] {
  const text = line.get('sources');
  return (text === '' ? [] : text.split('; ')).map(part => {
    const [id, ...sha256] = part.split(' ');
    if (!id || sha256.some(sum => !/^[0-9a-f]{64}$/.test(sum)))
      throw unreadable(line, 'sources', "sources' ids, each with the SHA-256 of its files");
    return { id, sha256 };
  });
}

function assertDistinct(path: string, rows: readonly ResultRow[], records: readonly CsvRecord[]): void {
  const lines = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    const key = `${row.closing} ${figureKey(row)}`;
    const before = lines.get(key);
    const { line } = records[i]!;
    if (before !== undefined) throw broken(path, line, `it repeats the figure of line ${before}`);
    lines.set(key, line);
  }
}

function unreadable(line: Line, column: ResultColumn, wanted: string): CannotDo {
  return broken(
    line.path,
    line.line,
    `"${line.get(column)}" stands under ${column} where ${wanted} is meant`,
  );
}

function broken(path: string, line: number, what: string): CannotDo {
  return new CannotDo(
    `${path}, line ${line}: ${what}.`,
    `Such files are written by csplan and kept by git. Take it back with: git checkout -- ${path}`,
  );
}
