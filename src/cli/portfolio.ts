/** `csplan portfolio`: all plans of a repository in one page. */
import { join, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { zone } from '../data/zone.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { visible } from '../diagnostic/visible.ts';
import { ConfigReader, findConfig } from '../plan/config.ts';
import { chosen, type LoadedConfig } from '../plan/config-cascade.ts';
import { renderPortfolioHtml } from '../report/portfolio/html.ts';
import { renderPortfolioJson } from '../report/portfolio/json.ts';
import { renderPortfolioMarkdown } from '../report/portfolio/markdown.ts';
import { type PlanEntry, planEntry } from '../report/portfolio/plan-entry.ts';
import { type Portfolio, portfolio, type UnreadPlan } from '../report/portfolio/portfolio.ts';
import { renderPortfolioTerminal } from '../report/portfolio/terminal.ts';
import { type EvaluatedPlan, evaluatePlans, noExports } from './evaluate-plans.ts';
import { Exit, type Io } from './io.ts';
import { paletteOf } from './palette.ts';
import { plansOf } from './plan-paths.ts';
import { writeReportFiles } from './report-files.ts';
import { readDate, wantsAscii } from './report-options.ts';
import { namedTargets } from './targets.ts';
import { fromHere, writtenText } from './written-files.ts';

export interface PortfolioOptions {
  period?: string;
  asOf?: string;
  /** `md,html,json` in any order. */
  format?: string;
  out?: string;
  stdout?: boolean;
  /** From closed periods alone: no export is opened. */
  closed?: boolean;
  failOn?: 'missed' | 'silent';
  ascii?: boolean;
}

const renderers = {
  md: renderPortfolioMarkdown,
  html: renderPortfolioHtml,
  json: renderPortfolioJson,
};
type Format = keyof typeof renderers;
const formats = Object.keys(renderers) as Format[];

/** Plans that are evaluated together: those that share an export have it read once for so many of them. */
const atOnce = 250;

/**
 * 1 where a plan can't be read or computed, the page shows it all the same; and where `--fail-on` finds what it names.
 */
export async function runPortfolio(paths: string[], options: PortfolioOptions, io: Io): Promise<number> {
  const wanted = readFormats(options);
  const configs = new ConfigReader(io.cwd);
  const targets = await namedTargets(paths, false, io.cwd, configs);
  const plans = targets.filter(({ kind }) => kind === 'folder' || kind === 'file').map(({ path }) => path);
  const config = await findConfig(io.cwd, io.cwd, configs);
  const found = await entriesOf(plans, options, io);
  if (io.signal.aborted) return Exit.interrupted;
  const model = portfolio({
    ...found,
    units: await unitsAskedFor(config, plans, io.cwd),
    asOf: asOfDay(found.plans, config, options, io),
    version: packageJson.version,
  });
  await deliver(model, wanted, options, io);
  const failed = {
    missed: model.behind.length > 0,
    silent: model.silent.length > 0 || Boolean(model.unitsWithoutPlan?.length),
  };
  return model.unread.length || (options.failOn && failed[options.failOn]) ? Exit.findings : Exit.ok;
}

function readFormats({ format, stdout }: PortfolioOptions): Format[] {
  const named = (format ?? '')
    .split(',')
    .map(name => name.trim().toLowerCase())
    .filter(Boolean);
  for (const name of named) {
    if ((formats as string[]).includes(name)) continue;
    const meant = nearest(name, formats);
    throw new CannotDo(
      `There is no portfolio format "${name}".`,
      `${meant ? `Did you mean ${meant}? ` : ''}The formats are ${formats.join(', ')}; several are written with commas.`,
    );
  }
  if (stdout && new Set(named).size !== 1)
    throw new CannotDo(
      '--stdout writes one document, so it needs one format.',
      'For example: csplan portfolio --format md --stdout',
    );
  return formats.filter(name => named.includes(name));
}

/** What each plan brings; of a plan only that is kept, so that memory does not grow with their texts. */
async function entriesOf(
  paths: readonly string[],
  options: PortfolioOptions,
  io: Io,
): Promise<{ plans: PlanEntry[]; unread: UnreadPlan[] }> {
  const found: { plans: PlanEntry[]; unread: UnreadPlan[] } = { plans: [], unread: [] };
  const failed: unknown[] = [];
  const figures = {
    withoutExports: true,
    ...(options.period !== undefined && { period: options.period }),
    ...(options.asOf !== undefined && { asOf: options.asOf }),
    ...(options.closed && { read: noExports('csplan portfolio without --closed reads them.') }),
  };
  for (let start = 0; start < paths.length && !io.signal.aborted; start += atOnce) {
    const batch = paths.slice(start, start + atOnce);
    const outcomes = await evaluatePlans(batch, figures, 'so the portfolio has no figures of it', io);
    for (const [i, outcome] of outcomes.entries()) take(outcome, batch[i]!, found);
    failed.push(...outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : [])));
  }
  // What fails for each of them is no matter of the plans: a period that there is not, a path that leads nowhere.
  if (failed.length && failed.length === paths.length) throw failed[0];
  return found;
}

