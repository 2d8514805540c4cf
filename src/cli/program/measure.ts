/** Commands that compute KPIs and explain them. */
import { type Command, Option } from 'commander';
import { formatNames } from '../../report/formats.ts';
import { listOption } from './list-option.ts';
import type { Running } from './running.ts';
import { sharedOptions } from './shared-options.ts';

export function describeMeasuring(program: Command, running: Running): void {
  const { done, world } = running;
  program.commandsGroup('Measure it');
  const report = program
    .command('report')
    .description("compute a period's KPIs from the CSV exports and write the report")
    .argument('[plans...]', 'plan folders or files; without them the plans of csplan.config.yaml')
    .option(
      '--period <period>',
      'last, 2026-Q3, FY27-Q1, 2026-07, 2026-07..2026-09, or a year (2026, FY27), which gives the annual statement; the last complete quarter without it',
    )
    .option('--as-of <date>', 'the date that counts as today, YYYY-MM-DD')
    .option(
      '--format <formats>',
      `files to write: ${formatNames.join(', ')}; several with commas. For PDF, print the html from a browser`,
    )
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
    .addOption(
      new Option(
        '--check <files...>',
        'make reports again that were written before, each with its own period and date, and say whether they still hold; patterns in quotes',
      ).conflicts(['period', 'asOf', 'format', 'out', 'stdout', 'close']),
    )
    .option('--ascii', 'draw with ASCII characters only')
    .action(async (plans, options) => {
      if (options.check) {
        const { runReportCheck } = await import('../report-check.ts');
        done(await runReportCheck(plans, options, world()));
      } else {
        const { runReport } = await import('../report.ts');
        done(await runReport(plans, options, world()));
      }
    });
  describeDiff(report, running);
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
    .addOption(
      listOption('--source <name>', 'NAME=PATH takes the files of a source from elsewhere; can be repeated'),
    )
    .option('--exports <folder>', 'look for the files of all sources in this folder')
    .addOption(
      new Option('--format <format>', 'how it is written').choices(['pretty', 'json']).default('pretty'),
    )
    .action(async (what: string, options) => {
      if (what.includes('/')) {
        const { runExplain } = await import('../explain.ts');
        done(await runExplain(what, options, world()));
      } else if (/^(S\d+-|RB)\d/.test(what)) {
        // Ids of demands; no id of a plan begins with a capital.
        const { runExplainDemand } = await import('../explain-demand.ts');
        done(await runExplainDemand(what, options, world()));
      } else {
        const { runExplainKpi } = await import('../explain-kpi.ts');
        done(await runExplainKpi(what, options, world()));
      }
    });
  program
    .command('portfolio')
    .description(
      'all plans of a repository in one page: units, statuses, the same KPI side by side, silent plans',
    )
    .argument(
      '[plans...]',
      'plan folders or files, folders above them, globs in quotes; without any all plans there are',
    )
    .option('--period <period>', 'as for report; the last complete quarter of each plan without it')
    .option('--as-of <date>', 'the date that counts as today, YYYY-MM-DD')
    .option('--closed', 'from closed periods (results/) alone: no export is opened')
    .option('--format <formats>', 'files to write: md, html, json, several with commas')
    .option('--out <folder>', 'where to write them; portfolio/ in this folder without it')
    .option('--stdout', 'write the one format to standard output instead of a file')
    .addOption(
      new Option(
        '--fail-on <what>',
        'exit with 1 when a KPI is behind or missed, or when a plan is silent or a unit has none',
      ).choices(['missed', 'silent']),
    )
    .option('--ascii', 'draw with ASCII characters only')
    .action(async (plans, options) => {
      const { runPortfolio } = await import('../portfolio.ts');
      done(await runPortfolio(plans, options, world()));
    });
}

function describeDiff(report: Command, { done, world }: Running): void {
  report
    .command('diff')
    .description('what changed between two reports, and whether data, definition or plan caused it')
    .argument('<first>', 'a report file that csplan wrote, or a period')
    .argument('<second>', 'the same')
    .option('--plan <plan>', 'for periods: plan folder or file; without it the only plan there is')
    .option('--as-of <date>', 'for periods: the date that counts as today, YYYY-MM-DD')
    .addOption(
      listOption('--source <name=path>', 'take the files of a source from elsewhere; can be repeated'),
    )
    .option('--exports <folder>', 'look for the files of all sources in this folder')
    .option('--format <format>', 'pretty, md or json; pretty without it')
    .option('--ascii', 'draw with ASCII characters only')
    .action(async (first: string, second: string, _options, command: Command) => {
      const options = sharedOptions(command);
      const { runReportDiff } = await import('../report-diff.ts');
      done(await runReportDiff([first, second], options, world()));
    });
}
