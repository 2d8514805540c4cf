/** `csplan data infer FILE...`: what is in an export, as a source that a plan can take. */
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import { gather } from '../data/infer/infer.ts';
import { type Evidence, type Proposal, propose } from '../data/infer/proposal.ts';
import { flow, sourceYaml } from '../data/infer/proposal-yaml.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { visible, wrapped } from '../diagnostic/visible.ts';
import { type Suggestion, suggestedKpis } from '../kpi/explain/suggest.ts';
import { repositoryRoot } from '../plan/config.ts';
import type { PlanDocument } from '../plan/document.ts';
import { insertBlock } from '../plan/edit.ts';
import { loadPlan, shown } from '../plan/read.ts';
import { idOf } from '../scaffold/ids.ts';
import { type AskInfer, askOnTerminal } from './data-infer-questions.ts';
import { Exit, type Io } from './io.ts';
import { readingProgress } from './reading-progress.ts';
import { type Replacement, replaceFiles } from './replace-files.ts';

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
    const first = await proposed(evidence, options, asks);
    const paths = files.map(file => pathInPlan(file, plan, io.cwd));
    const { proposal, id } = await agreed(first, { files, paths, lines, plan, options, asks }, io);
    const suggestions = withFreeIds(suggestedKpis(knownColumns(proposal)), id, plan);
    const yaml = sourceYaml(id, paths, proposal);
    const kpis = chosenKpis(options.kpis, suggestions, id);
    io.out(document(lines, yaml, suggestions, id));
    if (plan) io.err(await outsideNote(files, plan, id, io.cwd));
    if (!plan || !(options.write || (await asks?.confirm(plan.path)))) {
      io.err(nextStep(plan, files));
      return Exit.ok;
    }
    await write(plan, id, yaml, asks ? await asks.kpis(suggestions) : kpis, io);
    return Exit.ok;
  } catch (error) {
    if (!io.signal.aborted && (error as Error).name !== 'ExitPromptError') throw error;
    io.err('\nBroken off; nothing was written.\n');
    return Exit.interrupted;
  }
}

interface Setting {
  files: string[];
  paths: string[];
  lines: string[];
  plan: PlanDocument | undefined;
  options: InferOptions;
  asks: AskInfer | undefined;
}

