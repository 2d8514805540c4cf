/** Every value that the configurations give, and the line that says so. */
import {
  chosen,
  countingFiles,
  type LoadedConfig,
  type ReadConfig,
  topFiles,
} from '../plan/config-cascade.ts';
import type { WrittenAt } from '../plan/origins.ts';
import type { OptionValue, Rule } from '../rules/rule.ts';
import { ConfiguredRules, locksOf, type Sourced } from './configured-rules.ts';
import type { Level } from './rule-choices.ts';

export interface ConfigOrigins {
  /** The strongest first. */
  files: FileOrigin[];
  values: ValueOrigin[];
  locked: { rule: string; from: WrittenAt }[];
  rules: RuleOrigin[];
}

export interface FileOrigin {
  path: string;
  /** The file that extends it; null for one that was found on the way up. */
  extendedBy: string | null;
  /** False above a `root: true`: only the rules that it locks hold. */
  counts: boolean;
}

export interface ValueOrigin {
  key: (typeof valueKeys)[number];
  /** Null where nothing says it. */
  value: unknown;
  from: WrittenAt | null;
}

export interface RuleOrigin {
  id: string;
  /** As it counts in an active plan. */
  severity: Level;
  /** The line that sets it; null where it is csplan's own. */
  from: WrittenAt | null;
  options: { name: string; value: OptionValue; from: WrittenAt | null }[];
  /** The line that locks it. */
  locked: WrittenAt | null;
  /** The `rules_as_of` that makes it info. */
  newer: WrittenAt | null;
  /** It depends on today, and so is info at most. */
  clock: boolean;
}

const valueKeys = ['plans', 'units', 'as_of', 'rules_as_of'] as const;

/** @param path absolute path of the file in question; undefined for what holds where no override does */
export function configOrigins(
  config: LoadedConfig,
  rules: readonly Rule[],
  cwd: string,
  path: string | undefined,
): ConfigOrigins {
  const configured = new ConfiguredRules(config, cwd);
  return {
    files: fileOrigins(config),
    values: valueKeys.map(key => valueOrigin(config, key)),
    locked: [...locksOf(topFiles(config)).values()].map(lock => ({ rule: lock.value, from: written(lock) })),
    rules: rules.map(rule => ruleOrigin(rule, configured, path)),
  };
}

function fileOrigins({ layers }: LoadedConfig): FileOrigin[] {
  return layers.flatMap(({ files, counts }) =>
    files.map(({ file }, i) => ({ path: file, extendedBy: i ? files[0]!.file : null, counts })),
  );
}

function valueOrigin(config: LoadedConfig, key: ValueOrigin['key']): ValueOrigin {
  const found = chosen(config, key);
  if (!found) return { key, value: null, from: null };
  const { by } = found;
  // A version is what is written: 0.10 is not 0.1.
  const value = key === 'rules_as_of' ? by.written('/rules_as_of') : found.value;
  return { key, value, from: lineOf(by, `/${key}`) };
}

function ruleOrigin(rule: Rule, configured: ConfiguredRules, path: string | undefined): RuleOrigin {
  const { level, options, locked, newer } = configured.sourced(rule, path);
  const loud = level?.value ?? rule.severity;
  const properties = Object.entries(rule.options?.properties ?? {});
  return {
    id: rule.id,
    severity: loud !== 'off' && (newer || rule.clock) ? 'info' : loud,
    from: level ? written(level) : null,
    options: properties.map(([name, option]) => ({
      name,
      value: options[name]?.value ?? option.default,
      from: options[name] ? written(options[name]) : null,
    })),
    locked: locked ? written(locked) : null,
    newer: newer ? written(newer) : null,
    clock: rule.clock ?? false,
  };
}

function written({ by, pointer }: Sourced<unknown>): WrittenAt {
  return lineOf(by, pointer);
}

function lineOf({ file, source, locateKey }: ReadConfig, pointer: string): WrittenAt {
  return { file, line: source.position(locateKey(pointer).start).line };
}

/** Those of the files for which an override sets a rule otherwise than where none does. */
export function setOtherwise(config: LoadedConfig, paths: readonly string[], comparedWith: string): string[] {
  const overridesOf = (path: string): string =>
    countingFiles(config)
      .flatMap(file => file.overridden.map(files => (files.has(path) ? 'x' : '-')))
      .join('');
  return paths.filter(path => overridesOf(path) !== overridesOf(comparedWith));
}
