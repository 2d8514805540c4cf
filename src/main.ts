/**
 * main(argv, io) → exit code. The only place where errors become exit codes and where commander is known.
 * Each command imports its module when it runs, so that lint never pays for what report needs.
 */
import { Command, CommanderError, Option } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { Exit, type Io } from './cli/io.ts';
import { CannotDo } from './diagnostic/faults.ts';
import { nearest } from './diagnostic/nearest.ts';

export const version: string = packageJson.version;

export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code: number = Exit.ok;
  const program = describeProgram(io, result => {
    code = result;
  });
  try {
    await program.parseAsync(withOwnValues(argv), { from: 'user' });
    return io.signal.aborted ? Exit.interrupted : code;
  } catch (error) {
    return failure(error, argv, io);
  }
}

/** `--changed` takes a value after = alone: without one, the plan that may follow is none. */
function withOwnValues(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  return argv.map((arg, i) => (arg === '--changed' && (end < 0 || i < end) ? '--changed=' : arg));
}

function failure(error: unknown, argv: readonly string[], io: Io): number {
  if (io.signal.aborted) return Exit.interrupted;
  if (error instanceof CommanderError) return error.exitCode === 0 ? Exit.ok : Exit.cannot;
  if (error instanceof CannotDo) {
    io.err(
      `csplan: ${error.message}\n${error.help ? `  ${error.help.replace(/\bcsplan (?=[a-z-])/g, `${io.command} `)}\n` : ''}`,
    );
    return Exit.cannot;
  }
  const problem = error instanceof Error ? error : new Error(String(error));
  const code = (problem as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EDQUOT') {
    const reason =
      code === 'ENOSPC' || code === 'EDQUOT'
        ? 'there is no space left on the disk'
        : 'you have no permission to do that there';
    io.err(
      `csplan: ${(problem as NodeJS.ErrnoException).path ?? 'A file'} can't be written or read: ${reason}.\n`,
    );
    return Exit.cannot;
  }
  io.err(
    `csplan: This is a fault of csplan itself, not of your plan or your data. Nothing was changed by it.\n` +
      `  Please report it with these lines:\n` +
      `    csplan ${version}, Node ${process.versions.node}, ${process.platform}\n` +
      `    csplan ${argv.join(' ')}\n` +
      `    ${problem.name}: ${problem.message.split('\n')[0]}\n` +
      (io.env.CSPLAN_DEBUG
        ? `${problem.stack}\n`
        : '  With CSPLAN_DEBUG=1 set it says where in the program.\n'),
  );
  return Exit.fault;
}

