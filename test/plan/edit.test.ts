import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setField } from '../../src/plan/edit.ts';
import { nodeAt } from '../../src/plan/tree.ts';
import { parseYaml } from '../../src/plan/yaml.ts';

const text = `# The plan
csplan: 1

id: p   # short
goals:
- id: g-answer   # the first
  due:
  statement: >
    Answer three in four
    calls.

  owner: "cso"
- {id: g-two, due: 2027-01-01}
# the end
`;

test('an empty value is filled in place', () => {
  expect(setField(text, ['goals', 0, 'due'], '2027-09-30')).toBe(
    text.replace('  due:\n', "  due: '2027-09-30'\n"),
  );
});

test('a value is replaced, its comment stays', () => {
  expect(setField(text, ['id'], 'q')).toBe(text.replace('id: p   # short', 'id: q   # short'));
});

test('a block is replaced by another', () => {
  expect(setField(text, ['goals', 0, 'statement'], 'Answer all.')).toBe(
    text.replace('>\n    Answer three in four\n    calls.', 'Answer all.'),
  );
});

test('a new key goes to the end of its map, in block and flow style', () => {
  expect(setField(text, ['goals', 0, 'area'], 'access')).toBe(
    text.replace('  owner: "cso"\n', '  owner: "cso"\n  area: access\n'),
  );
  expect(setField(text, ['goals', 1, 'area'], 'access')).toBe(
    text.replace('due: 2027-01-01}', 'due: 2027-01-01, area: access}'),
  );
});

test('line endings stay', () => {
  const windows = text.replaceAll('\n', '\r\n');
  expect(setField(windows, ['goals', 0, 'area'], 'access')).toBe(
    windows.replace('"cso"\r\n', '"cso"\r\n  area: access\r\n'),
  );
});

test('nothing else is touched, whatever is written', () => {
  const places: (string | number)[][] = [
    ['id'],
    ['title'],
    ['goals', 0, 'due'],
    ['goals', 0, 'area'],
    ['goals', 0, 'statement'],
    ['goals', 0, 'owner'],
    ['goals', 1, 'due'],
    ['goals', 1, 'new key'],
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null)),
      fc.boolean(),
      (steps, value, windows) => {
        const before = windows ? text.replaceAll('\n', '\r\n') : text;
        const after = setField(before, steps, value);
        const { tree, failed } = parseYaml('', after);
        expect(failed).toBe(false);
        expect((nodeAt(tree!, steps)!.node as { value: unknown }).value).toBe(value);
        for (const line of ['# The plan', '# short', '# the first', '# the end'])
          expect(after).toContain(line);
      },
    ),
    { numRuns: 300 },
  );
});
