import { describe, expect, test } from 'vitest';
import { rules } from '../../src/rules/generated/registry.ts';
import { folderOf } from '../e2e/run.ts';
import { cleanPlan } from '../rules/plans.ts';

const files = {
  '.git/HEAD': '',
  'csplan.config.yaml': `# What holds for all.
plans: [plans/*]
as_of: 2027-02-01
rules_as_of: 0.1
extends: strict.yaml
rules:
  goal/no-due: warning
overrides:
- files: plans/permits/goals.yaml
  rules: {goal/no-baseline: error}
locked: [goal/no-due]
`,
  'strict.yaml': 'rules:\n  kpi/stale-data: [info, {days: 45}]\n',
  'plans/csplan.config.yaml': 'as_of: 2027-03-01\nrules: {goal/no-due: off, goal/past-due: error}\n',
  'plans/permits/plan.yaml': cleanPlan
    .replace('status: active', 'status: draft')
    .replace(/^goals:[\s\S]*?(?=^\w)/m, ''),
  'plans/permits/goals.yaml': /^goals:\n([\s\S]*?)(?=^\w)/m.exec(cleanPlan)![1]!,
  'plans/permits/reviews/2027-Q1.yaml': 'period: 2027-Q1\n',
};

/** The row that begins with these words, its columns apart. */
/** The cells of a setting's or a rule's line; of an option's line below the rule's, written `rule days`. */
function row(out: string, name: string): string[] | undefined {
  const [rule, option] = name.split(' ');
  const lines = out.split('\n').map(line => line.trim().split(/ {2,}/));
  const at = lines.findIndex(([first]) => first === rule);
  return option === undefined ? lines[at] : lines.slice(at).find(([first]) => first === option);
}

