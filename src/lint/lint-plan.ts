/** The rules over one plan: what the reading of the plan has found, and what the rules find in one walk. */
import { byPlace, type Diagnostic, type Severity } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { RuleSettings } from '../plan/generated/types.ts';
import { questionAt } from '../plan/questions.ts';
import { rules as allRules } from '../rules/generated/registry.ts';
import type { Facts, Report, Rule } from '../rules/rule.ts';
import { placeOf } from './place.ts';
import { type Quiet, quietFor } from './quiet.ts';
import { severityOf } from './severity.ts';
import { type SuppressedDiagnostic, suppress, suppressionsIn, unused } from './suppressions.ts';
import { type PatternTree, patternTree, walk } from './walk.ts';

export interface LintOptions {
  facts: Facts;
  /** Severities by rule id, as `csplan.config.yaml` sets them. */
  settings?: RuleSettings;
  /** Ids of rules that no comment may suppress. */
  locked?: ReadonlySet<string>;
  /** Other rules than csplan's own, for tests. */
  rules?: readonly Rule[];
}

/** What was found in one plan, or in one file that plans stand under. */
export interface LintResult {
  /** As the user would type it. */
  path: string;
  /** In the order of files and places. */
  diagnostics: Diagnostic[];
  /** What comments or the baseline keep out of the findings, in the same order. */
  suppressed: SuppressedDiagnostic[];
  counts: Record<Severity, number>;
  /** Rules that were not run because they need figures, and there are none. */
  notRun: string[];
  /** The texts that the ranges refer to, by path. */
  sources: ReadonlyMap<string, SourceText>;
}

const depths = ['core', 'service', 'full'];

export function lintPlan(document: PlanDocument, options: LintOptions): LintResult {
  const quiet = quietFor(document);
  const plan = { document, quiet, options };
  const rules = rulesFor(plan);
  const lacking = [...rules].filter(rule => rule.needs && !options.facts[rule.needs]);
  for (const rule of lacking) rules.delete(rule);
  const diagnostics = [...document.findings];
  walk(document.plan, patternsOf(options.rules ?? allRules), quiet.at, (rule, visitor, value, pointer) => {
    if (!rules.has(rule)) return;
    visitor.visit(readable(value, pointer, quiet, document) as never, pointer, {
      plan: quiet.plan,
      document,
      facts: options.facts,
      report: report => {
        const found = diagnose(rule, report, plan);
        if (found) diagnostics.push(found);
      },
    });
  });
  const told = withoutSuppressed(diagnostics, plan, judgedRules(rules, document));
  return resultOf(
    document.path,
    told.diagnostics,
    [...document.files, ...(document.organization?.files ?? [])].map(file => file.source),
    {
      suppressed: told.suppressed,
      notRun: document.plan.kpis?.length ? lacking.map(rule => rule.id) : [],
    },
  );
}

/** What comments suppress is taken out, and what is wrong with such comments is added. */
function withoutSuppressed(
  diagnostics: readonly Diagnostic[],
  { document, options }: PlanUnderLint,
  judged: ReadonlySet<string>,
): Pick<LintResult, 'diagnostics' | 'suppressed'> {
  const context = {
    locked: options.locked ?? new Set<string>(),
    anchor: (pointer: string) => document.anchor(pointer),
  };
  const own = suppressionsIn(document.files, context);
  // What is wrong with comments in organization.yaml is found there, once for all plans.
  const lent = suppressionsIn(document.organization?.files ?? [], context).suppressions;
  const outcome = suppress(diagnostics, own.suppressions, lent);
  return {
    diagnostics: [
      ...outcome.kept,
      ...own.findings,
      ...unused(outcome, own.suppressions, id => judged.has(id), context),
    ],
    suppressed: outcome.suppressed,
  };
}

/**
 * Rules that have judged the whole plan and would find the same tomorrow: not those that depend on today or on
 * figures, and none where something in the plan can't be read, for there they keep quiet.
 */
function judgedRules(ran: Iterable<Rule>, { findings, isWhole }: PlanDocument): Set<string> {
  if (!isWhole || findings.some(({ severity }) => severity === 'error')) return new Set();
  return new Set([...ran].filter(({ clock, needs }) => !clock && !needs).map(({ id }) => id));
}

/** Puts findings in order and counts them. */
export function resultOf(
  path: string,
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceText[],
  more: Partial<Pick<LintResult, 'suppressed' | 'notRun'>> = {},
): LintResult {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return {
    path,
    diagnostics: [...diagnostics].sort(byPlace),
    suppressed: [...(more.suppressed ?? [])].sort(byPlace),
    counts,
    notRun: more.notRun ?? [],
    sources: new Map(sources.map(source => [source.path, source])),
  };
}

interface PlanUnderLint {
  document: PlanDocument;
  quiet: Quiet;
  options: LintOptions;
}

const compiled = new WeakMap<readonly Rule[], PatternTree>();

function patternsOf(rules: readonly Rule[]): PatternTree {
  const known = compiled.get(rules) ?? patternTree(rules);
  compiled.set(rules, known);
  return known;
}

/** Rules that this plan's depth and its unit's size ask for, and that can read what they need. */
function rulesFor({ quiet, options }: PlanUnderLint): Set<Rule> {
  const depth = depths.indexOf(quiet.plan.depth ?? 'core');
  const size = quiet.plan.unit?.size ?? 'department';
  return new Set(
    (options.rules ?? allRules).filter(
      rule =>
        options.settings?.[rule.id] !== 'off' &&
        depths.indexOf(rule.depth) <= depth &&
        !rule.notFor?.includes(size) &&
        !rule.reads?.some(quiet.near),
    ),
  );
}

/** The value as the rule may rely on it: the same place in the plan without what the schema rejects. */
function readable(value: unknown, pointer: string, quiet: Quiet, document: PlanDocument): unknown {
  if (quiet.plan === document.plan) return value;
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (at, step) => (at as Record<string, unknown>)[step.replace(/~1/g, '/').replace(/~0/g, '~')],
      quiet.plan,
    );
}

function diagnose(
  rule: Rule,
  report: Report,
  { document, quiet, options }: PlanUnderLint,
): Diagnostic | undefined {
  const { plan } = quiet;
  const severity = severityOf(rule, report.severity, options.settings?.[rule.id], plan.status ?? 'draft');
  if (!severity || (report.at !== '' && quiet.near(report.at))) return undefined;
  return {
    ruleId: rule.id,
    severity,
    message: report.message,
    why: rule.why,
    help: report.help ?? questionAt(report.at),
    ...placeOf(document, report.at, report),
    pointer: report.at,
    anchor: document.anchor(report.at),
    ...(report.related && {
      related: report.related.map(({ at, message }) => ({ message, ...placeOf(document, at) })),
    }),
    ...(report.fix && { fix: report.fix }),
    serves: [...(report.serves ?? rule.serves)],
  };
}
