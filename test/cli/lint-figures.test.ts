/** `csplan lint --data`: goals judged by what their KPIs did, from exports and from closed periods. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { folderOf } from '../e2e/run.ts';
import { overlaid } from '../rules/plans.ts';

/** So many calls in each quarter of 2025 and 2026 answered in time, of 100 each. */
const inTime = [61, 63, 62, 60, 62, 64, 63, 62];
const calls = `When,Wait,Answered\n${inTime
  .flatMap((share, quarter) =>
    Array.from({ length: 100 }, (_, i) => {
      const month = String((quarter % 4) * 3 + 1 + (i % 3)).padStart(2, '0');
      return `${2025 + Math.floor(quarter / 4)}-${month}-${String((i % 28) + 1).padStart(2, '0')},${i < share ? 20 : 90},yes\n`;
    }),
  )
  .join('')}`;

const plan = overlaid(
  stringify({
    sources: {
      calls: {
        files: 'calls.csv',
        columns: { created_at: 'When', Wait: { from: 'Wait', type: 'duration', unit: 'seconds' } },
      },
    },
    kpis: [{ id: 'service-level', anchor: 'created_at' }],
    goals: [{ id: 'g-answer', baseline: { value: '62 %', period: '2026-Q4' } }],
  }),
);
const judged = ['--as-of', '2027-02-01', '--format', 'json'];

async function lint(files: Record<string, string>, ...options: string[]) {
  const { code, out, err } = await folderOf(files).run('lint', 'p', ...judged, ...options);
  const { diagnostics, plans } = code < 2 ? JSON.parse(out) : { diagnostics: [], plans: [] };
  return { code, err, found: diagnostics as { ruleId: string; message: string }[], plans };
}

describe('csplan lint --data', () => {
  test('judges a goal by its history', async () => {
    const { found, plans, err } = await lint({ 'p/plan.yaml': plan, 'p/calls.csv': calls }, '--data');
    expect(err).toBe('');
    expect(found.map(({ ruleId }) => ruleId)).toEqual(['goal/leap']);
    // From 62 % at the end of 2026 to 75 % in three quarters; the largest gain in that time is 60 to 64.
    expect(found[0]!.message).toBe(
      'Goal "g-answer" takes "service-level" from 62.0 % in 2026-Q4 to 75 % within 3 quarters, 13.0 points; the most it ever gained in that time is 4.0 points (8 quarters known).',
    );
    expect(plans[0].notRun).not.toContain('goal/leap');
  });

  test('names a goal that is behind and that nothing answers any more', async () => {
    // From 63 % in 2026-Q3 to the 66 % of 2027-Q1: 64.5 % half way, where it stood at 62 %.
    const late = (status: string) =>
      plan
        .replace('value: 62 %', 'value: 63 %')
        .replace('period: 2026-Q4', 'period: 2026-Q3')
        .replace('      - id: a-pilot\n', `      - id: a-pilot\n        status: ${status}\n`);
    const of = async (status: string) =>
      (await lint({ 'p/plan.yaml': late(status), 'p/calls.csv': calls }, '--data')).found
        .filter(({ ruleId }) => ruleId === 'goal/behind-unanswered')
        .map(({ message }) => message);
    expect(await of('done')).toEqual([
      'Goal "g-answer" is behind its course: "service-level" stood at 62.0 % in 2026-Q4, where it asks for at least 64.5 %, and no action is open that could change it.',
    ]);
    expect(await of('doing')).toEqual([]);
  });

  test('without it the exports are not opened, and that is said', async () => {
    const { found, plans, err } = await lint({ 'p/plan.yaml': plan });
    expect([found, err]).toEqual([[], '']);
    expect(plans[0].notRun).toContain('goal/leap');
  });

  test('says which export is not there', async () => {
    const { code, err } = await lint({ 'p/plan.yaml': plan }, '--data');
    expect(code).toBe(2);
    expect(err).toContain('calls.csv');
  });

  test('takes exports from elsewhere; --source and --exports ask for data by themselves', async () => {
    const files = { 'p/plan.yaml': plan, 'exports/calls.csv': calls };
    for (const options of [
      ['--data', '--source', 'calls=exports/calls.csv'],
      ['--source', 'calls=exports/calls.csv'],
      ['--exports', 'exports'],
    ])
      expect((await lint(files, ...options)).found.map(({ ruleId }) => ruleId)).toEqual(['goal/leap']);
  });

  test('a plan that can not be read as one has no figures', async () => {
    const { found, plans } = await lint(
      { 'p/plan.yaml': plan.replace('status: active', 'status: lively'), 'p/calls.csv': calls },
      '--data',
    );
    expect(found.map(({ ruleId }) => ruleId)).toEqual(['schema/not-allowed']);
    expect(plans[0].notRun).toContain('goal/leap');
  });

  test('sees data that end too early', async () => {
    const { found } = await lint(
      { 'p/plan.yaml': plan, 'p/calls.csv': calls.replaceAll(/^2026-1.*\n/gm, '') },
      '--data',
    );
    expect(found.map(({ ruleId }) => ruleId)).toContain('kpi/stale-data');
  });
});

test('closed periods are figures without the exports', async () => {
  const folder = folderOf({ 'p/plan.yaml': plan, 'p/calls.csv': calls });
  for (const period of [
    '2025-Q1',
    '2025-Q2',
    '2025-Q3',
    '2025-Q4',
    '2026-Q1',
    '2026-Q2',
    '2026-Q3',
    '2026-Q4',
  ]) {
    const closed = await folder.run('report', 'p', '--period', period, '--as-of', '2027-02-01', '--close');
    expect([period, closed.code, closed.err]).toEqual([period, 0, closed.err]);
  }
  rmSync(join(folder.path, 'p/calls.csv'));
  const { code, out, err } = await folder.run('lint', 'p', ...judged);
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out).diagnostics.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['goal/leap']);
});

test('a results file that can not be read is told, and lint goes on', async () => {
  const { code, err, found } = await lint({ 'p/plan.yaml': plan, 'p/results/2026-Q4.csv': 'no results\n' });
  expect([code, found]).toEqual([0, []]);
  expect(err).toContain('2026-Q4.csv');
});
