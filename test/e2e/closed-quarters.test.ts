/** Quarters are closed, their exports deleted, and April's number stays April's number. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Folder, folderOf } from './run.ts';

const plan = `csplan: 1
id: permits
title: Permits
calendar: {timezone: America/New_York}
roles: [{id: manager, title: Manager}]
goals:
- {id: g, kpi: in-time, baseline: {value: 60 %, period: 2026-Q1}, target: {gte: 80 %, period: 2026-Q4}, owner: manager}
- id: g-phone
  kpi: {id: in-time, slice: {channel: phone}}
  baseline: {value: 60 %, period: 2026-Q1}
  target: {gte: 80 %, period: 2026-Q4}
  owner: manager
kpis:
- id: in-time
  name: Closed in time
  source: requests
  measure: {kind: sla, promised: due, finished: closed}
  by: [channel]
  frequency: quarterly
- {id: days, name: Days to close, source: requests, measure: {kind: duration, from: created, to: closed}, unit: days, frequency: monthly}
sources:
  requests:
    files: data/*.csv
    key: id
    columns: {created_at: created, clerk: {from: clerk, personal: true}}
`;

/**
 * A request on each day of a quarter, due that day; of ten, `late` are closed three days after. Two of three came
 * by phone. The quarter's first month decides its name in the export.
 */
function requests(month: number, late: number): string {
  const rows = ['id,created,due,closed,channel,clerk'];
  for (let i = 0; i < 90; i++) {
    const day = (shift: number) =>
      new Date(Date.UTC(2026, month - 1, 1 + i + shift)).toISOString().slice(0, 10);
    const closed = day(i % 10 < late ? 3 : 0);
    rows.push(`${month}-${i},${day(0)},${day(0)},${closed},${i % 3 ? 'phone' : 'app'},MARKER-clerk-${i}`);
  }
  return `${rows.join('\n')}\n`;
}

const exports = { q1: requests(1, 4), q2: requests(4, 3), q3: requests(7, 2) };

/** Q1 (60 %) and Q2 (70 %) are closed and their exports gone; Q3 (80 %) has its export. */
async function afterTwoQuarters(): Promise<Folder> {
  const folder = folderOf({ 'plan.yaml': plan, 'data/q1.csv': exports.q1 });
  expect(
    await folder.run('report', '.', '--period', '2026-Q1', '--as-of', '2026-04-05', '--close'),
  ).toMatchObject({
    code: 0,
    err: expect.stringContaining('Closed 2026-Q1 (Jan–Mar 2026): '),
  });
  folder.write('data/q1.csv', 'id,created,due,closed,channel,clerk\n');
  folder.write('data/q2.csv', exports.q2);
  expect(
    await folder.run('report', '.', '--period', '2026-Q2', '--as-of', '2026-07-05', '--close'),
  ).toMatchObject({
    code: 0,
  });
  folder.write('data/q2.csv', 'id,created,due,closed,channel,clerk\n');
  folder.write('data/q3.csv', exports.q3);
  return folder;
}

interface Cell {
  period: { id: string };
  value: number | null;
  n: number | null;
  coverage: string;
}

async function report(folder: Folder, ...more: string[]) {
  const { code, out, err } = await folder.run(
    'report',
    '.',
    '--format',
    'json',
    '--stdout',
    '--as-of',
    '2026-10-05',
    ...more,
  );
  expect(err).not.toContain('fault of csplan');
  const model = JSON.parse(out);
  const kpi = (id: string) => model.kpis.find((part: { id: string }) => part.id === id);
  return { code, out, err, model, kpi };
}

const known = (series: Cell[]) =>
  series.filter(({ value }) => value !== null).map(({ period, value, n }) => [period.id, value, n]);

