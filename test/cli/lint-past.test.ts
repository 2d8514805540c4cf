/** `csplan lint` and what git knows of a plan's past, in repositories that are built here. */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { folderOf } from '../e2e/run.ts';
import { opened, type Repository, repositoryOf } from '../git/repository.ts';
import { cleanPlan, ofUnit } from '../rules/plans.ts';

const draft = cleanPlan.replace('status: active', 'status: draft');
const lower = cleanPlan.replace('target: {gte: 75 %', 'target: {gte: 70 %');
const later = cleanPlan.replace('due: 2027-09-30', 'due: 2027-10-31');
const decision = `- period: 2026-Q4
  date: 2027-01-20
  decisions: [{id: d-target, about: {goal: g-answer}, field: target, from: 75 %, to: 70 %, reason: The posts came late.}]
`;
const decided = `${lower}reviews:\n${decision}`;

/** A plan that two people have made in a month, and that is active since 20 December. */
function made(path = 'plans/permits/plan.yaml', io: Partial<Io> = {}): Repository {
  const repository = repositoryOf({ [path]: draft }, io);
  repository.commit('2026-11-20');
  repository.write(path, draft.replace('Permits by phone', 'Permits'));
  repository.commit('2026-12-01', 'analyst');
  repository.write(path, cleanPlan);
  repository.commit('2026-12-20');
  return repository;
}

interface Found {
  ruleId: string;
  severity: string;
  message: string;
  help: string;
  related: { message: string }[];
}

async function lint(folder: Pick<Repository, 'run'>, ...options: string[]) {
  const { code, out, err } = await folder.run(
    'lint',
    '--as-of',
    '2027-02-01',
    '--format',
    'json',
    ...options,
  );
  const { diagnostics = [], plans = [] } = code < 2 ? JSON.parse(out) : {};
  // The sentences of these goals keep the number that is moved in the fields: another rule tells that.
  const found = (diagnostics as Found[]).filter(({ ruleId }) => ruleId !== 'text/stray-number');
  const said = code < 2 ? found.map(({ ruleId, severity }) => `${severity} ${ruleId}`) : [err];
  return { code, err, found, plans, said };
}

