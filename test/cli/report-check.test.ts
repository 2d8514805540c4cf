/** `csplan report --check` and `report diff`, from files to exit codes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatNames } from '../../src/report/formats.ts';
import { type Folder, folderOf } from '../e2e/run.ts';

const plan = `csplan: 1
id: water
title: Water
calendar: {timezone: America/New_York}
roles: [{id: manager, title: Manager}]
goals:
- {id: g, kpi: on-time, baseline: {value: 50 %, period: 2026-Q2}, target: {gte: 60 %, period: 2027-Q2}, owner: manager}
kpis:
- {id: on-time, name: On time, source: requests, measure: {kind: sla, promised: due, finished: closed}, min_sample: 1, frequency: quarterly}
- {id: made, name: Requests made, source: requests, measure: {kind: count}, frequency: quarterly}
sources:
  requests: {files: data/requests.csv, columns: {created_at: created}, complete: {from: 2026-04-01, to: 2026-09-30}}
`;

/** Each quarter four requests, of which so many are closed in time. */
function requests(inTime: Record<string, number>): string {
  const rows = Object.entries(inTime).flatMap(([month, good]) =>
    [0, 1, 2, 3].map(i => `${month}-${i},${month}-0${i + 1},${month}-10,${month}-${i < good ? '09' : '19'}`),
  );
  return `id,created,due,closed\n${rows.join('\n')}\n`;
}

const before = requests({ '2026-05': 2, '2026-08': 3 });
const clock = { now: () => new Date('2026-10-15T12:00:00Z') };

/** A repository with a plan and its report of 2026-Q3 in every form. */
async function reported(more: Record<string, string> = {}): Promise<Folder> {
  const folder = folderOf(
    { '.git/x': '', 'plans/water/plan.yaml': plan, 'plans/water/data/requests.csv': before, ...more },
    clock,
  );
  const written = await folder.run(
    'report',
    'plans/water',
    '--period',
    '2026-Q3',
    '--format',
    formatNames.join(','),
  );
  expect([written.code, written.err.includes('csplan:')]).toEqual([0, false]);
  return folder;
}

const report = (format: string) => `plans/water/reports/2026-Q3.${format}`;

