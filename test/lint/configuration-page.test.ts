import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintConfig } from '../../src/lint/lint-config.ts';
import { configOf } from '../../src/plan/config-cascade.ts';
import { sections } from '../../src/plan/fields.ts';
import { configFile } from './configurations.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/configuration.md');
const examples = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, code]) => code!);

test('the page has its examples', () => expect(examples.length).toBeGreaterThanOrEqual(3));

test.each(examples)('a configuration of the page has no finding:\n%s', code => {
  const found = lintConfig(configOf(configFile('/csplan.config.yaml', code)));
  expect(found.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
});

test('the page describes every key', () => {
  const keys = Object.keys(JSON.parse(read('schemas/config.schema.json')).properties);
  const described = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, key]) => key!);
  expect(described.sort()).toEqual(keys.sort());
});

test('the page on growing speaks of every section that a deeper plan has', () => {
  const growing = read('docs/growing.md');
  const deeper = sections.filter(name => !/Depth core/.test(read(`docs/plan/${name}.md`)));
  expect(deeper.length).toBeGreaterThan(15);
  expect(deeper.filter(name => !growing.includes(`(plan/${name}.md)`))).toEqual([]);
});
