/** `csplan data infer FILE...`: what is in an export, as a source that a plan can take. */
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import type { DateOrder } from '../data/date-evidence.ts';
import { gather } from '../data/infer/infer.ts';
import { type Evidence, type Proposal, propose } from '../data/infer/proposal.ts';
import { sourceYaml } from '../data/infer/proposal-yaml.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { visible } from '../diagnostic/visible.ts';
import { type Suggestion, suggestedKpis } from '../kpi/explain/suggest.ts';
import { repositoryRoot } from '../plan/config.ts';
import type { PlanDocument } from '../plan/document.ts';
import { idOf } from '../plan/ids.ts';
import { loadPlan, shown } from '../plan/read.ts';
import { type AskInfer, askOnTerminal, type Correction } from './data-infer-questions.ts';
import { Exit, type Io } from './io.ts';
import { fileInWords, proposalText } from './proposal-text.ts';
import { writeIntoPlan } from './proposal-writing.ts';
import { readingProgress } from './reading-progress.ts';

export interface InferOptions {
  plan?: string;
  source?: string;
  dateOrder?: 'dmy' | 'mdy';
  write?: boolean;
  /** Ids of proposed KPIs to write as well, with commas. */
  kpis?: string;
}

/** @throws CannotDo where the order of day and month has to be said, and for whatever can't be read or written */
export async function runDataInfer(
  files: string[],
  options: InferOptions,
  io: Io,
  ask: AskInfer = askOnTerminal,
): Promise<number> {
  if (options.write && !options.plan)
    throw new CannotDo('--write needs a plan to write to.', 'Add --plan and the folder of the plan.');
  const plan = options.plan === undefined ? undefined : await loadPlan(options.plan, io.cwd);
  const asks = io.interactive && !options.write ? ask : undefined;
  try {
    const { evidence, lines } = await readEvidence(files, io);
    if (io.signal.aborted) return Exit.interrupted;
    const paths = files.map(file => pathInPlan(file, plan, io.cwd));
    const setting = { evidence, paths, lines, plan, options, id: idFor(files, options) };
    const decision = asks ? await agreed(setting, asks, io) : unasked(setting);
    const { proposal, id, suggestions, kpis, isWanted } = decision;
    const yaml = sourceYaml(id, paths, proposal);
    io.out(proposalText(lines, yaml, suggestions, id));
    if (plan) io.err(await outsideNote(files, plan, id, io.cwd));
    if (plan && isWanted) await writeIntoPlan(plan, id, yaml, kpis, io);
    else io.err(nextStep(plan, files));
    return Exit.ok;
  } catch (error) {
    if (!io.signal.aborted && (error as Error).name !== 'ExitPromptError') throw error;
    io.err('\nBroken off; nothing was written.\n');
    return Exit.interrupted;
  }
}

interface Setting {
  evidence: Evidence;
  paths: string[];
  lines: string[];
  plan: PlanDocument | undefined;
  options: InferOptions;
  /** What the source is called unless the person says otherwise. */
  id: string;
}

interface Decision extends Correction {
  suggestions: Suggestion[];
  /** To be written along. */
  kpis: Suggestion[];
  /** The plan is to have it. */
  isWanted: boolean;
}

function idFor(files: string[], { source }: InferOptions): string {
  const id = source ?? idOf(nameOf(files[0]!), 'export');
  assertId(id);
  return id;
}

/** The proposal as it is. */
function unasked({ evidence, plan, options, id }: Setting): Decision {
  const proposal = propose(evidence, givenOrder(options));
  if (proposal.ties.length)
    throw new CannotDo(
      `The order of day and month is open: ${tiesOf(proposal).join('; ')}. No value tells which.`,
      'Say it with --date-order dmy (day first) or --date-order mdy (month first).',
    );
  return decisionOf({ proposal, id }, plan, options, options.write === true);
}

function decisionOf(
  { proposal, id }: Correction,
  plan: PlanDocument | undefined,
  options: InferOptions,
  isWanted: boolean,
): Decision {
  const suggestions = withFreeIds(suggestedKpis(knownColumns(proposal)), id, plan);
  return { proposal, id, suggestions, kpis: chosenKpis(options.kpis, suggestions, id), isWanted };
}

