/** The rules over one plan: what the reading of the plan has found, and what the rules find in one walk. */
import { byPlace, type Diagnostic, type Severity } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { Depth, Plan } from '../plan/generated/types.ts';
import { rules as allRules } from '../rules/generated/registry.ts';
import { type Facts, isSteady, type Report, type Rule } from '../rules/rule.ts';
import { gapHelp } from './gap-help.ts';
import { placeOf } from './place.ts';
import { type Quiet, quietFor } from './quiet.ts';
import { asWritten, optionValues, type RuleChoices } from './rule-choices.ts';
import { severityOf } from './severity.ts';
import { type SuppressedDiagnostic, suppress, suppressionsIn, unused } from './suppressions.ts';
import { type PatternTree, patternTree, walk } from './walk.ts';

export interface LintOptions {
  facts: Facts;
  /** What `csplan.config.yaml` says of rules; without it every rule is as it was written. */
  choices?: RuleChoices;
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
  /** Rules that were not run because what they need is not there: figures, the plan's past, or a plan that can be read. */
  notRun: string[];
  /** Those of them that compare the plan with its past, and are kept from it by mistakes in what they compare. */
  hindered: string[];
  /** Rules that found something and are info only because they are newer than the configuration's `rules_as_of`. */
  newer: string[];
  /** What would be found beyond `diagnostics` if the plan were of a deeper depth; only depths that find more. */
  deeper: DeeperCount[];
  /** Whether a rule has judged all of a file: none has where something in the plan can't be read. */
  ran(ruleId: string, file: string): boolean;
  /** The texts that the ranges refer to, by path. */
  sources: ReadonlyMap<string, SourceText>;
  /** Those of them that are of other plans: findings refer to them. */
  cited: ReadonlySet<string>;
}

export interface DeeperCount {
  depth: Rule['depth'];
  count: number;
}

/** From the least that is asked to the most. */
export const depths = ['core', 'service', 'full'] as const;

export function lintPlan(document: PlanDocument, options: LintOptions): LintResult {
  const cited = new Map<string, SourceText>();
  const plan = { document, quiet: quietFor(document), choices: options.choices ?? asWritten, options, cited };
  const meant = rulesFor(plan);
  const rules = new Set([...meant].filter(rule => !isHindered(rule, plan)));
  const lacking = [...rules].filter(rule => rule.needs && !options.facts[rule.needs]);
  for (const rule of lacking) rules.delete(rule);
  const isAsked = askedAt(plan.quiet.plan.depth);
  const asked = [...rules].filter(isAsked);
  const deeper = new Map([...rules].filter(rule => !isAsked(rule)).map(({ id, depth }) => [id, depth]));
  const hindered = [...meant].filter(
    rule =>
      rule.needs === 'git' && options.facts.git && isAsked(rule) && isHindered(rule, plan) && wasActive(plan),
  );
  const all = [...document.findings, ...findingsOf(rules, plan)];
  const ran = judgedBy(asked, plan);
  const steady = new Set(asked.filter(isSteady).map(({ id }) => id));
  const told = withoutSuppressed(all, plan, (id, file) => steady.has(id) && ran(id, file));
  const diagnostics = told.diagnostics.filter(({ ruleId }) => !deeper.has(ruleId));
  return resultOf(
    document.path,
    diagnostics,
    [
      ...[...document.files, ...(document.organization?.files ?? [])].map(file => file.source),
      ...cited.values(),
    ],
    {
      cited: new Set(cited.keys()),
      suppressed: told.suppressed.filter(({ ruleId }) => !deeper.has(ruleId)),
      notRun: [...lacking.filter(rule => isAsked(rule) && isMissed(rule, document.plan)), ...hindered].map(
        ({ id }) => id,
      ),
      hindered: hindered.map(({ id }) => id),
      newer: asked.filter(rule => isHeldBack(rule, diagnostics, plan)).map(({ id }) => id),
      deeper: deeperCounts(told.diagnostics.flatMap(({ ruleId }) => deeper.get(ruleId) ?? [])),
      ran,
    },
  );
}

/**
 * The rule could have had something to say: figures are of KPIs, a draft is held to nothing it said before, and a plan
 * that is checked alone is judged by all that there is.
 */
function isMissed({ needs }: Rule, { kpis, status }: Plan): boolean {
  if (needs === 'git') return status === 'active';
  return needs === 'data' && Boolean(kpis?.length);
}

/** What it reads can't be judged: it would find the schema's mistakes again, seen from afar. */
function isHindered({ reads }: Rule, { quiet }: PlanUnderLint): boolean {
  return Boolean(reads?.some(quiet.near));
}

/** A plan that can't be read as a whole may have said in its last commit that it is active. */
function wasActive({ document, options }: PlanUnderLint): boolean {
  const committed = options.facts.git?.past.versions.findLast(
    version => version.value('status') !== undefined,
  );
  return document.plan.status === 'active' || committed?.value('status') === 'active';
}

function judgedBy(asked: readonly Rule[], { document, choices, options }: PlanUnderLint): LintResult['ran'] {
  const { findings, broken, isWhole } = document;
  if (!isWhole || broken.size || findings.some(({ severity }) => severity === 'error')) return () => false;
  const isJudged = ({ needs }: Rule): boolean => needs !== 'plans' || Boolean(options.facts.plans?.isAll);
  const byId = new Map(asked.filter(isJudged).map(rule => [rule.id, rule]));
  return (id, file) => {
    const rule = byId.get(id);
    return rule !== undefined && choices.of(rule, file).level !== 'off';
  };
}

