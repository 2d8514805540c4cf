/** `csplan init`: asks, then writes a new plan with its schemas, configuration and .gitignore. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { findConfig } from '../plan/config.ts';
import { chosen, rootConfig } from '../plan/config-cascade.ts';
import { configName } from '../plan/config-file.ts';
import { sections } from '../plan/fields.ts';
import { idOf } from '../plan/ids.ts';
import { shown } from '../plan/read.ts';
import { type NewFile, newFiles, type PlanPlace } from '../scaffold/files.ts';
import {
  type AnswerName,
  type Answers,
  checkAnswers,
  type InitQuestion,
  initQuestions,
  isAsked,
  readAnswer,
} from '../scaffold/questions.ts';
import { Exit, type Io } from './io.ts';
import { createFiles } from './new-files.ts';
import { sharedRoot } from './shared-root.ts';

/** Answers as the command line gives them, and whether to ask for the others. */
export type InitOptions = Partial<Record<AnswerName, string>> & { yes?: boolean };

/** Puts one question to the person; '' where they skip it. */
export type Ask = (
  question: InitQuestion,
  suggestion: string | undefined,
  /** What is wrong with an answer, so that it is asked for again. */
  problem: (written: string) => string | undefined,
) => Promise<string>;

/**
 * @param folder where the plan goes, from the current folder; without it `plans/` and the unit's name
 * @throws CannotDo where a plan is there already, or an answer can't be read
 */
export async function runInit(
  folder: string | undefined,
  options: InitOptions,
  io: Io,
  ask: Ask = askOnTerminal,
): Promise<number> {
  if (folder !== undefined) await refuseExisting(resolve(io.cwd, folder), folder);
  const answers = answersOf(options);
  if (io.interactive && !options.yes && !(await askMissing(answers, io, ask))) return Exit.interrupted;
  checkAnswers(answers);
  const chosen = folder ?? defaultFolder(answers);
  const absolute = resolve(io.cwd, chosen);
  await refuseExisting(absolute, chosen);
  const destination = await destinationOf(absolute, io.cwd);
  const { root, place } = destination;
  const files = newFiles(place, answers);
  const isThere = await Promise.all(files.map(({ path }) => exists(join(root, path))));
  const missing = files.filter((_, i) => !isThere[i]);
  await createFiles(missing.map(({ path, text }) => ({ path: join(root, path), text })));
  const kept = files.filter((file, i) => isThere[i] && !file.path.includes('/schemas/'));
  for (const hint of await hints(kept, destination)) io.err(`${hint}\n`);
  io.out(summary(missing, root, absolute, answers, io));
  return Exit.ok;
}

function answersOf(options: InitOptions): Answers {
  const answers: Answers = {};
  for (const question of initQuestions) {
    const written = options[question.name];
    if (written !== undefined) setAnswer(answers, question, written);
  }
  return answers;
}

function setAnswer(answers: Answers, question: InitQuestion, written: string): void {
  const answer = readAnswer(question, written);
  if (answer !== undefined) Object.assign(answers, { [question.name]: answer });
}

/** False where the person broke it off. */
async function askMissing(answers: Answers, io: Io, ask: Ask): Promise<boolean> {
  if (!initQuestions.some(question => isAsked(question, answers))) return true;
  io.err('Enter skips a question and leaves a gap in the plan, to be filled when you know.\n\n');
  for (const question of initQuestions) {
    if (!isAsked(question, answers)) continue;
    const suggestion =
      question.name === 'timezone' ? Intl.DateTimeFormat().resolvedOptions().timeZone : undefined;
    const problem = (written: string) => problemOf(question, written, answers);
    try {
      setAnswer(answers, question, await ask(question, suggestion, problem));
    } catch (error) {
      if (io.signal.aborted || (error as Error).name === 'ExitPromptError') {
        io.err('\nBroken off; nothing was written.\n');
        return false;
      }
      throw error;
    }
  }
  return true;
}

/** Loads inquirer when it comes to asking: it takes longer to load than everything else that init does. */
async function askOnTerminal(
  question: InitQuestion,
  suggestion: string | undefined,
  problem: (written: string) => string | undefined,
): Promise<string> {
  const { default: inquirer } = await import('inquirer');
  // What is asked is no result: it goes to stderr.
  const prompt = inquirer.createPromptModule({ output: process.stderr });
  const { name, question: message, choices } = question;
  if (choices) {
    // The first is what Enter takes.
    const skip = { name: 'leave it open', value: '' };
    const given = await prompt<Record<string, string>>([
      {
        type: 'select',
        name,
        message,
        choices: [skip, ...choices.map(value => ({ name: value, value }))],
      },
    ]);
    return given[name]!;
  }
  const given = await prompt<Record<string, string>>([
    {
      type: 'input',
      name,
      message: suggestion === undefined ? message : `${message} Enter takes ${suggestion}.`,
      default: suggestion,
      validate: (written: string) => problem(written) ?? true,
    },
  ]);
  return given[name]!;
}

