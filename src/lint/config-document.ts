/** A configuration file as a document that can be mended. */
import type { Diagnostic, TextEdit } from '../diagnostic/diagnostic.ts';
import { applyEdits } from '../diagnostic/text.ts';
import type { LoadedConfig, ReadConfig } from '../plan/config-cascade.ts';
import { parseConfigFile } from '../plan/config-file.ts';
import type { PlanFile } from '../plan/document.ts';
import type { Mendable } from './fix.ts';
import { lintConfig } from './lint-config.ts';

export class ConfigDocument implements Mendable<ConfigDocument> {
  readonly file: ReadConfig;
  readonly files: readonly PlanFile[];

  constructor(file: ReadConfig) {
    this.file = file;
    this.files = [{ ...file.parsed, mount: [] }];
  }

  get findings(): Diagnostic[] {
    return this.file.findings;
  }

  /** What its paths lead to stays as it was found. */
  edited(edits: ReadonlyMap<string, readonly TextEdit[]>): ConfigDocument {
    const { file, path, source, overridden, findings } = this.file;
    const parsed = parseConfigFile(file, path, applyEdits(source.text, edits.get(file) ?? []));
    const ofPaths = findings
      .filter(({ ruleId }) => ruleId.startsWith('config/'))
      .map(found => ({ ...found, range: parsed.locate(found.pointer) }));
    return new ConfigDocument({ ...parsed, overridden, findings: [...parsed.findings, ...ofPaths] });
  }

  /** What is found in it where it is one of these configurations. */
  lint({ layers, start }: LoadedConfig): Diagnostic[] {
    const own = (file: ReadConfig): ReadConfig => (file.path === this.file.path ? this.file : file);
    const replaced = layers.map(layer => ({ ...layer, files: layer.files.map(own) }));
    const result = lintConfig({ layers: replaced, start }).find(({ path }) => path === this.file.file);
    return result?.diagnostics ?? [];
  }
}
