/**
 * Configurations under the same engine: their shape is checked where they are read; here what they say of rules, and
 * what they say to one another.
 */
import packageJson from '../../package.json' with { type: 'json' };
import type { Diagnostic, Range } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../diagnostic/text.ts';
import { countingFiles, type LoadedConfig, type ReadConfig, topFiles } from '../plan/config-cascade.ts';
import { fromPointer } from '../plan/tree.ts';
import { rules } from '../rules/generated/registry.ts';
import type { Rule } from '../rules/rule.ts';
import { aboutRules } from './config-rule-words.ts';
import {
  escaped,
  floorOf,
  locksOf,
  type Saying,
  type Sourced,
  sayingOf,
  weightOf,
} from './configured-rules.ts';
import { type LintResult, resultOf } from './lint-plan.ts';
import type { Level } from './rule-choices.ts';
import { compareVersions, readVersion } from './versions.ts';

/** What is wrong with the configurations of a plan: a result for each file, those that it extends among them. */
export function lintConfig(config: LoadedConfig): LintResult[] {
  const top = topFiles(config);
  const isTop = (file: ReadConfig): boolean => top.some(({ path }) => path === file.path);
  const counting = countingFiles(config);
  const files = new Map([...counting, ...top].map(file => [file.path, file]));
  return [...files.values()].map(file => {
    const sources = new Map([...files.values()].map(({ source }) => [source.path, source]));
    const found = [
      ...file.findings.map(finding => aboutRules(finding, file)),
      ...(isTop(file) ? [] : lockedBelow(file, top)),
      ...lowerings(file, top, isTop(file)),
      ...wrongVersion(file),
    ];
    return resultOf(file.file, found, [file.source, ...relatedSources(found, sources)]);
  });
}

function relatedSources(
  found: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceText>,
): SourceText[] {
  return found.flatMap(({ related }) => related ?? []).flatMap(({ file }) => sources.get(file) ?? []);
}

function diagnose(
  file: ReadConfig,
  range: Range,
  pointer: string,
  more: Pick<Diagnostic, 'ruleId' | 'severity' | 'message' | 'why' | 'help' | 'related'>,
): Diagnostic {
  return { file: file.file, range, pointer, anchor: pointer, serves: ['S4-2'], ...more };
}

function lockedBelow(file: ReadConfig, top: readonly ReadConfig[]): Diagnostic[] {
  if (!file.config.locked?.length) return [];
  return [
    diagnose(file, file.locateKey('/locked'), '/locked', {
      ruleId: 'config/locked-below',
      severity: 'error',
      message: `Rules can be locked in the topmost configuration only, which is ${top[0]!.file}.`,
      why: 'Whoever can write this file could take the lock away as well: it would hold nobody to anything.',
      help: `Move these ids to \`locked\` in ${top[0]!.file}.`,
    }),
  ];
}

/** Lines that would make a locked rule speak lower, or set its options: they set nothing. */
function lowerings(file: ReadConfig, top: readonly ReadConfig[], isTop: boolean): Diagnostic[] {
  return [...locksOf(top).values()].flatMap(lock => {
    const rule = rules.find(({ id }) => id === lock.value);
    if (!rule) return [];
    const floor = floorOf(rule, top);
    const said = [...everySaying(file, rule.id)].filter(
      ({ pointer }) => pointer.startsWith('/overrides') || !isTop,
    );
    const found = said.flatMap(saying => lowering(saying, rule, floor.level, lock));
    return isTop && floor.level?.value === 'off' && floor.level.by.path === file.path
      ? [...found, lockedOff(floor.level, rule, lock)]
      : found;
  });
}

function* everySaying(file: ReadConfig, id: string): Generator<Saying> {
  for (const [i, override] of (file.config.overrides ?? []).entries())
    yield* sayingOf(override?.rules?.[id], file, `/overrides/${i}/rules/${escaped(id)}`);
  yield* sayingOf(file.config.rules?.[id], file, `/rules/${escaped(id)}`);
}

function lowering(
  { level, options, by, pointer }: Saying,
  rule: Rule,
  floor: Sourced<Level> | undefined,
  lock: Sourced<string>,
): Diagnostic[] {
  const isLower = level !== undefined && weightOf({ value: level }, rule) < weightOf(floor, rule);
  const [option] = Object.keys(options);
  if (!isLower && option === undefined) return [];
  const at = isLower
    ? Array.isArray(settingAt(by, pointer))
      ? `${pointer}/0`
      : pointer
    : `${pointer}/1/${escaped(option!)}`;
  return [
    diagnose(by, by.locate(at), at, {
      ruleId: 'config/lowers-locked',
      severity: 'error',
      message: isLower
        ? `"${level}" would lower "${rule.id}", which is locked at ${floor?.value ?? rule.severity}.`
        : `The options of "${rule.id}" can't be set here: it is locked.`,
      why: 'It holds for every plan of the repository, so this line sets nothing.',
      help: `Delete it, or have the lock taken out of ${lock.by.file}.`,
      related: [{ message: 'the lock', file: lock.by.file, range: lock.by.locate(lock.pointer) }],
    }),
  ];
}

function settingAt({ config }: ReadConfig, pointer: string): unknown {
  return fromPointer(pointer).reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], config);
}

function lockedOff({ by, pointer }: Sourced<Level>, rule: Rule, lock: Sourced<string>): Diagnostic {
  return diagnose(by, by.locate(pointer), pointer, {
    ruleId: 'config/lowers-locked',
    severity: 'warning',
    message: `"${rule.id}" is locked and off: there is nothing lower to keep it from.`,
    why: 'A reader of the lock will think that the rule holds everywhere.',
    help: 'Delete this line, or take the rule out of `locked`.',
    related: [{ message: 'the lock', file: lock.by.file, range: lock.by.locate(lock.pointer) }],
  });
}

/** Later versions than this csplan has rules of mean nothing yet. */
function wrongVersion(file: ReadConfig): Diagnostic[] {
  const { rules_as_of: value } = file.config;
  if (value === undefined || value === null) return [];
  const written = file.written('/rules_as_of')!;
  const range = file.locate('/rules_as_of');
  const version = readVersion(written);
  if (!version)
    return [
      diagnose(file, range, '/rules_as_of', {
        ruleId: 'config/rules-as-of',
        severity: 'error',
        message: `"${written}" is not a version of csplan.`,
        why: 'Without it newer rules count like all others.',
        help: `Write a version such as ${packageJson.version}; csplan --version prints yours.`,
      }),
    ];
  const known = [packageJson.version, ...rules.map(({ since }) => since)];
  if (known.some(since => compareVersions(since, version) >= 0)) return [];
  return [
    diagnose(file, range, '/rules_as_of', {
      ruleId: 'config/rules-as-of',
      severity: 'warning',
      message: `This csplan is ${packageJson.version}; it has no rules of ${written} yet.`,
      why: 'Rules of all versions up to that one would count at once, also those that nobody has seen yet.',
      help: `Write the version whose rules you have looked at: ${packageJson.version}.`,
    }),
  ];
}