describe('csplan config print', () => {
  test('a plan: every setting and rule, and the line that says so', async () => {
    const { code, out, err } = await folderOf(files).run('config', 'print', 'plans/permits');
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n\n')[0]).toBe(`What holds for plans/permits, the strongest first:
  plans/csplan.config.yaml
  csplan.config.yaml
  strict.yaml (extended by csplan.config.yaml)`);
    expect(out.split('\n\n')[1]).toBe(`SETTING      VALUE        FROM
plans        plans/*      csplan.config.yaml:2
units        not set
as_of        2027-03-01   plans/csplan.config.yaml:1
rules_as_of  0.1          csplan.config.yaml:4
locked       goal/no-due  csplan.config.yaml:11`);
    for (const expected of [
      ['goal/no-due', 'warning', 'csplan.config.yaml:7, locked by csplan.config.yaml:11'],
      ['goal/past-due', 'info', 'plans/csplan.config.yaml:2, depends on today'],
      ['goal/no-baseline', 'warning', 'csplan'],
      ['kpi/stale-data', 'info', 'strict.yaml:2, depends on today'],
    ])
      expect(row(out, expected[0]!)).toEqual(expected);
    expect(row(out, 'kpi/stale-data days')).toEqual(['days', '45', 'strict.yaml:2']);
    expect(row(out, 'goal/too-few-periods periods')).toEqual(['periods', '3', 'csplan']);
    for (const { id } of rules) expect(row(out, id), id).toHaveLength(3);
    expect(out).toMatch(
      /\n\nThe plan is a draft: in it errors are warnings\.\nplans\/permits\/goals\.yaml has overrides of its own: csplan config print plans\/permits\/goals\.yaml\n$/,
    );
  });

  test.each(['plans/permits/goals.yaml', 'plans/permits/reviews/2027-Q1.yaml', 'plans/permits/plan.yaml'])(
    'a file of it: %s',
    async path => {
      const { out } = await folderOf(files).run('config', 'print', path);
      expect(out).toContain(`What holds for ${path}, the strongest first:`);
      expect(out).toContain('The plan is a draft');
      expect(row(out, 'goal/no-baseline')).toEqual(
        path.endsWith('goals.yaml')
          ? ['goal/no-baseline', 'error', 'csplan.config.yaml:10']
          : ['goal/no-baseline', 'warning', 'csplan'],
      );
    },
  );

  test('a folder without a plan, and this folder', async () => {
    const folder = folderOf(files);
    const { out } = await folder.run('config', 'print', 'plans');
    expect(row(out, 'as_of')).toEqual(['as_of', '2027-03-01', 'plans/csplan.config.yaml:1']);
    expect((await folder.run('config', 'print')).out).toContain(
      'What holds for this folder, the strongest first:\n  csplan.config.yaml\n',
    );
    expect((await folder.run('config', 'print', 'csplan.config.yaml')).out).toContain(
      'What holds for csplan.config.yaml, the strongest first:\n  csplan.config.yaml\n',
    );
  });

  test('no configuration: everything is as csplan has it', async () => {
    const { code, out } = await folderOf({ 'a.yaml': cleanPlan }).run('config', 'print', 'a.yaml');
    expect(code).toBe(0);
    expect(out).toMatch(/^There is no csplan.config.yaml for a.yaml: everything is as csplan has it.\n/);
    expect(row(out, 'goal/no-due')).toEqual(['goal/no-due', 'error', 'csplan']);
  });

  test('above `root: true` only locks hold', async () => {
    const { out } = await folderOf({
      ...files,
      'plans/csplan.config.yaml': 'root: true\n',
    }).run('config', 'print', 'plans/permits');
    expect(out).toContain(
      '  plans/csplan.config.yaml\n  csplan.config.yaml (above root: true, for the rules it locks)\n  strict.yaml (extended by csplan.config.yaml; above root: true, for the rules it locks)\n',
    );
    expect(row(out, 'as_of')).toEqual(['as_of', 'not set']);
    expect(row(out, 'goal/no-due')).toEqual([
      'goal/no-due',
      'error',
      'csplan, locked by csplan.config.yaml:11',
    ]);
  });

  test('a rule that is newer than the configuration wants', async () => {
    const newer = rules.find(
      ({ since, clock, severity }) => since !== '0.1.0' && !clock && severity !== 'info',
    )!;
    const { out } = await folderOf(files).run('config', 'print', 'plans');
    expect(row(out, newer.id)).toEqual([newer.id, 'info', 'newer than rules_as_of, csplan.config.yaml:4']);
  });

  test('what there is not: 2', async () => {
    const folder = folderOf(files);
    expect(await folder.run('config', 'print', 'plans/permit')).toEqual({
      code: 2,
      out: '',
      err: 'csplan: There is no plans/permit.\n  Did you mean plans/permits?\n',
    });
    expect((await folder.run('config', 'prnt')).err).toBe(
      'csplan: There is no command "config prnt".\n  Did you mean csplan config print?\n',
    );
    expect((await folder.run('config')).out).toContain('print every setting, every rule');
  });

  test('JSON has the same, and null for what is csplan’s own', async () => {
    const { out } = await folderOf(files).run('config', 'print', 'plans/permits', '--format', 'json');
    const printed = JSON.parse(out);
    expect(printed).toMatchObject({
      csplanConfig: 1,
      path: 'plans/permits',
      files: [
        { path: 'plans/csplan.config.yaml', extendedBy: null, counts: true },
        { path: 'csplan.config.yaml', extendedBy: null, counts: true },
        { path: 'strict.yaml', extendedBy: 'csplan.config.yaml', counts: true },
      ],
      values: [
        { key: 'plans', value: ['plans/*'], from: { file: 'csplan.config.yaml', line: 2 } },
        { key: 'units', value: null, from: null },
        { key: 'as_of', value: '2027-03-01', from: { file: 'plans/csplan.config.yaml', line: 1 } },
        { key: 'rules_as_of', value: '0.1', from: { file: 'csplan.config.yaml', line: 4 } },
      ],
      locked: [{ rule: 'goal/no-due', from: { file: 'csplan.config.yaml', line: 11 } }],
      shared: [],
    });
    expect(printed.rules).toHaveLength(rules.length);
    expect(printed.rules.find(({ id }: { id: string }) => id === 'kpi/stale-data')).toEqual({
      id: 'kpi/stale-data',
      severity: 'info',
      from: { file: 'strict.yaml', line: 2 },
      options: [{ name: 'days', value: 45, from: { file: 'strict.yaml', line: 2 } }],
      locked: null,
      newer: null,
      clock: true,
    });
  });
});

describe('what a plan takes from its organization', () => {
  const shared = {
    'csplan.config.yaml': 'root: true\n',
    'organization.yaml': `csplan: 1
id: city
calendar: {timezone: America/New_York, fiscal_year_start: 7}
areas: {access: [phone]}
roles:
- {id: analyst, title: Performance analyst}
- {id: cso, title: Chief service officer}
sources:
  requests:
    files: data/311.csv
measures:
  on-time:
    name: Closed by the promised date
    source: requests
    measure: {kind: sla, promised: due, finished: closed}
    where: {status: {not: duplicate}}
`,
    'plans/water/plan.yaml': `csplan: 1
id: water
organization: city
calendar:
  timezone: America/Chicago
roles:
- id: cso
  title: Head of service
kpis:
- id: on-time
  use: city/on-time
  where: {agency: Water}
- id: own
  name: Our own
`,
  };

  test('each value, as it counts, and the file and line it comes from', async () => {
    const { code, out } = await folderOf(shared).run('config', 'print', 'plans/water');
    expect(code).toBe(0);
    expect(
      out.split('\n\n').at(-1),
    ).toBe(`IN THE PLAN                 VALUE                                                FROM
calendar/timezone           America/Chicago                                      plans/water/plan.yaml:5
calendar/fiscal_year_start  7                                                    organization.yaml:3
areas/access                phone                                                organization.yaml:4
roles[id=cso]               {"id":"cso","title":"Head of service"}               plans/water/plan.yaml:7
roles[id=analyst]           {"id":"analyst","title":"Performance analyst"}       organization.yaml:6
sources/requests            {"files":"../../data/311.csv"}                       organization.yaml:9
kpis[id=on-time]/use        city/on-time                                         plans/water/plan.yaml:11
kpis[id=on-time]/where      {"status":{"not":"duplicate"},"agency":"Water"}      plans/water/plan.yaml:12 and organization.yaml:16
kpis[id=on-time]/name       Closed by the promised date                          organization.yaml:13
kpis[id=on-time]/source     requests                                             organization.yaml:14
kpis[id=on-time]/measure    {"kind":"sla","promised":"due","finished":"closed"}  organization.yaml:15
`);
    const { shared: values } = JSON.parse(
      (await folderOf(shared).run('config', 'print', 'plans/water', '--format', 'json')).out,
    );
    expect(values[0]).toEqual({
      pointer: '/calendar/timezone',
      anchor: '/calendar/timezone',
      value: 'America/Chicago',
      from: [{ file: 'plans/water/plan.yaml', line: 5 }],
    });
  });

  test('nothing, where the plan takes nothing or the organization can not be read', async () => {
    const folder = folderOf(shared);
    folder.write('organization.yaml', 'id: [city\n');
    expect((await folder.run('config', 'print', 'plans/water')).out).not.toContain('IN THE PLAN');
    folder.write('organization.yaml', 'csplan: 1\nid: city\n');
    expect((await folder.run('config', 'print', 'plans/water')).out).not.toContain('IN THE PLAN');
  });

  test('hostile text is shown as text', async () => {
    const folder = folderOf(shared);
    folder.write(
      'organization.yaml',
      'csplan: 1\nid: city\nroles:\n- {id: analyst, title: "\\e[31m\\u202e"}\n',
    );
    const { out } = await folder.run('config', 'print', 'plans/water');
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    const json = (await folder.run('config', 'print', 'plans/water', '--format', 'json')).out;
    expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
  });
});
