/** `csplan report --close`: keeps a period's figures beside the plan, so that they outlive the exports. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { visible } from '../diagnostic/visible.ts';
import type { Evaluation, KpiResult } from '../kpi/evaluation.ts';
import { closing, type Difference } from '../kpi/results/close.ts';
import type { ClosedPeriods } from '../kpi/results/closed-periods.ts';
import type { DraftRow } from '../kpi/results/closing-rows.ts';
import { resultsFolder } from '../kpi/results/read.ts';
import { resultsText } from '../kpi/results/write.ts';
import { basisText, boundsText, cellText } from '../report/cells.ts';
import { count, formatDate } from '../report/numbers.ts';
import { lookOf } from '../report/status.ts';
import type { ReportFile } from './report-files.ts';
import type { ReportOptions } from './report-options.ts';

export interface CloseRequest {
  evaluation: Evaluation;
  closed: ClosedPeriods;
  /** Absolute folder of the plan. */
  folder: string;
  planId: string;
  options: Pick<ReportOptions, 'force' | 'reclose' | 'because'>;
  version: string;
  /** Errors in the exports' data. */
  errors: number;
  /** A path as the user would type it. */
  shown(path: string): string;
}

/** What to write and what to say; without a file nothing is to be written. */
export interface CloseOutcome {
  file: ReportFile | null;
  /** The closed periods with that file. */
  closed: ClosedPeriods | null;
  /** The file holds other figures, and nobody said that they are to be superseded. */
  isRefused: boolean;
  words: string;
}

/** Differences that are listed; the rest is counted. */
const listed = 20;

/**
 * @throws CannotDo where there is nothing to keep, and where the figures may still change or may be wrong and
 * nobody took that upon them with --force
 */
export function closePeriod(request: CloseRequest): CloseOutcome {
  const { evaluation, closed, options } = request;
  const { drafts, period, asOf } = evaluation;
  if (!drafts.length) throw nothingToClose(request);
  if (!options.force) assertFinal(request);
  const name = `${resultsFolder}/${period.id}.csv`;
  const path = join(request.folder, resultsFolder, `${period.id}.csv`);
  const existing = closed.files.find(file => file.path === name)?.rows ?? [];
  const plan = closing(existing, drafts);
  const shown = request.shown(path);
  if (plan.differences.length && !options.reclose)
    return {
      file: null,
      closed: null,
      isRefused: true,
      words: differenceWords(plan.differences, evaluation, shown),
    };
  const rows = plan.rows({ asOf, version: request.version, note: options.because ?? null });
  if (rows.length === existing.length)
    return {
      file: null,
      closed: null,
      isRefused: false,
      words: `${period.label} is closed already, with these figures: ${visible(shown)}. Nothing was written.\n`,
    };
  const text = resultsText(rows);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    file: { path, content: text },
    closed: closed.with({ path: name, sha256, rows }),
    isRefused: false,
    words: closedWords(request, drafts, plan.differences.length, shown),
  };
}

function nothingToClose({ evaluation }: CloseRequest): CannotDo {
  const { period } = evaluation;
  const measured = [...evaluation.kpis, ...evaluation.watch];
  const recorded = measured.some(({ current }) => current.coverage === 'recorded');
  return new CannotDo(
    `${period.label} can't be closed: no export here has a figure of it.`,
    recorded
      ? 'What results/ has of it stays as it is.'
      : (measured.find(({ notes }) => notes.length)?.notes[0] ?? 'Add a KPI and its export to the plan.'),
  );
}