function take(
  outcome: PromiseSettledResult<EvaluatedPlan | undefined>,
  path: string,
  found: { plans: PlanEntry[]; unread: UnreadPlan[] },
): void {
  if (outcome.status === 'rejected') {
    // What can't be done for one plan is told beside the others; a fault of csplan is told as one.
    if (!(outcome.reason instanceof CannotDo)) throw outcome.reason;
    found.unread.push({ path, why: outcome.reason.message });
  } else if (!outcome.value)
    found.unread.push({ path, why: 'It can’t be read as a plan; csplan lint shows why.' });
  else {
    const { document, planPath, evaluation } = outcome.value;
    found.plans.push(planEntry(document.plan, planPath, evaluation));
  }
}

/** Null where no unit is named, or where plans of the configuration are not among those that are looked at. */
async function unitsAskedFor(
  config: LoadedConfig,
  plans: readonly string[],
  cwd: string,
): Promise<readonly string[] | null> {
  const units = chosen(config, 'units')?.value;
  const layer = config.layers.find(({ counts, files }) => counts && files.some(({ config }) => config.units));
  if (!units?.length || !layer) return null;
  const seen = new Set(plans.map(path => resolve(cwd, path)));
  return [...(await plansOf(layer))].every(path => seen.has(path)) ? units : null;
}

function asOfDay(
  plans: readonly PlanEntry[],
  config: LoadedConfig,
  { asOf }: PortfolioOptions,
  io: Io,
): string {
  if (asOf !== undefined) return readDate(asOf, '--as-of');
  const [first] = plans;
  return first?.asOf ?? chosen(config, 'as_of')?.value ?? zone('UTC').isoDate(io.now().getTime());
}

async function deliver(
  model: Portfolio,
  wanted: readonly Format[],
  options: PortfolioOptions,
  io: Io,
): Promise<void> {
  if (options.stdout) {
    io.out(renderers[wanted[0]!](model));
    return;
  }
  const folder = resolve(io.cwd, options.out ?? 'portfolio');
  const name = model.header.periods[0]?.period.id ?? model.header.asOf;
  const files = wanted.map(format => ({
    path: join(folder, `${name}.${format}`),
    content: renderers[format](model),
  }));
  if (files.length) await writeReportFiles(files, io.signal);
  const written = files.map(file => fromHere(file.path, io.cwd));
  const ascii = wantsAscii(options, io);
  io.out(
    renderPortfolioTerminal(model, { width: io.columns ?? 80, ascii, palette: paletteOf(io) }) +
      writtenText(written, ascii),
  );
  io.err(
    wanted.length
      ? `\nTo keep it: git add ${written.map(visible).join(' ')} && git commit -m "Portfolio ${name}"\n`
      : `\nNext: ${io.command} portfolio --format html   writes the page to a file\n`,
  );
}
