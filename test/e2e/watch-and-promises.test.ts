/** What is measured without being scored, and promises that are judged by it: in the report, in lint, in results/. */
import { describe, expect, test } from 'vitest';
import { type Folder, folderOf } from './run.ts';

const plan = `csplan: 1
id: permits
title: Permits
status: active
depth: service
kpis:
- {id: in-time, name: Closed in time, source: requests, measure: {kind: sla, promised: due, finished: closed}}
watch:
- id: days
  name: Days to close
  source: requests
  measure: {kind: duration, from: created, to: closed, clock: dates}
  stat: mean
  unit: days
- {id: by-phone, name: By phone, source: requests, measure: {kind: share, good: {channel: phone}}}
commitments:
- {id: c-time, text: We keep the date., kpi: in-time, target: {gte: 65 %}}
- {id: c-days, text: On average within a day., kpi: days, target: {lte: 1d}, since: 2026-04-01}
- {id: c-new, text: We answer letters., kpi: letters, target: {lte: 3d}}
- {id: c-vague, text: We do our best.}
- {id: c-gone, text: We answered by telegram., kpi: in-time, target: {gte: 99 %}, status: withdrawn}
sources:
  requests: {files: data/*.csv, key: id, columns: {created_at: created}}
`;
const letters = `- {id: letters, name: Days for letters, source: letters, measure: {kind: duration, column: took}, anchor: at, unit: days}\n`;

/** Ninety requests from the month on; of ten, `late` are closed three days after they were due. Two of three by phone. */
function requests(month: number, late: number): string {
  const rows = ['id,created,due,closed,channel'];
  for (let i = 0; i < 90; i++) {
    const day = (shift: number) =>
      new Date(Date.UTC(2026, month - 1, 1 + i + shift)).toISOString().slice(0, 10);
    rows.push(`${month}-${i},${day(0)},${day(0)},${day(i % 10 < late ? 3 : 0)},${i % 3 ? 'phone' : 'app'}`);
  }
  return `${rows.join('\n')}\n`;
}

/** In time 60, 70, 60 and 50 %; on average 1.2, 0.9, 1.2 and 1.5 days: late ones of ten, three days each. */
function folder(more: Record<string, string> = {}): Folder {
  return folderOf({
    'plan.yaml': plan,
    'data/q1.csv': requests(1, 4),
    'data/q2.csv': requests(4, 3),
    'data/q3.csv': requests(7, 4),
    'data/q4.csv': requests(10, 5),
    ...more,
  });
}

const quarter = ['--period', '2026-Q4', '--as-of', '2027-01-15'];

async function model(at: Folder) {
  const { out } = await at.run('report', '.', ...quarter, '--format', 'json', '--stdout');
  return JSON.parse(out);
}

describe('the report', () => {
  test('shows what is watched beside the KPIs, without a score', async () => {
    const { kpis, scorecard, watch } = await model(folder());
    expect(kpis.map(({ id }: { id: string }) => id)).toEqual(['in-time']);
    expect(scorecard).toHaveLength(1);
    // Of 90 requests 45 took three days and 45 none; in the quarter before, 36 of 90.
    expect(watch).toMatchObject([
      { id: 'days', cell: { value: 1.5 * 86400, n: 90 }, changeFromPrevious: { difference: 0.3 * 86400 } },
      { id: 'by-phone', cell: { value: (100 * 60) / 90, numerator: 60, n: 90 } },
    ]);
    expect(watch[0]).not.toHaveProperty('status');
  });

  test('judges each promise by its measure, period by period', async () => {
    const { commitments } = await model(folder());
    expect(commitments).toMatchObject([
      // 60, 70, 60, 50 % against 65 %: kept once.
      { id: 'c-time', state: 'not-kept', value: 50, record: { kept: 1, of: 4 } },
      // Since April: 0.9, 1.2, 1.5 days against one day.
      { id: 'c-days', state: 'not-kept', value: 1.5 * 86400, record: { kept: 1, of: 3 } },
      { id: 'c-new', state: 'not-measured', measuredBy: null, target: null },
      { id: 'c-vague', state: 'not-measured' },
      { id: 'c-gone', state: 'withdrawn' },
    ]);
  });

  test('says so on the terminal, in Markdown and in HTML', async () => {
    const at = folder();
    const terminal = (await at.run('report', '.', ...quarter)).out;
    expect(terminal).toMatch(/Also watched\n {2}Days to close\n {4}1\.5 d/);
    expect(terminal).toMatch(
      /We keep the date\.\n {4}not kept; at least 65\.0 %; Closed in time: 50\.0 %; kept in 1 of 4 periods/,
    );
    const markdown = (await at.run('report', '.', ...quarter, '--format', 'md', '--stdout')).out;
    expect(markdown).toContain('## Also watched');
    expect(markdown).toMatch(/We keep the date\. \| ■ not kept \| at least 65\.0 % \|/);
    const html = (await at.run('report', '.', ...quarter, '--format', 'html', '--stdout')).out;
    expect(html).toContain('<h2 id="commitments-h">Promises to customers</h2>');
    expect(html).toContain('<h2 id="watch-h">Also watched</h2>');
  });
});

