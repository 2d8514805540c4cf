import { describe, expect, test } from 'vitest';
import { folderOf } from './run.ts';

const header = 'csplan: 1\nid: p\ntitle: Plan\nstatus: draft\ncalendar: {timezone: America/New_York}\n';
const kpis =
  'kpis:\n- {id: k, name: Closed in time, source: s, frequency: quarterly, measure: {kind: sla, promised: due, finished: closed}}\n';
const sources = (more = ''): string =>
  `sources:\n  s:\n    files: data/*.csv\n    key: id\n    columns: {created_at: created}\n${more}`;
const csv =
  'id,created,due,closed,type\n1,2026-07-03,2026-07-10,2026-07-09,A\n2,2026-08-03,2026-08-10,2026-08-19,B\n3,2026-09-03,2026-09-10,,A\n';
const plan = header + kpis + sources();

/** What a person sees may say anything but where in the program it happened. */
function expectNoTrace(text: string): void {
  expect(text).not.toMatch(/\n\s+at .*[:(]\d+|\.ts:\d|node:internal|undefined|\[object Object\]|NaN/);
}

describe('report: what can not be done is exit 2, with the place and the next step', () => {
  test.each<[string, Record<string, string | Buffer>, string[], RegExp[]]>([
    ['no such plan', { 'plan.yaml': plan }, ['report', 'plans/nowhere'], [/no plans\/nowhere/i]],
    ['a plan of nearly that name', { 'water/plan.yaml': plan }, ['report', 'watr'], [/Did you mean water/]],
    ['glob without match', { 'plan.yaml': plan }, ['report', 'plan.yaml'], [/data\/\*\.csv/]],
    [
      'missing file',
      { 'plan.yaml': plan.replace('data/*.csv', 'data/export.csv'), 'data/exports.csv': csv },
      ['report', 'plan.yaml'],
      [/data\/export\.csv/, /exports\.csv/],
    ],
    [
      'unknown column',
      { 'plan.yaml': plan.replace('finished: closed', 'finished: closd'), 'data/a.csv': csv },
      ['report', 'plan.yaml'],
      [/closd/, /Did you mean.*closed/],
    ],
    [
      'unknown period',
      { 'plan.yaml': plan, 'data/a.csv': csv },
      ['report', 'plan.yaml', '--period', '2026-Q5'],
      [/2026-Q5/, /2026-Q3/],
    ],
    [
      'as-of that is no date',
      { 'plan.yaml': plan, 'data/a.csv': csv },
      ['report', 'plan.yaml', '--as-of', 'yesterday'],
      [/yesterday/, /YYYY-MM-DD/],
    ],
    [
      'unknown format',
      { 'plan.yaml': plan, 'data/a.csv': csv },
      ['report', 'plan.yaml', '--format', 'pdf'],
      [/pdf/, /md, html/],
    ],
    [
      'unknown flag',
      { 'plan.yaml': plan },
      ['report', 'plan.yaml', '--perod', 'last'],
      [/--perod/, /--period/],
    ],
    ['unknown command', {}, ['reprot'], [/reprot/]],
    [
      'HTML saved as CSV',
      { 'plan.yaml': plan, 'data/a.csv': '<!DOCTYPE html><html><body>Log in</body></html>' },
      ['report', 'plan.yaml'],
      [/HTML/],
    ],
    [
      'a workbook',
      { 'plan.yaml': plan, 'data/a.csv': Buffer.from('504b030414000600', 'hex') },
      ['report', 'plan.yaml'],
      [/workbook/i, /CSV/],
    ],
    ['an empty file', { 'plan.yaml': plan, 'data/a.csv': '' }, ['report', 'plan.yaml'], [/empty/]],
    [
      'a source given from outside that is missing',
      { 'plan.yaml': plan },
      ['report', 'plan.yaml', '--source', 's=gone.csv'],
      [/gone\.csv/],
    ],
    [
      'a source that the plan does not have',
      { 'plan.yaml': plan, 'data/a.csv': csv },
      ['report', 'plan.yaml', '--source', 'requests=data/a.csv'],
      [/requests/, /\bs\b/],
    ],
    [
      'an export outside the repository',
      { 'plan.yaml': plan.replace('data/*.csv', '../../*.csv'), 'data/a.csv': csv },
      ['report', 'plan.yaml'],
      [/outside|\.\.\/\.\.\//],
    ],
  ])('%s', async (_, files, argv, expected) => {
    const folder = folderOf(files);
    const before = folder.files();
    const { code, out, err } = await folder.run(...argv);
    for (const pattern of expected) expect(err).toMatch(pattern);
    expectNoTrace(out + err);
    expect(code).toBe(2);
    expect(folder.files()).toEqual(before);
  });
});

describe('report: findings in plan or data are exit 1', () => {
  test.each<[string, Record<string, string>, RegExp[]]>([
    ['broken YAML', { 'plan.yaml': `${plan}goals: [\n`, 'data/a.csv': csv }, [/plan\.yaml/]],
    [
      'alias bomb',
      {
        'plan.yaml': `${header}x-a: &a [x,x,x,x,x,x,x,x,x]\nx-b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nx-c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nx-d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\nx-e: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n`,
      },
      [/Aliases/],
    ],
    [
      'unknown version',
      { 'plan.yaml': plan.replace('csplan: 1', 'csplan: 7'), 'data/a.csv': csv },
      [/version 7/, /version 1/],
    ],
    [
      'a misspelt field',
      { 'plan.yaml': plan.replace('frequency:', 'freqency:'), 'data/a.csv': csv },
      [/freqency/, /frequency/],
    ],
    [
      'unreadable dates',
      { 'plan.yaml': plan, 'data/a.csv': csv.replace('2026-08-19', 'soon') },
      [/soon/, /closed/],
    ],
    [
      'duplicate keys nobody decided about',
      { 'plan.yaml': plan, 'data/a.csv': `${csv}3,2026-09-04,2026-09-10,,A\n` },
      [/repeats the id/, /keep: last/],
    ],
  ])('%s', async (_, files, expected) => {
    const { code, out, err } = await folderOf(files).run('report', 'plan.yaml');
    for (const pattern of expected) expect(out + err).toMatch(pattern);
    expectNoTrace(out + err);
    expect(code).toBe(1);
  });
});

test('a period without data is no failure: it says so and what the export covers', async () => {
  const { code, out, err } = await folderOf({ 'plan.yaml': plan, 'data/a.csv': csv }).run(
    'report',
    'plan.yaml',
    '--period',
    '2021-Q3',
  );
  expect(out).toContain('○');
  expect(out + err).toMatch(/2026/);
  expectNoTrace(out + err);
  expect(code).toBe(0);
});

test('lint says the same of broken plans, and writes nothing', async () => {
  const folder = folderOf({ 'plan.yaml': 'csplan: 1\nid: p\ngoals: @x\n' });
  const { code, out } = await folder.run('lint', 'plan.yaml');
  expect(out).toContain('plan.yaml:3:8');
  expect(code).toBe(1);
  expect(folder.files()).toEqual(['plan.yaml']);
});

test('a folder that can not be written to leaves nothing half-written', async () => {
  const folder = folderOf({ 'plan.yaml': plan, 'data/a.csv': csv });
  const before = folder.files();
  const { code, err } = await folder.run(
    'report',
    'plan.yaml',
    '--format',
    'md,html',
    '--out',
    'plan.yaml/reports',
  );
  expectNoTrace(err);
  expect(err).toMatch(/plan\.yaml\/reports.*file/s);
  expect(code).toBe(2);
  expect(folder.files()).toEqual(before);
});
