/** The rules as files: `src/rules/<section>/<what-is-wrong>.ts`, found by being there. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const ruleFolder = join(import.meta.dirname, '../rules');

/** Ids of all rules, which are their paths, in code point order. */
export function ruleIds(): string[] {
  return readdirSync(ruleFolder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'generated')
    .flatMap(({ name }) =>
      readdirSync(join(ruleFolder, name)).map(file => `${name}/${file.replace(/\.ts$/, '')}`),
    )
    .sort();
}