describe('--check', () => {
  test('the same inputs give the same bytes, in every form, at any later time', async () => {
    const folder = await reported();
    const later = folderOf(
      Object.fromEntries(
        folder
          .files()
          .filter(path => !path.endsWith('.xlsx'))
          .map(path => [path, folder.read(path)]),
      ),
      { now: () => new Date('2031-01-01T00:00:00Z') },
    );
    const all = await folder.run('report', '--check', ...formatNames.map(report));
    expect([all.code, all.err]).toEqual([0, '']);
    expect(all.out).toBe(
      [...formatNames]
        .sort()
        .map(format => `${report(format)}: same inputs, same bytes.\n`)
        .join(''),
    );
    const again = await later.run('report', '--check', 'plans/*/reports/*.{md,html}');
    expect([again.code, again.out.match(/same bytes/g)?.length]).toEqual([0, 2]);
  });

  test.each(formatNames)(
    '%s: changed exports; the figures that read otherwise, with the cause',
    async format => {
      const folder = await reported();
      folder.write('plans/water/data/requests.csv', requests({ '2026-05': 2, '2026-08': 1 }));
      const { code, out } = await folder.run('report', '--check', report(format));
      expect(out).toBe(
        `${report(format)}: other inputs, and a figure reads otherwise now.\n` +
          '  The exports of requests have changed since.\n' +
          `  On time was 75.0 % (3 of 4), is 25.0 % (1 of 4) now: the exports have changed.\n`,
      );
      expect(code).toBe(0);
      const strict = await folder.run('report', '--check', report(format), '--fail-on', 'restated');
      expect([strict.code, strict.out]).toEqual([1, out]);
    },
  );

  test.each(formatNames)('%s: a plan that lies elsewhere now is no change by hand', async format => {
    const folder = await reported();
    folder.write(`plans/rivers/reports/2026-Q3.${format}`, readFileSync(join(folder.path, report(format))));
    for (const name of ['plan.yaml', 'data/requests.csv'])
      folder.write(`plans/rivers/${name}`, folder.read(`plans/water/${name}`));
    const moved = report(format).replace('water', 'rivers');
    const { code, out } = await folder.run('report', '--check', moved);
    expect(out).toBe(
      format === 'csv'
        ? `${moved}: same inputs, same bytes.\n`
        : `${moved}: the plan was moved, from plans/water to plans/rivers, and everything else is the same: the figures hold.\n`,
    );
    expect(code).toBe(0);
    // A figure that was changed by hand is found there too.
    if (format !== 'md') return;
    folder.write(moved, folder.read(moved).replace('75.0 %', '85.0 %'));
    expect((await folder.run('report', '--check', moved)).code).toBe(1);
  });

  test('changed exports whose figures hold', async () => {
    const folder = await reported();
    folder.write('plans/water/data/requests.csv', `${before}\n`);
    const { code, out } = await folder.run('report', '--check', report('md'), '--fail-on', 'restated');
    expect(out).toContain(
      'other inputs, and the figures of all KPIs and contacts hold.\n  The exports of requests have changed since.\n',
    );
    expect(code).toBe(0);
  });

  test('a changed definition, a changed goal', async () => {
    const folder = await reported();
    folder.write(
      'plans/water/plan.yaml',
      plan
        .replace('finished: closed', 'finished: closed, open_overdue: ignored')
        .replace('gte: 60', 'gte: 70'),
    );
    const { code, out } = await folder.run('report', '--check', report('html'));
    expect(out).toBe(
      `${report('html')}: other inputs, and the figures of all KPIs and contacts hold.\n  The plan has changed since.\n`,
    );
    expect(code).toBe(0);
    folder.write('plans/water/plan.yaml', plan.replace('promised: due', 'promised: created'));
    const redefined = await folder.run('report', '--check', report('html'));
    expect(redefined.out).toContain(
      'On time was 75.0 % (3 of 4), is 0.0 % (0 of 4) now: the definition has changed.',
    );
  });

  test('a file that somebody wrote into is 1, with the line', async () => {
    const folder = await reported();
    folder.write(report('md'), folder.read(report('md')).replace('75.0 %', '95.0 %'));
    const { code, out } = await folder.run('report', '--check', report('md'));
    expect(code).toBe(1);
    expect(out).toMatch(
      /other bytes\. Somebody changed it by hand, or csplan is at fault\.\n {2}line \d+\n {4}the file: .*95\.0 %.*\n {4}made now: .*75\.0 %/,
    );
    folder.write(report('json'), folder.read(report('json')).replace('"value": 75', '"value": 95'));
    expect((await folder.run('report', '--check', report('json'))).code).toBe(1);
  });

  test('without the exports: against closed periods', async () => {
    const folder = await reported();
    await folder.run('report', 'plans/water', '--period', '2026-Q3', '--close');
    await folder.run('report', 'plans/water', '--period', '2026-Q3', '--format', 'html,csv');
    expect((await folder.run('report', '--check', report('html'))).out).toContain('same inputs, same bytes');
    const bare = folderOf(
      Object.fromEntries(
        folder
          .files()
          .filter(path => !/data|xlsx/.test(path))
          .map(path => [path, folder.read(path)]),
      ),
      clock,
    );
    const { code, out } = await bare.run('report', '--check', report('html'), '--fail-on', 'restated');
    expect(out).toBe(
      `${report('html')}: other inputs, and the figures of all KPIs and contacts hold.\n` +
        '  The exports of requests are not there any more.\n' +
        '  What no export here covers was checked against closed periods (results/).\n',
    );
    expect(code).toBe(0);
    const results = 'plans/water/results/2026-Q3.csv';
    bare.write(results, bare.read(results).replaceAll(',75,percent,3,4,4,', ',50,percent,2,4,4,'));
    const other = await bare.run('report', '--check', report('csv'), '--fail-on', 'restated');
    expect(other.out).toContain('On time was 75.0 % (3 of 4), is 50.0 % (2 of 4) now');
    expect(other.code).toBe(1);
  });

  test('with neither exports nor closed periods it can not be done', async () => {
    const folder = await reported();
    const bare = folderOf(
      Object.fromEntries(
        folder
          .files()
          .filter(path => !/data|xlsx/.test(path))
          .map(path => [path, folder.read(path)]),
      ),
      clock,
    );
    const { code, err } = await bare.run('report', '--check', report('html'));
    expect(code).toBe(2);
    expect(err).toContain('data/requests.csv');
    // Closed periods of another quarter are no help.
    await folder.run('report', 'plans/water', '--period', '2026-Q2', '--close');
    bare.write('plans/water/results/2026-Q2.csv', folder.read('plans/water/results/2026-Q2.csv'));
    const unchecked = await bare.run('report', '--check', report('html'));
    expect(unchecked.code).toBe(2);
    expect(unchecked.out).toContain(
      "Can't be checked, for their exports are not here and no closed period has them: On time, Requests made, interactions/requests,",
    );
  });

  test('the plan: where the report lies, where it says, or the one that is named', async () => {
    const folder = await reported();
    folder.write('elsewhere/q3.html', folder.read(report('html')));
    expect((await folder.run('report', '--check', 'elsewhere/q3.html')).out).toContain('same bytes');
    folder.write('elsewhere/q3.csv', folder.read(report('csv')));
    const lost = await folder.run('report', '--check', 'elsewhere/q3.csv');
    expect([lost.code, lost.err]).toEqual([
      2,
      expect.stringContaining('is a report of the plan "water", and no plan of that id is found'),
    ]);
    expect((await folder.run('report', 'plans/water', '--check', 'elsewhere/q3.csv')).out).toContain(
      'same bytes',
    );
    folder.write('plans/other/plan.yaml', plan.replace('id: water', 'id: other'));
    const wrong = await folder.run('report', 'plans/other', '--check', report('html'));
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringContaining('none of the plans named here has that id'),
    ]);
  });

  test.each([
    [['nothing.html'], 'names no file'],
    [['plans/water/plan.yaml'], 'does not say which report it is'],
    [['plans/*/nothing/*.md'], 'names no file'],
    [[report('md'), '--fail-on', 'missed'], 'does not go with --check'],
    [[report('md'), '--format', 'md'], 'cannot be used with'],
    [[report('md'), '--period', '2026-Q2'], 'cannot be used with'],
  ])('%j can not be done', async (args, message) => {
    const { code, err } = await (await reported()).run('report', '--check', ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('a plan that can not be read any more is 1', async () => {
    const folder = await reported();
    folder.write('plans/water/plan.yaml', plan.replace('kpis:', 'kpi:'));
    const { code, err } = await folder.run('report', '--check', report('md'));
    expect([code, err]).toEqual([1, expect.stringContaining('so its report is not checked')]);
  });

  test('ASCII', async () => {
    const folder = await reported();
    folder.write('plans/water/plan.yaml', plan.replace('name: On time', 'name: “On time” – Ünï'));
    folder.write('plans/water/data/requests.csv', requests({ '2026-05': 2, '2026-08': 1 }));
    expect((await folder.run('report', '--check', report('md'), '--ascii')).out).toMatch(/^[\n -~]+$/);
  });
});

/** The plan with contacts, a journey and a finding; requests have a type and a channel. */
const described = `${plan.replace('closed: closed', '')}interactions:
- {id: asks, name: Asks, source: requests, anchor: created_at, reason: type, channel: channel, resolved: closed}
customers: [{id: people, name: People}]
journeys:
- {id: pipe, title: A pipe, segment: people, stages: [{id: leak, name: Leaks, contact_reasons: [{id: wet, text: It is wet, counted_as: [leak, flood]}]}]}
voc:
  findings: [{id: f-wet, text: Wet again, kind: pain, heard_in: {source: requests, where: {type: flood}}}]
`;

/** Twenty requests in August; so many are floods and so many came by mail, the others leaks by phone. */
function typed(floods: number, mail: number): string {
  const rows = Array.from(
    { length: 20 },
    (_, i) =>
      `r${i},2026-08-0${1 + (i % 9)},2026-08-20,2026-08-1${i % 9},${i < floods ? 'flood' : 'leak'},${i < mail ? 'mail' : 'phone'}`,
  );
  return `id,created,due,closed,type,channel\n${rows.join('\n')}\n`;
}

describe('contacts', () => {
  const described3 = () =>
    reported({ 'plans/water/plan.yaml': described, 'plans/water/data/requests.csv': typed(4, 10) });

  test.each(formatNames)(
    '%s: changed exports; reasons, journeys and findings that read otherwise',
    async format => {
      const folder = await described3();
      expect((await folder.run('report', '--check', report(format))).out).toContain('same bytes');
      folder.write('plans/water/data/requests.csv', typed(6, 10));
      const { code, out } = await folder.run('report', '--check', report(format), '--fail-on', 'restated');
      const name = (words: string, id: string) =>
        format === 'csv' || format === 'json' ? words : `(${words}|${id})`;
      // All twenty still came, and are leaks or floods: the sum of both along the journey holds.
      expect(out).toMatch(
        new RegExp(
          `other inputs, and 2 figures read otherwise now\\.\n {2}The exports of requests have changed since\\.\n` +
            ` {2}${name('Asks, received', 'interactions/asks')} is 20 as before; by type: (flood 4 → 6; leak 16 → 14|leak 16 → 14; flood 4 → 6): the exports have changed\\.\n` +
            ` {2}${name('Wet again', 'findings/f-wet')} was 20\\.0 % \\(4 of 20\\), is 30\\.0 % \\(6 of 20\\) now: the exports have changed\\.\n$`,
        ),
      );
      expect(code).toBe(1);
    },
  );

  test('the plan and definitions: values of a reason, the column of reasons, which rows say a finding', async () => {
    const folder = await described3();
    folder.write('plans/water/plan.yaml', described.replace('[leak, flood]', '[flood]'));
    expect((await folder.run('report', '--check', report('json'))).out).toContain(
      'It is wet (Asks) was 20, is 4 now: the definition has changed.',
    );
    folder.write(
      'plans/water/plan.yaml',
      described.replace('where: {type: flood}', 'where: {channel: mail}'),
    );
    expect((await folder.run('report', '--check', report('json'))).out).toContain(
      'Wet again was 20.0 % (4 of 20), is 50.0 % (10 of 20) now: the definition has changed.',
    );
    folder.write(
      'plans/water/plan.yaml',
      described.replace('reason: type, channel: channel', 'channel: type'),
    );
    const { out } = await folder.run('report', 'diff', report('json'), '2026-Q3', '--plan', 'plans/water');
    expect(out).toContain(
      'Asks, received\n  20, the same figure: the plan has changed\n  By channel: not told apart by it in the second.\n',
    );
  });

  test('diff: in each form, those that differ and how many do not', async () => {
    const folder = await described3();
    folder.write('old.html', folder.read(report('html')));
    folder.write('plans/water/data/requests.csv', typed(4, 7));
    const diff = (...more: string[]) =>
      folder.run('report', 'diff', 'old.html', '2026-Q3', '--plan', 'plans/water', ...more);
    const { out } = await diff();
    expect(out).toContain(
      'Contacts\n\nAsks, received\n  20, the same figure: the exports have changed\n  By channel: phone 10 → 13; mail 10 → 7.\n',
    );
    // What was settled and is open, the reason of the journey, the finding.
    expect(out).toContain('2 KPIs read the same in both.\n4 counts of contacts read the same in both.\n');
    expect((await diff('--format', 'md')).out).toContain(
      '| Asks, received | 20 | 20 | 0 | the exports have changed | By channel: phone 10 → 13; mail 10 → 7. |',
    );
    const { contacts } = JSON.parse((await diff('--format', 'json')).out);
    expect(contacts.map(({ id }: { id: string }) => id)).toEqual([
      'interactions/asks',
      'interactions/asks/resolved',
      'interactions/asks/active',
      'journeys/pipe/leak/wet/asks',
      'findings/f-wet',
    ]);
    expect(contacts[0]).toMatchObject({
      differs: false,
      causes: ['data'],
      categories: [
        {
          column: 'channel',
          is: 'changed',
          rows: [
            { label: 'phone', before: { n: 10 }, after: { n: 13 } },
            { label: 'mail', before: { n: 10 }, after: { n: 7 } },
          ],
        },
      ],
    });
  });

  test('against closed periods alone', async () => {
    const folder = await described3();
    await folder.run('report', 'plans/water', '--period', '2026-Q3', '--close');
    await folder.run('report', 'plans/water', '--period', '2026-Q3', '--format', 'html');
    const bare = folderOf(
      Object.fromEntries(
        folder
          .files()
          .filter(path => !/data|xlsx/.test(path))
          .map(path => [path, folder.read(path)]),
      ),
      clock,
    );
    const { code, out } = await bare.run('report', '--check', report('html'), '--fail-on', 'restated');
    expect([code, out]).toEqual([
      0,
      `${report('html')}: other inputs, and the figures of all KPIs and contacts hold.\n` +
        '  The exports of requests are not there any more.\n' +
        '  What no export here covers was checked against closed periods (results/).\n',
    ]);
  });

  test('a file of an earlier csplan, which does not tell them', async () => {
    const folder = await described3();
    const json = JSON.parse(folder.read(report('json')));
    delete json.provenance.contacts;
    folder.write(report('json'), JSON.stringify(json));
    folder.write('plans/water/data/requests.csv', typed(6, 10));
    const { code, out } = await folder.run('report', '--check', report('json'));
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(
        /the figures of all KPIs hold\.\n(?: .*\n)* {2}Its contacts are not checked: the file doesn't tell them\.\n$/,
      ),
    ]);
  });
});

