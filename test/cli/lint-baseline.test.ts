import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Folder, folderOf } from '../e2e/run.ts';
import { cleanPlan, ofUnit } from '../rules/plans.ts';

const noDue = cleanPlan.replace('  due: 2027-09-30\n', '  due:\n');
const second = `- id: g-other
  statement: Answer 75 % of the calls about fences within 45 seconds in July to September 2027.
  area: access
  kpi: service-level
  baseline: {value: 62.9 %, period: 2026-Q4}
  milestones: [{period: 2027-Q1, gte: 66 %}]
  target: {gte: 75 %, period: 2027-Q3}
  due:
  owner: contact-centre-manager
  because: [f-wait]
`;
const served = (text: string) => text.replace('serves: [g-answer]', 'serves: [g-answer, g-other]');
const twoNoDue = served(noDue.replace('kpis:\n', `${second}kpis:\n`));

const asOf = ['--as-of', '2027-02-01'];
const entry = (file: string, anchor = '/goals[id=g-answer]/due', ruleId = 'goal/no-due', n = 1) =>
  `{"file": "${file}", "ruleId": "${ruleId}", "anchor": "${anchor}", "n": ${n}}`;
const baseline = (...entries: string[]) => `[\n${entries.map(one => `  ${one}`).join(',\n')}\n]\n`;

const rulesOf = async (folder: Folder, ...args: string[]) => {
  const { out } = await folder.run('lint', ...args, ...asOf, '--format', 'json');
  const { diagnostics, suppressed } = JSON.parse(out);
  return {
    found: diagnostics.map(({ anchor }: { anchor: string }) => anchor),
    suppressed: suppressed.map(
      ({ anchor, suppression }: { anchor: string; suppression: { kind: string } }) => [
        suppression.kind,
        anchor,
      ],
    ),
  };
};

describe('csplan lint --update-baseline', () => {
  test('writes what is found at the top of the repository, and then lint tells only what is new', async () => {
    const folder = folderOf({
      '.git/HEAD': '',
      'plans/a/plan.yaml': noDue,
      'plans/b/plan.yaml': ofUnit('b'),
    });
    const first = await folder.run('lint', ...asOf, '--update-baseline');
    expect(first.code).toBe(0);
    expect(first.err).toBe(
      'Written: .csplan-baseline.json has 1 finding: 1 error.\nNext: git add .csplan-baseline.json && git commit -m "Lint from here on"\n\n',
    );
    expect(folder.read('.csplan-baseline.json')).toBe(baseline(entry('plans/a/plan.yaml')));
    const { code, out, err } = await folder.run('lint', ...asOf);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^2 plans: nothing found beyond the baseline, judged at 2027-02-01\.\n1 finding is suppressed by the baseline \(1 error\)\.\n/,
    );
    folder.write('plans/a/plan.yaml', twoNoDue);
    const more = await folder.run('lint', 'plans/a', ...asOf);
    expect(more.code).toBe(1);
    expect(more.out).toContain('Goal "g-other" has no due date.');
    expect(more.out).not.toContain('Goal "g-answer" has no due date.');
    expect((await folder.run('lint', 'plans/a', ...asOf, '--no-baseline')).out).toContain(
      '2 errors in 1 plan.',
    );
  });

  test('from another folder the files have the same names', async () => {
    const folder = folderOf({ '.git/HEAD': '', 'plans/a/plan.yaml': noDue });
    await folder.run('lint', 'plans/a', ...asOf, '--update-baseline');
    const below = folderOf({ x: '' }, { cwd: join(folder.path, 'plans/a') });
    expect((await below.run('lint', '.', ...asOf)).code).toBe(0);
    expect((await below.run('lint', '.', ...asOf, '--update-baseline')).err).toBe(
      '../../.csplan-baseline.json is as it was: it has 1 finding: 1 error.\n',
    );
    expect((await below.run('lint', join(folder.path, 'plans/a'), ...asOf)).code).toBe(0);
  });

  test('outside of git it lies with the configuration, else here', async () => {
    const configured = folderOf({ 'a/csplan.config.yaml': 'root: true\n', 'a/plans/x/plan.yaml': noDue });
    await configured.run('lint', 'a/plans/x', ...asOf, '--update-baseline');
    expect(configured.read('a/.csplan-baseline.json')).toBe(baseline(entry('plans/x/plan.yaml')));
    const bare = folderOf({ 'x/plan.yaml': noDue });
    await bare.run('lint', 'x', ...asOf, '--update-baseline');
    expect(bare.files()).toEqual(['.csplan-baseline.json', 'x/plan.yaml']);
  });

  test('a part of the plans, or of the rules, leaves the rest of it as it was', async () => {
    const folder = folderOf({
      '.git/HEAD': '',
      'plans/a/plan.yaml': noDue,
      'plans/b/plan.yaml': ofUnit('b', noDue),
    });
    await folder.run('lint', ...asOf, '--update-baseline');
    const both = baseline(entry('plans/a/plan.yaml'), entry('plans/b/plan.yaml'));
    expect(folder.read('.csplan-baseline.json')).toBe(both);
    for (const name of ['a', 'b']) folder.write(`plans/${name}/plan.yaml`, ofUnit(name));
    await folder.run('lint', ...asOf, '--update-baseline', '--only', 'goal/no-target');
    expect(folder.read('.csplan-baseline.json')).toBe(both);
    await folder.run('lint', 'plans/a', ...asOf, '--update-baseline');
    expect(folder.read('.csplan-baseline.json')).toBe(baseline(entry('plans/b/plan.yaml')));
    folder.write('plans/a/plan.yaml', noDue);
    expect((await folder.run('lint', 'plans/a', ...asOf, '--update-baseline')).err).toContain(
      'has 2 findings, 1 of them found now: 1 error.\n',
    );
    folder.write('plans/a/plan.yaml', ofUnit('a'));
    const last = await folder.run('lint', ...asOf, '--update-baseline');
    expect(last.err).toContain('Written: .csplan-baseline.json has no finding any more and can be deleted.');
    expect(folder.read('.csplan-baseline.json')).toBe('[]\n');
  });

  test('what is always reported stays, and so does what a comment suppresses', async () => {
    const wrong = noDue
      .replace('csplan: 1\n', 'csplan: 1\nfoo: 1\n')
      .replace('  due:\n', '  # csplan-disable-next goal/no-due -- in May\n  due:\n');
    const folder = folderOf({ '.git/HEAD': '', 'plan.yaml': wrong });
    const { code, err, out } = await folder.run('lint', '.', ...asOf, '--update-baseline');
    expect([code, err]).toEqual([1, 'There is nothing to put into a baseline: it would have no finding.\n']);
    expect(out).toContain('schema/unknown-field');
    expect(readdirSync(folder.path)).not.toContain('.csplan-baseline.json');
  });

  test('not together with what looks at something else', async () => {
    const folder = folderOf({ 'plan.yaml': noDue });
    for (const other of ['--prune-baseline', '--fix-dry-run', '--no-baseline', '--stdin']) {
      const { code, err } = await folder.run('lint', '.', '--update-baseline', other);
      expect([code, err]).toEqual([2, expect.stringContaining('cannot be used with option')]);
    }
    expect(folder.files()).toEqual(['plan.yaml']);
  });
});

