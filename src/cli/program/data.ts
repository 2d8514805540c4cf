/** Commands that look at exports and bring in figures. */
import { type Command, Option } from 'commander';
import { listOption } from './list-option.ts';
import type { Running } from './running.ts';
import { unknownCommand } from './unknown-command.ts';

export function describeData(program: Command, { io, done, world }: Running): void {
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
      const { runImportHistory } = await import('../import-history.ts');
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
      const { runDataInfer } = await import('../data-infer.ts');
      done(await runDataInfer(files, options, world()));
    });
  data
    .command('check')
    .description('show how the files of the sources read, row by row accounted for; exit 1 on errors')
    .argument('[plan]', 'plan folder or file; without it the only plan there is')
    .addOption(
      listOption(
        '--source <name>',
        'only this source; NAME=PATH takes its files from elsewhere; can be repeated',
      ),
    )
    .option('--as-of <date>', 'the date that counts as today, YYYY-MM-DD')
    .addOption(
      new Option('--format <format>', 'how it is written').choices(['pretty', 'json']).default('pretty'),
    )
    .action(async (plan, options) => {
      const { runDataCheck } = await import('../data-check.ts');
      done(await runDataCheck(plan, options, world()));
    });
  data
    .command('sample')
    .description('show some rows of a source as csplan reads them')
    .argument('[plan]', 'plan folder or file; without it the only plan there is')
    .addOption(listOption('--source <name>', 'which source; NAME=PATH takes its files from elsewhere'))
    .option('--rows <number>', 'how many rows', '5')
    .option('--seed <number>', 'another number gives other rows', '1')
    .option('--show-values', 'show the values of personal columns as well')
    .action(async (plan, options) => {
      const { runDataSample } = await import('../data-sample.ts');
      done(await runDataSample(plan, options, world()));
    });
}
