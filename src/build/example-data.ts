/** `npm run examples`: writes the raw exports of the examples, the same bytes every time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { city311Exports } from './examples/city-311.ts';
import { saasSupportExports } from './examples/saas-support.ts';

export const examplesFolder = join(import.meta.dirname, '../../examples');

/** Path from the examples' folder → content. */
export function exampleExports(): Map<string, string> {
  const files = new Map<string, string>();
  for (const [path, content] of city311Exports()) files.set(`city-311/${path}`, content);
  for (const [path, content] of saasSupportExports()) files.set(`saas-support/${path}`, content);
  return files;
}

if (process.argv[1] === import.meta.filename) {
  for (const [path, content] of exampleExports()) {
    const file = join(examplesFolder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log(`examples/${path}`);
  }
}
