/** `csplan lint --format`, as often as wanted; which findings count, and when it fails. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatNames } from '../../src/lint/formats/formats.ts';
import { main } from '../../src/main.ts';
import { folderOf } from '../e2e/run.ts';
import { cleanPlan } from '../rules/plans.ts';
import { testIo } from '../world.ts';

const noDue = cleanPlan.replace('  due: 2027-09-30\n', '  due:\n');
/** An error, and a warning besides. */
const vague = noDue
  .replace('status: active', 'status: active\nx-owner: nobody')
  .replace(/^ {2}owner: .*\n/m, '  owner:\n');
const at = ['--as-of', '2027-02-01'];

describe('csplan lint --format', () => {
  test('one document of each, also where nothing is found', async () => {
    const folder = folderOf({ 'plans/a/plan.yaml': cleanPlan });
    for (const format of formatNames) {
      const { code, out, err } = await folder.run('lint', ...at, '--format', format);
      expect([format, code, err]).toEqual([format, 0, '']);
      expect(out).toMatch(/\n$/);
    }
  });

  test('several: files, and one to standard output', async () => {
    const folder = folderOf({ 'plans/a/plan.yaml': noDue });
    const { code, out, err } = await folder.run(
      'lint',
      ...at,
      '--format',
      'compact',
      '--format',
      'sarif=out/findings.sarif',
      '--format',
      'pretty=out/findings.txt',
    );
    expect([code, out.split('\n').length, err]).toEqual([
      1,
      3,
      'Written: out/findings.sarif out/findings.txt\n',
    ]);
    expect(folder.files()).toEqual(['out/findings.sarif', 'out/findings.txt', 'plans/a/plan.yaml']);
    expect(JSON.parse(folder.read('out/findings.sarif')).runs[0].results).toHaveLength(1);
    expect(folder.read('out/findings.txt')).toContain('1 error in 1 plan.');
  });

  test('files alone: what was found is told on stderr; an earlier file is replaced', async () => {
    const folder = folderOf({ 'plans/a/plan.yaml': noDue, 'f.json': 'old' });
    expect(await folder.run('lint', ...at, '--format', 'json=f.json')).toEqual({
      code: 1,
      out: '',
      err: '1 error in 1 plan.\nWritten: f.json\n',
    });
    expect(JSON.parse(folder.read('f.json')).csplanLint).toBe(1);
  });

  test.each([
    [
      ['xml'],
      'There is no format "xml".\n  The formats are pretty, compact, json, sarif, junit, github, gitlab, markdown.\n',
    ],
    [['jsn=a'], 'There is no format "jsn".\n  Did you mean json? The formats are'],
    [
      ['json='],
      '--format json= names no file.\n  Write --format json for standard output, or --format json=FILE.\n',
    ],
    [['json', 'sarif'], '--format json and --format sarif would be written to one place.\n'],
    [['json=x', 'sarif=./x'], '--format json=x and --format sarif=./x would be written to one place.\n'],
    [
      ['json=plans/a/plan.yaml'],
      'plans/a/plan.yaml is one of the files that were checked; the findings would replace it.\n',
    ],
    [['json=plans'], "The findings can't be written to"],
  ])('--format %j: 2', async (formats, message) => {
    const folder = folderOf({ 'plans/a/plan.yaml': noDue });
    mkdirSync(join(folder.path, 'plans/b'));
    const { code, out, err } = await folder.run('lint', ...formats.flatMap(format => ['--format', format]));
    expect([code, out]).toEqual([2, '']);
    expect(err.startsWith(`csplan: ${message}`), err).toBe(true);
    expect(folder.files()).toEqual(['plans/a/plan.yaml']);
    expect(folder.read('plans/a/plan.yaml')).toBe(noDue);
  });

  test('paths for forges start from the top of the repository', async () => {
    const folder = folderOf({ '.git/HEAD': '', 'units/a/plan.yaml': noDue });
    const below = join(folder.path, 'units/a');
    const { io, said } = testIo({ cwd: below });
    expect(await main(['lint', '.', ...at, '--format', 'github'], io)).toBe(1);
    expect(said.out).toContain('::error file=units/a/plan.yaml,line=');
  });
});

