/** Why a KPI has no number, and what else a reader has to know of it: sentences with a next step. */
import type { FileAccount, SourceAccount } from '../data/batch.ts';
import type { Zone } from '../data/zone.ts';
import { Cells, type KpiCells } from './cells.ts';
import type { PeriodCell } from './evaluation.ts';
import { datesOf, type Job, needsOf, sourceNames, sourcesOf } from './job.ts';
import { personal } from './personal.ts';
import type { Counted } from './read-sources.ts';
import type { TypedCells } from './typed-cells.ts';

export function notesOn(
  { counting, dates, neverSeen, accounts }: Counted,
  cells: KpiCells,
  zone: Zone,
): string[] {
  const { job } = counting;
  const notes: string[] = [];
  const current = cells.period(job.current);
  if (current.value === null && current.small !== 'withheld')
    notes.push(noRows(accounts) ?? whyNoNumber(counting, current, dates, zone));
  notes.push(...unreadable(job, accounts));
  const isEmpty = dates !== null && dates.first > dates.last;
  for (const { column, value } of isEmpty ? [] : neverSeen)
    notes.push(
      personal(sourcesOf(job), column)
        ? `A value that the KPI looks for under "${column}" occurs in no row. Check its spelling.`
        : `"${value}", which the KPI looks for under "${column}", occurs in no row. Check its spelling.`,
    );
  return notes;
}

/** Of a ratio: what there is to say of each side that is made of rows, and of one that makes it have no number. */
export function notesOnParts(
  { parts, current }: Job,
  counted: readonly Counted[],
  cells: KpiCells,
  zone: Zone,
): string[] {
  const missing = cells.period(current).value === null;
  const notes = [parts!.numerator, parts!.denominator].flatMap((job, i) => {
    const found = counted.find(({ counting }) => counting.job === job);
    const side = i === 0 ? 'Numerator' : 'Denominator';
    return found ? notesOn(found, Cells.together([found])[0]!, zone).map(note => `${side}: ${note}`) : [];
  });
  return missing && !notes.length
    ? [`There is no ratio of ${current.label}: one of its sides has no number, or the denominator is 0.`]
    : notes;
}

/** Of numbers typed in: who gave them. */
export function notesOnTyped({ current }: Job, cells: TypedCells): string[] {
  return [
    cells.origin(current) ||
      `No number was typed in for ${current.label}. Add it to \`values\` of the measure, with who gave it and when.`,
  ];
}

/** What the number lacks because it can't be read: nobody should have to look for that in the appendix. */
function unreadable(job: Job, accounts: readonly SourceAccount[]): string[] {
  const files = accounts.flatMap(account => account.files);
  const names = new Set(needsOf(job).map(({ name }) => name));
  const rows = files.reduce((sum, file) => sum + file.used, 0);
  return [...names].flatMap(name => {
    // A column that is read as two types stands in the account twice.
    const inFile = (file: FileAccount): number =>
      Math.max(0, ...file.columns.filter(column => column.name === name).map(column => column.unreadable));
    const count = files.reduce((sum, file) => sum + inFile(file), 0);
    return count
      ? [
          `${count} of ${rows} values under "${name}" can't be read, so their rows don't count. See the data quality, at the end.`,
        ]
      : [];
  });
}

/** Exports that have their headings and nothing below; undefined where one has a row. */
function noRows(accounts: readonly SourceAccount[]): string | undefined {
  const files = accounts.flatMap(account => account.files);
  if (!files.length || files.some(({ read }) => read > 0)) return undefined;
  const names = files.map(({ path }) => path).join(', ');
  return `The ${files.length === 1 ? 'file' : 'files'} ${names} ${files.length === 1 ? 'has' : 'have'} no rows. Export the period again.`;
}

function whyNoNumber(
  { job, undated }: Counted['counting'],
  current: PeriodCell,
  dates: Counted['dates'],
  zone: Zone,
): string {
  const { label } = job.current;
  if (current.coverage === 'none') return outOfReach(job, dates, zone);
  const leftOut = current.leftOut.map(({ label, count }) => `${count} ${label}`).join(', ');
  if (leftOut) return `No row of ${label} counts: ${leftOut}. Check the columns that the measure reads.`;
  const { missing } = undated;
  return missing
    ? `No row belongs to ${label}: ${missing} ${missing === 1 ? 'row has' : 'rows have'} no date under "${job.anchor}". Check the column, or name another under \`anchor\`.`
    : `No row of ${label} passes the KPI's filter. Check \`where\`.`;
}

/** Which dates there are, so that the reader sees what to export or to ask for. */
function outOfReach(job: Job, dates: Counted['dates'], zone: Zone): string {
  const { label } = job.current;
  const several = job.sources.length > 1;
  const source = `${several ? 'sources' : 'source'} "${sourceNames(job)}"`;
  if (!dates)
    return `No file of the ${source} stands for the end of ${label}. Add the export of that period, or choose another with --period.`;
  const column = datesOf(job)!;
  if (dates.first > dates.last)
    return `No row of the ${source} has a date under "${column}", so none belongs to ${label}. Check the column and its format.`;
  const span = `${zone.isoDate(dates.first)} to ${zone.isoDate(dates.last)}`;
  return `The ${source} ${several ? 'have' : 'has'} nothing for ${label}: ${several ? 'their' : 'its'} dates under "${column}" run from ${span}. Add the export of that period, or choose another with --period.`;
}
