/** What rules say of a configuration when all of its plans are known: what no single plan shows. */
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import type { ReadConfig } from '../plan/config-cascade.ts';
import type { PlanFile } from '../plan/document.ts';
import { rules as allRules } from '../rules/generated/registry.ts';
import type { ConfigurationContext, OtherPlan, Rule } from '../rules/rule.ts';
import { type LintResult, resultOf } from './lint-plan.ts';
import { placeOf } from './place.ts';
import type { RuleChoices } from './rule-choices.ts';
import { severityOf } from './severity.ts';
import { suppress, suppressionsIn, unused } from './suppressions.ts';

const configurationRules = allRules.filter(rule => rule.checkConfiguration);

/** @param plans all that are the configuration's */
export function lintConfigByPlans(
  file: ReadConfig,
  plans: readonly OtherPlan[],
  choices: RuleChoices,
): LintResult {
  const cited = new Map<string, SourceText>();
  const found = configurationRules.flatMap(rule => findingsOf(rule, file, plans, choices, cited));
  const isOn = (id: string): boolean => {
    const rule = configurationRules.find(rule => rule.id === id);
    // Other rules find nothing in a configuration.
    return !rule || choices.of(rule, file.file).level !== 'off';
  };
  const context = { locked: choices.locked, anchor: (pointer: string) => pointer };
  const asFile: PlanFile = { ...file.parsed, mount: [] };
  const { suppressions, findings } = suppressionsIn([asFile], context);
  const outcome = suppress(found, suppressions);
  const sources = [file.source, ...cited.values()];
  return resultOf(
    file.file,
    [...outcome.kept, ...findings, ...unused(outcome, suppressions, isOn, context)].map(withoutFix),
    sources,
    {
      suppressed: outcome.suppressed,
      cited: new Set(cited.keys()),
      ran: (id, path) => path === file.file && configurationRules.some(rule => rule.id === id) && isOn(id),
    },
  );
}

/** Configurations are mended before their plans are read. */
function withoutFix({ fix: _fix, ...found }: Diagnostic): Diagnostic {
  return found;
}

function findingsOf(
  rule: Rule,
  file: ReadConfig,
  plans: readonly OtherPlan[],
  choices: RuleChoices,
  cited: Map<string, SourceText>,
): Diagnostic[] {
  const severity = severityOf(rule, undefined, choices.of(rule, file.file), 'active');
  if (!severity) return [];
  const found: Diagnostic[] = [];
  const report: ConfigurationContext['report'] = ({ at, message, help, related = [] }) =>
    found.push({
      ruleId: rule.id,
      severity,
      message,
      why: rule.why,
      help,
      file: file.file,
      range: file.locate(at),
      pointer: at,
      anchor: anchorOf(at, file),
      related: related.map(({ at, message, in: other }) => {
        if (!other) return { message, file: file.file, range: file.locate(at) };
        const place = placeOf(other, at);
        cited.set(place.file, other.locate(at).source);
        return { message, ...place };
      }),
      serves: [...rule.serves],
    });
  rule.checkConfiguration?.(file.config, { plans, report });
  return found;
}

/** An entry of a list is known by what it says, so that others can come before it. */
function anchorOf(pointer: string, { written }: ReadConfig): string {
  const [, list, position] = /^(.*)\/(\d+)$/.exec(pointer) ?? [];
  const says = position === undefined ? undefined : written(pointer);
  return says === undefined ? pointer : `${list}[${says}]`;
}