describe('a target that is moved', () => {
  const path = 'plans/permits/plan.yaml';

  test('is told before it is committed; with its decision beside it all is well', async () => {
    const repository = made();
    expect((await lint(repository)).said).toEqual([]);
    repository.write(path, lower);
    const { code, found, said } = await lint(repository);
    expect([code, said]).toEqual([1, ['error goal/target-moved']]);
    const active = repository.git('rev-parse', '--short=7', 'HEAD').trim();
    expect(found[0]!.message).toBe(
      'The target of goal "g-answer" was moved from at least 75 % to at least 70 %, and no review decided that.',
    );
    expect(found[0]!.related.map(({ message }) => message)).toEqual([
      `From commit ${active} of 2026-12-20 on, until a change that is not committed yet: at least 75 %.`,
    ]);
    repository.write(path, decided);
    expect((await lint(repository)).said).toEqual([]);
    repository.commit('2027-01-25');
    expect((await lint(repository)).said).toEqual([]);
  });

  describe('what the finding says to do, done word for word, mends it', () => {
    /** What is to be written, behind what says where. */
    const said = async (repository: Repository, where: string, ...plan: string[]): Promise<string> => {
      const { help } = (await lint(repository, ...plan)).found[0]!;
      expect(help).toContain(` ${where}: `);
      return `${help.slice(help.indexOf(where) + where.length + 2).replace('...', 'The posts came late.')}\n`;
    };

    test('in a new file', async () => {
      const repository = made();
      repository.write(path, lower);
      const file = 'plans/permits/reviews/2026-Q4.yaml';
      const text = await said(repository, `Write a new file ${file}`);
      expect(text).toMatch(/^\{period: 2026-Q4, date: 2027-02-01, decisions: \[/);
      repository.write(file, text);
      expect((await lint(repository)).said).toEqual([]);
    });

    test('in the file of a review that decided other things, or nothing', async () => {
      const repository = made();
      const file = 'plans/permits/reviews/quarter.yaml';
      const review = 'period: 2026-Q4\ndate: 2027-01-20\n';
      const other = `decisions:\n- {id: d-noon, about: {initiative: i-call-back}, reason: Most calls come then.}\n`;
      repository.write(file, `${review}${other}`);
      repository.commit('2027-01-21');
      repository.write(path, lower);
      const where = `the review of 2026-Q4 in ${file}`;
      const item = await said(repository, `Add to \`decisions\` of ${where}`);
      repository.write(file, `${review}${other}${item}`);
      expect((await lint(repository)).said).toEqual([]);
      repository.write(file, review);
      repository.write(file, `${review}${await said(repository, `In ${where} write`)}`);
      expect((await lint(repository)).said).toEqual([]);
    });

    test('in the list of a plan that has one, and in a plan of one file', async () => {
      const repository = made();
      const older = 'reviews:\n- {period: 2026-Q3, date: 2026-10-20}\n';
      repository.write(path, `${lower}${older}`);
      const item = await said(repository, `Add to \`reviews\` in ${path}`);
      repository.write(path, `${lower}${older}${item}`);
      expect((await lint(repository)).said).toEqual([]);

      const single = made('plans/permits.yaml');
      single.write('plans/permits.yaml', lower);
      const section = await said(single, 'Add to plans/permits.yaml', 'plans/permits.yaml');
      single.write('plans/permits.yaml', `${lower}${section}`);
      expect((await lint(single, 'plans/permits.yaml')).said).toEqual([]);
    });
  });

  test('is covered by a baseline as far as it was moved then, and no further', async () => {
    const repository = made();
    repository.write(path, lower);
    expect((await repository.run('lint', '--as-of', '2027-02-01', '--update-baseline')).code).toBe(0);
    repository.commit('2027-01-21');
    expect((await lint(repository)).said).toEqual([]);
    repository.write(path, lower.replace('gte: 70 %', 'gte: 68 %'));
    const { code, said, found } = await lint(repository);
    expect([code, said]).toEqual([1, ['error goal/target-moved']]);
    expect(found[0]!.message).toContain('from at least 75 % to at least 68 %');
    repository.write(path, lower.replace('gte: 70 %', 'gte: {amount: 70, unit: percent}'));
    expect((await lint(repository)).said).toEqual([]);
  });

  test('is decided by a review that was held: up to today, which while writing is the day by the clock', async () => {
    const held = decided.replace('date: 2027-01-20', 'date: 2027-01-25');
    const onDay = async (day: string, ...options: string[]) => {
      const repository = made(path, { now: () => new Date(`${day}T12:00:00Z`) });
      repository.write(path, held);
      const { out } = await repository.run('lint', '--format', 'compact', ...options);
      return /goal\/target-moved/.test(out);
    };
    // The last commit is of 20 December.
    expect(await onDay('2027-01-25')).toBe(false);
    expect(await onDay('2027-01-24')).toBe(true);
    expect(await onDay('2027-01-25', '--as-of', '2027-01-24')).toBe(true);
    expect(await onDay('2027-01-24', '--as-of', '2027-01-25')).toBe(false);
  });

  test('is told beside other mistakes; where what it is compared with has some, it is said that it was not run', async () => {
    const repository = made();
    const misspelt = lower.replace('  frequency: quarterly', '  frequenzy: quarterly');
    repository.write(
      path,
      misspelt.replace('  owner: contact-centre-manager', '  ownr: contact-centre-manager'),
    );
    const { said, plans } = await lint(repository);
    expect(said).toEqual(expect.arrayContaining(['error goal/target-moved', 'error schema/unknown-field']));
    expect(plans[0].notRun).toContain('goal/removed');
    expect(plans[0].notRun).not.toContain('goal/target-moved');
    repository.write(path, lower.replace('gte: 70 %', 'gte: [70 %'));
    const { out } = await repository.run('lint', '--as-of', '2027-02-01');
    expect(out).toContain(
      '\nNot run: 9 rules such as goal/removed. They compare a plan with its past, and what they read of it has errors: they run when these are mended.\n',
    );
    repository.write(path, draft.replace('gte: 75 %', 'gte: [75 %'));
    repository.commit('2027-01-21');
    repository.write(path, `${draft}goals:\n`);
    expect((await repository.run('lint', '--as-of', '2027-02-01')).out).not.toContain('compare a plan');
  });

  test('with the term shifted by three days in the same change, or in commits before', async () => {
    const repository = made();
    const term = 'term: {start: 2027-01-01, end: 2027-12-31}';
    const shifted = 'term: {start: 2027-01-04, end: 2027-12-31}';
    repository.write(path, lower.replace(term, shifted));
    expect((await lint(repository)).said).toEqual(['error goal/target-moved']);
    for (const [date, other] of [
      ['2027-01-10', 'term: {start: 2027-01-01, end: 2027-01-12}'],
      ['2027-01-11', 'term: {start: 2027-01-13, end: 2027-12-31}'],
    ] as const) {
      repository.write(path, cleanPlan.replace(term, other));
      repository.commit(date);
    }
    repository.write(path, lower.replace(term, 'term: {start: 2027-01-13, end: 2027-12-31}'));
    expect((await lint(repository)).said).toContain('error goal/target-moved');
    repository.write(path, lower.replace(term, 'term: {start: 2028-01-01, end: 2028-12-31}'));
    expect((await lint(repository)).said).not.toContain('error goal/target-moved');
  });

  test('by taking the goal out: its KPI can go with it', async () => {
    const repository = made();
    const begin = cleanPlan.indexOf('goals:\n');
    const gone = cleanPlan.slice(0, begin) + cleanPlan.slice(cleanPlan.indexOf('kpis:\n'));
    repository.write(path, gone);
    const { found } = await lint(repository, '--only', 'goal/removed');
    // What works for it is told, too: it names a goal that there is not.
    expect(found.filter(({ ruleId }) => ruleId === 'goal/removed').map(({ message }) => message)).toEqual([
      'Goal "g-answer" is no longer in the plan, and no review decided that.',
    ]);
    repository.write(
      path,
      cleanPlan.replace(
        '  due: 2027-09-30',
        '  due: 2027-09-30\n  status: {is: dropped, on: 2027-01-20, reason: The posts came late.}',
      ),
    );
    expect((await lint(repository, '--only', 'goal/removed')).said).toEqual([]);
    repository.commit('2027-01-21');
    repository.write(path, gone);
    expect((await lint(repository, '--only', 'goal/removed')).said).not.toContain('error goal/removed');
  });

  test('is decided by an earlier commit, and not in time by a later one', async () => {
    const before = made();
    before.write('plans/permits/reviews/2026-Q4.yaml', decision.replace(/^- |^ {2}/gm, ''));
    before.commit('2027-01-21');
    before.write(path, lower);
    before.commit('2027-01-22');
    expect((await lint(before)).said).toEqual([]);

    const after = made();
    after.write(path, lower);
    after.commit('2027-01-21');
    expect((await lint(after)).said).toEqual(['error goal/target-moved']);
    after.write(path, decided);
    after.commit('2027-01-30');
    const { code, said, found } = await lint(after);
    expect([code, said]).toEqual([0, ['warning goal/target-moved']]);
    expect(found[0]!.message).toContain('and the decision on that ("d-target") came later.');
    const active = after.git('rev-parse', '--short=7', 'HEAD~2').trim();
    const moved = after.git('rev-parse', '--short=7', 'HEAD~1').trim();
    expect(found[0]!.related[0]!.message).toBe(
      `From commit ${active} of 2026-12-20 until commit ${moved} of 2027-01-21: at least 75 %.`,
    );
  });

  test('set back, nothing was moved; decided then, it may move', async () => {
    const repository = made();
    for (const [date, text] of [
      ['2027-01-10', lower],
      ['2027-01-11', cleanPlan],
    ] as const) {
      repository.write(path, text);
      repository.commit(date);
    }
    expect((await lint(repository)).said).toEqual([]);
    repository.write(path, decided);
    repository.commit('2027-01-21');
    expect((await lint(repository)).said).toEqual([]);
  });

  test('a merge is one change, however many commits it brings; without one each commit counts', async () => {
    const repository = made();
    repository.git('checkout', '-q', '-b', 'work');
    repository.write(path, lower);
    repository.commit('2027-01-21');
    repository.write(path, decided);
    repository.commit('2027-01-22');
    expect((await lint(repository)).said).toEqual(['warning goal/target-moved']);
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', '-m', 'Merge', 'work');
    expect((await lint(repository)).said).toEqual([]);
    repository.git('reset', '-q', '--hard', 'HEAD~1');
    repository.git('merge', '-q', '--squash', 'work');
    repository.commit('2027-01-23');
    expect((await lint(repository)).said).toEqual([]);
    repository.git('reset', '-q', '--hard', 'HEAD~1');
    repository.git('merge', '-q', '--ff-only', 'work');
    expect((await lint(repository)).said).toEqual(['warning goal/target-moved']);
  });

  test('what an editor hands in counts as the plan of now', async () => {
    const repository = made(path, { stdin: async () => lower });
    expect((await lint(repository, '--stdin', '--stdin-filename', path)).said).toEqual([
      'error goal/target-moved',
    ]);
    expect((await lint(repository)).said).toEqual([]);
  });

  test('a plan that is a draft again is held to nothing', async () => {
    const repository = made();
    repository.write(path, lower.replace('status: active', 'status: draft'));
    const { said, plans } = await lint(repository);
    expect([said, plans[0].pastLack]).toEqual([[], null]);
    expect(plans[0].notRun).not.toContain('goal/target-moved');
  });

  test('off, or not chosen, it is not looked for', async () => {
    const repository = made();
    repository.write(path, lower);
    expect((await lint(repository, '--skip', 'goal/target-moved')).said).toEqual([]);
    repository.write('csplan.config.yaml', 'root: true\nrules: {goal/target-moved: off}\n');
    expect((await lint(repository)).said).toEqual([]);
    repository.write('csplan.config.yaml', 'root: true\nrules: {goal/target-moved: warning}\n');
    expect((await lint(repository)).said).toEqual(['warning goal/target-moved']);
  });
});

describe('nothing is moved', () => {
  const path = 'plans/permits/plan.yaml';
  const begin = cleanPlan.indexOf('\ngoals:\n') + 1;
  const end = cleanPlan.indexOf('\nkpis:\n') + 1;
  const head = cleanPlan.slice(0, begin) + cleanPlan.slice(end);
  const goals = cleanPlan.slice(begin + 'goals:\n'.length, end);

  test('by moving the folder; what was moved before and after is still told', async () => {
    const repository = made();
    repository.git('mv', 'plans/permits', 'plans/building-permits');
    repository.commit('2027-01-10');
    expect((await lint(repository)).said).toEqual([]);
    mkdirSync(join(repository.path, 'units'));
    repository.git('mv', 'plans/building-permits', 'units/größe "x" $y');
    repository.write('units/größe "x" $y/plan.yaml', lower);
    repository.commit('2027-01-11');
    const { said, found } = await lint(repository, 'units');
    expect(said).toEqual(['error goal/target-moved']);
    expect(found[0]!.related[0]!.message).toContain('of 2026-12-20 until commit');
  });

  test('by giving a section a file of its own, indented otherwise', async () => {
    const repository = made();
    repository.write(path, head);
    repository.write('plans/permits/goals.yaml', goals.replace(/^/gm, '  ').trimEnd());
    repository.commit('2027-01-10');
    expect((await lint(repository)).said).toEqual([]);
    repository.write('plans/permits/goals.yaml', goals.replace('gte: 75 %', 'gte: 70 %'));
    const { found } = await lint(repository);
    expect(found.map(({ ruleId }) => ruleId)).toEqual(['goal/target-moved']);
    expect(found[0]!.related[0]!.message).toContain('of 2026-12-20 on');
  });

  test('by making a folder of a plan in one file, or by another ending', async () => {
    const repository = made('plans/permits.yaml');
    mkdirSync(join(repository.path, 'plans/permits'));
    repository.git('mv', 'plans/permits.yaml', 'plans/permits/plan.yml');
    repository.commit('2027-01-10');
    expect((await lint(repository, 'plans/permits')).said).toEqual([]);
    repository.git('mv', 'plans/permits/plan.yml', 'plans/permits/plan.yaml');
    repository.commit('2027-01-11');
    repository.write('plans/permits/plan.yaml', lower);
    const { said, found } = await lint(repository);
    expect(said).toEqual(['error goal/target-moved']);
    expect(found[0]!.related[0]!.message).toContain('of 2026-12-20 on');
  });

  test('by line endings, a byte order mark, comments and the order of keys', async () => {
    const repository = made();
    const [first, ...lines] = cleanPlan.split('\n');
    repository.write(path, `\uFEFF# Ours\r\n${first}\r\n${lines.join('\r\n')}`);
    expect((await lint(repository)).said).toEqual([]);
    repository.commit('2027-01-10');
    expect((await lint(repository)).said).toEqual([]);
  });

  test('by a version in between that can not be read, whatever it says', async () => {
    const repository = made();
    for (const [date, text] of [
      ['2027-01-05', lower.replace('  target: {gte: 70 %', '  target: {gte: 70 %}}')],
      ['2027-01-06', '<<<<<<< ours\n'],
      ['2027-01-07', lower.replace('target: {gte: 70 %, period: 2027-Q3}', 'target: 70 %')],
      ['2027-01-08', cleanPlan],
    ] as const) {
      repository.write(path, text);
      repository.commit(date);
    }
    expect((await lint(repository)).said).toEqual([]);
  });

  test('in another plan: a copy in whose place an unlike one stood has no past there', async () => {
    const repository = made('plans/old/plan.yaml');
    rmSync(join(repository.path, 'plans/old'), { recursive: true });
    repository.write('plans/new/plan.yaml', later.replace('id: permits', 'id: licences'));
    repository.commit('2027-01-10');
    expect((await lint(repository)).said).toEqual(['info plan/made-overnight']);
  });
});

describe('what a KPI counts', () => {
  const organization = (within: string) => `csplan: 1
id: city
title: City
mission: A city that keeps its word.
objectives: [{id: o-access, text: Everybody reaches the city., from: Budget, owner: performance-analyst}]
norms: [{id: nm, title: Nine in ten.}]
roles: [{id: performance-analyst}]
sources:
  calls: {files: data/calls-*.csv}
measures:
  answered: {name: Calls answered, source: calls, measure: {kind: service_level, wait: Wait, within: ${within}, answered: Answered}, method: As the phone system logs it., frequency: quarterly}
`;
  const sharing = cleanPlan
    .replace('title: Permits by phone\n', 'title: Permits by phone\norganization: city\n')
    .replace(/ {2}name: Calls answered within[\s\S]*? {2}owner:/, '  use: city/answered\n  owner:')
    .replace(/ {2}agreed: \{performance-analyst: 2026-11-03\}\nsources:\n.*\n/, '');

  test('is told of each plan when it changes for all of them', async () => {
    const repository = repositoryOf({
      'organization.yaml': organization('45s'),
      'plans/a/plan.yaml': sharing,
      'plans/b/plan.yaml': sharing.replace('id: permits', 'id: licences'),
    });
    repository.commit('2026-12-20');
    const options = ['--only', 'kpi/definition-moved'];
    expect(await lint(repository, 'plans', ...options)).toMatchObject({ err: '', said: [] });
    repository.write('organization.yaml', organization('45s').replace('Calls answered,', 'Calls picked up,'));
    expect((await lint(repository, 'plans', ...options)).said).toEqual([]);
    repository.write('organization.yaml', organization('90s'));
    const { said, found } = await lint(repository, 'plans', ...options);
    expect(said).toEqual(['warning kpi/definition-moved', 'warning kpi/definition-moved']);
    expect(found[0]!.message).toBe(
      'What "service-level" counts was changed (measure), and no review decided that.',
    );
    repository.commit('2027-01-10');
    const decision = 'reviews: [{period: 2026-Q4, decisions: [{id: d, about: {kpi: service-level}}]}]\n';
    repository.write('plans/a/plan.yaml', `${sharing}${decision}`);
    const after = await lint(repository, 'plans', ...options);
    expect(after.said).toEqual(['info kpi/definition-moved', 'warning kpi/definition-moved']);
  });
});

describe('silence', () => {
  test('a plan of which nothing was heard; a closed quarter is a sign of life', async () => {
    const path = 'plans/permits/plan.yaml';
    const repository = made();
    const at = ['--as-of', '2027-07-01', '--only', 'plan/silent'];
    const { found, said } = await lint(repository, ...at);
    expect(said).toEqual(['info plan/silent']);
    const last = repository.git('rev-parse', '--short=7', 'HEAD').trim();
    // 11 days of December, 181 of January to June.
    expect(found[0]!.message).toBe(
      `The plan is active, and nothing was heard of it since commit ${last} of 2026-12-20: 193 days by 2027-07-01.`,
    );
    repository.write('plans/permits/results/2026-Q4.csv', 'csplan\n');
    repository.write('notes.txt', 'x');
    repository.commit('2027-01-15');
    expect((await lint(repository, ...at)).said).toEqual([]);
    repository.write('notes.txt', 'y');
    repository.commit('2027-07-15');
    expect((await lint(repository, '--as-of', '2027-07-20', '--only', 'plan/silent')).said).toEqual([
      'info plan/silent',
    ]);
    repository.write(path, cleanPlan.replace('Permits by phone', 'Permits'));
    expect((await lint(repository, '--as-of', '2027-07-20', '--only', 'plan/silent')).said).toEqual([]);
  });

  test('sections and owners, each since its own last change', async () => {
    const path = 'plans/permits/plan.yaml';
    const repository = made();
    const edited = cleanPlan.replace('done_when: A hundred', 'done_when: Two hundred');
    repository.write(path, edited);
    repository.commit('2027-05-01');
    const at = ['--as-of', '2027-07-01', '--only', 'plan/silent-section', '--only', 'owner/silent'];
    const { found } = await lint(repository, ...at);
    expect(found.map(({ message }) => message)).toEqual([
      'The section voc has not changed since 2026-11-20, more than 184 days by 2027-07-01.',
    ]);
    repository.write(path, edited.replace('size: 212', 'size: 213'));
    repository.commit('2027-12-01');
    const after = await lint(repository, '--as-of', '2027-12-31', '--only', 'owner/silent');
    expect(after.found.map(({ message }) => message)).toEqual([
      'Nothing was heard of "contact-centre-manager" since 2027-05-01: it owns 1 goal, 1 KPI and 1 initiative, nothing of that changed, and no review names it.',
    ]);
  });

  test('what stands in organization.yaml alone is no section of the plan', async () => {
    const path = 'plans/permits/plan.yaml';
    const sharing = cleanPlan.replace('title: Permits', 'organization: city\ntitle: Permits');
    const shared = 'csplan: 1\nid: city\nnorms: [{id: nm, title: Nine in ten., value: 90 %, from: A norm}]\n';
    const repository = repositoryOf({ [path]: sharing, 'organization.yaml': shared });
    repository.commit('2025-12-20');
    repository.write(path, sharing.replace('size: large', 'size: medium'));
    // 741 days after what is in organization.yaml; a section of depth full may stay for 731.
    repository.commit('2027-12-01');
    const sections = async () =>
      (await lint(repository, '--only', 'plan/silent-section', '--as-of', '2027-12-31')).found.map(
        ({ message }) => /section (\w+)/.exec(message)![1],
      );
    expect(await sections()).toEqual(['voc']);
  });

  test('older than all that is looked at: at least for so long, and no rule says more', async () => {
    const path = 'plans/permits/plan.yaml';
    const repository = repositoryOf({ [path]: cleanPlan });
    repository.commit('2021-03-01');
    repository.write(path, cleanPlan.replace('size: large', 'size: medium'));
    repository.commit('2026-12-20');
    // 800 days before the first of January 2027.
    expect(
      (await lint(repository, '--only', 'plan/silent-section')).found.map(({ message }) => message),
    ).toEqual(['The section voc has not changed since before 2024-10-23, more than 184 days by 2027-02-01.']);
    repository.write('csplan.config.yaml', 'root: true\nrules: {plan/silent-section: [info, {core: 900}]}\n');
    expect((await lint(repository, '--only', 'plan/silent-section')).said).toEqual([]);
    expect((await lint(repository, '--only', 'plan/made-overnight')).said).toEqual([]);
  });

  test('overnight: the days, the people, and what a squashed history shows', async () => {
    const quick = repositoryOf({ 'plan.yaml': draft });
    quick.commit('2026-12-18');
    quick.write('plan.yaml', cleanPlan);
    quick.commit('2026-12-20');
    expect((await lint(quick)).found.map(({ message }) => message)).toEqual([
      'The plan became active 2 days after its first commit, written by one person alone.',
    ]);
    const squashed = repositoryOf({ 'plan.yaml': cleanPlan });
    squashed.commit('2026-12-20');
    const first = squashed.git('rev-parse', '--short=7', 'HEAD').trim();
    expect((await lint(squashed)).found.map(({ message }) => message)).toEqual([
      `The plan came into git as a whole, active already: commit ${first} of 2026-12-20. Nothing shows how it was made.`,
    ]);
    const merged = repositoryOf({ 'plan.yaml': draft });
    merged.commit('2026-11-18');
    merged.git('checkout', '-q', '-b', 'work');
    merged.write('plan.yaml', cleanPlan);
    merged.commit('2026-12-20', 'analyst');
    merged.git('checkout', '-q', 'main');
    merged.git('merge', '-q', '--no-ff', '--no-commit', 'work');
    merged.commit('2026-12-21');
    expect((await lint(merged)).said).toEqual([]);
  });
});

describe('where git can not tell', () => {
  const gitRules = ['goal/target-moved', 'plan/silent'];

  test('a shallow clone says so once, whatever the number of plans', async () => {
    const origin = made('plans/a/plan.yaml');
    origin.write('plans/b/plan.yaml', ofUnit('b'));
    origin.commit('2027-01-10');
    const clone = folderOf({});
    origin.git('clone', '-q', '--depth', '1', `file://${origin.path}`, clone.path);
    const { plans, said } = await lint(clone);
    expect([plans.map(({ pastLack }: { pastLack: string }) => pastLack), said]).toEqual([
      ['shallow', 'shallow'],
      [],
    ]);
    expect(plans[0].notRun).toEqual(expect.arrayContaining(gitRules));
    const { out } = await clone.run('lint', '--as-of', '2027-02-01');
    expect(out.match(/only the last commits/g)).toHaveLength(1);
    expect(out).toContain(
      '\nNot run: 9 rules such as goal/removed. They compare these plans with their past, and their clone has only the last commits. Fetch all commits: git fetch --unshallow; in CI set fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab).\n',
    );
    expect((await clone.run('lint', '--require-git')).code).toBe(2);
    opened(clone).git('fetch', '-q', '--unshallow');
    expect((await lint(clone)).plans[0].pastLack).toBeNull();
  });

  test('a clone without the files of its commits', async () => {
    const origin = made();
    origin.git('config', 'uploadpack.allowFilter', 'true');
    const clone = folderOf({});
    origin.git('clone', '-q', '--filter=blob:none', `file://${origin.path}`, clone.path);
    // What it would need can be had no more.
    rmSync(join(origin.path, '.git'), { recursive: true });
    expect((await lint(clone)).plans[0].pastLack).toBe('partial');
    const { code, err } = await clone.run('lint', '--require-git');
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('for its clone has commits without their files.'),
    ]);
  });

  test('outside of a repository, and of several plans only for those that are', async () => {
    const outside = folderOf({ 'plan.yaml': cleanPlan });
    const { plans } = await lint(outside);
    expect(plans[0]).toMatchObject({ pastLack: 'none', notRun: expect.arrayContaining(gitRules) });
    const inside = made();
    outside.write('x/readme.md', '');
    const { out } = await outside.run('lint', '.', inside.path, '--as-of', '2027-02-01');
    expect(out).toContain('They compare 1 plan with their past, and they are in no git repository.');
  });

  test('git is not installed, or refuses', async () => {
    const repository = made();
    const before = process.env.PATH;
    onTestFinished(() => {
      process.env.PATH = before;
    });
    process.env.PATH = join(repository.path, 'nothing-here');
    expect((await lint(repository)).plans[0].pastLack).toBe('no-git');
    process.env.PATH = before;
    writeFileSync(join(repository.path, '.git/HEAD'), 'nonsense');
    expect((await lint(repository)).plans[0].pastLack).toBe('refused');
  });

  test('a plan that git does not know yet, and a repository without a commit', async () => {
    const repository = made();
    repository.write('plans/new/plan.yaml', ofUnit('new'));
    const { plans, said } = await lint(repository);
    expect([plans.length, said, plans[0].pastLack]).toEqual([2, [], null]);
    const { plans: fresh, said: none } = await lint(repositoryOf({ 'plan.yaml': cleanPlan }));
    expect([fresh[0].pastLack, none]).toEqual([null, []]);
  });
});