test('series, changes, goals and groups without the exports of earlier quarters', async () => {
  const folder = await afterTwoQuarters();
  const { kpi, model } = await report(folder, '--period', '2026-Q3');
  const inTime = kpi('in-time');
  expect(known(inTime.series)).toEqual([
    ['2026-Q1', 60, 90],
    ['2026-Q2', 70, 90],
    ['2026-Q3', 80, 90],
  ]);
  expect(inTime.series.map(({ coverage }: Cell) => coverage).slice(-3)).toEqual([
    'recorded',
    'recorded',
    'assumed',
  ]);
  expect(inTime.changeFromPrevious.difference).toBeCloseTo(10, 9);
  expect(known(inTime.goals[1].series)).toEqual([
    ['2026-Q1', 60, 60],
    ['2026-Q2', 70, 60],
    ['2026-Q3', 80, 60],
  ]);
  expect(inTime.guard.previous).toBe(0);
  expect(known(kpi('days').series).map(([id]) => id)).toEqual(
    ['01', '02', '03', '04', '05', '06', '07', '08', '09'].map(month => `2026-${month}`),
  );
  expect(model.method.results.map(({ path }: { path: string }) => path)).toEqual([
    'results/2026-Q1.csv',
    'results/2026-Q2.csv',
  ]);
  expect([inTime.restatements, inTime.breaks]).toEqual([undefined, undefined]);
});

test('a closed quarter from results/ alone, with no export on the machine', async () => {
  const { read, files } = await afterTwoQuarters();
  const bare = folderOf(
    Object.fromEntries(
      files()
        .filter(name => !name.startsWith('data/'))
        .map(name => [name, read(name)]),
    ),
  );
  const { code, kpi, model } = await report(bare, '--period', '2026-Q2');
  expect(code).toBe(0);
  const inTime = kpi('in-time');
  expect(inTime.current).toMatchObject({ value: 70, numerator: 63, n: 90, coverage: 'recorded' });
  expect(inTime.status).toBe('on-course');
  expect(inTime.breakdowns[0].groups).toMatchObject([
    { label: 'phone', numerator: 42, n: 60 },
    { label: 'app', numerator: 21, n: 30 },
  ]);
  expect(inTime.notes).toEqual([
    '2026-Q2 (Apr–Jun 2026) reads as it was reported on 2026-07-05 (results/2026-Q2.csv): no export here covers it.',
    'No file matches data/*.csv (source "requests").',
  ]);
  expect(model.method.rows.files).toBe(0);

  const markdown = await bare.run('report', '.', '--period', '2026-Q2', '--format', 'md', '--stdout');
  expect(markdown.out).toContain('No export is here: every figure comes from 2 files of closed periods.');
  expect(markdown.out).toContain('from results/, as reported on 5 Jul 2026');

  const q3 = await report(bare, '--period', '2026-Q3');
  expect(q3.code).toBe(0);
  expect(q3.kpi('in-time')).toMatchObject({ status: 'no-data', current: { value: null } });
  expect(q3.kpi('in-time').notes[0]).toBe(
    'Neither an export here nor results/ has 2026-Q3 (Jul–Sep 2026); results/ has 2026-Q1, 2026-Q2. Add the export, or take results/2026-Q3.csv from where the period was closed.',
  );
});

test('without results/ a missing export ends the run as before', async () => {
  const folder = folderOf({ 'plan.yaml': plan });
  expect(await folder.run('report', '.')).toMatchObject({
    code: 2,
    err: expect.stringContaining('No file matches data/*.csv'),
  });
});

test('other data: restated, with the figures of then and now and the cause', async () => {
  const folder = await afterTwoQuarters();
  folder.write('data/q1.csv', exports.q1);
  expect((await report(folder, '--period', '2026-Q3', '--fail-on', 'restated')).code).toBe(0);
  folder.write(
    'data/q1.csv',
    exports.q1.replace('2026-01-05,2026-01-05,2026-01-05', '2026-01-05,2026-01-05,2026-01-09'),
  );
  const { code, kpi } = await report(folder, '--period', '2026-Q3', '--fail-on', 'restated');
  expect(code).toBe(1);
  const [whole, slice] = kpi('in-time').restatements;
  expect(whole).toMatchObject({
    period: { id: '2026-Q1' },
    goal: null,
    reportedOn: '2026-04-05',
    causes: ['data'],
    asReported: { value: 60, numerator: 54, n: 90 },
    now: { numerator: 53, n: 90 },
  });
  expect(slice).toMatchObject({
    goal: 'g-phone',
    asReported: { numerator: 36, n: 60 },
    now: { numerator: 35, n: 60 },
  });

  const html = await folder.run('report', '.', '--period', '2026-Q3', '--format', 'html', '--stdout');
  expect(html.out).toMatch(/<b>Restated<\/b>[\s\S]*60\.0.%[\s\S]*58\.9.%[\s\S]*the exports have changed/);
  expect((await folder.run('report', '.', '--period', '2026-Q3')).out.replace(/\s+/g, ' ')).toContain(
    'Restated: 2026-Q1 (Jan–Mar 2026) was reported as 60.0 % (54 of 90), now 58.9 % (53 of 90): the exports have changed.',
  );
});

