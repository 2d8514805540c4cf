import { expect, test } from 'vitest';
import { parseLog } from '../../src/git/log.ts';
import { ObjectReader } from '../../src/git/objects.ts';
import { folderOf } from '../e2e/run.ts';
import { repositoryOf } from './repository.ts';

test('texts come by the names that were asked for, in any number and order, again and again', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [`f${i}`, `${i}\n`.repeat((i * 37) % 1500) + (i % 2 ? '\0ü' : '')]),
  );
  const repository = repositoryOf(files);
  repository.commit('2026-01-01');
  const objects = new ObjectReader(repository.path, 5_000);
  const names = Object.keys(files).map(name => `HEAD:${name}`);
  for (const some of [names, names.slice(10, 20).reverse(), [names[3]!, names[3]!]]) {
    const texts = await objects.read(some);
    for (const name of some) {
      const text = files[name.slice(5)]!;
      expect(texts.get(name), name).toBe(Buffer.byteLength(text) > 5_000 ? null : text);
    }
  }
  objects.close();
});

test('what is not there has no text, what is no file null', async () => {
  const repository = repositoryOf({ 'a b': 'x', 'd/e': 'y' });
  repository.commit('2026-01-01');
  const objects = new ObjectReader(repository.path, 100);
  const texts = await objects.read([
    'HEAD:a b',
    'HEAD:nothing here',
    'HEAD:d',
    'f'.repeat(40),
    'HEAD:a\nb',
    '',
  ]);
  objects.close();
  expect([...texts]).toEqual([
    ['HEAD:a b', 'x'],
    ['HEAD:d', null],
  ]);
});

test('a git that says nothing gives nothing', async () => {
  const objects = new ObjectReader(folderOf({}).path, 100);
  expect([...(await objects.read(['HEAD:a']))]).toEqual([]);
  objects.close();
  objects.close();
});

test('a log whose parts are no log is read without a fault', () => {
  expect(parseLog('')).toEqual([]);
  expect(parseLog('\x01abc\0:100644')).toEqual([
    { hash: 'abc', date: '', authors: [], isMerge: false, changes: [{}] },
  ]);
  const head = ['h', '2026-01-01', 'p1 p2', 'A@x', 'Bo <b@x>\x03C <a@X>'].join('\x02');
  const zeros = '0'.repeat(40);
  const raw = (status: string, from: string, to: string, modes = '100644 100644') =>
    `\n:${modes} ${from} ${to} ${status}\0`;
  const out = `\x01${head}\x01\0${raw('R050', 'a', 'b')}old\n:x\0\x01new\0${raw('D', 'c', zeros, '100644 000000')}gone\0${raw('T', 'd', 'e', '120000 100755')}was a link\0`;
  expect(parseLog(out)).toEqual([
    {
      hash: 'h',
      date: '2026-01-01',
      authors: ['a@x', 'b@x'],
      isMerge: true,
      changes: [
        { before: { path: 'old\n:x', id: 'a' }, after: { path: '\x01new', id: 'b' } },
        { before: { path: 'gone', id: 'c' } },
        { after: { path: 'was a link', id: 'e' } },
      ],
    },
  ]);
});
