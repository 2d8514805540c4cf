/** Which plans `csplan lint` checks: folders above them, globs, standard input. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../e2e/run.ts';
import { cleanPlan, ofUnit } from '../rules/plans.ts';

const noDue = cleanPlan.replace('  due: 2027-09-30\n', '  due:\n');
const [head, goals] = split(cleanPlan);
const at = ['--as-of', '2027-02-01'];

/** A plan, and its goals as a file of their own. */
function split(plan: string): [string, string] {
  const from = plan.indexOf('\ngoals:\n') + 1;
  const to = plan.slice(from + 7).search(/^[a-z]/m) + from + 7;
  return [plan.slice(0, from) + plan.slice(to), plan.slice(from + 7, to)];
}

async function plansOf(folder: ReturnType<typeof folderOf>, ...paths: string[]) {
  const { code, out, err } = await folder.run('lint', ...at, '--format', 'json', ...paths);
  return code === 2 ? err : JSON.parse(out).plans.map(({ path }: { path: string }) => path);
}

describe('plans are found', () => {
  const folder = () =>
    folderOf({
      'plans/b/plan.yaml': ofUnit('b'),
      'plans/a/plan.yml': ofUnit('a'),
      'plans/c/d/plan.yaml': head,
      'plans/c/d/goals.yaml': goals,
      'plans/c/d/notes/readme.md': '',
      'plans/one.yaml': cleanPlan,
      'plans/.hidden/plan.yaml': cleanPlan,
      'plans/node_modules/x/plan.yaml': cleanPlan,
      'elsewhere/plan.yaml': cleanPlan,
    });

  test('below a folder, at any depth, in the order of their paths', async () => {
    expect(await plansOf(folder(), 'plans')).toEqual(['plans/a', 'plans/b', 'plans/c/d']);
    expect(await plansOf(folder(), 'plans/', 'elsewhere')).toEqual([
      'elsewhere',
      'plans/a',
      'plans/b',
      'plans/c/d',
    ]);
    expect(await plansOf(folder(), '.')).toEqual(['elsewhere', 'plans/a', 'plans/b', 'plans/c/d']);
    expect(await plansOf(folder())).toEqual(['plans/a', 'plans/b', 'plans/c/d']);
  });

  test('each once, however it is named; a section names its plan', async () => {
    expect(
      await plansOf(folder(), 'plans/c/d', 'plans/c/d/goals.yaml', './plans/c/../c/d/plan.yaml', 'plans/c'),
    ).toEqual(['plans/c/d']);
    expect(await plansOf(folder(), 'plans/one.yaml')).toEqual(['plans/one.yaml']);
  });

  test('by globs', async () => {
    expect(await plansOf(folder(), 'plans/*')).toEqual(['plans/a', 'plans/b']);
    expect(await plansOf(folder(), 'plans/**')).toEqual(['plans/a', 'plans/b', 'plans/c/d']);
    expect(await plansOf(folder(), 'plans/{b,c}/**')).toEqual(['plans/b', 'plans/c/d']);
    expect(await plansOf(folder(), 'plans/**/*.yaml')).toEqual(['plans/b', 'plans/c/d', 'plans/one.yaml']);
  });

  test('a name with signs of a glob in it is that name', async () => {
    const odd = folderOf({ 'plans/[a]/plan.yaml': cleanPlan, 'plans/a/plan.yaml': cleanPlan });
    expect(await plansOf(odd, 'plans/[a]')).toEqual(['plans/[a]']);
  });

  test('links lead into no circle', async () => {
    const linked = folder();
    symlinkSync(join(linked.path, 'plans'), join(linked.path, 'plans/b/again'));
    expect(await plansOf(linked, 'plans')).toEqual(['plans/a', 'plans/b', 'plans/c/d']);
  });

  test('an organization.yaml below is checked, whether or not a plan uses it', async () => {
    const shared = folderOf({
      'plans/a/plan.yaml': cleanPlan,
      'plans/organization.yaml': 'csplan: 1\nid: city\ntitel: City\n',
    });
    const { code, out } = await shared.run('lint', 'plans', ...at, '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out).organizations).toEqual([
      { path: 'plans/organization.yaml', counts: { error: expect.any(Number), warning: 0, info: 0 } },
    ]);
  });

  test.each([
    [
      ['empty'],
      'There is no plan.yaml in empty or in a folder below it.\n  Name the folder of a plan, or write',
    ],
    [['nowhere/*'], 'No plan matches nowhere/*.\n  A pattern starts from the current folder'],
    [['plans/*', 'nowhere/*'], 'No plan matches nowhere/*.\n'],
    [['plan'], 'There is no plan.\n  Did you mean plans?\n'],
    [
      ['nowhere/csplan.config.yaml'],
      'There is no nowhere/csplan.config.yaml.\n  csplan config print shows which configurations hold for a folder.\n',
    ],
  ])('%j: 2', async (paths, message) => {
    const plans = folder();
    mkdirSync(join(plans.path, 'empty'));
    const err = await plansOf(plans, ...paths);
    expect(err.startsWith(`csplan: ${message}`), err).toBe(true);
  });

  test('--allow-empty takes no plan for an answer, but no misspelt name', async () => {
    const empty = folderOf({ 'empty/readme.md': '' });
    for (const paths of [['empty'], ['nowhere/*'], []])
      expect(await plansOf(empty, '--allow-empty', ...paths)).toEqual([]);
    expect(await plansOf(empty, '--allow-empty', 'emty')).toContain('Did you mean empty?');
    expect(await empty.run('lint', '--allow-empty')).toEqual({
      code: 0,
      out: 'No plan was looked at.\n',
      err: '',
    });
    expect((await folder().run('lint', ...at, '--allow-empty', 'plans/*', 'nowhere/*')).code).toBe(0);
  });
});

