/** `npm run examples`: writes the raw exports of the examples their reports and documents, the same bytes every time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Io } from '../cli/io.ts';
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

/** The year of which the city's plan has an annual statement. */
export const exampleYear = { period: 'FY26' };

async function writeReports(): Promise<void> {
  const { buildValidators } = await import('./validators.ts');
  await buildValidators();
  const { processIo } = await import('../cli/process-io.ts');
  const { runReport } = await import('../cli/report.ts');
  const { io, settle } = processIo();
  const plans = ['examples/city-311', 'examples/saas-support'];
  const there = { ...io, cwd: join(examplesFolder, '..'), out: () => {} };
  process.exitCode =
    (await runReport(plans, { format: 'md,html' }, there)) ||
    (await runReport(plans.slice(0, 1), { ...exampleYear, format: 'md,html' }, there));
  settle();
}

/** The parts of the city's plan that a code host shows well; the others say the same in another order. */
export const exampleDocuments = { part: 'plan,public', format: 'md' };

async function writeDocuments(): Promise<void> {
  const { processIo } = await import('../cli/process-io.ts');
  const { runRender } = await import('../cli/render.ts');
  const { io, settle } = processIo();
  await runRender(['examples/city-311'], exampleDocuments, {
    ...io,
    cwd: join(examplesFolder, '..'),
    out: () => {},
  });
  settle();
}

/** What lint says about the example that is full of mistakes, as wide as a page. */
export async function brokenPlanFindings(io: Io): Promise<string> {
  const { runLint } = await import('../cli/lint.ts');
  let text = '';
  const quiet = { ...io, cwd: join(examplesFolder, '..'), columns: 100, color: false, command: 'csplan' };
  await runLint(['examples/broken-plan'], {}, { ...quiet, err: () => {}, out: part => (text += part) });
  return text;
}

async function writeFindings(): Promise<void> {
  const { processIo } = await import('../cli/process-io.ts');
  const { io, settle } = processIo();
  writeFileSync(join(examplesFolder, brokenPlanGolden), await brokenPlanFindings(io));
  settle();
}

/** Path from the examples' folder. */
export const brokenPlanGolden = 'broken-plan/findings.txt';

if (process.argv[1] === import.meta.filename) {
  for (const [path, content] of exampleExports()) {
    const file = join(examplesFolder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log(`examples/${path}`);
  }
  await writeReports();
  await writeDocuments();
  await writeFindings();
}