/** What comments suppress is taken out, and what is wrong with such comments is added. */
function withoutSuppressed(
  diagnostics: readonly Diagnostic[],
  { document, choices }: PlanUnderLint,
  isJudged: LintResult['ran'],
): Pick<LintResult, 'diagnostics' | 'suppressed'> {
  const context = {
    locked: choices.locked,
    anchor: (pointer: string) => document.anchor(pointer),
  };
  const own = suppressionsIn(document.files, context);
  // What is wrong with comments in organization.yaml is found there, once for all plans.
  const lent = suppressionsIn(document.organization?.files ?? [], context).suppressions;
  const outcome = suppress(diagnostics, own.suppressions, lent);
  return {
    diagnostics: [...outcome.kept, ...own.findings, ...unused(outcome, own.suppressions, isJudged, context)],
    suppressed: outcome.suppressed,
  };
}

/** Something it found would be more than a note, were the rule not newer than the configuration wants. */
function isHeldBack(rule: Rule, found: readonly Diagnostic[], { quiet, choices }: PlanUnderLint): boolean {
  return found.some(({ ruleId, file }) => {
    if (ruleId !== rule.id) return false;
    const { newer, ...older } = choices.of(rule, file);
    return newer && severityOf(rule, undefined, older, quiet.plan.status ?? 'draft') !== 'info';
  });
}

function askedAt(depth: Depth | undefined): (rule: Rule) => boolean {
  return rule => depths.indexOf(rule.depth) <= depths.indexOf(depth ?? 'core');
}

/** A deeper depth asks what those above it ask as well. */
function deeperCounts(found: readonly Rule['depth'][]): DeeperCount[] {
  return depths.flatMap((depth, i) => {
    const count = found.filter(other => depths.indexOf(other) <= i).length;
    return found.includes(depth) ? [{ depth, count }] : [];
  });
}

/** Puts findings in order and counts them. */
export function resultOf(
  path: string,
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceText[],
  more: Partial<Omit<LintResult, 'path' | 'diagnostics' | 'counts' | 'sources'>> = {},
): LintResult {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return {
    path,
    diagnostics: [...diagnostics].sort(byPlace),
    suppressed: [...(more.suppressed ?? [])].sort(byPlace),
    counts,
    notRun: more.notRun ?? [],
    hindered: more.hindered ?? [],
    newer: more.newer ?? [],
    deeper: more.deeper ?? [],
    ran: more.ran ?? (() => false),
    sources: new Map(sources.map(source => [source.path, source])),
    cited: more.cited ?? new Set(),
  };
}

interface PlanUnderLint {
  document: PlanDocument;
  quiet: Quiet;
  choices: RuleChoices;
  options: LintOptions;
  /** The texts of other plans that findings refer to. */
  cited: Map<string, SourceText>;
}

const compiled = new WeakMap<readonly Rule[], PatternTree>();

function patternsOf(rules: readonly Rule[]): PatternTree {
  const known = compiled.get(rules) ?? patternTree(rules);
  compiled.set(rules, known);
  return known;
}

/**
 * Rules that the unit's size asks for, and that are not off in every file. Of those that are deeper than the plan it is
 * only counted what they find.
 */
function rulesFor({ document, quiet, choices, options }: PlanUnderLint): Set<Rule> {
  const size = quiet.plan.unit?.size ?? 'department';
  const files = [...document.files, ...(document.organization?.files ?? [])].map(({ source }) => source.path);
  return new Set(
    (options.rules ?? allRules).filter(
      rule => files.some(file => choices.of(rule, file).level !== 'off') && !rule.notFor?.includes(size),
    ),
  );
}

const noOptions = {};

function findingsOf(rules: ReadonlySet<Rule>, plan: PlanUnderLint): Diagnostic[] {
  const { document, quiet, choices, options } = plan;
  const findings: Diagnostic[] = [];
  walk(document.plan, patternsOf(options.rules ?? allRules), quiet.at, (rule, visitor, value, pointer) => {
    if (!rules.has(rule)) return;
    visitor.visit(readable(value, pointer, quiet, document) as never, pointer, {
      plan: quiet.plan,
      document,
      facts: options.facts,
      options: rule.options
        ? optionValues(rule, choices.of(rule, document.locate(pointer).source.path))
        : noOptions,
      report: report => {
        const found = diagnose(rule, report, plan);
        if (found) findings.push(found);
      },
    });
  });
  return findings;
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

function diagnose(rule: Rule, report: Report, under: PlanUnderLint): Diagnostic | undefined {
  const { document, quiet, choices } = under;
  const { plan } = quiet;
  const place = placeOf(document, report.at, report);
  const severity = severityOf(rule, report.severity, choices.of(rule, place.file), plan.status ?? 'draft');
  if (!severity || (report.at !== '' && quiet.near(report.at))) return undefined;
  return {
    ruleId: rule.id,
    severity,
    message: report.message,
    why: rule.why,
    help: report.help ?? gapHelp(document, report.at),
    ...place,
    pointer: report.at,
    anchor: document.anchor(report.at),
    ...(report.state !== undefined && { state: report.state }),
    ...(report.related && { related: report.related.map(other => placed(other, under)) }),
    ...(report.fix && { fix: report.fix }),
    serves: [...(report.serves ?? rule.serves)],
  };
}

function placed(
  { at, message, in: other }: NonNullable<Report['related']>[number],
  { document, cited }: Pick<PlanUnderLint, 'document' | 'cited'>,
): NonNullable<Diagnostic['related']>[number] {
  const where = other ?? document;
  const place = placeOf(where, at);
  if (other) cited.set(place.file, where.locate(at).source);
  return { message, ...place };
}
