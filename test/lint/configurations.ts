/** Configurations from text, without a disk: `overridden` says which files the overrides are for. */
import { ConfiguredRules } from '../../src/lint/configured-rules.ts';
import {
  type ConfigLayer,
  configOf,
  type LoadedConfig,
  type ReadConfig,
} from '../../src/plan/config-cascade.ts';
import { parseConfigFile } from '../../src/plan/config-file.ts';

export function configFile(path: string, text: string, overridden: string[][] = []): ReadConfig {
  return {
    ...parseConfigFile(path.replace(/^\//, ''), path, text),
    overridden: overridden.map(paths => new Set(paths)),
  };
}

/** The nearest first. */
export function cascade(...layers: ConfigLayer[]): LoadedConfig {
  return { layers, start: '/' };
}

/** What one configuration at the root says. */
export function choicesOf(text: string): ConfiguredRules {
  return new ConfiguredRules(configOf(configFile('/csplan.config.yaml', text)), '/');
}