function describeProgram(io: Io, done: (code: number) => void): Command {
  const program = new Command('csplan');
  program
    .description('Customer service plans as code: lint the plan, compute its KPIs, run the cycle.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help; csplan COMMAND --help for one command')
    .option('--no-color', 'plain text without colour')
    .configureOutput({ writeOut: text => io.out(text), writeErr: text => io.err(text) })
    .showSuggestionAfterError(true)
    .showHelpAfterError('Run it with --help to see what it takes.')
    .exitOverride()
    .allowExcessArguments()
    .action(async (_options, command: Command) => {
      const [unknown] = command.args;
      if (unknown !== undefined) throw unknownCommand(unknown, program);
      const { runNext } = await import('./cli/next.ts');
      done(await runNext(io));
    });
  /** Options of a command with the global ones, and the colours they allow. */
  const world = (): Io => (program.opts().color === false ? { ...io, color: false } : io);

  program.commandsGroup('Write a plan');
  program
    .command('init')
    .description('write a new plan: asks on a terminal, or takes the answers as options')
    .argument('[folder]', 'the folder to write it into')
    .option('--title <text>', 'what the plan is called')
    .option('--unit <name>', "the unit's name")
    .addOption(
      new Option('--size <size>', 'how large the unit is').choices(['team', 'department', 'organization']),
    )
    .option('--parent <name>', 'the unit it belongs to')
    .option('--timezone <zone>', 'IANA zone, for example America/New_York')
    .option('--fiscal-year-start <month>', 'month in which the fiscal year starts, 1 to 12')
    .option('--start <date>', 'first day of the plan, YYYY-MM-DD')
    .option('--end <date>', 'last day of the plan, YYYY-MM-DD')
    .option('--owner <title>', 'title of the role that answers for the numbers')
    .option('--may-change <text>', 'what that role may change by itself')
    .option('--sponsor <title>', "title of the leader's role that stands behind the plan")
    .option('--customers <name>', 'those you serve most, outside the house')
    .option('--colleagues <name>', 'colleagues who depend on your service')
    .option('--review-dates <dates>', 'dates of the next reviews, with commas')
    .option('-y, --yes', 'ask nothing; what is not given becomes a gap')
    .action(async (folder, options) => {
      const { runInit } = await import('./cli/init.ts');
      done(await runInit(folder, options, world()));
    });
  program
    .command('editor')
    .description('have an editor explain, complete and check the files of plans while you write')
    .argument('[plans...]', 'plan folders or files; without them the plans of csplan.config.yaml')
    .action(async (plans, options) => {
      const { runEditor } = await import('./cli/editor.ts');
      done(await runEditor(plans, options, world()));
    });

  program.commandsGroup('Check it');
  program
    .command('lint')
    .description('check plans: what is missing, what can not be right, and how to mend it')
    .argument(
      '[plans...]',
      'plan folders or files, folders above them, globs in quotes, organization.yaml or csplan.config.yaml; without any the plans of csplan.config.yaml, else the one here, else those below plans/',
    )
    .optionsGroup('Which plans')
    .option(
      '--changed [=ref]',
      'only plans that changed since the default branch, or since a branch or commit',
    )
    .option('--stdin', 'a plan file comes on standard input')
    .option('--stdin-filename <path>', 'the file that it is: what stands around it counts')
    .option('--allow-empty', 'no plan at all is no mistake')
    .optionsGroup('What is checked')
    .addOption(
      listOption('--only <rules>', 'findings of these rules alone: goal/no-target, "goal/*"; with commas'),
    )
    .addOption(listOption('--skip <rules>', 'findings of all rules but these'))
    .option('--as-of <date>', 'the date that counts as today, YYYY-MM-DD')
    .option('--require-git', 'stop where git can not tell the past of a plan, instead of leaving rules out')
    .option('--data', 'judge goals by what their KPIs did so far: reads the exports')
    .addOption(
      new Option('--source <name=path>', 'take the files of a source from elsewhere; can be repeated')
        .argParser((value: string, all: string[] | undefined) => [...(all ?? []), value])
        .implies({ data: true }),
    )
    .addOption(
      new Option('--exports <folder>', 'look for the files of all sources in this folder').implies({
        data: true,
      }),
    )
    .optionsGroup('How findings are written')
    .addOption(
      listOption(
        '--format <name[=file]>',
        'pretty, compact, json, sarif, junit, github, gitlab or markdown; with a file, into it; can be repeated',
      ),
    )
    .option('--quiet', 'write only the findings that make it fail')
    .optionsGroup('When it fails (exit code 1)')
    .addOption(
      new Option('--fail-on <severity>', 'on findings from this severity on')
        .choices(['error', 'warning', 'info'])
        .default('error'),
    )
    .option('--max-warnings <number>', 'on more warnings than this')
    .optionsGroup('Mending')
    .option('--fix', 'mend what can be mended safely')
    .option('--fix-unsafe', 'mend as well what may not be what you meant: look at each change')
    .option('--fix-dry-run', 'show what --fix, or --fix-unsafe beside it, would change')
    .optionsGroup('Baseline: findings that were there before (.csplan-baseline.json)')
    .addOption(
      new Option(
        '--update-baseline',
        'put what is found now into it; lint then tells only what is new',
      ).conflicts(['baseline', 'pruneBaseline', 'fixDryRun', 'stdin']),
    )
    .addOption(
      new Option('--prune-baseline', 'take out of it what is mended').conflicts([
        'baseline',
        'updateBaseline',
        'fixDryRun',
        'stdin',
      ]),
    )
    .option('--no-baseline', 'tell its findings like any others')
    .action(async (plans, options) => {
      const { runLint } = await import('./cli/lint.ts');
      done(await runLint(plans, options, world()));
    });
  program
    .command('rules')
    .description('list the rules')
    .addOption(
      new Option('--format <format>', 'how they are written').choices(['pretty', 'json']).default('pretty'),
    )
    .action(async options => {
      const { runRules } = await import('./cli/rules.ts');
      done(await runRules(options, world()));
    });
  const config = program
    .command('config')
    .description('look at the configuration: which rules hold, and which file says so')
    .action((_options, command: Command) => {
      const [unknown] = command.args;
      if (unknown !== undefined) throw unknownCommand(unknown, command);
      io.out(config.helpInformation());
    });
  config
    .command('print')
    .description('print every setting, every rule, and what the plan shares, each with its file and line')
    .argument('[path]', 'a plan, one of its files, or a folder; this folder without it')
    .addOption(
      new Option('--format <format>', 'how it is written').choices(['pretty', 'json']).default('pretty'),
    )
    .action(async (path, options) => {
      const { runConfigPrint } = await import('./cli/config-print.ts');
      done(await runConfigPrint(path, options, world()));
    });
  program.commandsGroup('Measure it');
  program
    .command('report')
    .description("compute a period's KPIs from the CSV exports and write the report")
    .argument('[plans...]', 'plan folders or files; without them the plans of csplan.config.yaml')
    .option(
      '--period <period>',
      'last, 2026-Q3, FY27-Q1, 2026-07, 2026-07..2026-09, 2026 or FY27; the last complete quarter without it',
    )
    .option('--as-of <date>', 'the date that counts as today, YYYY-MM-DD')
    .option('--format <formats>', 'files to write: md, html, json, several with commas')
    .option('--out <folder>', 'where to write them; reports/ in the plan’s folder without it')
    .option('--stdout', 'write the one format to standard output instead of a file')
    .option(
      '--source <name=path>',
      'take the files of a source from elsewhere; can be repeated',
      (value: string, all: string[]) => [...all, value],
      [],
    )
    .option('--exports <folder>', 'look for the files of all sources in this folder')
    .addOption(
      new Option(
        '--fail-on <what>',
        'exit with 1 when a KPI is behind its course or has missed its target, or when a closed period reads otherwise now',
      ).choices(['missed', 'restated']),
    )
    .option('--close', "keep the period's figures in results/ beside the plan")
    .option('--force', 'with --close: although figures may still change; needs --because')
    .option('--reclose', 'with --close: supersede other figures that were closed before; needs --because')
    .option('--because <reason>', 'why it is closed early or again; kept with the figures')
    .option('--ascii', 'draw with ASCII characters only')
    .action(async (plans, options) => {
      const { runReport } = await import('./cli/report.ts');
      done(await runReport(plans, options, world()));
    });
  program
    .command('explain')
    .description(
      'explain a KPI, from the files to its number; a rule, named with its section: goal/no-target; or what serves a demand: S2-5b',
    )
    .argument('<what>', 'the id of a KPI, a rule with a slash, or a demand as docs/coverage.md has them')
    .option('--plan <plan>', 'plan folder or file; without it the only plan there is')
    .option('--period <period>', 'as for report; the last complete quarter without it')
    .option('--as-of <date>', 'the date that counts as today, YYYY-MM-DD')
    .option('--variants', 'show each defensible way to count it side by side')
    .option('--theirs <number>', 'the number that somebody else has: which way of counting gives it')
    .option('--by <column>', 'break it down by a column, without an edit of the plan')
    .option('--where <filter>', 'only rows of this filter, as the plan would have it: "Agency: Solid Waste"')
    .option('--rows <file>', 'write every row with in, out and why to a new CSV file')
    .addOption(sourceOption('NAME=PATH takes the files of a source from elsewhere; can be repeated'))
    .option('--exports <folder>', 'look for the files of all sources in this folder')
    .addOption(
      new Option('--format <format>', 'how it is written').choices(['pretty', 'json']).default('pretty'),
    )
    .action(async (what: string, options) => {
      if (what.includes('/')) {
        const { runExplain } = await import('./cli/explain.ts');
        done(await runExplain(what, options, world()));
      } else if (/^(S\d+-|RB)\d/.test(what)) {
        // Ids of demands; no id of a plan begins with a capital.
        const { runExplainDemand } = await import('./cli/explain-demand.ts');
        done(await runExplainDemand(what, options, world()));
      } else {
        const { runExplainKpi } = await import('./cli/explain-kpi.ts');
        done(await runExplainKpi(what, options, world()));
      }
    });
  const data = program
    .command('data')
    .description('look at exports, and bring in figures of the past')
    .action((_options, command: Command) => {
      const [unknown] = command.args;
      if (unknown !== undefined) throw unknownCommand(unknown, command);
      io.out(data.helpInformation());
    });
  data
    .command('import-history')
    .description('bring the figures of earlier periods from a spreadsheet (CSV) into results/')
    .argument('<file>', 'period, kpi, value [n, numerator, denominator, note], or periods or KPIs as columns')
    .option('--plan <plan>', 'the plan that the figures belong to')
    .option('--as-of <date>', 'the date that counts as today, YYYY-MM-DD')
    .option('--reclose', 'supersede other figures of closed periods; needs --because')
    .option('--because <reason>', 'why; kept with the figures')
    .action(async (file, options) => {
      const { runImportHistory } = await import('./cli/import-history.ts');
      done(await runImportHistory(file, options, world()));
    });
  data
    .command('infer')
    .description(
      'find out what is in an export and propose a source for the plan, with KPIs it allows; on a terminal you can correct the proposal before anything is written',
    )
    .argument('<files...>', 'CSV files of one export')
    .option('--plan <plan>', 'the plan that the source is for: paths start from its folder')
    .option('--source <name>', 'what the source is to be called; the name of the file without it')
    .addOption(
      new Option('--date-order <order>', 'what 03/04/2026 means where no value tells').choices([
        'dmy',
        'mdy',
      ]),
    )
    .option('--write', 'put the source into the plan without asking; nothing else in it changes')
    .option('--kpis <ids>', 'with --write: proposed KPIs to put into the plan as well, with commas')
    .action(async (files, options) => {
      const { runDataInfer } = await import('./cli/data-infer.ts');
      done(await runDataInfer(files, options, world()));
    });
  data
    .command('check')
    .description('show how the files of the sources read, row by row accounted for; exit 1 on errors')
    .argument('[plan]', 'plan folder or file; without it the only plan there is')
    .addOption(sourceOption('only this source; NAME=PATH takes its files from elsewhere; can be repeated'))
    .option('--as-of <date>', 'the date that counts as today, YYYY-MM-DD')
    .addOption(
      new Option('--format <format>', 'how it is written').choices(['pretty', 'json']).default('pretty'),
    )
    .action(async (plan, options) => {
      const { runDataCheck } = await import('./cli/data-check.ts');
      done(await runDataCheck(plan, options, world()));
    });
  data
    .command('sample')
    .description('show some rows of a source as csplan reads them')
    .argument('[plan]', 'plan folder or file; without it the only plan there is')
    .addOption(sourceOption('which source; NAME=PATH takes its files from elsewhere'))
    .option('--rows <number>', 'how many rows', '5')
    .option('--seed <number>', 'another number gives other rows', '1')
    .option('--show-values', 'show the values of personal columns as well')
    .action(async (plan, options) => {
      const { runDataSample } = await import('./cli/data-sample.ts');
      done(await runDataSample(plan, options, world()));
    });
  return program;
}

/** `--source NAME`, as often as wanted. */
function sourceOption(description: string): Option {
  return listOption('--source <name>', description);
}

/** An option that can be given as often as wanted. */
function listOption(flags: string, description: string): Option {
  const option = new Option(flags, description);
  return option.argParser((value: string, all: string[] | undefined) => [...(all ?? []), value]);
}

/** `group` is the program, or the command whose commands are meant: `csplan data`. */
function unknownCommand(written: string, group: Command): CannotDo {
  const before = group.parent ? `csplan ${group.name()}` : 'csplan';
  const names = group.commands.map(command => command.name());
  const meant = nearest(written, names);
  return new CannotDo(
    `There is no command "${group.parent ? `${group.name()} ` : ''}${written}".`,
    meant
      ? `Did you mean ${before} ${meant}?`
      : `The commands are ${names.join(', ')}; ${before} --help describes them.`,
  );
}

/** Runs in the real process. */
export async function runProcess(): Promise<void> {
  const { processIo } = await import('./cli/process-io.ts');
  const { io, settle } = processIo();
  process.exitCode = await main(process.argv.slice(2), io);
  settle();
}
