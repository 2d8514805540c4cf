/** What one run of lint gives: the results of all plans, and of what they stand under. */
import {
  compareCodePoints,
  type Diagnostic,
  type Severity,
  severities,
  weighs,
} from '../diagnostic/diagnostic.ts';
import { visibleLine } from '../diagnostic/visible.ts';
import type { PastLack } from '../git/repository.ts';
import { type DeeperCount, depths, type LintResult, resultOf } from './lint-plan.ts';

export interface LintedPlan extends LintResult {
  /** The date that counted as today. */
  today: string;
  /** Why rules that look at the plan's past were not run. */
  pastLack?: PastLack;
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

/** Keeps what was found in configurations, each finding once: with several plans the same ones are met again. */
export function keepConfigurations(run: LintRun, results: readonly LintResult[]): void {
  for (const result of results) {
    const at = run.configurations.findIndex(({ path }) => path === result.path);
    const earlier = run.configurations[at];
    if (!earlier) run.configurations.push(result);
    else run.configurations[at] = joined(earlier, result);
  }
}

function joined(earlier: LintResult, later: LintResult): LintResult {
  const known = new Set(earlier.diagnostics.map(key));
  const fresh = later.diagnostics.filter(found => !known.has(key(found)));
  const sources = [...earlier.sources.values(), ...later.sources.values()];
  return resultOf(earlier.path, [...earlier.diagnostics, ...fresh], sources, {
    suppressed: [...earlier.suppressed, ...later.suppressed],
    cited: new Set([...earlier.cited, ...later.cited]),
    ran: (id, file) => earlier.ran(id, file) || later.ran(id, file),
  });
}

/**
 * With several plans that share an organization.yaml, rules meet the same part of it again: it is told once, with the
 * first plan in which it weighs most.
 *
 * @param shared the file that each of the plans shares, as findings name it; undefined for a plan that shares none
 */
export function sharedOnce(
  plans: readonly LintedPlan[],
  shared: ReadonlyMap<LintedPlan, string | undefined>,
): LintedPlan[] {
  const heaviest = new Map<string, Diagnostic>();
  for (const plan of plans)
    for (const found of [...plan.diagnostics, ...plan.suppressed]) {
      const known = heaviest.get(placeKey(found));
      if (found.file === shared.get(plan) && (!known || weighs(known.severity) < weighs(found.severity)))
        heaviest.set(placeKey(found), found);
    }
  return plans.map(plan => {
    const isTold = (found: Diagnostic): boolean =>
      found.file !== shared.get(plan) || heaviest.get(placeKey(found)) === found;
    const kept = resultOf(plan.path, plan.diagnostics.filter(isTold), [...plan.sources.values()], {
      ...plan,
      suppressed: plan.suppressed.filter(isTold),
    });
    return { ...plan, ...kept };
  });
}

function placeKey({ ruleId, message, file, range }: Diagnostic): string {
  return JSON.stringify([ruleId, message, file, range]);
}

function key(found: Diagnostic): string {
  return `${found.severity} ${placeKey(found)}`;
}

export function countsOf(run: LintRun): Record<Severity, number> {
  const total = { error: 0, warning: 0, info: 0 };
  for (const { counts } of resultsOf(run))
    for (const severity of severities) total[severity] += counts[severity];
  return total;
}

/** What deeper depths would find in all plans together, beyond what is found now. */
export function deeperOf({ plans }: LintRun): DeeperCount[] {
  const found = new Set(plans.flatMap(({ deeper }) => deeper.map(({ depth }) => depth)));
  return depths.flatMap((depth, i) => {
    // A plan of which a depth asks nothing new is still asked what the depths above it ask.
    const ofPlan = ({ deeper }: LintedPlan): number =>
      deeper.filter(other => depths.indexOf(other.depth) <= i).at(-1)?.count ?? 0;
    return found.has(depth) ? [{ depth, count: plans.reduce((sum, plan) => sum + ofPlan(plan), 0) }] : [];
  });
}

/** Whether anything was found that weighs as much as this, or more. */
export function failsOn(run: LintRun, threshold: Severity): boolean {
  const counts = countsOf(run);
  return severities.some(severity => weighs(severity) >= weighs(threshold) && counts[severity] > 0);
}

/** `2 errors, 3 warnings in 1 plan`, `1 info in 3 of 20 plans`; `No findings in 20 plans` without any. */
export function tally(run: LintRun): string {
  const counts = countsOf(run);
  return `${countWords(counts) || 'No findings'} in ${subject(run)}`;
}

/** `2 errors, 1 info`; empty for none. */
export function countWords(counts: Record<Severity, number>): string {
  return [
    counts.error && numbered(counts.error, 'error'),
    counts.warning && numbered(counts.warning, 'warning'),
    counts.info && `${counts.info} info`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Findings that the baseline keeps out of a run, by severity. */
export function inBaseline(run: LintRun): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { suppressed } of resultsOf(run))
    for (const { severity, suppression } of suppressed)
      if (suppression.kind === 'baseline') counts[severity]++;
  return counts;
}

/** `2 findings are suppressed by comments, 3 by the baseline (1 error, 2 notes).`; no line without any. */
export function suppressedWords(run: LintRun): string[] {
  const all = resultsOf(run).reduce((sum, { suppressed }) => sum + suppressed.length, 0);
  const known = inBaseline(run);
  const baseline = known.error + known.warning + known.info;
  const comments = all - baseline;
  const parts = [
    ...(comments ? [{ count: comments, by: comments === 1 ? 'a comment' : 'comments' }] : []),
    ...(baseline ? [{ count: baseline, by: `the baseline (${countWords(known)})` }] : []),
  ];
  if (!parts.length) return [];
  const others = parts.slice(1).map(({ count, by }) => `${count} by ${by}`);
  const { count, by } = parts[0]!;
  const said = `${numbered(count, 'finding')} ${count === 1 ? 'is' : 'are'} suppressed by ${by}`;
  return [`${[said, ...others].join(', ')}.`];
}

/** What was looked at and where findings are: `1 plan`, `3 of 20 plans and csplan.config.yaml`. */
function subject({ plans, configurations, organizations }: LintRun): string {
  const above = [...configurations, ...organizations]
    .filter(hasFindings)
    .map(({ path }) => visibleLine(path));
  const found = plans.filter(hasFindings).length;
  if (!plans.length)
    return above.join(', ') || organizations.map(({ path }) => visibleLine(path)).join(', ') || 'no plan';
  const all = numbered(plans.length, 'plan');
  const ofPlans = found === plans.length || !(found || above.length) ? all : `${found} of ${all}`;
  return [...(found || !above.length ? [ofPlans] : []), ...above].join(' and ');
}

function hasFindings({ counts }: LintResult): boolean {
  return severities.some(severity => counts[severity] > 0);
}

/** The result with the findings of these rules alone. */
export function withRules(result: LintResult, isChosen: (ruleId: string) => boolean): LintResult {
  const chosen = result.diagnostics.filter(({ ruleId }) => isChosen(ruleId));
  return resultOf(result.path, chosen, [...result.sources.values()], {
    ...result,
    suppressed: result.suppressed.filter(({ ruleId }) => isChosen(ruleId)),
    notRun: result.notRun.filter(isChosen),
    hindered: result.hindered.filter(isChosen),
    newer: result.newer.filter(isChosen),
    // It is counted over all rules, so it says nothing about some.
    deeper: [],
    ran: (ruleId, file) => isChosen(ruleId) && result.ran(ruleId, file),
  });
}

/** The run with the findings of at least this severity; what is counted stays counted. */
export function listedFrom(run: LintRun, threshold: Severity): LintRun {
  const listed = <R extends LintResult>(result: R): R => ({
    ...result,
    diagnostics: result.diagnostics.filter(({ severity }) => weighs(severity) >= weighs(threshold)),
  });
  return {
    plans: run.plans.map(listed),
    configurations: run.configurations.map(listed),
    organizations: run.organizations.map(listed),
  };
}

/** What is counted and not listed: what `--quiet` leaves out. */
export function unlistedOf(run: LintRun): Record<Severity, number> {
  const counts = countsOf(run);
  for (const { diagnostics } of resultsOf(run)) for (const { severity } of diagnostics) counts[severity]--;
  return counts;
}

/** Rules that are held back to info because they are newer than the configuration wants, each once. */
export function newerIn({ plans }: LintRun): string[] {
  return [...new Set(plans.flatMap(({ newer }) => newer))].sort(compareCodePoints);
}

export function numbered(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
