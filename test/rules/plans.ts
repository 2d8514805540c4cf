/** The small plan without findings that examples and fixtures are laid over. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { TextEdit } from '../../src/diagnostic/diagnostic.ts';
import { applyEdits } from '../../src/diagnostic/text.ts';
import type { Commit } from '../../src/git/log.ts';
import { definitionOf } from '../../src/kpi/definition.ts';
import { lacks, traits } from '../../src/kpi/traits.ts';
import { lintConfigByPlans } from '../../src/lint/config-by-plans.ts';
import type { LintOptions, LintResult } from '../../src/lint/lint-plan.ts';
import { lintPlan } from '../../src/lint/lint-plan.ts';
import { PlansTogether } from '../../src/lint/plans-together.ts';
import { Past } from '../../src/past/past.ts';
import { planFromTexts } from '../../src/plan/assemble.ts';
import type { PlanDocument } from '../../src/plan/document.ts';
import { fieldAt } from '../../src/plan/fields.ts';
import { walkTree } from '../../src/plan/tree.ts';
import { rules } from '../../src/rules/generated/registry.ts';
import type { GitFacts, PastExample, Rule } from '../../src/rules/rule.ts';
import { choicesOf, configFile } from '../lint/configurations.ts';

/** A plan of depth core. */
export const cleanPlan = read('clean.yaml');

/** The same plan with every section there is: what rules of deeper depths are tried on. */
export const cleanFullPlan = stringify(merged(parse(cleanPlan), parse(read('clean-full.yaml'))), {
  nullStr: '',
});

export function cleanPlanOf(depth: Rule['depth']): string {
  return depth === 'core' ? cleanPlan : cleanFullPlan;
}

function read(name: string): string {
  return readFileSync(join(import.meta.dirname, name), 'utf8');
}

/** The day on which every plan of these tests is judged. */
export const today = '2027-02-01';

export function lintText(text: string, options: Partial<LintOptions> = {}): LintResult {
  return lintPlan(planFromTexts({ 'plan.yaml': text }), { facts: { today, traits, lacks }, ...options });
}

/** The plan as another unit would have it: an id and a unit of its own, and all sentences in other words. */
export function ofUnit(id: string, text = cleanPlan): string {
  const root = planFromTexts({ 'plan.yaml': text }).node('')!.tree;
  // Numbers are not compared.
  const word = id.replace(/\d/g, digit => 'abcdefghij'[Number(digit)]!);
  const edits: TextEdit[] = [];
  walkTree(root, (node, steps) => {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || !fieldAt(steps)?.prose) return;
    const said = text.slice(node.range.start, node.range.end);
    edits.push({ range: node.range, text: said.replace(/\p{L}{3,}/gu, `$& ${word}`) });
  });
  return applyEdits(text, edits)
    .replace(/^id: .*$/m, `id: ${id}`)
    .replace(/^unit: .*$/m, `unit: {name: ${id}, size: department}`);
}

/** The text of a plan, checked beside an older one. */
export function lintBeside(text: string, older: string): LintResult {
  const plans = [olderPlan(older), planFromTexts({ 'plan.yaml': text })];
  const dated = plans.map((document, i) => ({ document, since: String(i) }));
  const facts = new PlansTogether(dated, true).factsOf('plan.yaml');
  return lintText(text, { facts: { today, traits, lacks, plans: facts } });
}

export function olderPlan(text: string): PlanDocument {
  return planFromTexts({ 'older/plan.yaml': text }, 'older');
}

/** A configuration, judged by its plans. */
export function lintConfigText(text: string, plans: readonly PlanDocument[]): LintResult {
  const dated = plans.map(document => ({ document, since: '' }));
  const file = configFile('/csplan.config.yaml', text);
  return lintConfigByPlans(file, new PlansTogether(dated, true).plans, choicesOf(text));
}

/**
 * The clean plan with a part laid over: maps key by key (a measure of another kind as a whole), lists of things with
 * an `id` by that id and reviews by their period (what is new comes last), everything else replaced.
 */
export function overlaid(part: string, depth: Rule['depth'] = 'core'): string {
  return stringify(merged(parse(cleanPlanOf(depth)), parse(part)), { nullStr: '' });
}

function merged(below: unknown, above: unknown, name = 'id'): unknown {
  if (isMap(below) && isMap(above)) {
    // A measure of another kind has other fields.
    if (name === 'measure' && (above.kind ?? below.kind) !== below.kind) return above;
    const result: Record<string, unknown> = { ...below };
    for (const [key, value] of Object.entries(above))
      result[key] = merged(below[key], value, key === 'reviews' ? 'period' : key === 'measure' ? key : 'id');
    return result;
  }
  if (Array.isArray(above) && above.length && above.every(isNamed)) {
    const others = Array.isArray(below) ? below.filter(isNamed) : [];
    const known = others.map(item => merged(item, above.find(other => other[name] === item[name]) ?? {}));
    return [...known, ...above.filter(item => !others.some(other => other[name] === item[name]))];
  }
  return above;

  function isNamed(value: unknown): value is Record<string, unknown> {
    return isMap(value) && typeof value[name] === 'string';
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What git would say of a plan that was committed like this. */
export function gitFacts(past: readonly PastExample[], present: string, depth: Rule['depth']): GitFacts {
  const commits = past.map(({ on, by = 'officer' }, i): Commit => {
    const hash = String(i + 1).repeat(40);
    return { hash, date: on, authors: [by], isMerge: false };
  });
  const versions = past.map(({ plan }, i) => {
    const text = plan === undefined ? present : overlaid(plan, depth);
    return { at: commits[i]!, files: new Map([['plan.yaml', text]]) };
  });
  return { past: new Past(versions, commits.at(-1)), definitionOf };
}

/** The rule, and those that any plan is judged by: others that look at the past would find something in each. */
export function besidePast({ id }: Pick<Rule, 'id'>): readonly Rule[] {
  return rules.filter(other => other.id === id || other.needs !== 'git');
}

/**
 * The clean plan with whole top-level keys replaced by those of a part, which stands at the end as it is written,
 * from `offset` on. A line `# without title, unit` in the part takes keys out.
 */
export function replaced(part: string, depth: Rule['depth'] = 'core'): { text: string; offset: number } {
  const without = /^# without (.*)$/m.exec(part)?.[1]?.split(', ') ?? [];
  const gone = new Set([...topLevelKeys(part), ...without]);
  const blocks = cleanPlanOf(depth)
    .split(/^(?=[a-z_]+:)/m)
    .filter(block => !gone.has(topLevelKeys(block)[0]!));
  const before = blocks.join('');
  return { text: before + part, offset: before.length };
}

function topLevelKeys(text: string): string[] {
  return [...text.matchAll(/^([a-z_]+):/gm)].map(match => match[1]!);
}
