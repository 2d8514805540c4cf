/** What one run of lint gives: the results of all plans, and of the configurations they stand under. */
import { type Severity, severities, weighs } from '../diagnostic/diagnostic.ts';
import type { LintResult } from './lint-plan.ts';

export interface LintedPlan extends LintResult {
  /** The date that counted as today. */
  today: string;
}

export interface LintRun {
  plans: LintedPlan[];
  /** Each `csplan.config.yaml` once. */
  configurations: LintResult[];
}

/** Configurations first: what is wrong there can be the reason for the rest. */
export function resultsOf(run: LintRun): LintResult[] {
  return [...run.configurations, ...run.plans];
}

export function countsOf(run: LintRun): Record<Severity, number> {
  const total = { error: 0, warning: 0, info: 0 };
  for (const { counts } of resultsOf(run))
    for (const severity of severities) total[severity] += counts[severity];
  return total;
}

/** Whether anything was found that weighs as much as this, or more. */
export function failsOn(run: LintRun, threshold: Severity): boolean {
  const counts = countsOf(run);
  return severities.some(severity => weighs(severity) >= weighs(threshold) && counts[severity] > 0);
}

/** `2 errors, 3 warnings in 1 plan`; `nothing` without any. */
export function tally(run: LintRun): string {
  const counts = countsOf(run);
  const named = [
    counts.error && numbered(counts.error, 'error'),
    counts.warning && numbered(counts.warning, 'warning'),
    counts.info && numbered(counts.info, 'note'),
  ].filter(Boolean);
  return `${named.join(', ') || 'No findings'} in ${numbered(run.plans.length, 'plan')}`;
}

export function numbered(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
