/** Commands that check a plan. */
import { type Command, Option } from 'commander';
import { listOption } from './list-option.ts';
import type { Running } from './running.ts';
import { unknownCommand } from './unknown-command.ts';

export function describeChecking(program: Command, { io, done, world }: Running): void {
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
      const { runLint } = await import('../lint.ts');
      done(await runLint(plans, options, world()));
    });
  program
    .command('rules')
    .description('list the rules')
    .addOption(
      new Option('--format <format>', 'how they are written').choices(['pretty', 'json']).default('pretty'),
    )
    .action(async options => {
      const { runRules } = await import('../rules.ts');
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
      const { runConfigPrint } = await import('../config-print.ts');
      done(await runConfigPrint(path, options, world()));
    });
}