describe('csplan lint --stdin', () => {
  const handedIn = (text: string, files: Record<string, string>) =>
    folderOf(files, { stdin: async () => text });
  const lint = async (folder: ReturnType<typeof folderOf>, filename: string, ...options: string[]) => {
    const args = [...at, '--stdin', '--stdin-filename', filename, '--format', 'compact', ...options];
    return folder.run('lint', ...args);
  };

  test('a text counts as if it stood at its path, with all that stands around', async () => {
    const files = {
      'csplan.config.yaml': 'root: true\nrules:\n  goal/no-due: warning\n',
      'p/plan.yaml': head,
      'p/goals.yaml': goals,
    };
    expect((await lint(handedIn(goals, files), 'p/goals.yaml')).out).toBe('No findings in 1 plan.\n');
    const edited = goals.replace('  due: 2027-09-30\n', '  due:\n');
    const { code, out } = await lint(handedIn(`\ufeff${edited}`, files), './p/goals.yaml');
    const line = edited.split('\n').indexOf('  due:') + 1;
    expect([code, out]).toEqual([
      0,
      `p/goals.yaml:${line}:3: warning: Goal "g-answer" has no due date. [goal/no-due]\n1 warning in 1 plan.\n`,
    ]);
  });

  test('plan.yaml, a new section, a whole plan in one file, a folder that is not there yet', async () => {
    expect((await lint(handedIn(noDue, { 'p/plan.yaml': cleanPlan }), 'p/plan.yaml')).out).toContain(
      'goal/no-due',
    );
    expect((await lint(handedIn(goals, { 'p/plan.yaml': head }), 'p/goals.yaml')).out).toBe(
      'No findings in 1 plan.\n',
    );
    expect((await lint(handedIn(noDue, {}), 'one.yaml')).out).toContain('one.yaml:');
    expect((await lint(handedIn(cleanPlan, {}), 'new/folder/plan.yaml')).out).toBe(
      'No findings in 1 plan.\n',
    );
  });

  test('an organization.yaml', async () => {
    const { code, out } = await lint(handedIn('csplan: 1\nid: city\ntitel: x\n', {}), 'organization.yaml');
    expect([code, out]).toEqual([1, expect.stringContaining('organization.yaml:3:1: error:')]);
  });

  test('a configuration', async () => {
    const folder = handedIn('rules:\n  goal/no-deu: off\n', { 'csplan.config.yaml': 'root: true\n' });
    const { code, out } = await lint(folder, 'csplan.config.yaml');
    expect([code, out]).toEqual([1, expect.stringContaining('csplan.config.yaml:2:3: error:')]);
  });

  test('nothing is written; --fix-dry-run shows what would be', async () => {
    const trap = cleanPlan.replace('title: Commissioner', 'title: @Commissioner');
    const folder = handedIn(trap, { 'p/plan.yaml': cleanPlan });
    const { out } = await folder.run(
      'lint',
      ...at,
      '--stdin',
      '--stdin-filename',
      'p/plan.yaml',
      '--fix-dry-run',
    );
    expect(out).toContain("+  title: '@Commissioner'\n");
    expect(folder.read('p/plan.yaml')).toBe(cleanPlan);
  });

  test.each([
    [['--stdin'], '--stdin needs to know which file the text is of.\n'],
    [['--stdin', '--stdin-filename', ' '], '--stdin needs to know which file the text is of.\n'],
    [
      ['--stdin-filename', 'a.yaml'],
      '--stdin-filename says which file the text on standard input is of, and --stdin is missing.\n',
    ],
    [
      ['--stdin', '--stdin-filename', 'a.yaml', 'plans/b'],
      "--stdin is about one text, and can't go together with plans/b.\n",
    ],
    [
      ['--stdin', '--stdin-filename', 'a.yaml', '--fix'],
      "--stdin is about one text, and can't go together with --fix.\n",
    ],
    [
      ['--stdin', '--stdin-filename', 'a.yaml', '--changed'],
      "--stdin is about one text, and can't go together with --changed.\n",
    ],
    [['--stdin', '--stdin-filename', 'a.csv'], '--stdin-filename a.csv is not a YAML file.\n'],
  ])('%j: 2', async (options, message) => {
    const { code, out, err } = await handedIn('', {}).run('lint', ...options);
    expect([code, out]).toEqual([2, '']);
    expect(err.startsWith(`csplan: ${message}  `), err).toBe(true);
  });
});
