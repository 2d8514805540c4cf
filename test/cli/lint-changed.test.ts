/** `csplan lint --changed` and `--require-git`, in repositories that are built here. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/main.ts';
import { type Folder, folderOf } from '../e2e/run.ts';
import { cleanPlan, ofUnit } from '../rules/plans.ts';
import { testIo } from '../world.ts';

const identity = ['-c', 'user.name=n', '-c', 'user.email=n@example.org', '-c', 'commit.gpgsign=false'];

function git(folder: string, ...args: string[]): void {
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
}

/** Three plans on main, and a branch beside it. */
function repository(files: Record<string, string> = {}): Folder {
  const folder = folderOf({
    'plans/a/plan.yaml': cleanPlan,
    'plans/b/plan.yaml': ofUnit('b'),
    'plans/c/plan.yaml': ofUnit('c'),
    'readme.md': '',
    ...files,
  });
  git(folder.path, 'init', '-q', '-b', 'main');
  git(folder.path, 'add', '-A');
  git(folder.path, 'commit', '-qm', 'Plans');
  git(folder.path, 'checkout', '-qb', 'work');
  return folder;
}

async function changed(folder: Folder, ...options: string[]) {
  const args = ['lint', '--as-of', '2027-02-01', '--format', 'json', '--changed', ...options];
  const { code, out, err } = await folder.run(...args);
  return {
    code,
    err,
    plans: code === 2 ? [] : JSON.parse(out).plans.map(({ path }: { path: string }) => path),
  };
}

const edited = `${cleanPlan}# more\n`;

