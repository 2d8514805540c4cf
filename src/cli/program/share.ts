/** Commands that make a plan readable for those who don't read YAML. */
import type { Command } from 'commander';
import type { Running } from './running.ts';

export function describeSharing(program: Command, { done, world }: Running): void {
  program.commandsGroup('Share it');
  program
    .command('render')
    .description('write the plan as documents that people read, and its dates as a calendar')
    .argument('[plans...]', 'plan folders or files; without them the plans of csplan.config.yaml')
    .option(
      '--part <parts>',
      'plan (the whole of it), toolkit, role-cards, staff-summary, staff-digest, public, or all; several with commas; plan without it',
    )
    .option(
      '--format <formats>',
      'md, html, and of the whole plan ics (reviews and actions for a calendar); several with commas; every one without it',
    )
    .option('--out <folder>', 'where to write them; documents/ in the plan’s folder without it')
    .option('--stdout', 'write the one document to standard output instead of a file')
    .option('--as-of <date>', 'the date that counts as today, YYYY-MM-DD')
    .option(
      '--period <period>',
      'the period of the figures on the public page, as for report; the last complete quarter without it',
    )
    .action(async (plans, options) => {
      const { runRender } = await import('../render.ts');
      done(await runRender(plans, options, world()));
    });
}
