/** The analyst's bench from outside: from a file to an explained number. */
import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/plan/yaml.ts';
import { folderOf } from './run.ts';

const secret = 'Zsuzsanna Quux';
const header = 'Ticket ID,Created,Due,Closed,Status,Agency,Requester Name\n';
/** 40 tickets of the third quarter; every fourth is late, every tenth open. */
const tickets =
  header +
  Array.from({ length: 40 }, (_, i) => {
    const day = (number: number) => `2026-07-${String(number).padStart(2, '0')}`;
    const closed = i % 10 === 9 ? '' : day(i % 4 === 0 ? 25 : 15);
    return `T${i},${day((i % 9) + 1)},${day(20)},${closed},${closed ? 'Closed' : 'Open'},${i % 2 ? 'Water' : 'Roads'},${secret}\n`;
  }).join('');
const empty = 'csplan: 1\nid: p\ntitle: Plan # mine\n\nstatus: draft\ncalendar: {timezone: UTC}\n';

async function inferred(more: Record<string, string> = {}) {
  const folder = folderOf({ 'plan.yaml': empty, 'data/tickets.csv': tickets, '.git/x': '', ...more });
  const outcome = await folder.run(
    'data',
    'infer',
    'data/tickets.csv',
    '--plan',
    '.',
    '--write',
    '--kpis',
    'on-time,backlog',
  );
  expect(outcome.code, outcome.err).toBe(0);
  return { folder, outcome };
}