/** The proposal as it comes out of the questions; each but the first leads back to the one before it. */
async function agreed(setting: Setting, asks: AskInfer, io: Io): Promise<Decision> {
  const { evidence, paths, lines, plan, options } = setting;
  for (;;) {
    const asFound = propose(evidence, givenOrder(options));
    const canGoBack = asFound.ties.length > 0;
    const proposal = canGoBack ? propose(evidence, await asks.dateOrder(tiesOf(asFound))) : asFound;
    let shownYaml = sourceYaml(setting.id, paths, proposal);
    io.err(`${lines.map(line => `# ${visible(line)}`).join('\n')}\n${shownYaml}\n\n`);
    let current: Correction = { proposal, id: setting.id };
    for (let isNamed = false; ; isNamed = true) {
      const given = { taken: taken(plan), isNamed, canGoBack };
      const corrected = await asks.corrections(current.proposal, current.id, given);
      if (!corrected) break;
      current = corrected;
      const yaml = sourceYaml(current.id, paths, current.proposal);
      if (plan && yaml !== shownYaml) io.err(`\n${yaml}\n\n`);
      shownYaml = yaml;
      const decision = await written(current, plan, options, asks);
      if (decision) return decision;
    }
  }
}

/** Whether the plan is to have it, and with which KPIs; undefined where the person goes back. */
async function written(
  correction: Correction,
  plan: PlanDocument | undefined,
  options: InferOptions,
  asks: AskInfer,
): Promise<Decision | undefined> {
  const decision = decisionOf(correction, plan, options, false);
  if (!plan) return decision;
  for (;;) {
    const isWanted = await asks.confirm(plan.path);
    if (isWanted === undefined) return undefined;
    if (!isWanted) return decision;
    const kpis = options.kpis === undefined ? await asks.kpis(decision.suggestions) : decision.kpis;
    if (kpis) return { ...decision, kpis, isWanted };
  }
}

function givenOrder({ dateOrder }: InferOptions): DateOrder | undefined {
  return dateOrder && (dateOrder === 'dmy' ? 'day-first' : 'month-first');
}

function tiesOf({ ties }: Proposal): string[] {
  return ties.map(({ words }) => words);
}

async function readEvidence(files: string[], io: Io): Promise<{ evidence: Evidence; lines: string[] }> {
  const progress = readingProgress(io);
  try {
    const { evidence, files: accounts } = await gather({
      files: files.map(file => resolve(io.cwd, file)),
      folder: io.cwd,
      onProgress: progress.show,
      signal: io.signal,
    });
    const issues = accounts.flatMap(({ path, issues }) =>
      issues.filter(({ severity }) => severity !== 'info').map(({ message }) => `${path}: ${message}`),
    );
    return { evidence, lines: [...accounts.map(fileInWords), ...issues] };
  } finally {
    progress.clear();
  }
}

function knownColumns({ columns, ofPreset }: Proposal): Parameters<typeof suggestedKpis>[0] {
  return new Map(
    [...ofPreset, ...columns].map(({ name, kind, definition, evidence }) => {
      const values = definition.personal ? [] : [...(evidence.values ?? [])].sort((a, b) => b[1] - a[1]);
      return [name, { kind, largest: evidence.numbers.largest, values: values.map(([text]) => text) }];
    }),
  );
}

/** Where the plan has a KPI of that id already, the source's name stands before it. */
function withFreeIds(
  suggestions: readonly Suggestion[],
  source: string,
  plan: PlanDocument | undefined,
): Suggestion[] {
  const ids = plan ? takenKpis(plan) : [];
  return suggestions.map(({ kpi, sentence }) => {
    if (!ids.includes(kpi.id)) return { kpi, sentence };
    let free = `${source}-${kpi.id}`;
    for (let number = 2; ids.includes(free); number++) free = `${source}-${kpi.id}-${number}`;
    return { kpi: { ...kpi, id: free }, sentence };
  });
}

function chosenKpis(
  written: string | undefined,
  suggestions: readonly Suggestion[],
  source: string,
): Suggestion[] {
  const ids = (written ?? '')
    .split(',')
    .map(id => id.trim())
    .filter(Boolean);
  return ids.map(id => {
    const found = suggestions.find(({ kpi }) => kpi.id === id || kpi.id === `${source}-${id}`);
    if (found) return found;
    throw new CannotDo(
      `"${visible(id)}" is not among the proposed KPIs.`,
      `They are: ${suggestions.map(({ kpi }) => kpi.id).join(', ') || 'none for these columns'}.`,
    );
  });
}

function assertId(id: string): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    throw new CannotDo(
      `"${visible(id)}" can't be the name of a source.`,
      'Write lower-case letters, digits and hyphens, for example requests or phone-calls.',
    );
}

function taken(plan: PlanDocument | undefined): string[] {
  return Object.keys(plan?.plan.sources ?? {});
}

function takenKpis(plan: PlanDocument): string[] {
  return (plan.plan.kpis ?? []).map(({ id }) => id);
}

/** As `files` has it: from the plan's folder where there is a plan, with `/`. */
function pathInPlan(file: string, plan: PlanDocument | undefined, cwd: string): string {
  const absolute = resolve(cwd, file);
  return shown(plan ? relative(plan.folder, absolute) : isAbsolute(file) ? file : relative(cwd, absolute));
}

function nameOf(file: string): string {
  const name = basename(file).replace(/\.(csv|tsv|txt)(\.gz)?$/i, '');
  return /[a-z]/i.test(name.replace(/[*?[\]{}]/g, '')) ? name : basename(dirname(file));
}

/** A plan reads files of its own project only. */
async function outsideNote(files: string[], plan: PlanDocument, id: string, cwd: string): Promise<string> {
  const root = (await repositoryRoot(plan.folder)) ?? plan.folder;
  const outside = files.filter(file => relative(root, resolve(cwd, file)).startsWith('..'));
  if (outside.length === 0) return '';
  return `\n${outside.map(visible).join(', ')} ${outside.length === 1 ? 'lies' : 'lie'} outside of the plan's project, and a plan reads files of its project only.\n  Put the export there and infer again, or name it on each run: --source ${id}=PATH\n`;
}

function nextStep(plan: PlanDocument | undefined, files: string[]): string {
  const command = `csplan data infer ${files.map(visible).join(' ')}`;
  return plan
    ? `\nNext: ${command} --plan ${visible(plan.path)} --write   puts the source into the plan; --kpis ID,ID takes KPIs along\n`
    : `\nNext: put it into a plan: ${command} --plan FOLDER --write   (csplan init writes a plan)\n`;
}
