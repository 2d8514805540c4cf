/** `csplan report` from the outside of its room: options, files, exit codes. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { runReport } from '../../src/cli/report.ts';
import type { ReportOptions } from '../../src/cli/report-options.ts';
import { CannotDo } from '../../src/diagnostic/faults.ts';
import { testIo } from '../world.ts';

const plan = `csplan: 1
id: permits
title: Permits
calendar: {timezone: America/New_York, fiscal_year_start: 7}
roles: [{id: manager, title: Manager}]
goals:
- {id: g, kpi: in-time, baseline: {value: 90 %, period: 2026-Q2}, target: {gte: 96 %, period: 2026-Q4}, owner: manager}
kpis:
- {id: in-time, name: Closed in time, source: requests, measure: {kind: sla, promised: due, finished: closed}, min_sample: 1}
sources:
  requests:
    files: data/requests.csv
    columns: {created_at: created}
`;
const csv =
  'id,created,due,closed\n1,2026-07-03,2026-07-10,2026-07-09\n2,2026-08-03,2026-08-10,2026-08-19\n3,2026-09-03,2026-09-10,\n4,2026-09-04,2026-09-20,2026-09-20\n';

interface Run {
  code: number;
  out: string;
  err: string;
}

interface Place {
  path: string;
  run(paths: string[], options?: ReportOptions, io?: Partial<Io>): Promise<Run>;
  files(folder?: string): string[];
}

function place(contents: Record<string, string>): Place {
  const path = mkdtempSync(join(tmpdir(), 'csplan-report-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(contents)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return {
    path,
    files: (folder = '') =>
      readdirSync(join(path, folder), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry =>
          join(entry.parentPath, entry.name)
            .slice(path.length + 1)
            .replaceAll('\\', '/'),
        )
        .sort(),
    async run(paths, options = {}, more = {}) {
      const { io, said } = testIo({ cwd: path, now: () => new Date('2026-10-15T12:00:00Z'), ...more });
      return { code: await runReport(paths, options, io), ...said };
    },
  };
}

const standard = { 'p/plan.yaml': plan, 'p/data/requests.csv': csv };

test('page one and scorecard on standard output; no file without --format', async () => {
  const here = place(standard);
  const { code, out, err } = await here.run(['p']);
  expect(code).toBe(0);
  // Two of four promised in July to September were closed in time; the course is 93 % in between.
  expect(out).toContain('■ Closed in time  50.0 %  behind\n  Behind its course of at least 93.0 %.');
  expect(err).toContain('--format');
  expect(here.files()).toEqual(['p/data/requests.csv', 'p/plan.yaml']);
});

test('the formats are written beside the plan under the period’s name, and nothing else', async () => {
  const here = place(standard);
  const { code, out } = await here.run(['p'], { format: 'html,md,json' });
  expect(code).toBe(0);
  expect(here.files('p/reports')).toEqual([
    'p/reports/2026-Q3.html',
    'p/reports/2026-Q3.json',
    'p/reports/2026-Q3.md',
  ]);
  expect(out).toContain(
    '\nWritten\n  p/reports/2026-Q3.md\n  p/reports/2026-Q3.html\n  p/reports/2026-Q3.json\n',
  );
  const json = JSON.parse(readFileSync(join(here.path, 'p/reports/2026-Q3.json'), 'utf8'));
  expect(json.method.sources[0].files[0].sha256).toBe(createHash('sha256').update(csv).digest('hex'));
  expect(json.scorecard[0].cell).toMatchObject({ value: 50, numerator: 2, n: 4 });
});

test('--out names the folder; with several plans each has its own in it', async () => {
  const here = place({
    ...standard,
    'q/plan.yaml': plan.replace('id: permits', 'id: other'),
    'q/data/requests.csv': csv,
  });
  await here.run(['p'], { format: 'md', out: 'one' });
  await here.run(['p', 'q'], { format: 'md', out: 'both' });
  expect(here.files('one')).toEqual(['one/2026-Q3.md']);
  expect(here.files('both')).toEqual(['both/other/2026-Q3.md', 'both/permits/2026-Q3.md']);
});

test('--stdout writes the document and nothing else', async () => {
  const { out } = await place(standard).run(['p'], { format: 'md', stdout: true });
  expect(out.startsWith('# Permits\n')).toBe(true);
  await expect(place(standard).run(['p'], { format: 'md,html', stdout: true })).rejects.toThrow(CannotDo);
});

test('a workbook is bytes: into a file or a pipe as they are, never onto a terminal', async () => {
  const here = place(standard);
  await here.run(['p'], { format: 'xlsx' });
  const { out } = await here.run(['p'], { format: 'xlsx', stdout: true });
  expect(Buffer.from(out, 'latin1').equals(readFileSync(join(here.path, 'p/reports/2026-Q3.xlsx')))).toBe(
    true,
  );
  await expect(here.run(['p'], { format: 'xlsx', stdout: true }, { columns: 80 })).rejects.toThrow(
    'no text that a terminal could show',
  );
});

test('--fail-on missed: a KPI behind its course is 1', async () => {
  expect((await place(standard).run(['p'], { failOn: 'missed' })).code).toBe(1);
});

test('a plan that is none stops with 1 and the place', async () => {
  const { code, err } = await place({ 'p/plan.yaml': plan.replace('source:', 'sorce:') }).run(['p']);
  expect(code).toBe(1);
  expect(err).toMatch(/error +A KPI has no field "sorce"\.\n +p\/plan\.yaml:9:/);
});

test('exports from elsewhere: --source and --exports', async () => {
  const here = place({ 'p/plan.yaml': plan, 'elsewhere/requests.csv': csv, 'july.csv': csv });
  for (const options of [{ source: ['requests=july.csv'] }, { exports: 'elsewhere' }]) {
    const { out } = await here.run(['p'], options);
    expect(out).toContain('50.0 %');
  }
  await expect(here.run(['p'], { source: ['request=july.csv'] })).rejects.toThrow(
    'The plan has no source "request".',
  );
  await expect(here.run(['p'], { source: ['july.csv'] })).rejects.toThrow('does not say which file');
});

test('without a plan named: those of the configuration', async () => {
  const here = place({ ...standard, 'csplan.config.yaml': 'plans: [p]\nas_of: 2026-07-20\n' });
  const { out } = await here.run([]);
  expect(out).toContain('as of 20 Jul 2026');
  await expect(place({}).run([])).rejects.toThrow('There is no plan here');
});

test('a configuration that can not be read is no reason to guess the date', async () => {
  const here = place({ ...standard, 'csplan.config.yaml': 'as_off: 2026-07-20\n' });
  await expect(here.run(['p'])).rejects.toThrow(/csplan\.config\.yaml can't be used: .*as_off/);
});

test.each([
  [{ asOf: '2026-02-30' }, 'is not a date'],
  [{ period: '2026-Q7' }, '2026-Q7'],
  [{ format: 'htm' }, 'There is no report format "htm".'],
] as [ReportOptions, string][])('%j can not be done', async (options, message) => {
  await expect(place(standard).run(['p'], options)).rejects.toThrow(message);
});

test('an interrupted run ends with 130 and leaves nothing', async () => {
  const here = place(standard);
  const controller = new AbortController();
  controller.abort();
  const ended = await here.run(['p'], { format: 'md' }, { signal: controller.signal }).catch(error => error);
  expect(ended.code === 130 || ended.name === 'AbortError').toBe(true);
  expect(here.files()).toEqual(['p/data/requests.csv', 'p/plan.yaml']);
});

test('a report that can not replace its file leaves the old ones and no temporary file', async () => {
  const here = place({
    ...standard,
    'p/reports/2026-Q3.html/in-the-way': '',
    'p/reports/2026-Q3.json': 'old',
  });
  await expect(here.run(['p'], { format: 'html,json' })).rejects.toThrow(CannotDo);
  expect(here.files('p/reports')).toEqual(['p/reports/2026-Q3.html/in-the-way', 'p/reports/2026-Q3.json']);
});

test('progress only where stderr is a terminal, and it is cleared', async () => {
  const { err } = await place(standard).run(['p'], {}, { progress: true });
  expect(err).toMatch(/\r\u001b\[KReading requests\.csv \d+ %[\s\S]*\r\u001b\[K/);
});

test('a terminal of another encoding gets ASCII; a pipe doesn’t', async () => {
  const here = place(standard);
  expect((await here.run(['p'], {}, { env: { LANG: 'C' }, columns: 80 })).out).toMatch(/^[\n -~]*$/);
  expect((await here.run(['p'], {}, { env: { LANG: 'C' } })).out).toContain('■');
  expect((await here.run(['p'], { ascii: true })).out).toContain('# Closed in time');
});

test('the same bytes in every zone and language of the machine', () => {
  const here = place(standard);
  const script = `import { runReport } from ${JSON.stringify(fileURLToPath(new URL('../../src/cli/report.ts', import.meta.url)))};
    const io = { out: text => process.stdout.write(text), err() {}, cwd: process.cwd(), env: process.env, now: () => new Date(), signal: new AbortController().signal };
    for (const format of ['md', 'html', 'json', 'csv', 'xlsx']) await runReport(['p'], { format, stdout: true, asOf: '2026-10-15' }, io);`;
  const bytes = [
    { TZ: 'UTC', LANG: 'C' },
    { TZ: 'Asia/Kolkata', LANG: 'de_DE.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  ].map(env => {
    const tsx = import.meta.resolve('tsx');
    const run = spawnSync(process.execPath, ['--import', tsx, '--input-type=module', '-e', script], {
      cwd: here.path,
      env: { PATH: process.env.PATH, ...env },
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    return run.stdout;
  });
  expect(bytes[0]!.length).toBeGreaterThan(10_000);
  expect(bytes[0]).toBe(bytes[1]);
}, 60_000);

test('an export of headings alone is called that, not a fault of its dates', async () => {
  const at = place({ 'plan.yaml': plan, 'data/requests.csv': 'id,created,due,closed\n' });
  const { out } = await at.run([at.path], { period: '2026-Q3' });
  expect(out.replace(/\s+/g, ' ')).toMatch(
    /The file \S*data\/requests\.csv has no rows\. Export the period again\./,
  );
  expect(out).not.toContain('has a date under');
});