describe('which findings count', () => {
  const ids = async (folder: ReturnType<typeof folderOf>, ...options: string[]) => {
    const { code, out, err } = await folder.run('lint', ...at, '--format', 'json', ...options);
    return code === 2 ? err : JSON.parse(out).diagnostics.map(({ ruleId }: { ruleId: string }) => ruleId);
  };
  const folder = () => folderOf({ 'plans/a/plan.yaml': vague });

  test('--only and --skip take ids and globs', async () => {
    const all: string[] = await ids(folder());
    expect(all).toContain('goal/no-due');
    expect(all).toContain('owner/unowned');
    expect(new Set(await ids(folder(), '--only', 'goal/*'))).toEqual(new Set(['goal/no-due']));
    expect(await ids(folder(), '--only', 'goal/*', '--only', 'owner/unowned,kpi/count')).toEqual(all);
    expect(await ids(folder(), '--skip', 'goal/no-due,owner/*')).toEqual([]);
    expect(await ids(folder(), '--only', 'goal/*', '--skip', 'goal/no-d*')).toEqual([]);
  });

  test('what makes a plan unreadable is reported all the same', async () => {
    const broken = folderOf({ 'plans/a/plan.yaml': `${vague}title: a: b\n` });
    expect(await ids(broken, '--only', 'goal/no-due')).toEqual(await ids(broken));
    expect((await ids(broken))[0]).toMatch(/^(syntax|schema)\//);
  });

  test.each([
    ['--only', 'goal/no-deu', '--only goal/no-deu names no rule.\n  Did you mean "goal/no-due"?\n'],
    ['--skip', 'gaol/*', '--skip gaol/* names no rule.\n  Did you mean "goal/*"?\n'],
    ['--only', 'goal', '--only goal names no rule.\n  Did you mean "goal/*"?\n'],
    [
      '--only',
      'whatever/this-is',
      '--only whatever/this-is names no rule.\n  csplan rules lists them; "goal/*" stands for all of a section.\n',
    ],
    [
      '--skip',
      'syntax/*',
      '"syntax/*" is always reported; --skip can\'t leave it out.\n  A plan that cannot be read as it was meant gives wrong numbers. Mend what it reports.\n',
    ],
  ])('%s %s: 2', async (flag, value, message) => {
    expect(await ids(folder(), flag, value)).toBe(`csplan: ${message}`);
  });

  test('--quiet lists what fails and counts the rest', async () => {
    const draft = folderOf({ 'plans/a/plan.yaml': noDue.replace('active', 'draft') });
    const { code, out } = await draft.run('lint', ...at, '--quiet', '--format', 'json');
    const { diagnostics, counts } = JSON.parse(out);
    expect([code, diagnostics, counts.warning]).toEqual([0, [], 1]);
    const { out: told } = await draft.run('lint', ...at, '--quiet');
    expect(told).toContain('1 warning in 1 plan.\nNot shown: 1 warning. Without --quiet they are.\n');
    const { out: failing } = await draft.run(
      'lint',
      ...at,
      '--quiet',
      '--fail-on',
      'warning',
      '--format',
      'compact',
    );
    expect(failing).toContain('[goal/no-due]\n1 warning in 1 plan.\n');
  });
});

describe('csplan lint --max-warnings', () => {
  const folder = () => folderOf({ 'plans/a/plan.yaml': noDue.replace('active', 'draft') });

  test('fails on more than that', async () => {
    expect(await folder().run('lint', ...at, '--format', 'compact', '--max-warnings', '1')).toMatchObject({
      code: 0,
      err: '',
    });
    expect(await folder().run('lint', ...at, '--format', 'compact', '--max-warnings', '0')).toMatchObject({
      code: 1,
      err: '1 warning, and --max-warnings allows 0.\n',
    });
  });

  test.each(['-1', 'many', '1.5', ''])('--max-warnings %j: 2', async number => {
    const { code, err } = await folder().run('lint', `--max-warnings=${number}`);
    expect([code, err]).toEqual([
      2,
      `csplan: --max-warnings ${number} is not a number of warnings.\n  Write a whole number from 0 on: --max-warnings 10\n`,
    ]);
  });
});