describe('repositories of any kind', () => {
  test('a work tree beside, a repository inside of another, a plan below that', async () => {
    const repository = made();
    const beside = folderOf({});
    repository.git('worktree', 'add', '-q', '-b', 'other', join(beside.path, 'tree'));
    beside.write('tree/plans/permits/plan.yaml', lower);
    expect((await lint(beside, 'tree')).said).toEqual(['error goal/target-moved']);

    const outer = repositoryOf({ 'readme.md': '' });
    outer.commit('2026-12-01');
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository.path, 'inner');
    outer.commit('2026-12-02');
    outer.write('inner/plans/permits/plan.yaml', lower);
    expect((await lint(outer, 'inner')).said).toEqual(['error goal/target-moved']);
  });

  test('settings of whoever runs it change nothing', async () => {
    const repository = made();
    repository.write('plans/permits/plan.yaml', lower);
    for (const [name, value] of [
      ['diff.renames', 'false'],
      ['log.showSignature', 'true'],
      ['log.diffMerges', 'off'],
      ['core.quotePath', 'true'],
      ['color.ui', 'always'],
      ['diff.external', 'false'],
      ['log.date', 'relative'],
      ['format.pretty', 'oneline'],
    ] as const)
      repository.git('config', name, value);
    expect((await lint(repository)).said).toEqual(['error goal/target-moved']);
  });

  test.skipIf(process.platform === 'win32')('git runs as often for twelve plans as for two', async () => {
    const traced = folderOf({ 'bin/.keep': '' });
    const real = (process.env.PATH ?? '').split(delimiter);
    const log = join(traced.path, 'log');
    traced.write(
      'bin/git',
      `#!/bin/sh\necho "$@" >> '${log}'\nPATH='${real.join(delimiter)}' exec git "$@"\n`,
    );
    chmodSync(join(traced.path, 'bin/git'), 0o755);
    const before = process.env.PATH;
    onTestFinished(() => {
      process.env.PATH = before;
    });
    const started = async (repository: Repository): Promise<string[]> => {
      writeFileSync(log, '');
      process.env.PATH = [join(traced.path, 'bin'), ...real].join(delimiter);
      const { plans, said } = await lint(repository);
      process.env.PATH = before;
      expect(said).toContain('error goal/target-moved');
      expect(plans.every(({ pastLack }: { pastLack: null }) => pastLack === null)).toBe(true);
      return traced
        .read('log')
        .trim()
        .split('\n')
        .map(
          line =>
            line
              .replace(/^-c \S+ /, '')
              .replace(/-c \S+ /g, '')
              .split(' ')[0]!,
        );
    };
    const many = (count: number): Repository => {
      const repository = made();
      const units = Array.from({ length: count }, (_, i) => `unit-${i}`);
      for (const unit of units) repository.write(`plans/${unit}/plan.yaml`, ofUnit(unit));
      repository.commit('2026-12-22');
      for (const unit of units) repository.write(`plans/${unit}/plan.yaml`, ofUnit(unit, lower));
      return repository;
    };
    const ofTwo = await started(many(1));
    // The second log is that of first commits: which of two plans is the younger.
    expect(ofTwo.sort()).toEqual(['cat-file', 'log', 'log', 'rev-parse']);
    expect((await started(many(11))).sort()).toEqual(ofTwo);
  });
});