/** What is wrong with an answer beside those so far, in a sentence; undefined where nothing is. */
export function problemOf(
  question: InitQuestion,
  written: string,
  answers: Answers = {},
): string | undefined {
  try {
    checkAnswers({ ...answers, [question.name]: readAnswer(question, written) });
    return undefined;
  } catch (error) {
    if (error instanceof CannotDo) return [error.message, error.help].filter(Boolean).join(' ');
    throw error;
  }
}

function defaultFolder({ unit, title }: Answers): string {
  const name = unit ?? title;
  if (name === undefined)
    throw new CannotDo(
      'There is no folder to write the plan into.',
      'Name one, for example: csplan init plans/permits',
    );
  return `plans/${idOf(name, 'plan')}`;
}

/** A folder may hold other things, but nothing that would be part of the plan. */
async function refuseExisting(absolute: string, folder: string): Promise<void> {
  const names = await readdir(absolute).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR')
      throw new CannotDo(
        `${shown(folder)} is not a folder.`,
        'Name a folder for the plan; it is made if there is none.',
      );
    throw error;
  });
  const ofPlan = new Set(['plan', ...sections].flatMap(name => [`${name}.yaml`, `${name}.yml`]));
  const inTheWay = names.filter(name => ofPlan.has(name)).sort();
  if (inTheWay.length)
    throw new CannotDo(
      `There is a plan in ${shown(folder)} already: ${inTheWay.join(', ')}. Nothing was written.`,
      'Name another folder, or go on with that plan: csplan lint shows what it lacks.',
    );
}

interface Destination {
  /** Absolute folder that the shared files stand in. */
  root: string;
  place: PlanPlace;
  /** There is a configuration that lists its plans one by one, without this one. */
  isUnlisted: boolean;
}

async function destinationOf(absolute: string, cwd: string): Promise<Destination> {
  const config = await findConfig(absolute, cwd);
  const root = await sharedRoot(absolute, cwd);
  const plans = chosen(config, 'plans');
  const folder = shown(relative(root, absolute));
  return {
    root,
    place: { folder, rootName: basename(root), configured: rootConfig(config) !== undefined },
    isUnlisted: plans
      ? plans.value.every(plan => !lists(plan, shown(relative(plans.by.folder, absolute))))
      : false,
  };
}

/** Whether an entry of `plans` names a folder; globs other than `folder/*` are given the benefit of the doubt. */
function lists(plan: string, folder: string): boolean {
  const entry = shown(plan);
  if (!entry.includes('*')) return entry === (folder || '.');
  return !/^[^*]*\/\*$/.test(entry) || entry.slice(0, -2) === folder.split('/').slice(0, -1).join('/');
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** What to add by hand to files that were there already. */
async function hints(kept: readonly NewFile[], { root, place, isUnlisted }: Destination): Promise<string[]> {
  const found: string[] = [];
  for (const { path } of kept) {
    if (!path.endsWith('.gitignore')) continue;
    const lines = (await readFile(join(root, path), 'utf8')).split(/\r?\n/);
    if (!lines.some(line => /^\/?data\/?$/.test(line.trim())))
      found.push(`${path} is yours and stays as it is: add the line data/ to keep raw exports out of git.`);
  }
  if (isUnlisted) found.push(`Add ${place.folder || '.'} to the plans of ${configName}.`);
  return found;
}

function summary(
  written: readonly NewFile[],
  root: string,
  planFolder: string,
  answers: Answers,
  { cwd, command }: Io,
): string {
  const fromCwd = (path: string): string => shown(relative(cwd, path) || '.');
  const schemaFiles = written.filter(({ path }) => path.includes('/schemas/'));
  const lines = written
    .filter(file => !schemaFiles.includes(file))
    .map(({ path, purpose }) => ({ path: fromCwd(join(root, path)), purpose }));
  if (schemaFiles.length)
    lines.push({
      path: `${fromCwd(join(root, schemaFiles[0]!.path, '..'))}/`,
      purpose: schemaFiles[0]!.purpose,
    });
  const width = Math.max(...lines.map(({ path }) => path.length));
  const name = fromCwd(planFolder);
  const subject =
    answers.title ??
    (answers.unit === undefined ? `the plan in ${name}` : `the customer service plan of ${answers.unit}`);
  return [
    'Written:',
    ...lines.map(({ path, purpose }) => `  ${path.padEnd(width)}  ${purpose}`),
    '',
    'Next: see what the plan still lacks.',
    `  ${command} lint ${/\s/.test(name) ? `"${name}"` : name}`,
    '',
    'A message for your commit:',
    `  Start ${subject.replace(/\s+/g, ' ')}`,
    '',
  ].join('\n');
}