test('another definition: the series breaks, and nothing is compared across', async () => {
  const folder = await afterTwoQuarters();
  folder.write(
    'plan.yaml',
    plan.replace('finished: closed}', 'finished: closed}\n  where: {channel: phone}'),
  );
  const { kpi } = await report(folder, '--period', '2026-Q3');
  const inTime = kpi('in-time');
  expect(known(inTime.series)).toEqual([['2026-Q3', 80, 60]]);
  expect(inTime.changeFromPrevious).toBeNull();
  expect(inTime.breaks).toMatchObject([
    { after: { id: '2026-Q2' }, differs: 'definition', goal: null },
    { after: { id: '2026-Q2' }, differs: 'definition', goal: 'g-phone' },
  ]);
  expect(inTime.series.at(-2).otherwise).toMatchObject({ value: 70, differs: 'definition' });
  const html = await folder.run('report', '.', '--period', '2026-Q3', '--format', 'html', '--stdout');
  expect(html.out).toContain('The series breaks after 2026-Q2 (Apr–Jun 2026)');
  expect(html.out).toContain('class="break"');
  expect(html.out).toMatch(/reported as 70\.0.%, by another definition/);

  folder.write('data/q2.csv', exports.q2);
  const again = await report(folder, '--period', '2026-Q3');
  expect(again.kpi('in-time').restatements).toMatchObject([
    { period: { id: '2026-Q2' }, goal: null, causes: ['definition', 'data'], now: { numerator: 42, n: 60 } },
  ]);
  expect(again.kpi('in-time').changeFromPrevious.difference).toBeCloseTo(10, 9);
});

test('names, headers, thresholds and statistics break nothing', async () => {
  const folder = await afterTwoQuarters();
  folder.write(
    'plan.yaml',
    plan
      .replace(
        'name: Closed in time',
        'name: On time, min_sample: 40, near: 2, owner: manager'.replaceAll(', ', '\n  '),
      )
      .replace('created_at: created', 'created_at: [Created, created]'),
  );
  const { kpi } = await report(folder, '--period', '2026-Q3');
  expect(known(kpi('in-time').series)).toHaveLength(3);
  expect(kpi('in-time').breaks).toBeUndefined();
});

test('another course is said to be another', async () => {
  const folder = await afterTwoQuarters();
  folder.write('plan.yaml', plan.replace('target: {gte: 80 %', 'target: {gte: 90 %'));
  const { kpi, code } = await report(folder, '--period', '2026-Q3', '--fail-on', 'restated');
  expect(code).toBe(1);
  expect(kpi('in-time').restatements).toMatchObject([
    {
      of: 'course',
      goal: 'g',
      period: { id: '2026-Q2' },
      causes: ['plan'],
      asReported: { lte: null },
      now: { gte: 70 },
    },
  ]);
});

