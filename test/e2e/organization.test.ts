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

describe('what the house wants, for two plans', () => {
  const house = `csplan: 1
id: city
title: City of Springfield
mission: A city that keeps its word.
values: [Plain words, On time]
roles: [{id: commissioner, title: Commissioner}, {id: analyst, title: Analyst}]
objectives:
- {id: o-access, text: Every resident reaches the city., from: Strategic plan 2025, owner: commissioner}
- {id: o-cost, text: A permit costs a tenth less., from: Budget 2027, owner: analyst}
- {id: o-dry, text: Streets are dry within a day., from: Budget 2027}
norms:
- {id: nm-wait, title: Counters serve nine in ten within ten minutes., value: 90 %}
`;
  const header = (id: string, status: string, depth: string) =>
    `csplan: 1\nid: ${id}\nstatus: ${status}\ndepth: ${depth}\norganization: city\naccountable: commissioner\n`;
  // The first in order is held to least.
  const permits = `${header('permits', 'retired', 'service')}goals:
- {id: g-answer, statement: Answer in time., objective: o-access, owner: analyst}
- {id: g-true, statement: Say what is true., objective: o-acces, owner: analyst}
`;
  const streets = `${header('streets', 'active', 'full')}mission: Streets that are fit to walk on.
objectives:
- {id: o-cost, text: A street costs a tenth less., from: Budget 2027, owner: analyst}
goals:
- {id: g-cheap, statement: Mend for less., objective: o-cost, owner: analyst}
- {id: g-reach, statement: Be there., objective: o-access, owner: analyst}
`;
  const both = {
    'organization.yaml': house,
    'csplan.config.yaml': 'root: true\nas_of: 2026-11-20\nplans: [plans/*]\n',
    'plans/permits/plan.yaml': permits,
    'plans/streets/plan.yaml': streets,
  };

  interface Found {
    ruleId: string;
    severity: string;
    file: string;
    pointer: string;
    message: string;
    help: string;
  }

  async function lint(folder: Folder, ...options: string[]): Promise<Found[]> {
    const { out } = await folder.run('lint', '--format', 'json', ...options);
    return JSON.parse(out).diagnostics;
  }

  const about = (all: readonly Found[], rule: RegExp) =>
    all
      .filter(({ ruleId }) => rule.test(ruleId))
      .map(({ ruleId, severity, file, pointer }) => `${severity} ${ruleId} ${file} ${pointer}`);

  test('neither plan is asked for what the organization has', async () => {
    const missing = async (text: string) =>
      (await lint(folderOf({ ...both, 'organization.yaml': text })))
        .filter(({ message }) => /The plan has (no objectives|nobody to compare with)/.test(message))
        .map(({ file, pointer }) => `${file} ${pointer}`);
    expect(await missing(house)).toEqual([]);
    expect(await missing(house.replace(/^(objectives|norms):\n(- .*\n)+/gm, ''))).toEqual([
      'plans/permits/plan.yaml /objectives',
      'plans/streets/plan.yaml /benchmarks',
    ]);
  });

  test('what is wrong with a shared thing is told once, as loud as in the plan that is held to most', async () => {
    const all = await lint(folderOf(both));
    expect(about(all, /^(objective|benchmark)\//)).toEqual([
      'info objective/unsupported organization.yaml /objectives/2',
      'warning objective/incomplete organization.yaml /objectives/2/owner',
      'warning benchmark/incomplete organization.yaml /benchmarks/norms/0/from',
      'warning benchmark/incomplete plans/streets/plan.yaml /benchmarks/competitors',
    ]);
    expect(all.find(({ ruleId }) => ruleId === 'objective/unsupported')?.message).toBe(
      'No goal of any plan supports objective "o-dry".',
    );
  });

  test('whether any plan supports an objective is told only where all are checked', async () => {
    for (const path of ['plans/permits', 'plans/streets'])
      expect(about(await lint(folderOf(both), path), /^objective\/unsupported/)).toEqual([]);
  });

  test('a misspelt objective is told in its plan, and mended there alone', async () => {
    const folder = folderOf(both);
    const dangling = (await lint(folder)).filter(({ ruleId }) => ruleId === 'reference/unknown');
    expect(dangling).toMatchObject([
      {
        severity: 'error',
        file: 'plans/permits/plan.yaml',
        pointer: '/goals/1/objective',
        help: 'Did you mean "o-access" of organization.yaml?',
      },
    ]);
    await folder.run('lint', '--fix-unsafe', '--only', 'reference/unknown');
    expect(folder.read('plans/permits/plan.yaml')).toBe(permits.replace('o-acces,', 'o-access,'));
    expect([folder.read('organization.yaml'), folder.read('plans/streets/plan.yaml')]).toEqual([
      house,
      streets,
    ]);
  });

  test('--fix mends each file at its own places', async () => {
    const marked = (text: string, mark: string) => text.replace('mission: ', `mission: ${mark}`);
    const folder = folderOf({
      ...both,
      'organization.yaml': marked(house, '@'),
      'plans/streets/plan.yaml': marked(streets, '%'),
    });
    const { err } = await folder.run('lint', '--fix');
    expect(err).toContain('Mended 2 findings in');
    const quoted = (text: string, mark: string) =>
      text.replace(/mission: (.*)/, (_, words) => `mission: '${mark}${words}'`);
    expect(folder.read('organization.yaml')).toBe(quoted(house, '@'));
    expect(folder.read('plans/streets/plan.yaml')).toBe(quoted(streets, '%'));
    expect(folder.read('plans/permits/plan.yaml')).toBe(permits);
  });

  test('config print shows the line that each comes from', async () => {
    const folder = folderOf(both);
    const printed = async (path: string) => {
      const { out } = await folder.run('config', 'print', path, '--format', 'json');
      return JSON.parse(out)
        .shared.filter(({ anchor }: { anchor: string }) => !anchor.startsWith('/roles'))
        .map(
          ({ anchor, from: [{ file, line }] }: { anchor: string; from: [{ file: string; line: number }] }) =>
            `${anchor} ${file}:${line}`,
        );
    };
    const values = ['/values[=Plain words] organization.yaml:5', '/values[=On time] organization.yaml:5'];
    const norm = '/benchmarks/norms[id=nm-wait] organization.yaml:12';
    expect(await printed('plans/permits')).toEqual([
      '/mission organization.yaml:4',
      ...values,
      '/objectives[id=o-access] organization.yaml:8',
      '/objectives[id=o-cost] organization.yaml:9',
      '/objectives[id=o-dry] organization.yaml:10',
      norm,
    ]);
    expect(await printed('plans/streets')).toEqual([
      ...values,
      '/objectives[id=o-cost] plans/streets/plan.yaml:9',
      '/objectives[id=o-access] organization.yaml:8',
      '/objectives[id=o-dry] organization.yaml:10',
      norm,
    ]);
  });

  test('the documents tell of them; the line of sight has those that the plan works toward', async () => {
    const folder = folderOf(both);
    const parts = async (path: string) => {
      const { out } = await folder.run('render', path, '--format', 'md', '--stdout');
      const part = (title: string) => out.split(`\n### ${title}\n`)[1]!.split('\n### ')[0]!;
      const texts = ['Every resident', 'A permit', 'A street', 'Streets are dry'];
      const among = (text: string) => texts.filter(words => text.includes(words));
      return {
        out,
        vision: part('Vision'),
        sight: among(part('Line of sight')),
        objectives: among(part('Objectives of the house')),
      };
    };
    const [first, second] = [await parts('plans/permits'), await parts('plans/streets')];
    expect(first.vision).toContain('- **Mission:** A city that keeps its word.');
    expect(second.vision).toContain('- **Mission:** Streets that are fit to walk on.');
    for (const { vision } of [first, second]) expect(vision).toContain('  - Plain words\n  - On time');
    expect(first.sight).toEqual(['Every resident']);
    expect(first.objectives).toEqual(['Every resident', 'A permit', 'Streets are dry']);
    expect(second.sight).toEqual(['Every resident', 'A street']);
    expect(second.objectives).toEqual(['Every resident', 'A street', 'Streets are dry']);
    expect(second.out).toContain('Counters serve nine in ten within ten minutes.');
  });
});