/** A closed figure is one that nobody expects to change. */
function assertFinal({ evaluation, errors }: CloseRequest): void {
  const { period, asOf, drafts, kpis, watch } = evaluation;
  const partial = new Set(
    drafts.filter(row => row.provisional && row.period.id === period.id).map(row => row.kpi),
  );
  const reasons = [
    asOf < period.end ? `it is not over on ${formatDate(asOf)}` : '',
    asOf >= period.end && partial.size
      ? `the exports do not reach over all of it for ${namesOf([...kpis, ...watch], partial)}`
      : '',
    errors ? `the exports hold ${errors === 1 ? 'an error' : `${count(errors)} errors`}` : '',
  ].filter(Boolean);
  if (reasons.length)
    throw new CannotDo(
      `${period.label} can't be closed yet: ${reasons.join(', and ')}. Its figures may still change.`,
      'Bring what is missing, or say why it is closed all the same: --force --because "..." keeps the reason with the figures.',
    );
}

function namesOf(kpis: readonly KpiResult[], ids: ReadonlySet<string>): string {
  return kpis
    .filter(({ id }) => ids.has(id))
    .map(({ name }) => visible(name))
    .join(', ');
}

function closedWords(
  { evaluation, planId }: CloseRequest,
  drafts: readonly DraftRow[],
  superseded: number,
  shown: string,
): string {
  const { period, kpis, watch } = evaluation;
  const kept = new Set(drafts.map(({ kpi }) => kpi));
  const without = [...kpis, ...watch].filter(({ id }) => !kept.has(id)).map(({ name }) => visible(name));
  const earlier = superseded ? ' The figures that were reported before stay in it as superseded.' : '';
  return [
    `Closed ${period.label}: ${count(drafts.length)} figures of ${kept.size} ${kept.size === 1 ? 'KPI' : 'KPIs'} in ${visible(shown)}.${earlier}`,
    without.length
      ? `  No export here has a figure of ${without.join(', ')}, so nothing new is kept of it.`
      : '',
    `  To keep it: git add ${visible(shown)} && git commit -m "Close ${planId} ${period.id}"`,
  ]
    .filter(Boolean)
    .map(line => `${line}\n`)
    .join('');
}

function differenceWords(all: readonly Difference[], evaluation: Evaluation, shown: string): string {
  const { period, kpis } = evaluation;
  const reported = all.find(({ before }) => before)?.before?.asOf;
  const lines = all.slice(0, listed).map(difference => `  ${visible(oneDifference(difference, kpis))}\n`);
  const more = all.length > listed ? `  and ${count(all.length - listed)} more\n` : '';
  return (
    `${period.label} was closed${reported ? ` on ${formatDate(reported)}` : ''} with other figures (${visible(shown)}), so nothing was written.\n` +
    lines.join('') +
    more +
    '  If the new ones are right, keep both: --reclose --because "..." adds them with the reason, and the earlier ones stay as superseded.\n'
  );
}

function oneDifference({ before, now }: Difference, kpis: readonly KpiResult[]): string {
  const row = (now ?? before)!;
  const kpi = kpis.find(({ id }) => id === row.kpi);
  const where = [
    row.period.id,
    kpi?.name ?? row.kpi,
    row.stat,
    row.goal && `goal ${row.goal}`,
    row.breakdown && `${row.breakdown}: ${row.group}`,
  ];
  const words = (figure: DraftRow | undefined) => (figure ? figureWords(figure, kpi) : 'not there');
  const [earlier, later] = [words(before), words(now)];
  const how = earlier === later ? `${earlier}, ${otherwise(before!, now!)}` : `${earlier} → ${later}`;
  return `${where.filter(Boolean).join(', ')}: ${how}`;
}

function figureWords(row: DraftRow, kpi: KpiResult | undefined): string {
  const scale = { unit: row.unit, shownIn: kpi?.shownIn ?? null };
  return [
    cellText(row, scale),
    row.n === null ? '' : `(${basisText(row)})`,
    row.course ? `course ${boundsText(row.course, scale)}` : '',
    row.status ? lookOf(row.status).word : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** What differs where the figure reads the same. */
function otherwise(before: DraftRow, now: DraftRow): string {
  if (before.definition !== now.definition) return 'by another definition';
  if (before.scope !== now.scope) return 'of other rows of a shared definition';
  if (before.provisional !== now.provisional)
    return now.provisional ? 'now provisional' : 'no longer provisional';
  return 'with other rows counted or left out';
}
