/** `csplan render`: the plan as documents that people read. */
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { CannotDo } from '../diagnostic/faults.ts';
import { visible } from '../diagnostic/visible.ts';
import { definitionWords } from '../kpi/definition-words.ts';
import { lentFrom } from '../plan/origins.ts';
import { shown } from '../plan/read.ts';
import { fingerprintOf } from '../report/canonical.ts';
import { calendarFile } from '../report/document/calendar-file.ts';
import { documentHtml } from '../report/document/html.ts';
import { documentMarkdown } from '../report/document/markdown.ts';
import type { DocumentModel } from '../report/document/model.ts';
import { namesIn } from '../report/document/names.ts';
import { type PublicFigures, publicPage } from '../report/document/parts/public-page.ts';
import { roleCards } from '../report/document/parts/role-cards.ts';
import { staffDigest } from '../report/document/parts/staff-digest.ts';
import { staffSummary } from '../report/document/parts/staff-summary.ts';
import { toolkit } from '../report/document/parts/toolkit.ts';
import type { Told } from '../report/document/told.ts';
import { wholePlan } from '../report/document/whole-plan.ts';
import { draftHint } from './draft-hint.ts';
import { Exit, type Io } from './io.ts';
import { type OpenPlan, openPlan } from './open-plan.ts';
import { planPaths } from './plan-paths.ts';
import {
  type Choice,
  type Format,
  type Part,
  type RenderOptions,
  readChoice,
  type Wanted,
} from './render-options.ts';
import { type RefusalWords, type ReportFile, writeReportFiles } from './report-files.ts';
import { fromHere } from './written-files.ts';

const documentWords: RefusalWords = {
  what: 'The documents',
  help: 'Name another folder with --out, or take one of them from standard output with --stdout.',
};

/**
 * Writes the documents of each plan in turn. 1 where a plan can't be read as a plan; the others are written all the
 * same. 130 when interrupted, with nothing half-written.
 */
export async function runRender(paths: string[], options: RenderOptions, io: Io): Promise<number> {
  const plans = paths.length ? paths : await planPaths(io.cwd);
  const choice = readChoice(options, plans.length);
  let code: number = Exit.ok;
  for (const path of plans) {
    if (io.signal.aborted) return Exit.interrupted;
    const open = await openPlan(path, options.asOf, io, 'so there is no document');
    if (open) await renderPlan(open, choice, { options, several: plans.length > 1 }, io);
    else code = Exit.findings;
  }
  return io.signal.aborted ? Exit.interrupted : code;
}

interface Request {
  options: RenderOptions;
  several: boolean;
}

async function renderPlan(open: OpenPlan, choice: Choice, request: Request, io: Io): Promise<void> {
  const { options, several } = request;
  const wanted = publishable(open, choice, io);
  const told = toldOf(open, io.cwd);
  const figures = wanted.some(({ part }) => part === 'public')
    ? await figuresFor(open, options, io)
    : undefined;
  const texts = textsOf(told, wanted, figures);
  if (!texts.length)
    throw new CannotDo(
      `${visible(open.document.path)} has no dates yet, so there is no calendar of it.`,
      'Fix the dates of the next reviews under review_dates.',
    );
  if (options.stdout) {
    io.out(texts[0]!.text);
    io.err(draftHint(open, partsOf(wanted)));
    return;
  }
  const folder = resolve(
    io.cwd,
    options.out ?? join(open.document.folder, 'documents'),
    options.out && several ? told.plan.id : '',
  );
  const files: ReportFile[] = texts.map(({ name, text }) => ({ path: join(folder, name), content: text }));
  await writeReportFiles(files, io.signal, documentWords);
  const written = files.map(({ path }) => fromHere(path, io.cwd));
  io.out(
    `${visible(told.plan.title || told.plan.id)}\n${written.map(path => `  ${visible(path)}\n`).join('')}`,
  );
  io.err(nextSteps(written, told) + draftHint(open, partsOf(wanted)) + (several ? '\n' : ''));
}

/** Evaluation and its readers of exports are loaded for the public page alone. */
async function figuresFor(
  open: OpenPlan,
  { period }: RenderOptions,
  io: Io,
): Promise<PublicFigures | undefined> {
  const { publicFigures } = await import('./render-figures.ts');
  return publicFigures(open, period, io);
}

/** Without the public page where the plan does not allow it. */
function publishable({ document }: OpenPlan, { wanted, isAll }: Choice, io: Io): readonly Wanted[] {
  if (document.plan.publish === true || wanted.every(({ part }) => part !== 'public')) return wanted;
  const path = visible(document.path);
  const help = 'Write publish: true into plan.yaml when it may be shown to everybody.';
  if (!isAll)
    throw new CannotDo(`${path} does not say that it may be published, so it has no public page.`, help);
  io.err(`No public page for ${path}: it does not say that it may be published.\n  ${help}\n`);
  return wanted.filter(({ part }) => part !== 'public');
}

function toldOf({ document, root, asOf }: OpenPlan, cwd: string): Told {
  const { plan, organization } = document;
  return {
    plan,
    names: namesIn(plan),
    asOf,
    organization: organization?.plan,
    sharedObjectives: new Set(
      (plan.objectives ?? []).filter((_, i) => lentFrom(document, `/objectives/${i}`)).map(({ id }) => id),
    ),
    definitionOf: kpi => definitionWords(plan, kpi, asOf),
    madeFrom: {
      path: shown(relative(root, resolve(cwd, document.path))) || 'plan.yaml',
      fingerprint: fingerprintOf(plan),
      version: packageJson.version,
    },
  };
}

interface Written {
  name: string;
  text: string;
}

/** Without a calendar where the plan has no dates. */
function textsOf(told: Told, wanted: readonly Wanted[], figures: PublicFigures | undefined): Written[] {
  const makers: Record<Part, () => DocumentModel> = {
    plan: () => wholePlan(told),
    toolkit: () => toolkit(told),
    'role-cards': () => roleCards(told),
    'staff-summary': () => staffSummary(told),
    'staff-digest': () => staffDigest(told),
    public: () => publicPage(told, figures),
  };
  const models = new Map(partsOf(wanted).map(part => [part, makers[part]()]));
  const forms: Record<Format, (model: DocumentModel) => string | null> = {
    md: documentMarkdown,
    html: model => documentHtml(model, told.madeFrom.version),
    ics: () => calendarFile(told),
  };
  return wanted.flatMap(({ part, format }) => {
    const text = forms[format](models.get(part)!);
    return text === null ? [] : [{ name: `${part}.${format}`, text }];
  });
}

function partsOf(wanted: readonly Wanted[]): Part[] {
  return [...new Set(wanted.map(({ part }) => part))];
}

function nextSteps(written: readonly string[], { plan, asOf }: Told): string {
  const html = written.find(file => file.endsWith('.html'));
  const ics = written.find(file => file.endsWith('.ics'));
  const lines = [
    html && `Next: open ${visible(html)} in a browser; print it from there.`,
    ics &&
      `Import ${visible(ics)} into a calendar: a later file changes its entries and makes no second ones.`,
    written.every(file => !isAbsolute(file)) &&
      `To keep them: git add ${visible(dirname(written[0]!))} && git commit -m "Documents ${plan.id} ${asOf}"`,
  ].filter(Boolean);
  return lines.length ? `\n${lines.join('\n')}\n` : '';
}
