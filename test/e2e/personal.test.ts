/** No value of a personal column comes out of any command, in any form. */
import { describe, expect, test } from 'vitest';
import { type Folder, folderOf } from './run.ts';

const marker = /hidden[-_ ]?\d|secret\.example/i;

const plan = `csplan: 1
id: p
title: Plan
status: draft
calendar: {timezone: America/New_York}
sources:
  s:
    files: data/*.csv
    key: id
    columns:
      id: {from: Ticket, personal: true}
      created_at: {from: Opened, format: yyyy-MM-dd}
      closed_at: {from: Closed, format: yyyy-MM-dd, personal: true}
      agent: {from: Agent, personal: true}
      score: {from: Score, type: number, personal: true}
      mail: {from: Mail, personal: true}
    exclude: [{agent: hidden-9}]
    complete: {from: 2026-01-01, to: 2026-09-30}
kpis:
- id: time
  name: Time to close
  source: s
  frequency: quarterly
  measure: {kind: duration, from: created_at, to: closed_at}
  by: [agent, Channel]
- id: rated
  name: Rated
  source: s
  frequency: quarterly
  measure: {kind: csat, column: score}
  anchor: created_at
  where: {mail: {not: [hidden2@secret.example, hidden-never]}}
- id: mine
  name: Mine
  source: s
  frequency: quarterly
  measure: {kind: share, good: {agent: hidden-1}}
goals:
- id: g
  kpi: {id: time, slice: {agent: hidden-2}}
  target: {lte: 3d, period: 2026-Q4}
  baseline: {value: 4d, period: 2026-Q1}
`;

/** Every personal column has its marker, among them values that can't be read, repeated and missing ones. */
function csv(): string {
  const rows = ['Ticket,Opened,Closed,Agent,Score,Mail,Channel'];
  for (let i = 0; i < 120; i++) {
    const month = String((i % 9) + 1).padStart(2, '0');
    const closed = i % 17 === 0 ? `hidden-${i}` : `2026-${month}-1${i % 10}`;
    const score = i % 13 === 0 ? `hidden ${i}` : (i % 5) + 1;
    rows.push(
      `HIDDEN-${i % 110},2026-${month}-0${(i % 9) + 1},${closed},hidden-${i % 7},${score},hidden${i}@secret.example,${['Phone', 'Web'][i % 2]}`,
    );
  }
  return `${rows.join('\n')}\n"hidden-88 stray, cell"\nHIDDEN-900,2026-02-01,2026-02-02,hidden-1,3,x@secret.example,Phone,hidden-901\n`;
}

const commands: [string, string[]][] = [
  ['report on the terminal', ['report', 'p', '--period', '2026-Q2']],
  ['report as files', ['report', 'p', '--period', '2026-Q2', '--format', 'md,html,json', '--out', 'out']],
  ['close a quarter', ['report', 'p', '--period', '2026-Q1', '--close', '--force', '--because', 'a test']],
  ['report from closed quarters', ['report', 'p', '--period', '2026-Q2', '--format', 'json', '--stdout']],
  ['lint with data', ['lint', 'p', '--data', '--format', 'json']],
  ['data check', ['data', 'check', 'p']],
  ['data check as JSON', ['data', 'check', 'p', '--format', 'json']],
  ['data sample', ['data', 'sample', 'p', '--source', 's', '--rows', '30']],
  ['explain a KPI', ['explain', 'time', '--plan', 'p', '--period', '2026-Q2']],
  ['explain another', ['explain', 'rated', '--plan', 'p', '--period', '2026-Q2', '--variants']],
  ['explain a share of a personal column', ['explain', 'mine', '--plan', 'p', '--period', '2026-Q2']],
  [
    'explain by a personal column',
    ['explain', 'time', '--plan', 'p', '--period', '2026-Q2', '--by', 'agent'],
  ],
  ['every row', ['explain', 'time', '--plan', 'p', '--period', '2026-Q2', '--rows', 'rows.csv']],
];

function everything(folder: Folder): string {
  return folder
    .files()
    .filter(path => !path.startsWith('p/data/') && path !== 'p/plan.yaml')
    .map(path => folder.read(path))
    .join('\n');
}

describe('values of personal columns', () => {
  test.each(commands)('%s', async (_, argv) => {
    const folder = folderOf({ 'p/plan.yaml': plan, 'p/data/a.csv': csv() });
    const { code, out, err } = await folder.run(...argv);
    expect(code, err).toBeLessThan(2);
    expect(marker.exec(out)?.[0]).toBeUndefined();
    expect(marker.exec(err)?.[0]).toBeUndefined();
    expect(marker.exec(everything(folder))?.[0]).toBeUndefined();
  });

  test.each([
    ['duplicates of a personal key', plan.replace('exclude:', 'keep: error\n    exclude:')],
    [
      'dates of a personal column in several formats',
      plan.replace('format: yyyy-MM-dd, personal', 'personal'),
    ],
    ['a personal column that is misspelt', plan.replace('from: Score', 'from: Scores')],
  ])('messages about %s', async (_, changed) => {
    const folder = folderOf({ 'p/plan.yaml': changed, 'p/data/a.csv': csv() });
    const { out, err } = await folder.run(
      'report',
      'p',
      '--period',
      '2026-Q2',
      '--format',
      'json',
      '--out',
      'out',
    );
    expect(out + err + everything(folder)).not.toMatch(marker);
    expect(err).not.toBe('');
  });
});
