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

test('a file keeps its byte order mark, whether the text has it or not', async () => {
  const folder = folderOf({ 'a.yaml': '\uFEFFa: 1\n', 'b.yaml': '\uFEFFb: 1\n' });
  const path = (name: string) => join(folder.path, name);
  await replaceFiles([
    { path: path('a.yaml'), shown: 'a.yaml', before: 'a: 1\n', after: 'a: 9\n' },
    { path: path('b.yaml'), shown: 'b.yaml', before: '\uFEFFb: 1\n', after: '\uFEFFb: 9\n' },
  ]);
  expect([folder.read('a.yaml'), folder.read('b.yaml')]).toEqual(['\uFEFFa: 9\n', '\uFEFFb: 9\n']);
});