describe('csplan lint --changed', () => {
  test('plans with committed, uncommitted, staged and new files; the others are left out', async () => {
    const folder = repository();
    const none = await changed(folder);
    expect([none.code, none.plans]).toEqual([0, []]);
    expect(none.err).toMatch(/^Compared with main \([0-9a-f]{7}\): 0 of 3 plans changed\.\n$/);
    folder.write('plans/a/plan.yaml', edited);
    git(folder.path, 'commit', '-qam', 'A');
    expect((await changed(folder)).plans).toEqual(['plans/a']);
    folder.write('plans/b/plan.yaml', edited);
    expect((await changed(folder)).plans).toEqual(['plans/a', 'plans/b']);
    git(folder.path, 'add', '-A');
    folder.write('plans/c/x-notes.yaml', 'x: 1\n');
    folder.write('plans/d/plan.yaml', cleanPlan);
    const { plans, err } = await changed(folder);
    expect(plans).toEqual(['plans/a', 'plans/b', 'plans/c', 'plans/d']);
    expect(err).toContain('4 of 4 plans changed.\n');
  });

  test('what main has since got does not count', async () => {
    const folder = repository();
    git(folder.path, 'checkout', '-q', 'main');
    folder.write('plans/c/plan.yaml', edited);
    git(folder.path, 'commit', '-qam', 'C');
    git(folder.path, 'checkout', '-q', 'work');
    folder.write('plans/a/plan.yaml', edited);
    for (const option of [[], ['--changed=main']])
      expect((await changed(folder, ...option)).plans).toEqual(['plans/a']);
  });

  test('a plan that is named behind it is a plan, not a ref', async () => {
    const folder = repository();
    folder.write('plans/a/plan.yaml', edited);
    folder.write('plans/b/plan.yaml', edited);
    expect((await changed(folder, 'plans/b', 'plans/c')).plans).toEqual(['plans/b']);
  });

  test('on main the last commit counts; since any commit that is named', async () => {
    const folder = repository();
    git(folder.path, 'checkout', '-q', 'main');
    folder.write('plans/a/plan.yaml', edited);
    git(folder.path, 'commit', '-qam', 'A');
    const { plans, err } = await changed(folder);
    expect([plans, err]).toEqual([[], expect.stringMatching(/^Compared with the last commit \(/)]);
    expect((await changed(folder, '--changed=HEAD~1')).plans).toEqual(['plans/a']);
    expect((await changed(folder, '--changed= HEAD~1 ')).plans).toEqual(['plans/a']);
  });

  test('the default branch of the remote comes first', async () => {
    const origin = repository();
    git(origin.path, 'checkout', '-q', 'main');
    const folder = folderOf({});
    git(folder.path, 'clone', '-q', origin.path, '.');
    folder.write('plans/a/plan.yaml', edited);
    git(folder.path, 'commit', '-qam', 'A');
    const { plans, err } = await changed(folder);
    expect([plans, err]).toEqual([['plans/a'], expect.stringMatching(/^Compared with origin\/main \(/)]);
  });

  test('sections, entries, exports and closed periods are part of a plan; other files are not', async () => {
    for (const [file, counts] of [
      ['plans/a/results/2026-Q4.csv', true],
      ['plans/a/data/calls.csv', true],
      ['plans/a/reviews/2026-Q4.yaml', true],
      ['plans/a/readme.md', false],
      ['plans/a/.github/workflow.yaml', false],
      ['plans/readme.yaml', false],
    ] as const) {
      const folder = repository();
      folder.write(file, 'x: 1\n');
      const args = ['lint', '--changed', '--as-of', '2027-02-01', '--format', 'json'];
      const { out } = await folder.run(...args);
      expect([file, JSON.parse(out).plans.length]).toEqual([file, counts ? 1 : 0]);
    }
  });

  test('a section that is gone counts', async () => {
    const folder = repository({ 'plans/b/voc.yaml': '{}\n' });
    rmSync(join(folder.path, 'plans/b/voc.yaml'));
    expect((await changed(folder)).plans).toEqual(['plans/b']);
  });

  test('an organization.yaml or a configuration counts for the plans below it', async () => {
    const folder = repository({ 'plans/b/inner/plan.yaml': cleanPlan });
    folder.write('plans/b/csplan.config.yaml', 'rules: {}\n');
    expect((await changed(folder)).plans).toEqual(['plans/b', 'plans/b/inner']);
    folder.write('organization.yaml', 'csplan: 1\nid: city\n');
    expect((await changed(folder)).plans).toHaveLength(4);
  });

  test('what a configuration extends counts for the same plans', async () => {
    const folder = repository({
      'shared/rules.yaml': 'rules: {}\n',
      'plans/b/csplan.config.yaml': 'extends: ../../shared/rules.yaml\n',
    });
    folder.write('shared/rules.yaml', 'rules: {goal/no-due: warning}\n');
    expect((await changed(folder)).plans).toEqual(['plans/b']);
  });

  test('a plan inside the folder of another keeps its files', async () => {
    const folder = repository({ 'plans/b/inner/plan.yaml': cleanPlan });
    folder.write('plans/b/inner/data/calls.csv', 'a\n');
    expect((await changed(folder, 'plans')).plans).toEqual(['plans/b/inner']);
  });

  test('from a folder below, and before the first commit', async () => {
    const folder = repository();
    folder.write('plans/a/plan.yaml', edited);
    const { io, said } = testIo({ cwd: join(folder.path, 'plans') });
    await main(['lint', '--changed', '.', '--as-of', '2027-02-01', '--format', 'compact'], io);
    expect(said.err).toContain('1 of 3 plans changed.');
    const fresh = folderOf({ 'plan.yaml': cleanPlan });
    git(fresh.path, 'init', '-q');
    const { plans, err } = await changed(fresh);
    expect([plans, err]).toEqual([
      ['.'],
      'Compared with nothing, for there is no commit yet: 1 of 1 plan changed.\n',
    ]);
  });

  test('names of any kind', async () => {
    const folder = repository({ 'plans/größe "x" $y/plan.yaml': cleanPlan });
    folder.write('plans/größe "x" $y/plan.yaml', edited);
    expect((await changed(folder)).plans).toEqual(['plans/größe "x" $y']);
  });

  test('outside of a repository, an unknown ref, no common history: 2', async () => {
    const outside = folderOf({ 'plan.yaml': cleanPlan });
    expect(await changed(outside)).toMatchObject({
      code: 2,
      err: 'csplan: --changed compares with git, and this folder is in no git repository.\n  Leave --changed out: then every plan is checked.\n',
    });
    const folder = repository();
    expect(await changed(folder, '--changed=mian')).toMatchObject({
      code: 2,
      err: 'csplan: --changed=mian names no commit, branch or tag that this repository has.\n  Did you mean --changed=main?\n',
    });
    expect((await changed(folder, '--changed=--upload-pack=x')).code).toBe(2);
    git(folder.path, 'checkout', '-q', '--orphan', 'other');
    git(folder.path, 'commit', '-qm', 'Other');
    expect((await changed(folder, '--changed=main')).err).toContain('git finds no common history with main');
  });

  test('a shallow clone says what to fetch', async () => {
    const origin = repository();
    for (const name of ['a', 'b']) {
      origin.write(`plans/${name}/plan.yaml`, edited);
      git(origin.path, 'commit', '-qam', name);
    }
    const folder = folderOf({});
    git(folder.path, 'clone', '-q', '--depth', '1', '-b', 'work', `file://${origin.path}`, '.');
    git(folder.path, 'fetch', '-q', '--depth', '1', 'origin', 'main:refs/remotes/origin/main');
    const { code, err } = await changed(folder, '--changed=origin/main');
    expect([code, err]).toEqual([
      2,
      "csplan: git finds no common history with origin/main, so it can't tell what has changed.\n  This clone has only the last commits. Fetch all commits: git fetch --unshallow; in CI set fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab).\n",
    ]);
    const { err: required } = await folder.run('lint', 'plans/a', '--require-git');
    expect(required).toMatch(
      /^csplan: --require-git: the past of plans\/a can't be looked at, for its clone has only the last commits\.\n {2}Fetch all commits/,
    );
  });
});

describe('csplan lint --require-git', () => {
  test('is content with a whole repository, and stops without one', async () => {
    const at = ['--as-of', '2027-02-01', '--require-git'];
    expect((await repository().run('lint', ...at)).code).toBe(0);
    const { code, out, err } = await folderOf({ 'p/plan.yaml': cleanPlan }).run('lint', 'p', ...at);
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(
      "csplan: --require-git: the past of p can't be looked at, for it is in no git repository.\n  git init makes one; from then on each commit is a part of its past. Without --require-git the rules that need it are named as not run, and the others are.\n",
    );
  });
});