test('closing again: the same figures, other figures, and superseding them with a reason', async () => {
  const folder = await afterTwoQuarters();
  folder.write('data/q1.csv', exports.q1);
  const close = (...more: string[]) =>
    folder.run('report', '.', '--period', '2026-Q1', '--as-of', '2026-10-05', '--close', ...more);
  const before = folder.read('results/2026-Q1.csv');
  expect(await close()).toMatchObject({
    code: 0,
    err: expect.stringContaining('is closed already, with these figures'),
  });
  expect(folder.read('results/2026-Q1.csv')).toBe(before);

  folder.write(
    'data/q1.csv',
    exports.q1.replace('2026-01-05,2026-01-05,2026-01-05', '2026-01-05,2026-01-05,2026-01-09'),
  );
  const refused = await close();
  expect(refused.code).toBe(1);
  expect(refused.err).toContain(
    'was closed on 5 Apr 2026 with other figures (results/2026-Q1.csv), so nothing was written',
  );
  expect(refused.err).toContain('2026-Q1, Closed in time, share: 60.0 % (54 of 90) → 58.9 % (53 of 90)');
  expect(folder.read('results/2026-Q1.csv')).toBe(before);

  expect((await close('--reclose')).code).toBe(2);
  expect((await close('--reclose', '--because', 'A request was reopened')).code).toBe(0);
  const after = folder.read('results/2026-Q1.csv');
  expect(after.startsWith(before)).toBe(true);
  expect(after.slice(before.length)).toMatch(/,2,A request was reopened,/);
  expect((await report(folder, '--period', '2026-Q3', '--fail-on', 'restated')).code).toBe(0);
});

test('a path that the command line names and that has no file is an error, closed quarter or not', async () => {
  const folder = await afterTwoQuarters();
  const missing = join(folder.path, 'nonexist.csv');
  for (const command of [
    ['report', '.', '--period', '2026-Q2'],
    ['lint', '.', '--data'],
  ]) {
    expect(await folder.run(...command, '--source', 'requests=nonexist.csv')).toMatchObject({
      code: 2,
      err: expect.stringContaining(`There is no file ${missing} (source "requests").`),
    });
    expect(await folder.run(...command, '--exports', 'nowhere')).toMatchObject({
      code: 2,
      err: expect.stringContaining(`No file matches ${join(folder.path, 'nowhere', '*.csv')}`),
    });
  }
});

test('closed again: every form says what stood there before, and why', async () => {
  const folder = await afterTwoQuarters();
  folder.write(
    'data/q1.csv',
    exports.q1.replace('2026-01-05,2026-01-05,2026-01-05', '2026-01-05,2026-01-05,2026-01-09'),
  );
  const sentence =
    'Closed before as 60.0 % (54 of 90) on 5 Apr 2026; closed again on 5 Oct 2026 because: Late closing date.';
  const ask = (...more: string[]) =>
    folder.run('report', '.', '--period', '2026-Q1', '--as-of', '2026-10-05', ...more);
  const plain = ({ out }: { out: string }) => out.replace(/\s+/g, ' ').replaceAll('&nbsp;', ' ');
  const closing = await ask(
    '--close',
    '--reclose',
    '--because',
    'Late closing date',
    '--format',
    'json',
    '--stdout',
  );
  expect(closing.code).toBe(0);
  expect((await ask('--format', 'json', '--stdout')).out).toBe(closing.out);
  const inTime = JSON.parse(closing.out).kpis[0];
  expect(inTime.restatements).toBeUndefined();
  expect(inTime.current.closedBefore).toMatchObject([
    {
      value: 60,
      numerator: 54,
      n: 90,
      asOf: '2026-04-05',
      again: { asOf: '2026-10-05', note: 'Late closing date' },
    },
  ]);
  expect(plain(await ask())).toContain(sentence);
  expect(plain(await ask('--format', 'md', '--stdout')).split(sentence)).toHaveLength(3);
  const html = plain(await ask('--format', 'html', '--stdout'));
  expect(html.split(sentence)).toHaveLength(3);
  expect(html).toContain('closed again on 5 Oct 2026, before as 60.0 %');

  await ask('--close', '--force', '--because', 'No difference');
  const later = await folder.run(
    'report',
    '.',
    '--period',
    '2026-Q3',
    '--as-of',
    '2026-10-05',
    '--format',
    'html',
    '--stdout',
  );
  expect(plain(later)).not.toContain('Closed before as');
  expect(plain(later)).toContain('closed again on 5 Oct 2026, before as 60.0 %');
});

