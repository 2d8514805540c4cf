/** The configurations that hold for a folder, put one over the other: nearer files win key by key. */
import { dirname } from 'node:path';
import type { ConfigFile } from './config-file.ts';

/** A configuration file as it was read: with what its globs match and its paths lead to. */
export interface ReadConfig extends ConfigFile {
  /** Absolute paths of the files that each of its `overrides` is for, in their order. */
  overridden: readonly ReadonlySet<string>[];
}

export interface ConfigLayer {
  /** The configuration of one folder and what it extends, the strongest first. */
  files: readonly ReadConfig[];
  /** False above a folder with `root: true`: of such a layer only the locked rules hold. */
  counts: boolean;
}

export interface LoadedConfig {
  /** Nearest folder first. */
  layers: readonly ConfigLayer[];
  /** Where the search began. */
  start: string;
}

/** A value and the file that says it. */
export interface Chosen<T> {
  value: T;
  by: ReadConfig;
}

type Config = ReadConfig['config'];

/** What the nearest file says under a key that holds one value; undefined where none does. */
export function chosen<Key extends 'plans' | 'units' | 'as_of' | 'rules_as_of'>(
  config: LoadedConfig,
  key: Key,
): Chosen<NonNullable<Config[Key]>> | undefined {
  for (const by of countingFiles(config)) {
    const value = by.config[key];
    if (value !== undefined && value !== null) return { value, by };
  }
  return undefined;
}

/** All files whose settings hold, the strongest first. */
export function countingFiles({ layers }: LoadedConfig): ReadConfig[] {
  return layers.filter(layer => layer.counts).flatMap(layer => layer.files);
}

/** The topmost configuration and what it extends: what it locks nobody below can lower. */
export function topFiles({ layers }: LoadedConfig): readonly ReadConfig[] {
  return layers.at(-1)?.files ?? [];
}

/** Where what is set for all plans stands: the topmost configuration that counts. Undefined without any. */
export function rootConfig({ layers }: LoadedConfig): ReadConfig | undefined {
  return layers.filter(layer => layer.counts).at(-1)?.files[0];
}

/** The configuration of a folder that has only this file. */
export function configOf(...files: ReadConfig[]): LoadedConfig {
  return {
    layers: files.map(file => ({ files: [file], counts: true })),
    start: files[0] ? dirname(files[0].path) : '/',
  };
}
