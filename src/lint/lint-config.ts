/** `csplan.config.yaml` under the same engine: its shape is checked where it is read, its rule ids here. */
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { LoadedConfig } from '../plan/config.ts';
import { rules } from '../rules/generated/registry.ts';
import { alwaysReported } from './always.ts';
import { type LintResult, resultOf } from './lint-plan.ts';

/** What is wrong with a configuration; undefined where there is none. */
export function lintConfig(config: LoadedConfig): LintResult | undefined {
  if (config.file === undefined || config.source === undefined) return undefined;
  return resultOf(config.file, [...config.findings, ...unknownRules(config, config.file)], [config.source]);
}

function unknownRules({ config, locate }: LoadedConfig, file: string): Diagnostic[] {
  const known = new Set(rules.map(rule => rule.id));
  return Object.keys(config.rules ?? {})
    .filter(id => !known.has(id))
    .map(id => {
      const pointer = `/rules/${id.replace(/~/g, '~0').replace(/\//g, '~1')}`;
      const meant = nearest(id, known);
      const always = Object.hasOwn(alwaysReported, id);
      return {
        ruleId: 'config/unknown-rule',
        severity: 'error',
        message: always
          ? `"${id}" is always reported; it has no severity to set.`
          : `There is no rule "${id}".`,
        why: always
          ? 'A plan that cannot be read as it was meant gives wrong numbers, whatever the settings.'
          : 'A misspelt rule id sets nothing, and nobody would notice.',
        help: always
          ? 'Delete the line.'
          : meant
            ? `Did you mean "${meant}"?`
            : 'See `csplan rules` for the ids.',
        file,
        range: locate(pointer),
        pointer,
        anchor: pointer,
        serves: ['S4-2'],
      };
    });
}