describe('report diff', () => {
  test('two periods of a plan', async () => {
    const folder = await reported();
    const { code, out, err } = await folder.run(
      'report',
      'diff',
      '2026-Q2',
      '2026-Q3',
      '--plan',
      'plans/water',
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('On time\n  50.0 % (2 of 4) → 75.0 % (3 of 4), +25.0 points: another period\n');
    expect(out).toContain('1 KPI reads the same in both.');
  });

  test('two files: data, definition and plan', async () => {
    const folder = await reported();
    folder.write('old.json', folder.read(report('json')));
    folder.write('plans/water/data/requests.csv', requests({ '2026-05': 1, '2026-08': 1 }));
    folder.write(
      'plans/water/plan.yaml',
      plan
        .replace('gte: 60', 'gte: 55')
        .replace('kind: count}', 'kind: count}, where: {id: {not: [2026-08-0]}}'),
    );
    await folder.run('report', 'plans/water', '--period', '2026-Q3', '--format', 'html');
    const { out } = await folder.run('report', 'diff', 'old.json', report('html'));
    expect(out).toContain('The plan has changed.\nThe exports of requests have changed.\n');
    expect(out).toContain(
      'On time\n  75.0 % (3 of 4) → 25.0 % (1 of 4), −50.0 points: the exports have changed\n',
    );
    expect(out).toContain('Goal g: target ≥ 60.0 % in 2027-Q2 → target ≥ 55.0 % in 2027-Q2.');
    expect(out).toContain('Earlier periods read otherwise: 2026-Q2: 50.0 % → 25.0 %.');
    expect(out).toMatch(
      /Requests made\n {2}4 → 3: the definition has changed, the exports have changed\n {2}Counted otherwise/,
    );
    const json = JSON.parse(
      (await folder.run('report', 'diff', 'old.json', report('html'), '--format', 'json')).out,
    );
    expect(json.kpis.map(({ id, causes }: { id: string; causes: string[] }) => [id, causes])).toEqual([
      ['on-time', ['data']],
      ['made', ['definition', 'data']],
    ]);
    const md = (await folder.run('report', 'diff', 'old.json', report('html'), '--format', 'md')).out;
    expect(md).toContain(
      '| On time | 75.0 % (3 of 4) | 25.0 % (1 of 4) | −50.0 points | the exports have changed |',
    );
  });

  test('a file and a period, as it would read now', async () => {
    const folder = await reported();
    const { out } = await folder.run('report', 'diff', report('csv'), '2026-Q3');
    expect(out).toContain('Both were made of the same plan and the same files.');
    expect(out).toContain('2 KPIs read the same in both.');
  });

  test.each([
    [['nothing.json', '2026-Q3'], 'There is no file nothing.json.'],
    [['2026-Q9', '2026-Q3'], '2026-Q9'],
    [['2026-Q2', '2026-Q3', '--format', 'xlsx'], 'has no format "xlsx"'],
    [['2026-Q2', '2026-Q3', '--out', 'x'], '--out is for csplan report, not for csplan report diff'],
    [['plans/water/plan.yaml', '2026-Q3'], 'does not say which report it is'],
    [['2026-Q2'], "missing required argument 'second'"],
  ])('%j can not be done', async (args, message) => {
    const { code, err } = await (await reported()).run('report', 'diff', ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
