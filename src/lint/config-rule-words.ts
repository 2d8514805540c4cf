/** What the schema finds in the settings of rules, in words about rules. */
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ConfigFile } from '../plan/config-file.ts';
import { fromPointer } from '../plan/tree.ts';
import { rules } from '../rules/generated/registry.ts';
import type { Rule } from '../rules/rule.ts';
import { alwaysReported } from './always.ts';
import type { Level } from './rule-choices.ts';
import { ruleMeant } from './rule-meant.ts';

/** A finding on the shape of a configuration as it is told: where it is about a rule, its severity or its options. */
export function aboutRules(found: Diagnostic, file: ConfigFile): Diagnostic {
  const steps = fromPointer(found.pointer);
  if (steps[0] === 'locked' && steps.length === 2 && found.ruleId === 'schema/not-allowed')
    return unknownRule(found, file.source.slice(found.range));
  const [id, ...below] = settingSteps(steps);
  if (id === undefined) return found;
  const isField = found.ruleId === 'schema/unknown-field';
  if (isField && !below.length) return unknownRule(found, id);
  const rule = rules.find(rule => rule.id === id);
  if (!rule) return found;
  const [first, option] = below;
  if (isField && option !== undefined) return unknownOption(found, rule, option);
  const isSeverity = first === undefined || (first === '0' && option === undefined);
  if (found.ruleId === 'schema/not-allowed' && isSeverity) return unknownLevel(found, rule, file);
  return first === undefined ? misshapen(found, rule, file) : found;
}

/** The steps from the settings of rules on: of all files, or of those of an override. */
function settingSteps(steps: readonly string[]): readonly string[] {
  if (steps[0] === 'rules') return steps.slice(1);
  return steps[0] === 'overrides' && steps[2] === 'rules' ? steps.slice(3) : [];
}

function unknownRule(found: Diagnostic, id: string): Diagnostic {
  const isAlways = Object.hasOwn(alwaysReported, id);
  const meant = isAlways ? undefined : ruleMeant(id);
  const isRule = rules.some(rule => rule.id === meant);
  return {
    ...found,
    ruleId: 'config/unknown-rule',
    message: isAlways
      ? `"${id}" is always reported; it has no severity to set.`
      : `There is no rule "${id}".`,
    why: isAlways
      ? 'A plan that cannot be read as it was meant gives wrong numbers, whatever the settings.'
      : 'A misspelt rule id sets nothing, and nobody would notice.',
    help: isAlways
      ? 'Delete the line.'
      : meant
        ? `Did you mean "${meant}"?`
        : 'See `csplan rules` for the ids.',
    fix:
      meant && isRule
        ? { title: `Write ${meant}`, safe: false, edits: [{ range: found.range, text: meant }] }
        : undefined,
  };
}

function unknownOption(found: Diagnostic, rule: Rule, option: string): Diagnostic {
  const names = Object.keys(rule.options?.properties ?? {});
  const meant = found.fix?.edits[0]?.text;
  return {
    ...found,
    ruleId: 'config/unknown-option',
    message: `"${rule.id}" has no option "${option}".`,
    why: 'An option that the rule does not know sets nothing, and nobody would notice.',
    help: meant
      ? `Did you mean "${meant}"?`
      : `${names.length === 1 ? 'Its option is' : 'Its options are'} ${names.join(', ')}.`,
  };
}

/** What people call a severity elsewhere. */
const meantLevels: Readonly<Record<string, Level>> = {
  '0': 'off',
  '1': 'warning',
  '2': 'error',
  disable: 'off',
  disabled: 'off',
  false: 'off',
  ignore: 'off',
  never: 'off',
  no: 'off',
  none: 'off',
  hint: 'info',
  note: 'info',
  notice: 'info',
  warn: 'warning',
  err: 'error',
};

function unknownLevel(found: Diagnostic, { id }: Rule, file: ConfigFile): Diagnostic {
  const written = file.source.slice(found.range);
  const meant = meantLevels[written.toLowerCase()];
  const message = `${id} is set to "${written}"; it can be off, info, warning or error.`;
  if (!meant) return { ...found, message };
  return {
    ...found,
    message,
    help: `Did you mean "${meant}"?`,
    fix: { title: `Write ${meant}`, safe: false, edits: [{ range: found.range, text: meant }] },
  };
}

/** Neither a severity, nor a severity and options. */
function misshapen(found: Diagnostic, rule: Rule, file: ConfigFile): Diagnostic {
  const { id } = rule;
  const { kind } = file.nodeAt(found.pointer) ?? {};
  if (kind === 'scalar')
    return {
      ...found,
      message: `${id} is set to nothing.`,
      help: `Write a severity behind it (off, info, warning or error), such as ${id}: warning; or delete the line.`,
      fix: undefined,
    };
  const [option] = Object.entries(rule.options?.properties ?? {});
  if (option)
    return {
      ...found,
      message: `${id} takes a severity, or a severity and options.`,
      help: `Write ${id}: warning, or with an option: ${id}: [warning, {${option[0]}: ${option[1].default}}].`,
      fix: undefined,
    };
  return {
    ...found,
    ruleId: 'config/unknown-option',
    message: `"${id}" has no options; it takes a severity and nothing else.`,
    why: 'Options that the rule does not know set nothing, and nobody would notice.',
    help: `Write just one of off, info, warning and error: ${id}: warning.`,
    fix: undefined,
  };
}