describe('a baseline', () => {
  const withBaseline = (text: string, plan = noDue) =>
    folderOf({ '.git/HEAD': '', 'plan.yaml': plan, '.csplan-baseline.json': text });

  test('knows a finding wherever its lines and items are', async () => {
    const folder = withBaseline(baseline(entry('plan.yaml')));
    const known = { found: [], suppressed: [['baseline', '/goals[id=g-answer]/due']] };
    expect(await rulesOf(folder, '.')).toEqual(known);
    folder.write(
      'plan.yaml',
      `# a line\n\n${noDue.replace('  area: access\n', '  # a line\n  area: access\n')}`,
    );
    expect(await rulesOf(folder, '.')).toEqual(known);
    folder.write(
      'plan.yaml',
      served(noDue.replace('goals:\n', `goals:\n${second.replace('due:', 'due: 2027-09-30')}`)),
    );
    expect(await rulesOf(folder, '.')).toEqual(known);
  });

  test('tells once how many of it are mended; --prune-baseline takes them out', async () => {
    const both = baseline(entry('gone.yaml'), entry('plan.yaml', undefined, undefined, 3));
    const folder = withBaseline(both);
    const { code, err } = await folder.run('lint', '.', ...asOf);
    expect([code, err]).toEqual([
      0,
      '3 of the findings in .csplan-baseline.json are mended: csplan lint --prune-baseline takes them out.\n',
    ]);
    expect(folder.read('.csplan-baseline.json')).toBe(both);
    const pruned = await folder.run('lint', '.', ...asOf, '--prune-baseline');
    expect(pruned.err).toContain('Written: .csplan-baseline.json has 1 finding.\n');
    expect(folder.read('.csplan-baseline.json')).toBe(baseline(entry('plan.yaml')));
    expect((await folder.run('lint', '.', ...asOf)).err).toBe('');
    folder.write('plan.yaml', cleanPlan);
    expect((await folder.run('lint', '.', ...asOf)).err).toBe(
      '1 of the findings in .csplan-baseline.json is mended: csplan lint --prune-baseline takes it out.\n',
    );
  });

  test('does not take for mended what can not be known', async () => {
    const folder = withBaseline(
      baseline(
        entry('plan.yaml'),
        entry('plan.yaml', '/review_dates', 'review/too-few-ahead'),
        entry('plan.yaml', '/goals[id=g-answer]', 'goal/already-met'),
      ),
      cleanPlan.replace('due: 2027-09-30', 'due: soon'),
    );
    expect((await folder.run('lint', '.', ...asOf)).err).toBe('');
    folder.write('plan.yaml', noDue);
    expect((await folder.run('lint', '.', ...asOf)).err).toBe('');
    mkdirSync(join(folder.path, 'other'));
    folder.write('other/plan.yaml', cleanPlan);
    expect((await folder.run('lint', 'other', ...asOf)).err).toBe('');
  });

  test('has nothing of what is always reported, and nothing of rules that there are not', async () => {
    const wrong = cleanPlan.replace('due: 2027-09-30', 'due: soon');
    const folder = withBaseline(
      baseline(
        entry('plan.yaml', '/goals[id=g-answer]/due', 'schema/date'),
        entry('plan.yaml', '/goals', 'goal/gone', 2),
      ),
      wrong,
    );
    const { code, out, err } = await folder.run('lint', '.', ...asOf);
    expect([code, err]).toEqual([
      1,
      "3 of the findings in .csplan-baseline.json can't be in a baseline, for their rules are locked or no rules of csplan: csplan lint --prune-baseline takes them out.\n",
    ]);
    expect(out).toContain('schema/date');
    await folder.run('lint', '.', ...asOf, '--prune-baseline');
    expect(folder.read('.csplan-baseline.json')).toBe('[]\n');
  });

  test('has nothing of a locked rule, and takes nothing of it', async () => {
    const folder = withBaseline(baseline(entry('plan.yaml')));
    folder.write('csplan.config.yaml', 'locked: [goal/no-due]\n');
    const { code, err } = await folder.run('lint', '.', ...asOf);
    expect([code, err]).toEqual([
      1,
      "1 of the findings in .csplan-baseline.json can't be in a baseline, for its rule is locked or no rule of csplan: csplan lint --prune-baseline takes it out.\n",
    ]);
    expect((await folder.run('lint', '.', ...asOf, '--update-baseline')).code).toBe(1);
    expect(folder.read('.csplan-baseline.json')).toBe('[]\n');
  });

  test('takes a rule that an override turns off for none that is mended', async () => {
    const folder = withBaseline(baseline(entry('plan.yaml')));
    folder.write('csplan.config.yaml', 'overrides:\n- {files: ["*.yaml"], rules: {goal/no-due: off}}\n');
    expect((await folder.run('lint', '.', ...asOf)).err).toBe('');
  });

  test('is the nearest one', async () => {
    const folder = folderOf({
      '.git/HEAD': '',
      '.csplan-baseline.json': '[]',
      'plans/.csplan-baseline.json': baseline(entry('a/plan.yaml')),
      'plans/a/plan.yaml': noDue,
    });
    expect((await folder.run('lint', 'plans/a', ...asOf)).code).toBe(0);
    rmSync(join(folder.path, 'plans/.csplan-baseline.json'));
    expect((await folder.run('lint', 'plans/a', ...asOf)).code).toBe(1);
  });

  test('that a merge has left with two entries for one place has the larger number', async () => {
    const folder = withBaseline(baseline(entry('plan.yaml'), entry('plan.yaml', undefined, undefined, 1)));
    expect((await folder.run('lint', '.', ...asOf)).code).toBe(0);
  });

  test.each([
    ['{', "can't be read: it is not valid JSON.\n  Take it back from git"],
    ['{}', "can't be read: it holds no list.\n"],
    ['[1]', 'can\'t be read: entry 1 has no text for "file".\n'],
    [`[${entry('a')}, {"file": "a", "ruleId": "b"}]`, 'can\'t be read: entry 2 has no text for "anchor".\n'],
    [
      `[${entry('a').replace('1}', '0}')}]`,
      'can\'t be read: entry 1 has no whole number from 1 on for "n".\n',
    ],
    [
      `[\n<<<<<<< HEAD\n  ${entry('a')}\n=======\n  ${entry('b')}\n>>>>>>> other\n]\n`,
      'holds the marks of a merge that was not finished (<<<<<<<).\n  Delete the lines with the marks',
    ],
  ])('that is none: %s', async (text, said) => {
    const folder = withBaseline(text);
    for (const args of [[], ['--update-baseline'], ['--prune-baseline']]) {
      const { code, out, err } = await folder.run('lint', '.', ...asOf, ...args);
      expect([code, out, err]).toEqual([
        2,
        '',
        expect.stringContaining(`csplan: .csplan-baseline.json ${said}`),
      ]);
    }
    expect(folder.read('.csplan-baseline.json')).toBe(text);
    expect((await folder.run('lint', '.', ...asOf, '--no-baseline')).code).toBe(1);
  });

  test('what plans share is known to be mended where all of them were checked', async () => {
    const shared = `csplan: 1
id: city
roles:
- {id: commissioner, title: Commissioner}
- id: service-officer
  title: Customer service officer
- {id: contact-centre-manager, title: Contact centre manager}
- {id: performance-analyst, title: Performance analyst}
`;
    const own = cleanPlan
      .replace(/roles:\n(?:[-\s].*\n)+/, '')
      .replace('id: permits\n', 'id: permits\norganization: city\n');
    const folder = folderOf({
      '.git/HEAD': '',
      'organization.yaml': shared,
      'plans/a/plan.yaml': own,
      'plans/b/plan.yaml': own,
      '.csplan-baseline.json': baseline(entry('organization.yaml')),
    });
    expect((await folder.run('lint', 'plans/a', ...asOf)).err).toBe('');
    expect((await folder.run('lint', ...asOf)).err).toContain(
      '1 of the findings in .csplan-baseline.json is mended',
    );
  });
});
