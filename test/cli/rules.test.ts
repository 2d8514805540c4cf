import { expect, test } from 'vitest';
import { rulePages } from '../../src/build/rule-pages.ts';
import { alwaysReported } from '../../src/lint/always.ts';
import { rules } from '../../src/rules/generated/registry.ts';
import { folderOf } from '../e2e/run.ts';

test('csplan rules lists every rule', async () => {
  const { code, out } = await folderOf({}).run('rules');
  expect(code).toBe(0);
  for (const { id } of rules) expect(out).toContain(`\n${id} `);
  expect(out).toContain(`${rules.length} rules.`);
  expect(out).toMatch(/ service +[A-Z]/);
  expect(out).not.toMatch(/ (core|service|full)[A-Z]/);
});

test('csplan rules --format json has their metadata', async () => {
  const { out } = await folderOf({}).run('rules', '--format', 'json');
  const { csplanRules, rules: described } = JSON.parse(out);
  expect(csplanRules).toBe(1);
  const rule = rules.find(({ id }) => id === 'action/incomplete')!;
  expect(described.find(({ id }: { id: string }) => id === rule.id)).toEqual({
    id: rule.id,
    depth: 'core',
    severity: 'error',
    clock: false,
    notFor: [],
    needs: null,
    options: null,
    summary: rule.summary,
    why: rule.why,
    serves: [...rule.serves],
    since: '0.1.0',
  });
});

test.each([...rules.map(({ id }) => id), ...Object.keys(alwaysReported)])('csplan explain %s', async id => {
  const { code, out, err } = await folderOf({}).run('explain', id);
  expect([code, err]).toEqual([0, '']);
  expect(out.startsWith(`${id}\n`)).toBe(true);
});

test('csplan explain shows what was committed before, where a rule compares with that', async () => {
  const { out } = await folderOf({}).run('explain', 'goal/target-moved');
  expect(out).toContain(
    '\nCommitted on 2027-01-04:\n  goals:\n  - id: g-answer\n    target: {gte: 80 %, period: 2027-Q3}\n\nAn error. It runs only in an active plan,',
  );
  const silent = await folderOf({}).run('explain', 'plan/silent');
  expect(silent.out).toContain('\nCommitted on 2026-06-30: what stands there now.\n');
});

test('csplan explain and the page of a rule show its options', async () => {
  const { out } = await folderOf({}).run('explain', 'kpi/stale-data');
  expect(out).toContain(`  rules:
    kpi/stale-data: off

It has options:

days (0 to 366; 30 if nothing is set): Days after the end of a period in which its export
may be made.

  rules:
    kpi/stale-data: [info, {days: 30}]
`);
  expect(rulePages().get('docs/rules/kpi/stale-data.md')).toContain(
    '- `days` (0 to 366; 30 if nothing is set): Days after the end of a period in which its export may be made.\n',
  );
});

test.each([
  ['goal/no-traget', 'Did you mean goal/no-target?'],
  ['schema/dat', 'Did you mean schema/date?'],
  ['some/thing-else', 'csplan rules lists them all.'],
])('csplan explain %s: 2, %s', async (id, help) => {
  const { code, out, err } = await folderOf({}).run('explain', id);
  expect([code, out, err]).toEqual([2, '', `csplan: There is no rule "${id}".\n  ${help}\n`]);
});

test.each([
  ['no-due', 'Did you mean goal/no-due?'],
  ['something-else-entirely', 'Name the plan with --plan; csplan rules lists the rules.'],
  ['constructor', 'Name the plan with --plan; csplan rules lists the rules.'],
])('csplan explain %s, without a slash and a plan: 2, %s', async (id, help) => {
  const { code, out, err } = await folderOf({}).run('explain', id);
  const message = `csplan: There is no rule "${id}", and no plan here whose KPI it could be.\n  ${help}\n`;
  expect([code, out, err]).toEqual([2, '', message]);
});

test('every rule has its page, and the list leads to it', () => {
  const pages = rulePages();
  const index = pages.get('docs/rules/README.md')!;
  for (const { id } of rules) {
    expect(index).toContain(`[${id}](${id}.md)`);
    expect(pages.get(`docs/rules/${id}.md`)).toContain(`# ${id}\n`);
  }
});
