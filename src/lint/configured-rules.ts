/**
 * How rules are set for a file: the nearest configuration that says something wins, key by key, over what it extends
 * and over those above it; its overrides win over its rules. What the topmost configuration locks holds at least.
 */
import { resolve } from 'node:path';
import {
  chosen,
  countingFiles,
  type LoadedConfig,
  type ReadConfig,
  topFiles,
} from '../plan/config-cascade.ts';
import type { OptionValue, Rule } from '../rules/rule.ts';
import { type Level, levels, type RuleChoice, type RuleChoices } from './rule-choices.ts';
import { compareVersions, readVersion } from './versions.ts';

/** A value and where it is written. */
export interface Sourced<T> {
  value: T;
  by: ReadConfig;
  pointer: string;
}

/** What counts for a rule, each with where it comes from. */
export interface SourcedChoice {
  /** Undefined: the rule's own. */
  level?: Sourced<Level>;
  /** Those that are set. */
  options: Readonly<Record<string, Sourced<OptionValue>>>;
  /** The line that locks it. */
  locked?: Sourced<string>;
  /** The `rules_as_of` that it is newer than, where nothing sets it by name. */
  newer?: Sourced<string>;
}

/** One line of a configuration that speaks of a rule. */
export interface Saying {
  level?: Level;
  options: Readonly<Record<string, unknown>>;
  by: ReadConfig;
  pointer: string;
}

export class ConfiguredRules implements RuleChoices {
  readonly locked: ReadonlySet<string>;
  private readonly locks: ReadonlyMap<string, Sourced<string>>;
  private readonly cwd: string;
  private readonly files: readonly ReadConfig[];
  private readonly top: readonly ReadConfig[];
  private readonly asOf: (Sourced<string> & { version: number[] }) | undefined;
  private readonly known = new Map<string, RuleChoice>();

  /** @param cwd absolute folder that the paths of findings start from */
  constructor(config: LoadedConfig, cwd: string) {
    this.cwd = cwd;
    this.files = countingFiles(config);
    this.top = topFiles(config);
    this.locks = locksOf(this.top);
    this.locked = new Set(this.locks.keys());
    this.asOf = rulesAsOf(config);
  }

  of(rule: Rule, file: string): RuleChoice {
    const key = `${rule.id} ${file}`;
    const choice = this.known.get(key) ?? withoutSources(this.sourced(rule, resolve(this.cwd, file)));
    this.known.set(key, choice);
    return choice;
  }

  /** @param path absolute; undefined for what holds where no override does */
  sourced(rule: Rule, path: string | undefined): SourcedChoice {
    const said = together([...sayings(this.files, rule.id, path)]);
    const locked = this.locks.get(rule.id);
    if (locked) return { ...this.atLeast(rule, said), locked };
    const isNewer = !said.level && this.asOf && compareVersions(rule.since, this.asOf.version) > 0;
    return isNewer ? { ...said, newer: this.asOf } : said;
  }

  /** Raised, a locked rule stays raised; its options are those of the topmost configuration. */
  private atLeast(rule: Rule, said: SourcedChoice): SourcedChoice {
    const floor = floorOf(rule, this.top);
    const isLowered = weightOf(said.level, rule) < weightOf(floor.level, rule);
    return { level: isLowered ? floor.level : said.level, options: floor.options };
  }
}

/** What the topmost configuration says of a rule for all files. */
export function floorOf({ id }: Rule, top: readonly ReadConfig[]): SourcedChoice {
  return together([...sayings(top, id, undefined)]);
}

/** How much a level weighs: off least. */
export function weightOf(level: Pick<Sourced<Level>, 'value'> | undefined, { severity }: Rule): number {
  return levels.indexOf(level?.value ?? severity);
}

/** The lines that lock a rule, by its id. */
export function locksOf(top: readonly ReadConfig[]): Map<string, Sourced<string>> {
  const locks = new Map<string, Sourced<string>>();
  for (const by of top)
    for (const [i, id] of (by.config.locked ?? []).entries())
      if (id && !locks.has(id)) locks.set(id, { value: id, by, pointer: `/locked/${i}` });
  return locks;
}

/** The `rules_as_of` that holds; undefined without one that is a version. */
function rulesAsOf(config: LoadedConfig): (Sourced<string> & { version: number[] }) | undefined {
  const by = chosen(config, 'rules_as_of')?.by;
  const value = by?.written('/rules_as_of');
  const version = value === undefined ? undefined : readVersion(value);
  return by && version && { value: value!, by, pointer: '/rules_as_of', version };
}

/** What files say of a rule, the strongest first. */
export function* sayings(
  files: readonly ReadConfig[],
  id: string,
  path: string | undefined,
): Generator<Saying> {
  for (const by of files) {
    const overrides = by.config.overrides ?? [];
    for (let i = overrides.length - 1; i >= 0; i--) {
      if (path === undefined || !by.overridden[i]?.has(path)) continue;
      yield* sayingOf(overrides[i]?.rules?.[id], by, `/overrides/${i}/rules/${escaped(id)}`);
    }
    yield* sayingOf(by.config.rules?.[id], by, `/rules/${escaped(id)}`);
  }
}

/** A setting is a level, or a level and options. */
export function* sayingOf(setting: unknown, by: ReadConfig, pointer: string): Generator<Saying> {
  const [level, options] = Array.isArray(setting) ? setting : [setting, undefined];
  const isLevel = levels.includes(level as Level);
  if (isLevel || isMap(options))
    yield { ...(isLevel && { level: level as Level }), options: isMap(options) ? options : {}, by, pointer };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A rule's id as a step of a pointer. */
export function escaped(id: string): string {
  return id.replace(/~/g, '~0').replace(/\//g, '~1');
}

/** The first saying of each thing counts. */
function together(said: readonly Saying[]): SourcedChoice {
  const first = said.find(({ level }) => level);
  const options: Record<string, Sourced<OptionValue>> = {};
  for (const { options: own, by, pointer } of said)
    for (const [name, value] of Object.entries(own))
      if (value !== null && !Object.hasOwn(options, name))
        options[name] = { value: value as OptionValue, by, pointer: `${pointer}/1/${escaped(name)}` };
  return { ...(first && { level: { value: first.level!, by: first.by, pointer: first.pointer } }), options };
}

function withoutSources({ level, options, newer }: SourcedChoice): RuleChoice {
  return {
    ...(level && { level: level.value }),
    ...(newer && { newer: true }),
    options: Object.fromEntries(Object.entries(options).map(([name, { value }]) => [name, value])),
  };
}