/** The proposal as it is, or as it comes out of the questions. */
async function agreed(
  proposal: Proposal,
  { files, paths, lines, plan, options, asks }: Setting,
  io: Io,
): Promise<{ proposal: Proposal; id: string }> {
  const id = options.source ?? idOf(nameOf(files[0]!), 'export');
  assertId(id);
  if (!asks) return { proposal, id };
  io.err(`${lines.map(line => `# ${visible(line)}`).join('\n')}\n${sourceYaml(id, paths, proposal)}\n\n`);
  return asks.corrections(proposal, id, taken(plan));
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

const delimiters: Record<string, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars (|)',
};

function fileInWords({ path, read, headers, delimiter, encoding }: FileWords): string {
  const name = { 'utf-8': 'UTF-8', 'latin-1': 'Latin-1' }[encoding] ?? encoding.toUpperCase();
  return `${path}: ${read} rows, ${headers.length} columns, delimited by ${delimiters[delimiter]}, ${name}`;
}

interface FileWords {
  path: string;
  read: number;
  headers: readonly string[];
  delimiter: string;
  encoding: string;
}

async function proposed(
  evidence: Evidence,
  { dateOrder }: InferOptions,
  ask: AskInfer | undefined,
): Promise<Proposal> {
  const given = dateOrder && (dateOrder === 'dmy' ? 'day-first' : 'month-first');
  const proposal = propose(evidence, given);
  if (proposal.ties.length === 0) return proposal;
  if (ask) return propose(evidence, await ask.dateOrder(proposal.ties.map(({ words }) => words)));
  throw new CannotDo(
    `The order of day and month is open: ${proposal.ties.map(({ words }) => words).join('; ')}. No value tells which.`,
    'Say it with --date-order dmy (day first) or --date-order mdy (month first).',
  );
}

function knownColumns({ columns, ofPreset }: Proposal): Parameters<typeof suggestedKpis>[0] {
  return new Map(
    [...ofPreset, ...columns].map(({ name, kind, definition, evidence }) => {
      const values = definition.personal ? [] : [...(evidence.values ?? [])].sort((a, b) => b[1] - a[1]);
      return [name, { kind, largest: evidence.numbers.largest, values: values.map(([text]) => text) }];
    }),
  );
}

/** The YAML with the files in words above it, and the KPIs that the columns allow as comments below it. */
function document(
  lines: readonly string[],
  yaml: string,
  suggestions: readonly Suggestion[],
  id: string,
): string {
  const head = lines.map(line => `# ${visible(line)}`);
  const tail = suggestions.length
    ? [
        '',
        '# These KPIs can be computed from it. One to five are enough; take the # away before those you want.',
        '# kpis:',
        ...suggestions.flatMap(suggestion => kpiLines(suggestion, id).map(line => `# ${line}`)),
      ]
    : [];
  return `${[...head, 'sources:', yaml, ...tail].join('\n')}\n`;
}

function kpiLines({ kpi, sentence }: Suggestion, source: string): string[] {
  return [
    `- id: ${kpi.id}`,
    ...wrapped(visible(sentence), 96).map(line => `  # ${line}`),
    `  name: ${kpi.name}`,
    `  source: ${source}`,
    `  measure: ${flow(kpi.measure as unknown as Record<string, unknown>)}`,
    ...(kpi.stat ? [`  stat: ${kpi.stat}`] : []),
  ];
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

/** Puts the source, and KPIs, into the plan's files; everything else in them stays byte for byte. */
async function write(
  plan: PlanDocument,
  id: string,
  yaml: string,
  kpis: readonly Suggestion[],
  io: Io,
): Promise<void> {
  if (taken(plan).includes(id))
    throw new CannotDo(
      `The plan has a source "${id}" already; nothing was written.`,
      'Give this one another name with --source, or change that one by hand.',
    );
  const entry = yaml.replace(/^ {2}/gm, '');
  const items = kpis.flatMap(kpi => kpiLines(kpi, id));
  const changed = new Map<string, Replacement>();
  const put = (section: 'sources' | 'kpis', block: string) => {
    const { steps, file } = placeOf(plan, section);
    const { path, text } = file.source;
    const before = changed.get(path)?.after ?? text;
    changed.set(path, {
      path: resolve(io.cwd, path),
      shown: path,
      before: text,
      after: inserted(before, steps, block, section),
    });
  };
  put('sources', entry);
  if (items.length) put('kpis', items.join('\n'));
  await replaceFiles([...changed.values()]);
  const names = [...changed.keys()].map(visible).join(', ');
  const kpi = kpis[0]?.kpi.id;
  const next = kpi
    ? `csplan explain ${kpi} --plan ${visible(plan.path)}   shows where its number comes from`
    : `csplan data check ${visible(plan.path)}   shows how its files read`;
  io.err(
    `\nWritten: source "${id}"${items.length ? ` and ${kpis.length} ${kpis.length === 1 ? 'KPI' : 'KPIs'}` : ''} in ${names}\nNext: ${next}\n`,
  );
}

/** The file that holds a section, and the section's place in it. */
function placeOf(
  plan: PlanDocument,
  section: string,
): { steps: string[]; file: PlanDocument['files'][number] } {
  const own = plan.files.find(({ mount }) => mount.length === 1 && mount[0] === section);
  return own ? { steps: [], file: own } : { steps: [section], file: plan.files[0]! };
}

function inserted(text: string, steps: string[], block: string, section: string): string {
  try {
    return insertBlock(text, steps, block);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CannotDo(
      `The ${section} can't be added by csplan: ${error.message}`,
      'Copy them from the output into the plan.',
    );
  }
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