describe('data infer', () => {
  test('prints a source that can be pasted, and KPIs as comments with what they would measure', async () => {
    const folder = folderOf({ 'tickets.csv': tickets });
    const { code, out, err } = await folder.run('data', 'infer', 'tickets.csv', '--source', 'tickets');
    expect(code).toBe(0);
    expect(parseYaml('', out).failed).toBe(false);
    expect(out).toContain('key: Ticket ID   # different in every row');
    expect(out).toMatch(
      /created_at: \{from: Created, type: datetime\} +# 40 dates, 2026-07-01 to 2026-07-09/,
    );
    expect(out).toContain('requester_name: {from: Requester Name, personal: true}');
    expect(out).toMatch(/# - id: on-time\n# {3}# The share of rows whose promise \("due_at"\)/);
    expect(err).toMatch(/Next: put it into a plan: csplan data infer tickets\.csv --plan FOLDER --write/);
    expect(out + err).not.toContain('Quux');
    expect(folder.files()).toEqual(['tickets.csv']);
  });

  test('writes source and KPIs into the plan, and leaves every other byte as it was', async () => {
    const { folder } = await inferred();
    const text = folder.read('plan.yaml');
    expect(text.startsWith(empty)).toBe(true);
    expect(text).toContain('files: data/tickets.csv');
    expect((await folder.run('lint', 'plan.yaml')).out).not.toMatch(/schema\/|syntax\//);
  });

  test('into section files, where the plan has them', async () => {
    const folder = folderOf({
      'p/plan.yaml': empty,
      'p/sources.yaml': '# ours\nold:\n  files: old.csv\n# end\n',
      'p/kpis.yaml': '',
      'data/tickets.csv': tickets,
      '.git/x': '',
    });
    const { code, err } = await folder.run(
      'data',
      'infer',
      'data/tickets.csv',
      '--plan',
      'p',
      '--write',
      '--kpis',
      'volume',
    );
    expect(err).toContain('source "tickets" and 1 KPI in p/sources.yaml, p/kpis.yaml');
    expect(code).toBe(0);
    expect(folder.read('p/plan.yaml')).toBe(empty);
    expect(folder.read('p/sources.yaml')).toMatch(
      /^# ours\nold:\n {2}files: old\.csv\ntickets:\n[\s\S]*files: '\.\.\/data\/tickets\.csv'[\s\S]*\n# end\n$/,
    );
    expect(folder.read('p/kpis.yaml')).toMatch(/^- id: volume\n/);
  });

  test('never over a source of that name', async () => {
    const { folder } = await inferred();
    const before = folder.read('plan.yaml');
    const { code, err } = await folder.run('data', 'infer', 'data/tickets.csv', '--plan', '.', '--write');
    expect(code).toBe(2);
    expect(err).toMatch(/has a source "tickets" already; nothing was written/);
    expect(folder.read('plan.yaml')).toBe(before);
  });

  test.each<[string, string[], RegExp[]]>([
    [
      'an open order of day and month',
      ['ties.csv'],
      [/03\/04\/2026.*3 April 2026 or 4 March 2026/, /--date-order dmy/],
    ],
    ['--write without a plan', ['tickets.csv', '--write'], [/--plan/]],
    ['a name that is none', ['tickets.csv', '--source', 'My Source'], [/My Source/, /lower-case/]],
    ['a KPI that was not proposed', ['tickets.csv', '--kpis', 'nps'], [/"nps"/, /on-time/]],
    ['a file that is not there', ['gone.csv'], [/gone\.csv/]],
    ['a web page', ['page.csv'], [/HTML/]],
    ['an empty file', ['empty.csv'], [/empty/]],
  ])('%s: exit 2 with what to do', async (_, argv, patterns) => {
    const folder = folderOf({
      'tickets.csv': tickets,
      'ties.csv': 'Created\n03/04/2026\n',
      'page.csv': '<!DOCTYPE html><html></html>',
      'empty.csv': '',
    });
    const { code, err } = await folder.run('data', 'infer', ...argv);
    expect(code).toBe(2);
    for (const pattern of patterns) expect(err).toMatch(pattern);
  });
});

describe('data check and sample', () => {
  test('accounts for every row, and names what is wrong with its line; exit 1', async () => {
    const { folder } = await inferred();
    folder.write('data/tickets.csv', `${tickets}T1,2026-07-01,soon,,Open,Water,${secret}\n\n`);
    const { code, out, err } = await folder.run('data', 'check');
    expect(code).toBe(1);
    expect(out).toContain('42 rows read = 40 used + 2 left out: 1 blank');
    expect(out).toMatch(/created_at +Created +date \(yyyy-MM-dd\) +40 +2026-07-01 +2026-07-09/);
    expect(out).toMatch(/data\/tickets\.csv:42 {2}error {2}1 row repeats the Ticket ID/);
    expect(out).toMatch(/SHA-256 [0-9a-f]{64}/);
    expect(out + err).not.toContain('Quux');
  });

  test('as JSON', async () => {
    const { folder } = await inferred();
    const { code, out } = await folder.run('data', 'check', '--format', 'json');
    expect(code).toBe(0);
    const [file] = JSON.parse(out).sources[0].files;
    expect(file).toMatchObject({ path: 'data/tickets.csv', read: 40, used: 40 });
    expect(file.columns.find((column: { name: string }) => column.name === 'created_at').span).toEqual({
      first: '2026-07-01',
      last: '2026-07-09',
    });
  });

  test('one source, with its files from elsewhere', async () => {
    const { folder } = await inferred();
    folder.write('other.csv', `${header}X1,2026-07-01,2026-07-02,,Open,Water,\n`);
    const { out } = await folder.run('data', 'check', '--source', 'tickets=other.csv');
    expect(out).toContain('1 rows read = 1 used');
    const unknown = await folder.run('data', 'check', '--source', 'tickts');
    expect(unknown.code).toBe(2);
    expect(unknown.err).toMatch(/Did you mean tickets/);
  });

  test('a sample is the same for the same seed, and personal values show only when asked for', async () => {
    const { folder } = await inferred();
    const sample = async (...more: string[]) =>
      (await folder.run('data', 'sample', '--rows', '3', ...more)).out;
    const first = await sample();
    expect(first).toBe(await sample('--seed', '1'));
    expect(first).not.toBe(await sample('--seed', '2'));
    expect(first.match(/^data\/tickets\.csv:\d+$/gm)).toHaveLength(3);
    expect(first).toContain('requester_name  (personal)');
    expect(first).not.toContain('Quux');
    expect(await sample('--show-values')).toContain(secret);
  });

  test('a plan without sources says how to get one', async () => {
    const folder = folderOf({ 'plan.yaml': empty });
    for (const command of ['check', 'sample']) {
      const { code, err } = await folder.run('data', command);
      expect(code).toBe(2);
      expect(err).toContain('csplan data infer FILE');
    }
  });
});

describe('explain', () => {
  const explain = async (...argv: string[]) => (await inferred()).folder.run('explain', 'on-time', ...argv);

  test('from the files to the number, with rows of each kind', async () => {
    const { code, out } = await explain('--period', '2026-Q3', '--by', 'Agency');
    expect(code).toBe(0);
    // 10 are late (0, 4, ... 36), 4 are open (9, 19, 29, 39).
    expect(out).toContain('65.0 %');
    expect(out).toContain('26 / 40');
    expect(out).toContain(
      '2026-07-01T00:00:00+00:00 up to, not including, 2026-10-01T00:00:00+00:00 (UTC), by',
    );
    expect(out).toMatch(
      /40 {2}rows in data\/tickets\.csv\n +40 {2}in the period\n +26 {4}kept\n +10 {4}finished late\n +4 {4}overdue/,
    );
    expect(out).toMatch(
      /By Agency\n.*\n {2}Roads +\[50\.0 %\] +10 \/ 20\n {2}Water +\[80\.0 %\] +16 \/ 20\n {2}\[ \] {2}of fewer than 30 rows: too few for a judgement\n/,
    );
    expect(out).toContain('Counted against: overdue and not finished (3 of 4)');
    expect(out).not.toContain('Quux');
  });

  test('only some rows, without an edit of the plan', async () => {
    const { out } = await explain('--period', '2026-Q3', '--where', 'Agency: Water');
    expect(out).toContain('16 / 20');
    expect(out).toContain('− 20  not among the rows that `where` names');
    const combined = await explain(
      '--period',
      '2026-Q3',
      '--where',
      '{"any": [{"Agency": "Water"}, {"Agency": "Roads"}]}',
    );
    expect(combined.out).toContain('26 / 40');
  });

  test('other ways to count, and the one that gives their number', async () => {
    const { out } = await explain('--period', '2026-Q3', '--theirs', '72.2');
    expect(out).toMatch(/open and overdue is left out +72\.2 % +26 \/ 36 +\+7\.2/);
    // Both count the same rows; one is enough.
    expect(out).toContain('This gives 72.2: by closed_at.\n');
    const comma = await explain('--period', '2026-Q3', '--theirs', '72,2');
    expect(comma.out).toContain('This gives 72,2: by closed_at.\n');
    const none = await explain('--period', '2026-Q3', '--theirs', '70 %');
    expect(none.out).toMatch(
      /No way of these gives 70 %\.\nNearest:\n {2}by closed_at +72\.2 % +2\.2 points {2}higher\n {2}as the plan has it +65\.0 % +5\.0 points {2}lower\n/,
    );
  });

  test('a plain number is in the unit that the KPI is shown in', async () => {
    // Waits of 60 and 75 seconds: 67.5 on average.
    const folder = folderOf({
      'plan.yaml': `${empty}sources:\n  calls:\n    files: calls.csv\n    columns:\n      created_at: {from: Date, type: datetime}\n      wait: {from: Wait, type: duration, unit: seconds}\nkpis:\n- id: wait\n  source: calls\n  stat: mean\n  measure: {kind: duration, column: wait}\n`,
      'calls.csv': `Date,Wait\n${'2026-07-01,60\n2026-07-02,75\n'.repeat(20)}`,
      '.git/x': '',
    });
    const ask = (...argv: string[]) => folder.run('explain', 'wait', '--period', '2026-Q3', ...argv);
    for (const theirs of ['67.5', '67,5', '67.5s', '1.1 min'])
      expect((await ask('--theirs', theirs)).out).toMatch(
        /^This gives (67[.,]5 ?s|1\.1 min): as the plan has it\.$/m,
      );
    expect((await ask('--theirs', '67.5')).out).toContain('This gives 67.5 s: as the plan has it');
    expect((await ask('--theirs', '68')).out).toContain('This gives 68 s: as the plan has it');
    expect((await ask('--theirs', '69')).out).toMatch(
      /No way of these gives 69 s\.\nNearest:\n {2}as the plan has it +67\.5 s +1\.5 s {2}lower\n {2}the 90th percentile +75\.0 s +6\.0 s {2}higher/,
    );
    expect((await ask('--theirs', '1,234')).err).toMatch(/two ways.*\n.*Write 1234 or 1\.234/);
    expect((await ask('--rows', 'rows.csv')).code).toBe(0);
    expect(folder.read('rows.csv').split('\n').slice(0, 2)).toEqual([
      'source,file,line,in,why,value (seconds),wait,created_at',
      'calls,calls.csv,2,in,finished,60,60,2026-07-01',
    ]);
  });

  test('their number may be of another statistic of the measure', async () => {
    const ratings = [1, 2, 3, 4, 5].map(rating => `2026-07-01,${rating}\n`.repeat(rating)).join('');
    const folder = folderOf({ 'plan.yaml': empty, 'survey.csv': `Date,Rating\n${ratings}`, '.git/x': '' });
    const inferred = await folder.run(
      'data',
      'infer',
      'survey.csv',
      '--plan',
      '.',
      '--write',
      '--kpis',
      'satisfaction',
    );
    expect(inferred.code, inferred.err).toBe(0);
    expect(folder.read('plan.yaml')).toContain('also: [mean]');
    // 9 of 15; (1 + 4 + 9 + 16 + 25) / 15.
    const { out } = await folder.run('explain', 'satisfaction', '--period', '2026-Q3', '--theirs', '3.67');
    expect(out).toMatch(/the mean +\[3\.67\].* +15 +another unit/);
    expect(out).toContain('This gives 3.67: the mean.');
  });

  test('every row with in, out and why; never over a file; personal columns are left out', async () => {
    const { folder } = await inferred();
    folder.write(
      'data/tickets.csv',
      `${tickets}=1+1,2026-07-01,2026-07-20,,Open,Water,${secret}\n\nT5,2026-07-01,,,Open,Water,\n`,
    );
    const argv = [
      'explain',
      'on-time',
      '--period',
      '2026-Q3',
      '--where',
      'Requester Name: {empty: false}',
      '--rows',
      'rows.csv',
    ];
    const first = await folder.run(...argv);
    expect(first.err).toContain('Written: rows.csv');
    expect(first.code).toBe(1);
    const lines = folder.read('rows.csv').trimEnd().split('\n');
    expect(lines[0]).toBe('source,file,line,in,why,value,Ticket ID,due_at,closed_at');
    expect(lines[1]).toBe('tickets,data/tickets.csv,2,in,finished late,,T0,2026-07-20,2026-07-25');
    expect(lines.slice(41)).toEqual([
      "tickets,data/tickets.csv,42,in,overdue and not finished,,'=1+1,2026-07-20,",
      'tickets,data/tickets.csv,43,out,blank,,,,',
      'tickets,data/tickets.csv,44,out,same key as another row,,,,',
    ]);
    expect(folder.read('rows.csv')).not.toContain('Quux');
    const again = await folder.run(...argv);
    expect(again.code).toBe(2);
    expect(again.err).toContain('rows.csv already');
    expect(folder.files().filter(file => file.includes('.tmp'))).toEqual([]);
  });

  test('nothing half-written where the rows can not be written or the source fails', async () => {
    const { folder } = await inferred();
    const nowhere = await folder.run('explain', 'on-time', '--rows', 'no/rows.csv');
    expect(nowhere.code).toBe(2);
    expect(nowhere.err).toMatch(/no such folder/);
    const unknown = await folder.run('explain', 'on-time', '--where', 'nope: 1', '--rows', 'rows.csv');
    expect(unknown.code).toBe(2);
    expect(folder.files()).not.toContain('rows.csv');
    expect(folder.files().filter(file => file.includes('.tmp'))).toEqual([]);
  });

  test('as JSON, without a personal value', async () => {
    const { out } = await explain(
      '--period',
      '2026-Q3',
      '--format',
      'json',
      '--variants',
      '--theirs',
      '65',
      '--where',
      'Requester Name: {empty: false}',
    );
    const told = JSON.parse(out);
    expect(told.current).toMatchObject({ numerator: 26, n: 40 });
    expect(told.parts[0].kinds[0]).toMatchObject({ standing: 'hit', label: 'kept', count: 26 });
    expect(told.parts[0].kinds[0].examples[0].values['Requester Name']).toEqual({ personal: true });
    expect(told.theirs.nearest[0]).toMatchObject({ differs: [], away: 0 });
    expect(out).not.toContain('Quux');
  });

  test('a number of few persons is withheld, and so is everything that would tell it', async () => {
    const { folder } = await inferred();
    folder.write(
      'plan.yaml',
      folder.read('plan.yaml').replace('  tickets:\n', '  tickets:\n    kind: survey\n'),
    );
    folder.write('data/tickets.csv', tickets.split('\n').slice(0, 8).join('\n'));
    for (const format of ['pretty', 'json']) {
      const { out } = await folder.run(
        'explain',
        'on-time',
        '--period',
        '2026-Q3',
        '--format',
        format,
        '--variants',
      );
      expect(out).not.toMatch(/T\d,|finished late\b.*\d|\b7\b|"read"/);
    }
    const rows = await folder.run('explain', 'on-time', '--period', '2026-Q3', '--rows', 'rows.csv');
    expect(rows.code).toBe(2);
    expect(rows.err).toMatch(/withheld/);
    expect(folder.files()).not.toContain('rows.csv');
  });

  test('a rule has a slash, a KPI has none', async () => {
    const { folder } = await inferred();
    expect((await folder.run('explain', 'goal/no-target')).out).toContain('goal/no-target');
    const rule = await folder.run('explain', 'no-target');
    expect(rule.code).toBe(2);
    expect(rule.err).toContain('csplan explain goal/no-target');
    const kpi = await folder.run('explain', 'on-tim');
    expect(kpi.err).toContain('Did you mean on-time?');
  });

  test('what is not a filter, and a number that the KPI can not have', async () => {
    expect((await explain('--where', 'just words')).err).toMatch(/not a filter/);
    expect((await explain('--where', 'Status: {is: x}')).err).toMatch(/no field "is"/);
    expect((await explain('--period', '2026-Q3', '--theirs', '3d')).err).toMatch(
      /--theirs 3d is not a number of this KPI/,
    );
  });
});
