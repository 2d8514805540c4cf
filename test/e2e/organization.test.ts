/** One organization's export, many plans: what they share is written once, checked once and read once. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Folder, folderOf } from './run.ts';

const streams = vi.hoisted(() => ({ opened: [] as string[] }));
vi.mock('node:fs', async original => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    createReadStream: (...args: Parameters<typeof fs.createReadStream>) => {
      streams.opened.push(String(args[0]).replaceAll('\\', '/').split('/').at(-1)!);
      return fs.createReadStream(...args);
    },
  };
});
afterEach(() => {
  streams.opened = [];
});

const organization = `csplan: 1
id: city
calendar: {timezone: America/New_York, fiscal_year_start: 7}
roles: [{id: analyst, title: Performance analyst}, {id: cso, title: Chief service officer}]
sources:
  crews: {files: data/crews.csv}
  requests:
    files: data/311-*.csv
    key: id
    keep: last
    columns: {created_at: created}
    join: {source: crews, key: crew, take: [shift]}
measures:
  on-time:
    name: Closed by the promised date
    source: requests
    measure: {kind: sla, promised: due, finished: closed}
    where: {status: {not: duplicate}}
    method: By the request system.
    frequency: quarterly
    min_sample: 1
  days: {source: requests, measure: {kind: duration, from: created, to: closed}, unit: days, min_sample: 1}
`;

/** Of 80 requests in July to September every 16th is a duplicate; of the rest every 4th came late. */
function requests(from: number): string {
  const rows = ['id,created,due,closed,status,agency,crew'];
  for (let i = from; i < from + 40; i++) {
    const day = (shift: number) => new Date(Date.UTC(2026, 6, 1 + i + shift)).toISOString().slice(0, 10);
    const status = i % 16 === 0 ? 'duplicate' : 'closed';
    rows.push(
      `${i},${day(0)},${day(5)},${day(i % 4 === 1 ? 9 : 2)},${status},${i % 2 ? 'A' : 'B'},c${i % 3}`,
    );
  }
  return `${rows.join('\n')}\n`;
}

function planOf(id: string, agency: string, more = ''): string {
  return `csplan: 1
id: ${id}
organization: city
accountable: cso
kpis:
- {id: on-time, use: city/on-time, owner: cso, where: {agency: ${agency}}}
${more}goals:
- {id: g, kpi: on-time, baseline: {value: 50 %, period: 2026-Q2}, target: {gte: 90 %, period: 2026-Q4}, owner: cso}
`;
}

const files = {
  'organization.yaml': organization,
  'csplan.config.yaml': 'root: true\nas_of: 2026-10-15\nplans: [plans/*, plans/water/*]\n',
  'data/311-1.csv': requests(0),
  'data/311-2.csv': requests(40),
  'data/crews.csv': 'crew,shift\nc0,day\nc1,night\nc2,day\n',
  'plans/alleys/plan.yaml': planOf('alleys', 'A', '- {id: days, use: days, by: [shift]}\n'),
  'plans/streets/plan.yaml': planOf('streets', 'B'),
  'plans/water/mains/plan.yaml': planOf('mains', 'A', '- {id: days, use: days, where: {shift: night}}\n'),
};
const plans = ['plans/alleys', 'plans/streets', 'plans/water/mains'];

function reportsOf(folder: Folder): [string, string][] {
  return folder
    .files()
    .filter(file => file.includes('/reports/'))
    .map(file => [file, folder.read(file)]);
}