test('explain: what was closed, whether it still holds, and what is known of it without the export', async () => {
  const folder = await afterTwoQuarters();
  const explain = async (...more: string[]) => {
    const { code, out, err } = await folder.run(
      ...['explain', 'in-time', '--period', '2026-Q2', '--as-of', '2026-10-05'],
      ...more,
    );
    expect(err).toBe('');
    expect(code).toBe(0);
    return out.replace(/\s+/g, ' ');
  };
  const gone = await explain();
  expect(gone).toContain('2026-Q2 (Apr–Jun 2026) 70.0 % Measures');
  expect(gone).toContain('Closed on 5 Jul 2026 as 70.0 % (63 of 90), in results/2026-Q2.csv Counted 63 ');
  expect(gone).toMatch(
    /Left out nothing Made of requests SHA-256 [0-9a-f]{64}(, [0-9a-f]{64})? Definition SHA-256/,
  );
  expect(gone).toContain('Its rows are not here: to see them, bring the export');
  expect(gone).toContain('phone 70.0 % 42 / 60');
  expect(gone).not.toContain('From the files to the number');
  for (const flag of [['--rows', 'rows.csv'], ['--variants'], ['--theirs', '70']])
    expect(await folder.run('explain', 'in-time', '--period', '2026-Q2', ...flag)).toMatchObject({
      code: 2,
      err: expect.stringContaining(`${flag[0]} needs the rows of "in-time", and no export here covers`),
    });
  expect(folder.files().filter(name => name.includes('rows'))).toEqual([]);

  folder.write('plan.yaml', plan.replace('data/*.csv', 'data/none-*.csv'));
  expect(await explain()).toContain('No file matches data/none-*.csv');
  expect(
    JSON.parse((await folder.run('explain', 'in-time', '--period', '2026-Q2', '--format', 'json')).out)
      .closed,
  ).toMatchObject({
    path: 'results/2026-Q2.csv',
    row: { asOf: '2026-07-05', value: 70, numerator: 63, n: 90 },
    differs: { definition: false, scope: false, statistic: false },
    restated: null,
  });
  expect(await folder.run('explain', 'in-time', '--period', '2026-Q3')).toMatchObject({ code: 2 });
  folder.write(
    'plan.yaml',
    plan.replace('finished: closed}', 'finished: closed}\n  where: {channel: phone}'),
  );
  expect(await explain()).toMatch(
    /no number .*Closed on 5 Jul 2026 as 70\.0 % \(63 of 90\), in results\/2026-Q2\.csv, by another definition Counted 63 .*By definition SHA-256/,
  );
  folder.write('plan.yaml', plan);

  folder.write('data/q2.csv', exports.q2);
  const same = await explain();
  expect(same).toContain(
    'Closed on 5 Jul 2026 as 70.0 % (63 of 90), in results/2026-Q2.csv; the same as now Def',
  );
  expect(same).toContain('From the files to the number');
  folder.write(
    'data/q2.csv',
    exports.q2.replace('2026-04-05,2026-04-05,2026-04-05', '2026-04-05,2026-04-05,2026-04-09'),
  );
  expect(await explain()).toContain(
    'in results/2026-Q2.csv; now 68.9 % (62 of 90): the exports have changed Def',
  );
  expect(await explain('--where', 'channel: phone')).not.toContain('Closed on');
  await folder.run(
    'report',
    '.',
    '--period',
    '2026-Q2',
    '--as-of',
    '2026-10-05',
    '--close',
    '--reclose',
    '--because',
    'Reopened',
  );
  expect(await explain()).toContain(
    'Closed on 5 Oct 2026 as 68.9 % (62 of 90), in results/2026-Q2.csv; the same as now before as 70.0 % (63 of 90) on 5 Jul 2026; closed again on 5 Oct 2026 because: Reopened. Def',
  );
});