describe('lint', () => {
  const only = async (at: Folder, ...more: string[]) => {
    const { out, err } = await at.run('lint', '.', '--as-of', '2027-01-15', '--format', 'json', ...more);
    expect(err).toBe('');
    return (JSON.parse(out).diagnostics as { ruleId: string; message: string }[])
      .filter(({ ruleId }) => /^commitment\/(not-kept|unproven)$/.test(ruleId))
      .map(({ ruleId, message }) => `${ruleId}: ${message}`);
  };

  test('tells with figures which promises were broken twice in a row, and which nobody can judge', async () => {
    const at = folder({
      'plan.yaml': plan
        .replace('commitments:', `${letters}commitments:`)
        .replace(
          'sources:\n',
          'sources:\n  letters: {files: letters/*.csv, columns: {at: at, took: {from: took, type: duration}}}\n',
        ),
      'letters/l.csv': 'at,took\n2025-01-05,2d\n',
    });
    const found = [
      'commitment/not-kept: The promise "c-time" was not kept: 60.0 % in 2026-Q3 and 50.0 % in 2026-Q4.',
      'commitment/not-kept: The promise "c-days" was not kept: 1.2 d in 2026-Q3 and 1.5 d in 2026-Q4.',
    ];
    expect(await only(at, '--data')).toEqual([
      ...found,
      'commitment/unproven: The promise "c-new" is measured by "letters", and there is no figure of it for any period that is over.',
    ]);
    expect(await only(at)).toEqual([]);
  });

  test('from closed quarters alone', async () => {
    const at = folder();
    for (const [period, asOf] of [
      ['2026-Q3', '2026-10-15'],
      ['2026-Q4', '2027-01-15'],
    ])
      expect((await at.run('report', '.', '--period', period!, '--as-of', asOf!, '--close')).code).toBe(0);
    expect(at.read('results/2026-Q4.csv')).toMatch(/,days,|^days,|2026-Q4,days/m);
    const closed = folderOf({
      'plan.yaml': plan,
      'results/2026-Q3.csv': at.read('results/2026-Q3.csv'),
      'results/2026-Q4.csv': at.read('results/2026-Q4.csv'),
    });
    expect(await only(closed)).toEqual([
      'commitment/not-kept: The promise "c-time" was not kept: 60.0 % in 2026-Q3 and 50.0 % in 2026-Q4.',
      'commitment/not-kept: The promise "c-days" was not kept: 1.2 d in 2026-Q3 and 1.5 d in 2026-Q4.',
    ]);
  });
});

test('a watched measure can be explained, and shares its ids with the KPIs', async () => {
  const at = folder();
  const { out } = await at.run('explain', 'days', '--plan', '.', ...quarter);
  expect(out).toContain('Days to close');
  expect(out).toContain('1.5 d');
  const twice = folder({ 'plan.yaml': plan.replace('{id: by-phone', '{id: in-time') });
  const { out: found } = await twice.run('lint', '.', '--format', 'json');
  expect(JSON.parse(found).diagnostics).toContainEqual(
    expect.objectContaining({ ruleId: 'reference/duplicate-id', pointer: '/watch/1/id' }),
  );
});
