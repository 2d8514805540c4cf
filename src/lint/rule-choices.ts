/** What the configuration says of rules, as the run asks for it. */
import type { OptionValue, Rule } from '../rules/rule.ts';

/** What a rule can be set to. */
export const levels = ['off', 'info', 'warning', 'error'] as const;
export type Level = (typeof levels)[number];

export interface RuleChoice {
  /** Undefined: the rule's own severity. */
  level?: Level;
  /** Its own severity counts as info at most: it is newer than the `rules_as_of` of the configuration. */
  newer?: boolean;
  /** Those that are set. */
  options: Readonly<Record<string, OptionValue>>;
}

export interface RuleChoices {
  /** @param file as findings name it: a rule may be set otherwise for single files */
  of(rule: Rule, file: string): RuleChoice;
  /** Ids of rules that nothing may silence: no file below the topmost configuration, and no comment. */
  readonly locked: ReadonlySet<string>;
}

const nothingSet: RuleChoice = { options: {} };

/** Every rule as it is. */
export const asWritten: RuleChoices = { of: () => nothingSet, locked: new Set() };

/** A value for every option of a rule: what is set, else its default. */
export function optionValues(rule: Rule, { options }: RuleChoice): Readonly<Record<string, OptionValue>> {
  const properties = Object.entries(rule.options?.properties ?? {});
  return Object.fromEntries(properties.map(([name, option]) => [name, options[name] ?? option.default]));
}
