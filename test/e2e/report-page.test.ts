/** docs/report.md: the formats, columns and commands that it tells of are those that there are. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { csvColumns } from '../../src/report/csv-columns.ts';
import { formatNames } from '../../src/report/formats.ts';
import { folderOf } from './run.ts';

const page = readFileSync('docs/report.md', 'utf8');
const plan = `csplan: 1
id: water
title: Water
kpis: [{id: made, name: Made, source: requests, measure: {kind: count}, frequency: quarterly}]
sources: {requests: {files: data/requests.csv, columns: {created_at: made}, complete: {from: 2026-04-01, to: 2026-09-30}}}
`;

test('every format has its row', () => {
  for (const format of formatNames) expect(page).toMatch(new RegExp(`^\\| \`${format}\` \\|`, 'm'));
});

test('every column of the CSV has its place, in order', () => {
  const [, table] = /\| column \| \|\n\| --- \| --- \|\n((?:\|.*\n)+)/.exec(page)!;
  const told = table!.split('\n').flatMap(line => line.split('|')[1]?.match(/`\w+`/g) ?? []);
  expect(told.map(name => name.replaceAll('`', ''))).toEqual([...csvColumns]);
});

test('its commands can be run, one after the other', async () => {
  const block = (heading: string) =>
    new RegExp(`## ${heading}[\\s\\S]*?\`\`\`sh\\n([\\s\\S]*?)\`\`\``).exec(page)![1]!.trim().split('\n');
  const folder = folderOf({
    '.git/x': '',
    'plans/water/plan.yaml': plan,
    'plans/water/data/requests.csv': 'made\n2026-05-03\n2026-08-01\n2026-08-02\n',
  });
  const written = ['report', 'plans/water', '--period', '2026-Q3', '--format', formatNames.join(',')];
  expect((await folder.run(...written)).code).toBe(0);
  folder.write('board-paper.html', folder.read('plans/water/reports/2026-Q3.html'));
  const commands = [...block('Does it still hold'), ...block('What changed')];
  expect(commands.length).toBeGreaterThan(4);
  for (const command of commands) {
    const argv = (command.match(/'[^']*'|\S+/g) ?? []).map(arg => arg.replace(/^'|'$/g, '')).slice(1);
    const { code, err } = await folder.run(...argv);
    expect([command, code, err]).toEqual([command, 0, '']);
  }
});

test('its workflow is YAML, and its last step checks', () => {
  const text = /```yaml\n([\s\S]*?)```/.exec(page)![1]!;
  const [document] = parseAllDocuments(text);
  expect(document!.errors).toEqual([]);
  expect(document!.toJS().steps.at(-1).run).toContain('csplan report --check');
});
