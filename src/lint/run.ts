/** What one run of lint gives: the results of all plans, and of what they stand under. */
import { type Diagnostic, type Severity, severities, weighs } from '../diagnostic/diagnostic.ts';
import { type LintResult, resultOf } from './lint-plan.ts';

export interface LintedPlan extends LintResult {
  /** The date that counted as today. */
  today: string;
}

export interface LintRun {
  plans: LintedPlan[];
  /** Each `csplan.config.yaml` once. */
  configurations: LintResult[];
  /** Each `organization.yaml` once. */
  organizations: LintResult[];
}

/** What plans stand under comes first: what is wrong there can be the reason for the rest. */
export function resultsOf(run: LintRun): LintResult[] {
  return [...run.configurations, ...run.organizations, ...run.plans];
}

/**
 * The result of a plan without what was found before: with several plans that share an organization.yaml, rules
 * meet the same part of it again.
 */
export function withoutRepeated(result: LintResult, run: LintRun, shared: string | undefined): LintResult {
  const known = new Set(run.plans.flatMap(plan => plan.diagnostics.map(key)));
  const fresh = result.diagnostics.filter(found => found.file !== shared || !known.has(key(found)));
  return resultOf(result.path, fresh, [...result.sources.values()], result.notRun);
}

function key({ ruleId, severity, message, file, range }: Diagnostic): string {
  return JSON.stringify([ruleId, severity, message, file, range]);
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
  return `${named.join(', ') || 'No findings'} in ${subject(run)}`;
}

/** What was looked at: `plans/permits`, `2 plans`, `organization.yaml`. */
function subject({ plans, organizations }: LintRun): string {
  return plans.length || !organizations.length
    ? numbered(plans.length, 'plan')
    : organizations.map(({ path }) => path).join(', ');
}

export function numbered(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
