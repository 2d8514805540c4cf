import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf } from '../e2e/run.ts';
import { cleanPlan, ofUnit } from '../rules/plans.ts';

const lateReview = cleanPlan.replace(
  'review_dates: [2027-04-15, 2027-07-15, 2027-10-14]',
  'review_dates: [2027-04-15]',
);
const notRun =
  'Not run: 10 rules such as goal/already-met. Figures are needed for that: csplan lint --data takes them from the exports.\n';
const noPast = (plans: string) =>
  `Not run: 9 rules such as goal/removed. They compare ${plans} in no git repository. git init makes one; from then on each commit is a part of its past.\n`;
/** Output without the line on deeper depths, whose number grows with every rule. */
const withoutDeeper = (out: string): string => out.replace(/^At depth service, \d+ more .*\n/m, '');
const noDue = cleanPlan.replace('  due: 2027-09-30\n', '  due:\n');

describe('csplan lint', () => {
  test('a clean plan: a line and 0', async () => {
    const folder = folderOf({ 'plans/permits/plan.yaml': cleanPlan });
    const { out, ...rest } = await folder.run('lint', 'plans/permits', '--as-of', '2027-02-01');
    expect(out).toMatch(/^At depth service, \d+ more would be asked/m);
    expect({ ...rest, out: withoutDeeper(out) }).toEqual({
      code: 0,
      out: `plans/permits is in order: nothing found, judged at 2027-02-01.\n${notRun}${noPast('the plan with its past, and it is')}`,
      err: '',
    });
  });

  test('an error: 1; a warning: 0 unless --fail-on says so', async () => {
    const folder = folderOf({
      'active/plan.yaml': noDue,
      'draft/plan.yaml': ofUnit('draft', noDue).replace('status: active', 'status: draft'),
    });
    expect((await folder.run('lint', 'active')).code).toBe(1);
    expect((await folder.run('lint', 'draft')).code).toBe(0);
    expect((await folder.run('lint', 'draft', '--fail-on', 'warning')).code).toBe(1);
    const { out } = await folder.run('lint', 'active', 'draft', '--as-of', '2027-02-01');
    expect(out).toContain('1 error, 1 warning in 2 plans.');
  });

  test('without a path: the configuration, else this folder, else plans/*', async () => {
    const configured = folderOf({
      'csplan.config.yaml': 'root: true\nas_of: 2027-02-01\nplans: [units/*]\n',
      'units/a/plan.yaml': cleanPlan,
      'units/b/plan.yaml': ofUnit('b'),
      'units/notes/readme.md': 'no plan',
      'plan.yaml': 'not: this\n',
    });
    expect(withoutDeeper((await configured.run('lint')).out)).toBe(
      `2 plans in order: nothing found, judged at 2027-02-01.\n${notRun}${noPast('these plans with their past, and they are')}`,
    );
    expect((await folderOf({ 'plan.yaml': cleanPlan }).run('lint', '--as-of', '2027-02-01')).out).toContain(
      '. is in order',
    );
    const below = folderOf({
      'plans/b/plan.yaml': ofUnit('b'),
      'plans/a/plan.yml': noDue,
      'plans/c/notes.md': '',
    });
    const { out } = await below.run('lint', '--as-of', '2027-02-01');
    expect(out).toContain('plans/a/plan.yml');
    expect(out).toContain('1 error in 1 of 2 plans.');
  });

  test('no plan anywhere: 2, and the next step', async () => {
    const { code, out, err } = await folderOf({ 'readme.md': '' }).run('lint');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('csplan init plans/my-unit');
    const empty = await folderOf({ 'csplan.config.yaml': 'plans: [units/*]\n' }).run('lint');
    expect([empty.code, empty.err]).toEqual([
      2,
      'csplan: No plan matches units/* of csplan.config.yaml.\n  Correct `plans` there, or name the folder of a plan.\n',
    ]);
  });

  test('today: --as-of, else the configuration, else the clock in the zone of the plan', async () => {
    const zone = lateReview.replace('term:', 'calendar: {timezone: Pacific/Auckland}\nterm:');
    const folder = folderOf({ 'plan.yaml': zone }, { now: () => new Date('2027-04-13T13:00:00Z') });
    expect((await folder.run('lint', '.')).out).toContain('After 2027-04-14 only one review is fixed');
    folder.write('csplan.config.yaml', 'root: true\nas_of: 2027-03-01\n');
    expect((await folder.run('lint', '.')).out).toContain('After 2027-03-01 only one');
    expect((await folder.run('lint', '.', '--as-of', '2027-02-01')).out).toContain(
      'After 2027-02-01 only one',
    );
  });

  test.each(['tomorrow', '2027-02-30', '2027-2-1', ''])('--as-of %s: 2', async date => {
    const { code, err } = await folderOf({ 'plan.yaml': cleanPlan }).run('lint', '.', '--as-of', date);
    expect([code, err]).toEqual([2, `csplan: --as-of ${date} is not a date.\n  Write it like 2027-02-01.\n`]);
  });

  test('the configuration is linted once for all its plans, and sets severities', async () => {
    const folder = folderOf({
      'csplan.config.yaml':
        'root: true\nas_of: 2027-02-01\nrules:\n  goal/no-due: warning\n  goal/no-deu: off\n',
      'plans/a/plan.yaml': noDue,
      'plans/b/plan.yaml': ofUnit('b', noDue),
    });
    const { code, out } = await folder.run('lint', '--format', 'json');
    const { diagnostics, counts } = JSON.parse(out);
    expect(code).toBe(1);
    expect(counts).toEqual({ error: 1, warning: 2, info: 0 });
    expect(diagnostics[0]).toMatchObject({ ruleId: 'config/unknown-rule', file: 'csplan.config.yaml' });
  });

  test('configurations cascade, and each is linted once with all that it extends', async () => {
    const folder = folderOf({
      '.git/HEAD': '',
      'csplan.config.yaml':
        'plans: [plans/*]\nas_of: 2027-02-01\nextends: strict.yaml\nlocked: [owner/unowned]\noverrides:\n- files: plans/c\n  rules: {goal/no-due: off}\n',
      'strict.yaml': 'rules: {goal/no-due: error, goal/no-deu: off}\n',
      'plans/csplan.config.yaml': 'rules: {goal/no-due: info}\n',
      'plans/a/plan.yaml': noDue,
      'plans/b/plan.yaml': ofUnit('b', noDue),
      'plans/b/csplan.config.yaml': 'extends: ../../strict.yaml\nrules: {owner/unowned: off}\n',
    });
    const { out, code } = await folder.run('lint', '--format', 'json');
    const { diagnostics, configurations, plans } = JSON.parse(out);
    expect(
      diagnostics.map((found: { ruleId: string; severity: string; file: string }) =>
        [found.file, found.severity, found.ruleId].join(' '),
      ),
    ).toEqual([
      'csplan.config.yaml warning config/no-match',
      'strict.yaml error config/unknown-rule',
      'plans/b/csplan.config.yaml error config/lowers-locked',
      'plans/a/plan.yaml info goal/no-due',
      'plans/b/plan.yaml error goal/no-due',
    ]);
    expect(configurations.map(({ path }: { path: string }) => path)).toEqual([
      'plans/csplan.config.yaml',
      'csplan.config.yaml',
      'strict.yaml',
      'plans/b/csplan.config.yaml',
    ]);
    // The glob plans/* matches the configuration beside the plans; it is none.
    expect(plans.map(({ path }: { path: string }) => path)).toEqual(['plans/a', 'plans/b']);
    expect(code).toBe(1);
  });

  test('a configuration that is named is checked by itself', async () => {
    const folder = folderOf({ 'csplan.config.yaml': 'root: true\nrules: {goal/no-due: off}\n' });
    expect(await folder.run('lint', 'csplan.config.yaml')).toEqual({
      code: 0,
      out: 'csplan.config.yaml is in order: nothing found.\n',
      err: '',
    });
    folder.write('csplan.config.yaml', 'root: true\nrules: {goal/no-deu: off}\n');
    const { code, out } = await folder.run('lint', './csplan.config.yaml');
    expect([code, out]).toEqual([1, expect.stringContaining('1 error in csplan.config.yaml.')]);
    expect((await folder.run('lint', 'plans/csplan.config.yaml')).err).toBe(
      'csplan: There is no plans/csplan.config.yaml.\n  csplan config print shows which configurations hold for a folder.\n',
    );
  });

  test('a wrong setting leaves the others as they are, for lint and for report', async () => {
    const folder = folderOf({
      'csplan.config.yaml':
        'root: true\nas_of: 2027-02-01\nplans: [.]\nrules: {goal/no-deu: off, goal/no-due: info}\n',
      'plan.yaml': noDue,
    });
    const { out } = await folder.run('lint');
    expect(out).toContain('1 error, 1 info in 1 plan and csplan.config.yaml.');
    folder.write('csplan.config.yaml', 'root: true\nas_of: [2027-02-01]\n');
    expect((await folder.run('report', '.')).err).toContain(
      "csplan.config.yaml can't be used: as_of is a list",
    );
  });

  test.each([
    ['plans: 4\n', 'plans is a single value; it has to be a list.', 1],
    ['as_of: 2027-02-01\nplans:\n- .\n- plan/water\n', 'There is no plan/water.', 4],
    ['as_of: 2027-02-01\n\troot: true\n', 'This line is indented with a tab; YAML allows spaces only.', 2],
    ['root: yes\n', 'root is the word "yes"; it has to be true or false.', 1],
    ['as_of: 2027-02-01\nextends: stict.yaml\n', 'There is no file "stict.yaml".', 2],
  ])('one that can not say where plans are is what is wrong: %s', async (text, message, line) => {
    const folder = folderOf({
      'csplan.config.yaml': text,
      'plan.yaml': noDue,
      'strict.yaml': '',
      'plans/water/plan.yaml': noDue,
    });
    const { code, out, err } = await folder.run('lint', '--format', 'compact');
    expect([code, err]).toEqual([
      1,
      "No plan was checked, for csplan.config.yaml can't say which plans there are.\n",
    ]);
    expect(out).toContain(`csplan.config.yaml:${line}:`);
    expect(out).toContain(message);
    const report = await folder.run('report');
    expect(report.code).toBe(2);
    expect(report.err).toContain(`and line ${line} of it can't be used: ${message}`);
  });

  test('a path that is nearly one that is there is asked about', async () => {
    const folder = folderOf({
      'csplan.config.yaml': 'plans: [plan/water]\n',
      'plans/water/plan.yaml': noDue,
    });
    expect((await folder.run('lint')).out).toContain('Did you mean "plans/water"?');
    expect((await folder.run('lint', 'pans/water')).err).toContain('Did you mean plans/water?');
    expect((await folder.run('lint', 'pans/parks')).err).not.toContain('Did you mean');
  });

  test('--fix mends configurations, and what they say then holds for the run', async () => {
    const config = '# Ours.\r\nrules:\r\n  goal/no-due: Warning # for now\r\n  gaol/no-target: off\r\n';
    const folder = folderOf({ 'csplan.config.yaml': config, 'plans/a/plan.yaml': noDue });
    const at = ['--as-of', '2027-02-01'];
    const shown = await folder.run('lint', ...at, '--fix-dry-run');
    expect(shown.out).toContain('-  goal/no-due: Warning # for now\n+  goal/no-due: warning # for now\n');
    expect(folder.read('csplan.config.yaml')).toBe(config);
    const { out, err } = await folder.run('lint', ...at, '--fix');
    expect(err).toContain('Mended 1 finding in csplan.config.yaml.');
    expect(folder.read('csplan.config.yaml')).toBe(config.replace('Warning', 'warning'));
    expect(out).toContain('1 error, 1 warning in 1 plan and csplan.config.yaml.');
    await folder.run('lint', ...at, '--fix-unsafe');
    expect(folder.read('csplan.config.yaml')).toBe(
      config.replace('Warning', 'warning').replace('gaol', 'goal'),
    );
    expect((await folder.run('lint', ...at)).out).toContain('1 warning in 1 plan.');
  });

  test('formats and colour', async () => {
    const folder = folderOf({ 'plan.yaml': noDue }, { color: true });
    expect((await folder.run('lint', '.', '--format', 'github')).out).toMatch(
      /^::error file=plan.yaml,line=\d+,col=3/,
    );
    expect((await folder.run('lint', '.')).out).toContain('\u001b[');
    expect((await folder.run('lint', '.', '--no-color')).out).not.toContain('\u001b[');
    expect((await folder.run('lint', '.', '--format', 'xml')).code).toBe(2);
  });
});