test('a headline in another statistic: the closed figures are said to be of the earlier one', async () => {
  const folder = await afterTwoQuarters();
  folder.write('plan.yaml', plan.replace('unit: days,', 'unit: days, stat: mean,'));
  folder.write('data/q2.csv', exports.q2);
  const { kpi } = await report(folder, '--period', '2026-Q3');
  const days = kpi('days');
  expect(days.breaks).toMatchObject([{ after: { id: '2026-03' }, differs: 'statistic' }]);
  expect(days.series[5].otherwise).toMatchObject({ differs: 'statistic', unit: 'seconds' });
  expect(days.notes.join(' ')).toContain(
    "What results/ has of 2026-04, 2026-05, 2026-06 is another statistic (median, not mean), so it can't be said whether what was reported still holds.",
  );
  folder.write('plan.yaml', plan.replace('unit: days,', 'unit: days, stat: p90,'));
  folder.write('data/q2.csv', 'id,created,due,closed,channel,clerk\n');
  const kept = (await report(folder, '--period', '2026-Q3')).kpi('days');
  expect([kept.breaks, known(kept.series).length]).toEqual([undefined, 9]);

  folder.write('plan.yaml', plan.replace('unit: days,', 'unit: days, stat: mean,'));
  folder.write('data/q1.csv', exports.q1);
  const again = ['--period', '2026-Q1', '--close', '--reclose', '--because', 'The mean is asked for'];
  await folder.run('report', '.', '--as-of', '2026-10-05', ...again);
  const january = await report(folder, '--period', '2026-Q1');
  expect(january.out).not.toContain('is another statistic');
  expect(january.kpi('days').current.closedBefore).toMatchObject([{ stat: 'median' }]);
  const markdown = await folder.run('report', '.', '--period', '2026-Q1', '--format', 'md', '--stdout');
  expect(markdown.out.replaceAll('&nbsp;', ' ')).toContain('0 d (90), median, on 5 Apr 2026; closed again');
});

test('what may still change is not closed, unless somebody says why', async () => {
  const folder = folderOf({ 'plan.yaml': plan, 'data/q1.csv': exports.q1 });
  const close = (...more: string[]) => folder.run('report', '.', '--period', '2026-Q1', '--close', ...more);
  expect(await close('--as-of', '2026-03-01')).toMatchObject({
    code: 2,
    err: expect.stringContaining("2026-Q1 (Jan–Mar 2026) can't be closed yet: it is not over on 1 Mar 2026"),
  });
  folder.write('data/q1.csv', exports.q1.replace(/\n1-(?:[5-8]\d),.*/g, ''));
  expect(await close('--as-of', '2026-04-05')).toMatchObject({
    code: 2,
    err: expect.stringContaining('the exports do not reach over all of it for Closed in time, Days to close'),
  });
  folder.write('data/q1.csv', `${exports.q1}1-0,2026-01-01,2026-01-01,2026-01-01,app,MARKER\n`);
  const doubled = await close('--as-of', '2026-04-05');
  expect(doubled).toMatchObject({ code: 2, err: expect.stringContaining('the exports hold an error') });
  expect(folder.files().some(name => name.startsWith('results/'))).toBe(false);
  expect((await close('--as-of', '2026-04-05', '--force', '--because', 'Known double')).code).toBe(1);
  expect(folder.read('results/2026-Q1.csv')).toContain(',1,Known double,');
  expect(await close('--because', 'x', '--as-of', '2026-04-05', '--force')).toMatchObject({ code: 1 });
  expect(await folder.run('report', '.', '--force')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--close'),
  });
});

test('a figure closed early stays provisional', async () => {
  const folder = folderOf({ 'plan.yaml': plan, 'data/q1.csv': exports.q1 });
  await folder.run(
    'report',
    '.',
    '--period',
    '2026-Q1',
    '--as-of',
    '2026-03-20',
    '--close',
    '--force',
    '--because',
    'Board',
  );
  folder.write('data/q1.csv', 'id,created,due,closed,channel,clerk\n');
  const { kpi } = await report(folder, '--period', '2026-Q1');
  expect(kpi('in-time').current).toMatchObject({
    provisional: true,
    coverage: 'recorded',
    recorded: { note: 'Board' },
  });
});

