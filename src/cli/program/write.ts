/** Commands that write a plan. */
import { type Command, Option } from 'commander';
import type { Running } from './running.ts';

export function describeWriting(program: Command, { done, world }: Running): void {
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
      const { runInit } = await import('../init.ts');
      done(await runInit(folder, options, world()));
    });
  program
    .command('editor')
    .description('have an editor explain, complete and check the files of plans while you write')
    .argument('[plans...]', 'plan folders or files; without them the plans of csplan.config.yaml')
    .action(async (plans, options) => {
      const { runEditor } = await import('../editor.ts');
      done(await runEditor(plans, options, world()));
    });
}
