/** Which rules were not run in a run of lint, and why: once for all plans. */
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import { type PastLack, pastLacks } from '../git/repository.ts';
import { rules } from '../rules/generated/registry.ts';
import { type LintRun, numbered } from './run.ts';

export interface NotRun {
  /** In order. */
  ids: readonly [string, ...string[]];
  /** What they need, and what to do: in sentences. */
  because: string;
}

const gitRules = new Set(rules.flatMap(({ id, needs }) => (needs === 'git' ? [id] : [])));

/** Rules by what they lack, each rule and each reason once, however many plans there are. */
export function notRunIn({ plans }: LintRun): NotRun[] {
  const sorted = (all: readonly string[]): string[] => [...new Set(all)].sort(compareCodePoints);
  const ids = sorted(plans.flatMap(({ notRun }) => notRun));
  const found: NotRun[] = [];
  const add = ([first, ...others]: string[], because: string): void => {
    if (first !== undefined) found.push({ ids: [first, ...others], because });
  };
  add(
    ids.filter(id => !gitRules.has(id)),
    'Figures are needed for that: csplan lint --data takes them from the exports.',
  );
  for (const lack of new Set(plans.flatMap(({ pastLack }) => pastLack ?? []))) {
    const lacking = plans.filter(({ pastLack }) => pastLack === lack);
    const missed = new Set(lacking.flatMap(({ notRun }) => notRun));
    add(
      ids.filter(id => gitRules.has(id) && missed.has(id)),
      `${said(lack, lacking.length, plans.length)} ${pastLacks[lack].help}`,
    );
  }
  add(
    sorted(plans.flatMap(({ hindered }) => hindered)),
    'They compare a plan with its past, and what they read of it has errors: they run when these are mended.',
  );
  return found;
}

function said(lack: PastLack, lacking: number, all: number): string {
  const { because } = pastLacks[lack];
  if (all === 1) return `They compare the plan with its past, and ${because}.`;
  const many = because.replace(/^it is /, 'they are ').replace(/\bits\b/, 'their');
  const which = lacking === all ? 'these plans' : numbered(lacking, 'plan');
  return `They compare ${which} with their past, and ${many}.`;
}