test('aggregates only: no value of a personal column, and what is withheld stays so', async () => {
  const folder = folderOf({
    'plan.yaml': plan.replace('    key: id', '    key: id\n    personal: true'),
    'data/q1.csv': exports.q1.replaceAll(',app,', ',app,').replace(/\n1-(?:1\d|2\d|3\d|4\d|5\d),.*/g, ''),
  });
  const closed = await folder.run(
    'report',
    '.',
    '--period',
    '2026-Q1',
    '--as-of',
    '2026-04-05',
    '--close',
    '--force',
    '--because',
    'test',
  );
  expect(closed.err).toContain('Closed 2026-Q1');
  const text = folder.read('results/2026-Q1.csv');
  expect(text).not.toContain('MARKER');
  const [header, ...lines] = text
    .trim()
    .split('\n')
    .map(line => line.split(','));
  const at = (name: string) => header!.indexOf(name);
  const withheld = lines.filter(cells => cells[at('small')] === 'withheld');
  expect(withheld.length).toBeGreaterThan(0);
  for (const cells of withheld)
    expect(
      ['value', 'numerator', 'denominator', 'n', 'outcomes', 'left_out'].map(name => cells[at(name)]),
    ).toEqual(Array(6).fill(''));
});

test('what was closed before does not give away what is withheld now', async () => {
  const few = (rows: number) =>
    exports.q1
      .split('\n')
      .filter((_, i) => i <= rows)
      .join('\n');
  const folder = folderOf({
    'plan.yaml': plan.replace('    key: id', '    key: id\n    personal: true'),
    'data/q1.csv': `${few(12)}\n`,
  });
  const ask = (...more: string[]) =>
    folder.run('report', '.', '--period', '2026-Q1', '--as-of', '2026-04-05', ...more);
  await ask('--close', '--force', '--because', 'First');
  expect(folder.read('results/2026-Q1.csv')).toContain(',percent,');
  folder.write('data/q1.csv', `${few(8)}\n`);
  await ask('--close', '--force', '--reclose', '--because', 'Erased on request');
  const { out } = await ask('--format', 'json', '--stdout');
  expect(JSON.parse(out).kpis[0].current.closedBefore).toMatchObject([
    { value: null, numerator: null, n: null, small: 'withheld', again: { note: 'Erased on request' } },
  ]);
  expect((await ask('--format', 'md', '--stdout')).out).toContain('Closed before as withheld on');
});

test('a history from a spreadsheet, and what was reported is not overwritten by it', async () => {
  const folder = await afterTwoQuarters();
  folder.write('history.csv', 'Quarter;2025-Q3;2025-Q4;2026-Q1\nClosed in time;55,5 %;;60,0 %\n');
  const taken = await folder.run('data', 'import-history', 'history.csv', '--as-of', '2026-10-05');
  expect(taken).toMatchObject({
    code: 0,
    out: 'history.csv: 3 figures, 1 taken, 1 there already, 1 without a value.\n',
  });
  const { kpi } = await report(folder, '--period', '2026-Q3');
  expect(kpi('in-time').changeFromLastYear.difference).toBeCloseTo(24.5, 9);
  expect(kpi('in-time').lastYear.recorded).toMatchObject({ origin: 'imported', asOf: '2026-10-05' });

  folder.write('history.csv', 'kpi,period,value\nin-time,2026-Q1,61 %\n');
  const refused = await folder.run('data', 'import-history', 'history.csv', '--plan', '.');
  expect(refused).toMatchObject({
    code: 1,
    err: expect.stringContaining(
      'Closed in time, 2026-Q1: 60.0 % (54 of 90) reported on 5 Apr 2026, 61.0 % in line 2',
    ),
  });
  const again = await folder.run(
    'data',
    'import-history',
    'history.csv',
    '--reclose',
    '--because',
    'Audited',
  );
  expect(again.code).toBe(0);
  expect(known((await report(folder, '--period', '2026-Q3')).kpi('in-time').series)).toContainEqual([
    '2026-Q1',
    61,
    null,
  ]);

  folder.write('history.csv', 'kpi,period,value\nin-time,2025-Q3,good\nintime,2025-Q4,50 %\n');
  const bad = await folder.run('data', 'import-history', 'history.csv');
  expect(bad.code).toBe(1);
  expect(bad.err).toContain('history.csv:2  "good" is no value of in-time; write it like 62.9 %');
  expect(bad.err).toContain('history.csv:3  the plan has no KPI "intime"; did you mean in-time?');
  expect(bad.err).toContain("2 of its 2 figures can't be read");
});