describe('csplan lint --fix', () => {
  const trap = cleanPlan.replace('title: Commissioner', 'title: @Commissioner');

  test('mends, says what and what to commit, and lints what stays', async () => {
    const folder = folderOf({ 'plans/a/plan.yaml': trap });
    chmodSync(join(folder.path, 'plans/a/plan.yaml'), 0o640);
    const { code, out, err } = await folder.run('lint', '--fix', '--as-of', '2027-02-01');
    expect([code, withoutDeeper(out)]).toEqual([
      0,
      `plans/a is in order: nothing found, judged at 2027-02-01.\n${notRun}${noPast('the plan with its past, and it is')}`,
    ]);
    expect(err).toContain('Mended 1 finding in plans/a/plan.yaml.');
    expect(err).toContain('git add plans/a/plan.yaml && git commit');
    expect(folder.read('plans/a/plan.yaml')).toBe(trap.replace('@Commissioner', "'@Commissioner'"));
    expect(statSync(join(folder.path, 'plans/a/plan.yaml')).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(folder.path, 'plans/a'))).toEqual(['plan.yaml']);
    expect((await folder.run('lint', '--fix', '--as-of', '2027-02-01')).err).toBe(
      'There was nothing that could be mended safely.\n',
    );
  });

  test('--fix-dry-run shows the change and writes nothing', async () => {
    const folder = folderOf({ 'plan.yaml': trap });
    const { out, err } = await folder.run('lint', '.', '--fix-dry-run', '--as-of', '2027-02-01');
    expect(out).toContain("-  title: @Commissioner\n+  title: '@Commissioner'\n");
    expect(err).toContain('would mend 1 finding');
    expect(folder.read('plan.yaml')).toBe(trap);
    const piped = await folder.run('lint', '.', '--fix-dry-run', '--format', 'json');
    expect(JSON.parse(piped.out).csplanLint).toBe(1);
  });

  test('a file that is not UTF-8 is left as it is', async () => {
    const bytes = Buffer.from(trap.replace('Performance', 'Perf\u00f6rmance'), 'latin1');
    const folder = folderOf({ 'plan.yaml': bytes });
    const { code, err } = await folder.run('lint', '.', '--fix');
    expect([code, err]).toEqual([
      2,
      'csplan: plan.yaml is not written in UTF-8, so nothing was changed.\n  Save it as UTF-8 in your editor.\n',
    ]);
    expect(folder.files()).toEqual(['plan.yaml']);
  });
});
