/** `csplan data import-history`: brings the figures of earlier periods from a spreadsheet into `results/`. */
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import type { SourceRequest } from '../data/source.ts';
import { zone } from '../data/zone.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { visible } from '../diagnostic/visible.ts';
import { evaluate } from '../kpi/evaluate.ts';
import { fiscalCalendar, readPeriod } from '../kpi/periods.ts';
import { type History, type HistoryKpi, readHistory } from '../kpi/results/history.ts';
import { type Import, importing } from '../kpi/results/import.ts';
import { readResults } from '../kpi/results/read.ts';
import { resultsText } from '../kpi/results/write.ts';
import { traits } from '../kpi/traits.ts';
import type { PlanDocument } from '../plan/document.ts';
import { measuredIn } from '../plan/measured.ts';
import { loadPlan, shown } from '../plan/read.ts';
import { basisText, cellText } from '../report/cells.ts';
import { count, formatDate } from '../report/numbers.ts';
import { Exit, type Io } from './io.ts';
import { planPaths } from './plan-paths.ts';
import { resultsWords, writeReportFiles } from './report-files.ts';
import { readDate } from './report-options.ts';

export interface ImportOptions {
  plan?: string;
  asOf?: string;
  /** Supersede figures that are there already. */
  reclose?: boolean;
  because?: string;
}

/** Problems and contradictions that are listed; the rest is counted. */
const listed = 20;

/** 1, with nothing written, where a figure can't be read or contradicts one of a closed period. */
export async function runImportHistory(file: string, options: ImportOptions, io: Io): Promise<number> {
  if (options.reclose && !options.because?.trim())
    throw new CannotDo(
      '--reclose needs a reason, which is kept with the figures.',
      'Add one, for example: --reclose --because "The board paper had the final count"',
    );
  const document = await planOf(options, io);
  const { plan, folder } = document;
  const asOf = options.asOf
    ? readDate(options.asOf, '--as-of')
    : zone(plan.calendar?.timezone ?? 'UTC').isoDate(io.now().getTime());
  const kpis = await kpisOf(document, asOf);
  const text = await textOf(resolve(io.cwd, file), visible(file));
  const history = readHistory({ text, kpis, calendar: fiscalCalendar(plan.calendar), asOf });
  if (history.problems.length) {
    io.err(problemWords(history, file));
    return Exit.findings;
  }
  const shownIn = (id: string) => kpis.find(kpi => kpi.id === id)?.shownIn ?? null;
  const found = importing(history.rows, await readResults(folder), shownIn);
  if (found.conflicts.length && !options.reclose) {
    io.err(conflictWords(found, kpis));
    return Exit.findings;
  }
  const files = found.files({ asOf, version: packageJson.version }, options.because ?? null);
  await writeReportFiles(
    files.map(({ path, rows }) => ({ path: join(folder, path), content: resultsText(rows) })),
    io.signal,
    resultsWords,
  );
  io.out(accountWords(history, found, file));
  if (files.length)
    io.err(
      nextWords(
        files.map(({ path }) => shown(relative(io.cwd, join(folder, path)))),
        document,
      ),
    );
  return Exit.ok;
}

async function planOf({ plan }: ImportOptions, io: Io): Promise<PlanDocument> {
  const paths = plan === undefined ? await planPaths(io.cwd) : [plan];
  if (paths.length > 1)
    throw new CannotDo(
      `There are ${paths.length} plans here: ${paths.join(', ')}.`,
      `Name the one that the figures belong to, for example --plan ${paths[0]}`,
    );
  const document = await loadPlan(paths[0]!, io.cwd);
  if (
    document.findings.some(
      ({ severity, ruleId }) => severity === 'error' && /^(?:syntax|schema)\//.test(ruleId),
    )
  )
    throw new CannotDo(
      `${visible(document.path)} can't be read as a plan.`,
      `csplan lint ${visible(document.path)} shows what has to be mended first.`,
    );
  return document;
}

