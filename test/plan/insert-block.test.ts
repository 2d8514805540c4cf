import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insertBlock } from '../../src/plan/edit.ts';
import { plainValue } from '../../src/plan/tree.ts';
import { parseYaml } from '../../src/plan/yaml.ts';

const source = 'requests:\n  files: f.csv   # c\n  columns:\n    a: b\n';
const item = '- id: k\n  name: n\n';

describe('a block is inserted and nothing else changes', () => {
  test.each<[string, string, string[], string, string]>([
    [
      'an empty file',
      '',
      ['sources'],
      source,
      'sources:\n  requests:\n    files: f.csv   # c\n    columns:\n      a: b\n',
    ],
    ['an empty section file', '', [], source, source],
    ['comments alone', '# mine\n', ['kpis'], item, '# mine\nkpis:\n- id: k\n  name: n\n'],
    ['a missing key', 'id: p', ['kpis'], item, 'id: p\nkpis:\n- id: k\n  name: n\n'],
    [
      'a key without value',
      'kpis: # none\nid: p\n',
      ['kpis'],
      item,
      'kpis: # none\n- id: k\n  name: n\nid: p\n',
    ],
    ['an empty list', 'kpis: []\nid: p\n', ['kpis'], item, 'kpis:\n- id: k\n  name: n\nid: p\n'],
    [
      'a map in its own indentation',
      'sources:\n    old:\n        files: x\n    # tail\nid: p\n',
      ['sources'],
      'new:\n  files: y\n',
      'sources:\n    old:\n        files: x\n    new:\n      files: y\n    # tail\nid: p\n',
    ],
    [
      'an indented list',
      'kpis:\n  - id: a\n    note: |\n      text\n\nid: p\n',
      ['kpis'],
      item,
      'kpis:\n  - id: a\n    note: |\n      text\n  - id: k\n    name: n\n\nid: p\n',
    ],
    ['line ends of Windows', 'a: 1\r\n', ['kpis'], item, 'a: 1\r\nkpis:\r\n- id: k\r\n  name: n\r\n'],
  ])('%s', (_, text, steps, block, expected) => expect(insertBlock(text, steps, block)).toBe(expected));

  test.each([
    ['over an entry of that name', 'sources:\n  requests: {}\n', ['sources'], source],
    ['into a map on one line', 'sources: {a: {files: x}}\n', ['sources'], source],
    ['into a text', 'sources: text\n', ['sources'], source],
    ['items into a map', 'kpis:\n  a: 1\n', ['kpis'], item],
    ['into what is no YAML', 'a: [1\n', ['kpis'], item],
  ])('never %s', (_, text, steps, block) =>
    expect(() => insertBlock(text, steps, block)).toThrow(RangeError),
  );

  test('whatever the plan holds, its text stays around the block and its values stay', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme-ascii', maxLength: 12 }).map(text => JSON.stringify(text)),
      fc.constantFrom(
        '1',
        '[a, b]',
        '{x: y}',
        '',
        '|\n    some\n    text',
        '# only a comment',
        '>-\n    folded\n\n    text',
      ),
    );
    const line = fc.tuple(
      fc.constantFrom('alpha', 'beta', 'gamma', 'sources'),
      value,
      fc.constantFrom('', '\n', '\n# note\n'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ([name]) => name, maxLength: 4 }), entries => {
        const text = entries.map(([name, written, after]) => `${name}: ${written}\n${after}`).join('');
        const before = parseYaml('', text);
        fc.pre(!before.failed);
        let result: string;
        try {
          result = insertBlock(text, ['sources'], source);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          return;
        }
        // The old text without the empty list or map that the block took the place of.
        const pieces = text.replace(/(?<=sources:) *(\{\}|\[\])/, '');
        let at = 0;
        for (const character of pieces.replaceAll(/\s/g, '')) {
          at = result.indexOf(character, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
        const after = plainValue(parseYaml('', result).tree!) as Record<string, Record<string, unknown>>;
        expect(after.sources!.requests).toEqual({ files: 'f.csv', columns: { a: 'b' } });
        const old = (before.tree ? plainValue(before.tree) : {}) as Record<string, unknown>;
        for (const name of Object.keys(old)) if (name !== 'sources') expect(after[name]).toEqual(old[name]);
      }),
      { numRuns: 200 },
    );
  });
});
