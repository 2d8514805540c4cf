import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { alwaysReported } from '../../src/lint/always.ts';
import { rules } from '../../src/rules/generated/registry.ts';

const src = join(import.meta.dirname, '../../src');

test('every finding that reading a plan can give is explained, and nothing else', () => {
  const texts = ['plan', 'lint'].flatMap(room =>
    readdirSync(join(src, room))
      .filter(name => name.endsWith('.ts') && name !== 'always.ts')
      .map(name => readFileSync(join(src, room, name), 'utf8')),
  );
  const given = texts.flatMap(
    text =>
      text.match(/(?<=')(syntax|schema|reference|yaml|config|calendar|suppression)\/[a-z-]+(?=')/g) ?? [],
  );
  expect(Object.keys(alwaysReported).sort()).toEqual([...new Set(given)].sort());
});

test('none of them is a rule', () => {
  expect(rules.filter(({ id }) => Object.hasOwn(alwaysReported, id))).toEqual([]);
});