/** What each KPI measures, without reading an export. */
async function kpisOf({ plan, folder }: PlanDocument, asOf: string): Promise<HistoryKpi[]> {
  const calendar = fiscalCalendar(plan.calendar);
  const read = async ({ id }: SourceRequest) => ({
    id,
    kind: 'records' as const,
    sensitive: false,
    files: [],
  });
  const period = readPeriod(undefined, asOf, calendar);
  const { kpis, watch } = await evaluate({ plan, folder, root: folder, period, asOf, read });
  return [...kpis, ...watch].map(
    ({ id, name, stat, unit, shownIn, minSample, definitionHash, scopeHash, notes }) => {
      const written = measuredIn(plan).find(kpi => kpi.id === id)!;
      const scale = traits(written, stat);
      const sources = [written.source ?? []].flat().flatMap(source => plan.sources?.[source] ?? []);
      return {
        ...{ id, name, stat, unit, shownIn, minSample },
        ...(scale ? { min: scale.min, max: scale.max } : { lacks: notes[0] ?? 'it has no measure' }),
        sensitive: sources.some(source => source.kind === 'survey' || source.personal === true),
        definition: definitionHash,
        scope: scopeHash,
      };
    },
  );
}

async function textOf(path: string, shown: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new CannotDo(`There is no file ${shown}.`, 'Check the path.');
    if (error.code === 'EISDIR') throw new CannotDo(`${shown} is a folder.`, 'Name a CSV file in it.');
    throw error;
  });
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
    throw new CannotDo(
      `${shown} is a workbook, not a CSV file.`,
      'Open it, choose Save as, CSV UTF-8, and import what that gives.',
    );
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function problemWords({ problems, figures }: History, file: string): string {
  const lines = [...problems]
    .sort((a, b) => a.line - b.line)
    .slice(0, listed)
    .map(({ line, message }) => `${visible(file)}:${line}  ${visible(message)}\n`);
  const more = problems.length > listed ? `and ${count(problems.length - listed)} more\n` : '';
  const whole = figures === 0 && problems.length === 1;
  return `${lines.join('')}${more}\nNothing was taken of ${visible(file)}${whole ? '' : `: ${count(problems.length)} of its ${count(figures)} figures can't be read`}.\n  Mend the lines above in the spreadsheet and import it again.\n`;
}

function conflictWords({ conflicts }: Import, kpis: readonly HistoryKpi[]): string {
  const lines = conflicts.slice(0, listed).map(({ row, before }) => {
    const { name, shownIn } = kpis.find(({ id }) => id === row.kpi)!;
    const words = (figure: typeof before | typeof row) => {
      const value = cellText(figure, { unit: figure.unit, shownIn });
      return figure.n === null ? value : `${value} (${basisText(figure)})`;
    };
    const how = before.origin === 'imported' ? 'imported' : 'reported';
    return `  ${visible(name)}, ${row.period.id}: ${words(before)} ${how} on ${formatDate(before.asOf)}, ${words(row)} in line ${row.line}\n`;
  });
  const more = conflicts.length > listed ? `  and ${count(conflicts.length - listed)} more\n` : '';
  return `${conflicts.length === 1 ? 'A figure contradicts one' : `${count(conflicts.length)} figures contradict those`} of closed periods, so nothing was written:\n${lines.join('')}${more}  If the file is right, keep both: --reclose --because "..." adds its figures with the reason, and the earlier ones stay as superseded.\n`;
}

/** Every figure of the file, once. */
function accountWords({ figures, empty, repeated, unused }: History, found: Import, file: string): string {
  const parts = [
    [found.taken.length, 'taken'],
    [found.known.length, 'there already'],
    [empty.length, 'without a value'],
    [repeated.length, 'repeated'],
  ] as const;
  const words = parts.flatMap(([amount, what]) => (amount ? [`${count(amount)} ${what}`] : []));
  const others = unused.length ? `Columns that were not used: ${unused.map(visible).join(', ')}.\n` : '';
  return `${visible(file)}: ${count(figures)} ${figures === 1 ? 'figure' : 'figures'}${words.length ? `, ${words.join(', ')}` : ''}.\n${others}`;
}

function nextWords(files: readonly string[], { plan, path }: PlanDocument): string {
  const list = files.map(file => `  ${visible(file)}\n`).join('');
  return `\nWritten\n${list}\nThe figures count as imported, by the KPIs' present definitions. To see them: csplan report ${visible(path)}\nTo keep them: git add ${files.map(visible).join(' ')} && git commit -m "History of ${visible(plan.id)}"\n`;
}
