/** `npm run quickstart`, after the build: lints an example plan and writes its last quarter's report. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const plan = 'examples/city-311';

/** Ends with the command's exit code where it fails: what went wrong stands above. */
function csplan(...args: string[]): void {
  console.log(`\n$ csplan ${args.join(' ')}\n`);
  const { status, stderr, error } = spawnSync(process.execPath, ['bin/csplan.js', ...args], {
    cwd: root,
    // Hints are for people's own plans; here they show only where something went wrong.
    stdio: ['inherit', 'inherit', 'pipe'],
  });
  if (error) throw error;
  if (status !== 0) {
    process.stderr.write(stderr);
    process.exit(status ?? 1);
  }
}

csplan('lint', plan);
csplan('report', plan, '--format', 'md,html', '--out', 'out');
console.log(`
Open out/2026-Q3.html in a browser: that is what a performance meeting sees. The plan behind it is in ${plan}/;
change a target in goals.yaml and run the two commands again with: node bin/csplan.js

Your own plan begins with:

  node bin/csplan.js init plans/my-unit
`);
