/** All plans of a repository in one page: from shared exports, from closed periods alone, with a plan that can't be read. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Portfolio } from '../../src/report/portfolio/portfolio.ts';
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

const asOf = ['--as-of', '2026-10-15'];

/** Of the requests of Parks 30 of 40 came in time, of Water 36 of 40. */
function requests(): string {
  const rows = ['id,due,closed,agency'];
  for (const [agency, late] of [
    ['Parks', 10],
    ['Water', 4],
  ] as const)
    for (let i = 0; i < 40; i++)
      rows.push(`${agency}-${i},2026-08-10,2026-08-${i < late ? '11' : '09'},${agency}`);
  return `${rows.join('\n')}\n`;
}

function plan(agency: string, more = ''): string {
  return `csplan: 1
id: ${agency.toLowerCase()}
title: Plan of ${agency}
status: active
organization: city
unit: {name: ${agency}}
term: {start: 2026-07-01, end: 2027-06-30}
accountable: cso
kpis:
- {id: on-time, use: city/on-time, where: {agency: ${agency}}}
goals:
- id: g
  statement: Close 80 % in time in July to September 2026.
  area: timeliness
  kpi: on-time
  baseline: {value: 70 %, period: 2026-Q1}
  target: {gte: 80 %, period: 2026-Q3}
  due: 2026-09-30
  owner: cso
${more}`;
}

function city(): Folder {
  return folderOf({
    'csplan.config.yaml': 'root: true\nplans: [plans/*]\nunits: [Parks, Water, Fire]\n',
    'organization.yaml': `csplan: 1
id: city
calendar: {timezone: America/New_York}
roles: [{id: cso, title: Chief service officer}]
sources: {requests: {files: data/requests.csv, key: id, complete: {from: 2026-01-01, to: 2026-09-30}}}
measures:
  on-time: {name: Closed in time, source: requests, measure: {kind: sla, promised: due, finished: closed}, frequency: quarterly}
`,
    'data/requests.csv': requests(),
    'plans/parks/plan.yaml': plan('Parks'),
    'plans/water/plan.yaml': plan('Water'),
  });
}

async function portfolioOf(folder: Folder, ...options: string[]): Promise<Portfolio> {
  const { out, code, err } = await folder.run(
    'portfolio',
    ...asOf,
    '--format',
    'json',
    '--stdout',
    ...options,
  );
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Portfolio;
}

const figures = ({ compared }: Portfolio) =>
  compared.map(({ rows }) =>
    rows.map(({ plan, measure, gap }) => [plan.unit, measure.cell.value, measure.status, gap]),
  );
const expected = [
  [
    ['Water', 90, 'met', 0],
    ['Parks', 75, 'missed', -15],
  ],
];

describe('from the exports', () => {
  test('the plans that share one have it read once, and stand side by side', async () => {
    const folder = city();
    expect(figures(await portfolioOf(folder))).toEqual(expected);
    expect(streams.opened.filter(name => name === 'requests.csv')).toHaveLength(1);
  });

  test('the terminal says where attention is needed and what stands without a plan', async () => {
    const folder = city();
    const { out, code, err } = await folder.run('portfolio', ...asOf, '--format', 'md,html');
    expect(code).toBe(0);
    expect(out).toContain('2 plans, in force.');
    expect(out).toContain('■ Parks: Closed in time  75.0 %  missed');
    expect(out).toContain('Units without a plan\n  Fire');
    expect(folder.files().filter(file => file.startsWith('portfolio/'))).toEqual([
      'portfolio/2026-Q3.html',
      'portfolio/2026-Q3.md',
    ]);
    expect(err).toContain('git add portfolio/2026-Q3.md portfolio/2026-Q3.html');
  });

  test('--fail-on', async () => {
    const folder = city();
    expect((await folder.run('portfolio', ...asOf, '--fail-on', 'missed')).code).toBe(1);
    expect((await folder.run('portfolio', ...asOf, '--fail-on', 'silent')).code).toBe(1);
    folder.write('csplan.config.yaml', 'root: true\nplans: [plans/*]\nunits: [Parks, Water]\n');
    expect((await folder.run('portfolio', ...asOf, '--fail-on', 'silent')).code).toBe(0);
  });

  test('one plan alone says nothing of units', async () => {
    expect((await portfolioOf(city(), 'plans/water')).unitsWithoutPlan).toBeNull();
    expect((await portfolioOf(city(), 'plans/')).unitsWithoutPlan).toEqual(['Fire']);
  });
});

describe('from closed periods', () => {
  async function closedCity(): Promise<Folder> {
    const folder = city();
    for (const name of ['parks', 'water'])
      expect(
        (await folder.run('report', `plans/${name}`, ...asOf, '--period', '2026-Q3', '--close')).code,
      ).toBe(0);
    streams.opened = [];
    return folder;
  }

  test('--closed opens no export and has the same figures', async () => {
    const folder = await closedCity();
    expect(figures(await portfolioOf(folder, '--closed'))).toEqual(expected);
    expect(streams.opened).toEqual([]);
  });

  test('so it is where there are no exports any more', async () => {
    const folder = await closedCity();
    rmSync(join(folder.path, 'data'), { recursive: true });
    expect(figures(await portfolioOf(folder))).toEqual(expected);
  });

  test('nothing closed: the plans are silent, and say so', async () => {
    const { silent } = await portfolioOf(city(), '--closed');
    expect(silent.map(({ plan, reasons }) => [plan.unit, reasons.map(({ words }) => words)])).toEqual([
      ['Parks', ['No KPI has a figure for 2026-Q3 (Jul–Sep 2026).']],
      ['Water', ['No KPI has a figure for 2026-Q3 (Jul–Sep 2026).']],
    ]);
  });
});

describe('what is wrong', () => {
  test('a plan that can’t be read stands on the page, beside the others', async () => {
    const folder = city();
    folder.write('plans/fire/plan.yaml', 'csplan: 1\nid: fire\nunit: {name: Fire\n');
    const { out, err, code } = await folder.run('portfolio', ...asOf);
    expect(code).toBe(1);
    expect(out).toContain('Not in it\n  plans/fire');
    expect(out).toContain('■ Parks: Closed in time');
    expect(err).toContain('plans/fire/plan.yaml:');
  });

  test('a source that lacks a column keeps its plan out, with the reason', async () => {
    const folder = city();
    folder.write('plans/water/plan.yaml', plan('Water').replace('agency: Water', 'agncy: Water'));
    const { out, code } = await folder.run('portfolio', ...asOf);
    expect(code).toBe(1);
    expect(out).toMatch(/Not in it\n {2}plans\/water\n {4}.*agncy/);
  });

  test.each([
    [['--format', 'pdf'], 'There is no portfolio format "pdf".'],
    [['--format', 'htm'], 'Did you mean html?'],
    [['--stdout'], '--stdout writes one document'],
    [['--period', '2026-Q7'], '2026-Q7'],
    [['--as-of', 'today'], '--as-of today is not a date.'],
    [['nowhere'], 'nowhere'],
  ])('%j', async (options, message) => {
    const { err, out, code } = await city().run('portfolio', ...options);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});
