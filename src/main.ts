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
    await program.parseAsync([...argv], { from: 'user' });
    return io.signal.aborted ? Exit.interrupted : code;
  } catch (error) {
    return failure(error, argv, io);
  }
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

  program.commandsGroup('Check it');
  program
    .command('lint')
    .description('check plans: what is missing, what can not be right, and how to mend it')
    .argument('[plans...]', 'plan folders or files; without them the plans of csplan.config.yaml')
    .addOption(
      new Option('--format <format>', 'how findings are written').choices(['pretty', 'json', 'github']),
    )
    .option('--as-of <date>', 'the date that counts as today, YYYY-MM-DD')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on')
        .choices(['error', 'warning', 'info'])
        .default('error'),
    )
    .option('--fix', 'mend what can be mended safely')
    .option('--fix-dry-run', 'show what --fix would change')
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
  program
    .command('explain')
    .description('explain a rule: why it is there, what it reports, how to set it')
    .argument('<rule>', 'the rule, for example goal/no-target')
    .action(async (rule, options) => {
      const { runExplain } = await import('./cli/explain.ts');
      done(await runExplain(rule, options, world()));
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
        'exit with 1 when a KPI is behind its course or has missed its target',
      ).choices(['missed']),
    )
    .option('--ascii', 'draw with ASCII characters only')
    .action(async (plans, options) => {
      const { runReport } = await import('./cli/report.ts');
      done(await runReport(plans, options, world()));
    });
  return program;
}

function unknownCommand(written: string, program: Command): CannotDo {
  const names = program.commands.map(command => command.name());
  const meant = nearest(written, names);
  return new CannotDo(
    `There is no command "${written}".`,
    meant
      ? `Did you mean csplan ${meant}?`
      : `The commands are ${names.join(', ')}; csplan --help describes them.`,
  );
}

/** Runs in the real process. */
export async function runProcess(): Promise<void> {
  const { processIo } = await import('./cli/process-io.ts');
  const { io, settle } = processIo();
  process.exitCode = await main(process.argv.slice(2), io);
  settle();
}
