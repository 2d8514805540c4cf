/** `npm run build`, second half: the CLI as ES modules, one chunk per command, libraries inside. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  // Some of the libraries are CommonJS and ask for Node's own modules with require().
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
});
writeFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), licences(Object.keys(metafile.inputs)));

/** The libraries are inside the bundle, and so have to be their licences. */
function licences(inputs: string[]): string {
  const packages = new Set(
    inputs.flatMap(path => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  const parts = [...packages].sort().map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find(name => /^licen[cs]e/i.test(name));
    const text = file ? readFileSync(join(root, folder, file), 'utf8').trim() : `Licensed under ${license}.`;
    return `${name} ${version}\n\n${text}\n`;
  });
  return parts.join(`\n${'-'.repeat(80)}\n\n`);
}

const size = readdirSync(dist).reduce((sum, name) => sum + statSync(join(dist, name)).size, 0);
console.log(`Built dist/ (${Math.round(size / 1024)} kB), run by bin/csplan.js`);