test('a damaged results file is named with its line', async () => {
  const folder = await afterTwoQuarters();
  folder.write(
    'results/2026-Q1.csv',
    folder.read('results/2026-Q1.csv').replace(',60,percent', ',"60,0",percent'),
  );
  expect(await folder.run('report', '.', '--period', '2026-Q3')).toMatchObject({
    code: 2,
    err: expect.stringContaining('results/2026-Q1.csv, line 10: "60,0" stands under value'),
  });
});

test("a shared definition: its scope is the plan's, and a change in either breaks the series", async () => {
  const organization = `csplan: 1
id: city
measures:
  in-time: {name: Closed in time, measure: {kind: sla, promised: due, finished: closed}, where: {id: {not: 1-0}}}
`;
  const using = plan
    .replace('id: permits', 'id: permits\norganization: city')
    .replace(
      /- id: in-time\n[\s\S]*?(?=- \{id: days)/,
      '- {id: in-time, use: city/in-time, source: requests, where: {channel: phone}}\n',
    );
  const folder = folderOf({
    'csplan.config.yaml': 'root: true\n',
    'organization.yaml': organization,
    'p/plan.yaml': using,
    'p/data/q1.csv': exports.q1,
  });
  const closed = await folder.run('report', 'p', '--period', '2026-Q1', '--as-of', '2026-04-05', '--close');
  expect(closed).toMatchObject({ code: 0, err: expect.stringContaining('Closed 2026-Q1') });
  folder.write('p/data/q1.csv', exports.q2);
  const series = async () => {
    const { out, err } = await folder.run(
      'report',
      'p',
      '--period',
      '2026-Q2',
      '--as-of',
      '2026-07-05',
      '--format',
      'json',
      '--stdout',
    );
    expect(err).toBe('');
    return JSON.parse(out).kpis[0];
  };
  const same = await series();
  expect(known(same.series)).toEqual([
    ['2026-Q1', 60, 60],
    ['2026-Q2', 70, 60],
  ]);
  folder.write('p/plan.yaml', using.replace('where: {channel: phone', 'where: {channel: app'));
  const otherScope = await series();
  expect(otherScope.definitionHash).toBe(same.definitionHash);
  expect(otherScope.breaks[0]).toMatchObject({ after: { id: '2026-Q1' }, differs: 'scope' });
  folder.write('p/plan.yaml', using);
  folder.write('organization.yaml', organization.replace('1-0', '1-1'));
  const otherDefinition = await series();
  expect(otherDefinition.scopeHash).toBe(same.scopeHash);
  expect(otherDefinition.breaks[0]).toMatchObject({ after: { id: '2026-Q1' }, differs: 'definition' });
});

test('numbers typed in, and ratios of two others', async () => {
  const folder = folderOf({
    'plan.yaml': plan.replace(
      'sources:',
      `- id: cost
  measure: {kind: input, unit: count, values: [{period: 2026-Q1, value: 1800, by: manager, on: 2026-04-02}]}
- {id: per-request, measure: {kind: ratio, numerator: cost, denominator: requests}}
- {id: requests, source: requests, measure: {kind: count}, anchor: created_at}
sources:`,
    ),
    'data/q1.csv': exports.q1,
  });
  const closed = await folder.run('report', '.', '--period', '2026-Q1', '--as-of', '2026-04-05', '--close');
  expect(closed.err).toContain('Closed 2026-Q1');
  const [header, ...lines] = folder.read('results/2026-Q1.csv').trim().split('\n');
  const columns = header!.split(',');
  const rows = lines.map(line => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((name, i) => [name, cells[i]]));
  });
  expect(rows.find(({ kpi }) => kpi === 'cost')).toMatchObject({
    value: '1800',
    origin: 'typed',
    sources: '',
  });
  expect(rows.find(({ kpi }) => kpi === 'per-request')).toMatchObject({ value: '20', origin: 'computed' });
  expect(rows.filter(({ kpi, period }) => kpi === 'requests' && period === '2026-02')).toMatchObject([
    { value: '28' },
  ]);
});

test('the same figures give the same bytes', async () => {
  const [one, other] = [await afterTwoQuarters(), await afterTwoQuarters()];
  expect(one.read('results/2026-Q2.csv')).toBe(other.read('results/2026-Q2.csv'));
});
