/** `npm run bench [-- start|lint|formats|portfolio|export]`: prints ratios against peers. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
const cli = join(root, 'bin/csplan.js');
const folder = mkdtempSync(join(tmpdir(), 'csplan-bench-'));

interface Run {
  seconds: number;
  /** Peak of resident memory, MB. */
  memory: number;
}

/** Runs node with arguments in a process of its own. */
function run(args: string[], expected: number[] = [0]): Run {
  const start = process.hrtime.bigint();
  const child = spawnSync(process.execPath, ['--import', join(root, 'bench/peak.mjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (!expected.includes(child.status ?? -1))
    throw new Error(`node ${args.join(' ')} ended with ${child.status}:\n${child.stdout}${child.stderr}`);
  return { seconds, memory: Number(/peak (\d+)/.exec(child.stderr)?.[1] ?? 0) / 1024 };
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** Prints medians in seconds, and gives them. Alternates the subject with its peer, so that a busy moment hits both. */
function compare(
  name: string,
  peerName: string,
  subject: () => Run,
  peer: () => Run,
  times: number,
): { own: number; other: number } {
  subject();
  peer();
  const subjects: Run[] = [];
  const peers: Run[] = [];
  for (let i = 0; i < times; i++) {
    subjects.push(subject());
    peers.push(peer());
  }
  const own = median(subjects.map(run => run.seconds));
  const other = median(peers.map(run => run.seconds));
  console.log(
    `${name.padEnd(44)} ${own.toFixed(3)} s   ${(own / other).toFixed(2)} × ${peerName} (${other.toFixed(3)} s)   peak ${Math.max(...subjects.map(run => run.memory)).toFixed(0)} MB, peer ${Math.max(...peers.map(run => run.memory)).toFixed(0)} MB`,
  );
  return { own, other };
}

function benchStart(): void {
  writeFileSync(
    join(folder, 'five.yaml'),
    'csplan: 1\nid: five\ntitle: Five lines\nstatus: draft\nunit: {name: Unit}\n',
  );
  const nothing = () => run(['-e', '0']);
  compare('csplan --version', 'node -e 0', () => run([cli, '--version']), nothing, 21);
  compare(
    'csplan lint, five-line plan',
    'node -e 0',
    () => run([cli, 'lint', 'five.yaml', '--as-of', '2026-11-22'], [0, 1]),
    nothing,
    21,
  );
}

const plans = 200;
const linesOfPlan = 300;

/** Plans as long as those of a department, each in words of its own. */
function benchLint(): void {
  const example = readFileSync(join(root, 'examples/saas-support/plan.yaml'), 'utf8');
  const text = example.split('\n').slice(0, linesOfPlan).join('\n');
  for (let i = 0; i < plans; i++) {
    const word = String(i).replace(/\d/g, digit => 'abcdefghij'[Number(digit)]!);
    mkdirSync(join(folder, `plans/${i}`), { recursive: true });
    writeFileSync(
      join(folder, `plans/${i}/plan.yaml`),
      text
        .replace(/^id: .*$/m, `id: unit-${i}`)
        .replace(/^ {2}name: .*$/m, `  name: Unit ${i}`)
        .replace(/(?<=: |- )[A-Z][^\n:{}[\]"#]{20,}$/gm, said =>
          said.replace(/\b[a-z]{4,}\b/g, `$& ${word}`),
        ),
    );
  }
  const lint = () =>
    run([cli, 'lint', 'plans', '--as-of', '2026-11-22', '--format', 'json=out.json'], [0, 1]);
  compare(
    `csplan lint, ${plans} plans of ${linesOfPlan} lines`,
    'node -e 0',
    lint,
    () => run(['-e', '0']),
    5,
  );
  const pass = `import { readFileSync } from 'node:fs'; import { parse } from ${JSON.stringify(pathToFileURL(join(root, 'node_modules/yaml/dist/index.js')))}; import { validatePlan } from ${JSON.stringify(pathToFileURL(join(root, 'src/plan/built/validators.js')))}; for (let i = 0; i < ${plans}; i++) validatePlan(parse(readFileSync('plans/' + i + '/plan.yaml', 'utf8')));`;
  const { own, other } = compare(
    'the same',
    'yaml and ajv alone',
    lint,
    () => run(['--input-type=module', '-e', pass]),
    5,
  );
  console.log(
    `files per second: ${(plans / own).toFixed(0)}, yaml and ajv alone ${(plans / other).toFixed(0)}`,
  );
}

/** What the forms of the city example's report cost beyond a run without any, and how large they are. */
function benchFormats(): void {
  const city = ['report', join(root, 'examples/city-311')];
  const out = join(folder, 'reports');
  for (const formats of ['md,html,json,csv', 'xlsx']) {
    const subject = () => run([cli, ...city, '--format', formats, '--out', out]);
    beyond(`city report as ${formats}`, subject, () => run([cli, ...city]), 15);
  }
  const sizes = readdirSync(out).map(
    name => `${name} ${Math.round(statSync(join(out, name)).size / 1000)} kB`,
  );
  console.log(sizes.join(', '));
}

/** The median of what the subject takes longer than the run beside it. */
function beyond(name: string, subject: () => Run, peer: () => Run, times: number): void {
  subject();
  peer();
  const pairs = Array.from({ length: times }, () => [subject().seconds, peer().seconds] as const);
  const more = median(pairs.map(([own, other]) => own - other));
  const peers = median(pairs.map(([, other]) => other));
  console.log(
    `${name.padEnd(44)} ${(more * 1000).toFixed(0).padStart(4)} ms beyond the run without it (${peers.toFixed(3)} s), ${((peers + more) / peers).toFixed(2)} ×`,
  );
}

const portfolios = [50, 500] as const;

/** A page of plans from their closed periods alone, and whether ten times as many take ten times as long. */
function benchPortfolio(): void {
  const seed = join(folder, 'seed');
  mkdirSync(seed);
  const days = ['07', '08', '09'].flatMap(month => [`2026-${month}-05`, `2026-${month}-20`]);
  const cases = days.flatMap((day, i) =>
    Array.from({ length: 20 }, (_, j) => `${i}-${j},${day},${day.slice(0, 8)}28`),
  );
  writeFileSync(join(seed, 'cases.csv'), `id,created_at,closed_at\n${cases.join('\n')}\n`);
  writeFileSync(join(seed, 'plan.yaml'), planOfUnit('seed'));
  const asOf = ['--as-of', '2026-10-15', '--period', '2026-Q3'];
  run([cli, 'report', 'seed', ...asOf, '--close']);
  const own = portfolios.map(plans => {
    const place = join(folder, `portfolio-${plans}`);
    for (let i = 0; i < plans; i++) {
      cpSync(join(seed, 'results'), join(place, `plans/${i}/results`), { recursive: true });
      writeFileSync(join(place, `plans/${i}/plan.yaml`), planOfUnit(`unit-${i}`));
    }
    const made = () =>
      run([
        cli,
        'portfolio',
        `${place}/plans`,
        ...asOf,
        '--closed',
        '--format',
        'html',
        '--out',
        join(place, 'out'),
      ]);
    return compare(
      `csplan portfolio, ${plans} closed plans`,
      'csplan --version',
      made,
      () => run([cli, '--version']),
      5,
    );
  });
  const [few, many] = own.map(({ own, other }) => own - other);
  const [less, more] = portfolios;
  console.log(
    `${more / less} × as many plans: ${(many! / few!).toFixed(1)} × as long, beyond the start; ${((1000 * many!) / more).toFixed(1)} ms a plan`,
  );
}

function planOfUnit(unit: string): string {
  return `csplan: 1
id: ${unit}
title: Plan of ${unit}
status: active
unit: {name: ${unit}}
term: {start: 2026-07-01, end: 2027-06-30}
sources: {cases: {files: cases.csv, key: id, complete: {from: 2026-07-01, to: 2026-09-30}}}
kpis:
- {id: created, name: Created, source: cases, measure: {kind: count}}
- {id: time, name: Time to close, source: cases, measure: {kind: duration, from: created_at, to: closed_at}}
`;
}

const rows = 1_000_000;

async function benchExport(): Promise<void> {
  const file = join(folder, 'requests.csv');
  await writeExport(file);
  console.log(`export of ${rows.toLocaleString('en')} rows, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
  writeFileSync(join(folder, 'plan.yaml'), plan);
  const pass = `const { parse } = await import(${JSON.stringify(join(root, 'node_modules/csv-parse/lib/index.js'))}); const { createReadStream } = await import('node:fs'); const parser = createReadStream(${JSON.stringify(file)}).pipe(parse({})); let rows = 0; parser.on('readable', () => { while (parser.read() !== null) rows++; }); await new Promise(done => parser.on('end', done));`;
  compare(
    'csplan report, five KPIs',
    'bare csv-parse',
    () =>
      run([
        cli,
        'report',
        'plan.yaml',
        '--period',
        '2026-Q3',
        '--as-of',
        '2026-11-22',
        '--format',
        'json',
        '--out',
        join(folder, 'out'),
      ]),
    () => run(['--input-type=module', '-e', pass]),
    3,
  );
}

const plan = `csplan: 1
id: bench
title: Benchmark
status: draft
calendar: {timezone: America/New_York}
sources:
  requests:
    files: requests.csv
    key: id
    columns:
      created_at: {from: created, format: "yyyy-MM-dd HH:mm:ss"}
      closed_at: {from: closed, format: "yyyy-MM-dd HH:mm:ss"}
      due_at: {from: due, format: "yyyy-MM-dd HH:mm:ss"}
kpis:
- {id: on-time, name: On time, source: requests, frequency: quarterly, measure: {kind: sla, promised: due_at, finished: closed_at}, by: [{column: agency, top: 10}]}
- {id: created, name: Created, source: requests, frequency: quarterly, measure: {kind: count}, by: [channel]}
- {id: time, name: Time to close, source: requests, frequency: quarterly, measure: {kind: duration, from: created_at, to: closed_at}}
- {id: open, name: Open, source: requests, frequency: quarterly, measure: {kind: backlog, opened: created_at, closed: closed_at}}
- {id: rating, name: Satisfaction, source: requests, frequency: quarterly, measure: {kind: csat, column: rating}, where: {status: Closed}}
`;

/** About 240 bytes a row, a tenth of them with a quoted field, as city portals write them. */
async function writeExport(file: string): Promise<void> {
  const out = createWriteStream(file);
  out.write('id,created,closed,due,agency,type,channel,status,rating,address,note\n');
  let seed = 42;
  const next = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const start = Date.UTC(2024, 6, 1);
  const text = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
  const filler =
    'Caller reports that the item was not collected on the day it was announced and asks for a new date to be given by post';
  let block = '';
  for (let i = 0; i < rows; i++) {
    const created = start + Math.floor((i / rows) * 822) * 86400000 + Math.floor(next() * 86400000);
    const closed = next() < 0.95 ? text(created + next() * 12 * 86400000) : '';
    const note = next() < 0.1 ? `"${filler}, please"` : filler;
    block += `26-${String(i).padStart(8, '0')},${text(created)},${closed},${text(created + 7 * 86400000)},Agency ${Math.floor(next() * 14)},Type ${Math.floor(next() * 120)},${['Phone', 'Web', 'App'][Math.floor(next() * 3)]},${closed ? 'Closed' : 'Open'},${next() < 0.3 ? Math.ceil(next() * 5) : ''},${Math.floor(next() * 9000)} MAIN ST,${note}\n`;
    if (block.length > 1 << 20) {
      if (!out.write(block)) await new Promise<void>(done => out.once('drain', () => done()));
      block = '';
    }
  }
  await new Promise<void>(done => out.end(block, () => done()));
}

const wanted = process.argv.slice(2);
console.log(`Node ${process.versions.node}, ${process.platform} ${process.arch}`);
try {
  if (!existsSync(join(root, 'dist/main.js'))) throw new Error('Build first: npm run build');
  if (!wanted.length || wanted.includes('start')) benchStart();
  if (!wanted.length || wanted.includes('lint')) benchLint();
  if (!wanted.length || wanted.includes('formats')) benchFormats();
  if (!wanted.length || wanted.includes('portfolio')) benchPortfolio();
  if (!wanted.length || wanted.includes('export')) await benchExport();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