describe('csplan report', () => {
  test('an export that plans share is opened as often for three of them as for one', async () => {
    const folder = folderOf(files);
    await folder.run('report', 'plans/alleys', '--format', 'md');
    // `keep: last` goes through a file twice.
    const once = ['crews.csv', '311-1.csv', '311-2.csv', '311-1.csv', '311-2.csv'];
    expect(streams.opened).toEqual(once);
    streams.opened = [];
    expect((await folder.run('report', '--format', 'md')).code).toBe(0);
    // Streets takes no column of the crews, and no more often than that the files are opened.
    expect([...streams.opened].sort()).toEqual([...once].sort());
  });

  test('the reports are those of single runs, to the byte', async () => {
    const [together, single] = [folderOf(files), folderOf(files)];
    const all = await together.run('report', ...plans, '--format', 'md,html,json');
    const each = [];
    for (const plan of plans) each.push(await single.run('report', plan, '--format', 'md,html,json'));
    expect(reportsOf(together)).toHaveLength(9);
    expect(reportsOf(together)).toEqual(reportsOf(single));
    expect(all.out).toBe(each.map(({ out }) => `${out}\n`).join(''));
    expect(all.err).toBe(each.map(({ err }) => err).join(''));
  });

  test('the numbers are those of the rows of each plan', async () => {
    const folder = folderOf(files);
    await folder.run('report', '--format', 'json');
    const cells = Object.fromEntries(
      plans.map(plan => {
        const { header, kpis } = JSON.parse(folder.read(`${plan}/reports/2026-Q3.json`));
        const [{ current }] = kpis;
        return [header.planId, [current.numerator, current.n, header.period.label]];
      }),
    );
    // 40 odd numbers, of which those that leave 1 over at division by four came late: 20. 40 even ones less the five
    // duplicates (0, 16, ... 64), none late. Promised are all from 6 July to 23 September.
    expect(cells).toEqual({
      alleys: [20, 40, 'FY27-Q1 (Jul–Sep 2026)'],
      mains: [20, 40, 'FY27-Q1 (Jul–Sep 2026)'],
      streets: [35, 35, 'FY27-Q1 (Jul–Sep 2026)'],
    });
  });

  test('one that cannot be computed does not keep the reports before it from being written', async () => {
    const folder = folderOf({
      ...files,
      'plans/streets/plan.yaml': planOf('streets', 'B').replace('agency: B', 'agensy: B'),
    });
    const { code, err } = await folder.run('report', ...plans, '--format', 'md');
    expect(code).toBe(2);
    expect(err).toContain('"agensy"');
    expect(reportsOf(folder).map(([file]) => file)).toEqual(['plans/alleys/reports/2026-Q3.md']);
  });

  test('closed quarters keep one hash for what is shared, and one for what each plan takes of it', async () => {
    const folder = folderOf(files);
    await folder.run('report', '--period', '2026-Q3', '--close');
    const hashes = plans.map(plan => {
      const [header, ...rows] = folder.read(`${plan}/results/2026-Q3.csv`).split('\n');
      const names = header!.split(',');
      const row = rows.find(row => row.includes(',on-time,share,'))!.split(',');
      // No cell before these two has a comma in it.
      return ['definition', 'scope'].map(name => row.at(names.indexOf(name) - names.length));
    });
    const [alleys, streets, mains] = hashes as [string[], string[], string[]];
    expect(alleys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(streets[0]).toBe(alleys[0]);
    expect(mains).toEqual(alleys);
    expect(streets[1]).toMatch(/^[0-9a-f]{64}$/);
    expect(streets[1]).not.toBe(alleys[1]);
  });

  test('a mistake in organization.yaml stops the report, with its place', async () => {
    const folder = folderOf({
      ...files,
      'organization.yaml': organization.replace('keep: last', 'keep: lst'),
    });
    const { code, err } = await folder.run('report', 'plans/alleys');
    expect(code).toBe(1);
    expect(err).toContain('organization.yaml:10:11');
    expect(err).toContain("plans/alleys can't be read as a plan, so there is no report.");
  });

  test('organization.yaml is no plan', async () => {
    const { code, err } = await folderOf(files).run('report', 'organization.yaml');
    expect(code).toBe(2);
    expect(err).toContain('organization.yaml is what plans share; it is no plan itself.');
  });
});

describe('csplan lint', () => {
  test('what is wrong in organization.yaml is told once a run, in its file', async () => {
    const folder = folderOf({
      ...files,
      'organization.yaml': organization.replace('source: requests\n', 'source: reqests\n'),
    });
    const { code, out } = await folder.run('lint', '--format', 'json');
    expect(code).toBe(1);
    const { diagnostics, organizations, plans } = JSON.parse(out);
    const inFile = diagnostics.filter(({ file }: { file: string }) => file === 'organization.yaml');
    expect(inFile.filter(({ severity }: { severity: string }) => severity === 'error')).toMatchObject([
      { ruleId: 'reference/unknown', pointer: '/measures/on-time/source', range: { start: { line: 16 } } },
    ]);
    // What rules want of a shared role is told once as well.
    const rules = inFile.map(
      ({ ruleId, pointer }: { ruleId: string; pointer: string }) => `${ruleId} ${pointer}`,
    );
    expect(new Set(rules).size).toBe(rules.length);
    expect(rules).toContain('owner/no-authority /roles/1/may_change');
    expect(organizations).toEqual([{ path: 'organization.yaml', counts: { error: 1, warning: 0, info: 0 } }]);
    expect(plans).toHaveLength(3);
  });

  test('named alone it is checked, and mended', async () => {
    const folder = folderOf(files);
    expect(await folder.run('lint', 'organization.yaml')).toEqual({
      code: 0,
      out: 'organization.yaml is in order: nothing found.\n',
      err: '',
    });
    const title = (written: string) => organization.replace('id: city', `id: city\ntitle: ${written}`);
    folder.write('organization.yaml', title('@Springfield'));
    const { code, out } = await folder.run('lint', 'organization.yaml');
    expect([code, out]).toEqual([1, expect.stringContaining('1 error in organization.yaml.')]);
    expect((await folder.run('lint', 'organization.yaml', '--fix')).err).toContain(
      'Mended 1 finding in organization.yaml.',
    );
    expect(folder.read('organization.yaml')).toBe(title("'@Springfield'"));
  });

  test('it is looked for up to `root: true`, not beyond', async () => {
    const { 'organization.yaml': shared, ...others } = files;
    const folder = folderOf({
      'organization.yaml': shared,
      ...Object.fromEntries(Object.entries(others).map(([name, text]) => [`repository/${name}`, text])),
    });
    const { out } = await folder.run('lint', 'repository/plans/alleys');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'there is no organization.yaml beside it or in a folder above.',
    );
    expect(out).not.toContain('kpi/no-analyst');
  });

  test('a configuration further down that is not the root is passed', async () => {
    const folder = folderOf({ ...files, 'plans/csplan.config.yaml': 'rules: {}\n' });
    const isMissed = async () =>
      (await folder.run('lint', 'plans/alleys')).out.includes('there is no organization.yaml');
    expect(await isMissed()).toBe(false);
    folder.write('plans/csplan.config.yaml', 'root: true\n');
    expect(await isMissed()).toBe(true);
  });
});
