/** Figures for the rules that need them: from the exports and closed periods, or from closed periods alone. */
import packageJson from '../../package.json' with { type: 'json' };
import { dataFacts } from '../kpi/data-facts.ts';
import { evaluate } from '../kpi/evaluate.ts';
import { fiscalCalendar, readPeriod } from '../kpi/periods.ts';
import { readResults } from '../kpi/results/read.ts';
import { repositoryRoot } from '../plan/config.ts';
import { type LoadedConfig, rootConfig } from '../plan/config-cascade.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { DataFacts } from '../rules/rule.ts';
import { noExports } from './evaluate-plans.ts';
import type { Io } from './io.ts';
import { readingProgress } from './reading-progress.ts';
import { readSourceFiles } from './report-options.ts';

export interface FiguresOptions {
  /** Read the exports; without it no file of a source is opened. */
  data?: boolean;
  source?: string[];
  exports?: string;
}

/** The figures of the last complete quarter before `today` and of the time before; CannotDo as in a report. */
export async function figuresFor(
  { plan, folder, organization }: PlanDocument,
  config: LoadedConfig,
  today: string,
  options: FiguresOptions,
  io: Io,
): Promise<DataFacts> {
  const progress = readingProgress(io);
  try {
    const evaluation = await evaluate({
      plan,
      folder,
      root: (await repositoryRoot(folder)) ?? rootConfig(config)?.folder ?? organization?.folder ?? folder,
      period: readPeriod(undefined, today, fiscalCalendar(plan.calendar)),
      asOf: today,
      record: { closed: await readResults(folder), closing: false, version: packageJson.version },
      sourceFiles: readSourceFiles(plan, options, io.cwd),
      ...(options.data ? {} : { read: noExports('csplan lint --data reads them.') }),
      onProgress: progress.show,
      signal: io.signal,
    });
    return dataFacts(evaluation);
  } finally {
    progress.clear();
  }
}
