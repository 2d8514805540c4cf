import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFiles } from '../../src/cli/replace-files.ts';
import { folderOf } from '../e2e/run.ts';

test('a file that has changed meanwhile stops all, and nothing is left behind', async () => {
  const folder = folderOf({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' });
  const replacement = (name: string, before: string, after: string) => ({
    path: join(folder.path, name),
    shown: name,
    before,
    after,
  });
  writeFileSync(join(folder.path, 'b.yaml'), 'b: 2\n');
  await expect(
    replaceFiles([replacement('a.yaml', 'a: 1\n', 'a: 9\n'), replacement('b.yaml', 'b: 1\n', 'b: 9\n')]),
  ).rejects.toThrow('b.yaml has changed in the meantime');
  expect(folder.files()).toEqual(['a.yaml', 'b.yaml']);
  expect(readFileSync(join(folder.path, 'a.yaml'), 'utf8')).toBe('a: 1\n');
  await replaceFiles([replacement('a.yaml', 'a: 1\n', 'a: 9\n')]);
  expect(readFileSync(join(folder.path, 'a.yaml'), 'utf8')).toBe('a: 9\n');
});
