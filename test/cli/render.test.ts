/** `csplan render` from the outside of its room: options, files, exit codes. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { runRender } from '../../src/cli/render.ts';
import type { RenderOptions } from '../../src/cli/render-options.ts';
import { CannotDo } from '../../src/diagnostic/faults.ts';
import { testIo } from '../world.ts';

const plan = `csplan: 1
id: permits
title: Permits
publish: true
calendar: {timezone: America/New_York, fiscal_year_start: 7}
accountable: manager
review_dates: [2026-12-01]
roles: [{id: manager, title: Manager, frontline: true}]
commitments: [{id: c, text: Closed in time., kpi: in-time, target: {gte: 60 %}, since: 2026-07-01}]
kpis:
- {id: in-time, name: Closed in time, source: requests, measure: {kind: sla, promised: due, finished: closed}, min_sample: 1}
sources:
  requests:
    files: data/requests.csv
    columns: {created_at: created}
`;
const csv =
  'id,created,due,closed\n1,2026-07-03,2026-07-10,2026-07-09\n2,2026-08-03,2026-08-10,2026-08-19\n3,2026-09-03,2026-09-10,2026-09-09\n4,2026-09-04,2026-09-20,2026-09-20\n';
const standard = { 'p/plan.yaml': plan, 'p/data/requests.csv': csv };

interface Place {
  path: string;
  run(
    paths: string[],
    options?: RenderOptions,
    io?: Partial<Io>,
  ): Promise<{ code: number; out: string; err: string }>;
  files(folder?: string): string[];
  text(file: string): string;
}

function place(contents: Record<string, string>): Place {
  const path = mkdtempSync(join(tmpdir(), 'csplan-render-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(contents)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return {
    path,
    files: (folder = '') => readdirSync(join(path, folder)).sort(),
    text: file => readFileSync(join(path, file), 'utf8'),
    async run(paths, options = {}, more = {}) {
      const { io, said } = testIo({ cwd: path, now: () => new Date('2026-10-15T12:00:00Z'), ...more });
      return { code: await runRender(paths, options, io), ...said };
    },
  };
}

test('the whole plan as Markdown, HTML and calendar, in documents/ beside it, and what to do next', async () => {
  const here = place(standard);
  const { code, out, err } = await here.run(['p']);
  expect(code).toBe(0);
  expect(here.files('p/documents')).toEqual(['plan.html', 'plan.ics', 'plan.md']);
  expect(out).toBe('Permits\n  p/documents/plan.md\n  p/documents/plan.html\n  p/documents/plan.ics\n');
  expect(err).toContain('Next: open p/documents/plan.html in a browser');
  expect(err).toContain('git add p/documents && git commit -m "Documents permits 2026-10-15"');
  expect(here.text('p/documents/plan.md')).toContain('as of 15 Oct 2026');
});

test('--part all: each part as Markdown and HTML; a calendar of the whole alone', async () => {
  const here = place(standard);
  await here.run(['p'], { part: 'all' });
  expect(here.files('p/documents')).toEqual(
    ['plan', 'toolkit', 'role-cards', 'staff-summary', 'staff-digest', 'public']
      .flatMap(part => [`${part}.html`, `${part}.md`])
      .concat('plan.ics')
      .sort(),
  );
});

test('the public page has the figures of the period, from the exports', async () => {
  const here = place(standard);
  const { err } = await here.run(['p'], { part: 'public', format: 'md' });
  // Three of the four promised for July to September were closed in time.
  expect(here.text('p/documents/public.md')).toContain('● kept · 75.0 %, promised: at least 60.0 %');
  // The last lines, to copy.
  expect(err.slice(err.indexOf('When'))).toBe(
    "When you have published the page, add under culture.communications:\n  - id: public-page\n    title: 'Our promises, and how far we keep them'\n    kind: public-page\n    sent: [2026-10-15]\n",
  );
  await here.run(['p'], { part: 'public', format: 'md', period: '2026-07' });
  expect(here.text('p/documents/public.md')).toContain('1 Jul – 31 Jul 2026');
  expect(here.text('p/documents/public.md')).toContain('● kept · 100.0 %');
});

test('without the exports promises are not measured yet, and it says why', async () => {
  const here = place({ 'p/plan.yaml': plan });
  const { code, err } = await here.run(['p'], { part: 'public', format: 'md' });
  expect(code).toBe(0);
  expect(err).toContain('Promise "c" has no figure of the period: There is no file data/requests.csv');
  expect(here.text('p/documents/public.md')).toContain('Not measured yet');
});

test('a plan that may not be published has no public page', async () => {
  const here = place({ ...standard, 'p/plan.yaml': plan.replace('publish: true\n', '') });
  await expect(here.run(['p'], { part: 'public' })).rejects.toThrow(
    'p does not say that it may be published',
  );
  expect(here.files('p')).toEqual(['data', 'plan.yaml']);
  const { code, err } = await here.run(['p'], { part: 'all' });
  expect(code).toBe(0);
  expect(err).toContain('No public page for p');
  expect(here.files('p/documents')).not.toContain('public.md');
});

test('the digest’s hint adds a day to the entry that the plan has', async () => {
  const communications =
    'culture: {communications: [{id: crew-digest, kind: staff-digest, sent: [2026-09-11]}]}\n';
  const here = place({ ...standard, 'p/plan.yaml': plan + communications });
  const { err } = await here.run(['p'], { part: 'staff-digest' });
  expect(err).toContain(
    'change its entry under culture.communications to:\n  - id: crew-digest\n    sent: [2026-09-11, 2026-10-15]\n',
  );
});

test('--stdout writes one document and nothing else; --out names the folder', async () => {
  const here = place(standard);
  const { out } = await here.run(['p'], { part: 'toolkit', format: 'md', stdout: true });
  expect(out.startsWith('# Permits\n')).toBe(true);
  expect(here.files('p')).toEqual(['data', 'plan.yaml']);
  await here.run(['p'], { format: 'ics', out: 'there' });
  expect(here.files('there')).toEqual(['plan.ics']);
});

test('several plans: each in its own folder of --out; one that is none is told, the others are written', async () => {
  const here = place({
    ...standard,
    'q/plan.yaml': plan.replace('id: permits', 'id: other'),
    'broken/plan.yaml': plan.replace('source:', 'sorce:'),
  });
  const { code, err } = await here.run(['p', 'broken', 'q'], { format: 'md', out: 'all' });
  expect(code).toBe(1);
  expect(err).toMatch(/error +A KPI has no field "sorce"\.\n +broken\/plan\.yaml:11:/);
  expect(err).toContain("broken can't be read as a plan, so there is no document.");
  expect(here.files('all')).toEqual(['other', 'permits']);
});

test('without a plan named: those of the configuration', async () => {
  const here = place({ ...standard, 'csplan.config.yaml': 'plans: [p]\nas_of: 2026-07-20\n' });
  await here.run([], { format: 'md' });
  expect(here.text('p/documents/plan.md')).toContain('as of 20 Jul 2026');
});

test('a plan without a date has no calendar: it is left out, or can’t be written alone', async () => {
  const here = place({ ...standard, 'p/plan.yaml': plan.replace('review_dates: [2026-12-01]\n', '') });
  await here.run(['p']);
  expect(here.files('p/documents')).toEqual(['plan.html', 'plan.md']);
  await expect(here.run(['p'], { format: 'ics' })).rejects.toThrow('has no dates yet');
});

test.each([
  [{ asOf: '2026-02-30' }, 'is not a date'],
  [{ part: 'tolkit' }, 'There is no part "tolkit".'],
  [{ part: '' }, 'There is no part "".'],
  [{ format: 'pdf' }, 'There is no format "pdf".'],
  [{ part: 'toolkit', format: 'ics' }, 'There is a calendar (ics) of the whole plan only.'],
  [{ stdout: true }, '--stdout writes one document'],
] as [RenderOptions, string][])('%j can not be done', async (options, message) => {
  const here = place(standard);
  await expect(here.run(['p'], options)).rejects.toThrow(message);
  expect(here.files('p')).toEqual(['data', 'plan.yaml']);
});

test('an interrupted run ends with 130 and leaves nothing', async () => {
  const here = place(standard);
  const controller = new AbortController();
  controller.abort();
  const { code } = await here.run(['p'], {}, { signal: controller.signal });
  expect(code).toBe(130);
  expect(here.files('p')).toEqual(['data', 'plan.yaml']);
});

test('documents that can not replace a file leave the old ones', async () => {
  const here = place({ ...standard, 'p/documents/plan.html/in-the-way': '', 'p/documents/plan.md': 'old' });
  await expect(here.run(['p'])).rejects.toThrow(CannotDo);
  expect(here.text('p/documents/plan.md')).toBe('old');
});

test('the same bytes in every zone and language of the machine', () => {
  const here = place(standard);
  const module = JSON.stringify(fileURLToPath(new URL('../../src/cli/render.ts', import.meta.url)));
  const script = `import { runRender } from ${module};
    const io = { out: text => process.stdout.write(text), err() {}, cwd: process.cwd(), env: process.env, now: () => new Date(), signal: new AbortController().signal };
    for (const [part, format] of [['plan', 'md'], ['plan', 'html'], ['plan', 'ics'], ['staff-digest', 'md'], ['public', 'html']])
      await runRender(['p'], { part, format, stdout: true, asOf: '2026-10-15' }, io);`;
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
