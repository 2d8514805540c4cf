import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { nodeAt, type ScalarTree } from '../../src/plan/tree.ts';
import { parseYaml } from '../../src/plan/yaml.ts';
import { rangeWithin } from '../../src/rules/word-range.ts';

/** What the file has where a part of the text is said to stand. */
function written(yaml: string, part: string): string | undefined {
  const { tree, source } = parseYaml('a.yaml', yaml);
  const scalar = nodeAt(tree!, ['text'])!.node as ScalarTree;
  const start = String(scalar.value).indexOf(part);
  expect(start).toBeGreaterThanOrEqual(0);
  const range = rangeWithin(scalar, source, start, start + part.length);
  return range && source.slice(range);
}

describe('where words stand in their file', () => {
  test.each([
    ['plain', 'text: Answer calls where possible.\n', 'where possible'],
    ['plain over lines', 'text: Answer calls where\n  possible.\n', 'where\n  possible'],
    ['in single quotes', "text: 'It''s done where possible'\n", 'where possible'],
    ['in double quotes', 'text: "\\u2013 \\"so\\" where possible"\n', 'where possible'],
    ['over an escaped line break', 'text: "Answer calls whe\\\n  re possible"\n', 'whe\\\n  re possible'],
    ['folded', 'text: >-\n  Answer calls where\n  possible.\n\n  More.\n', 'where\n  possible'],
    ['kept', 'text: |2+\n    Answer calls where possible.\n\n', 'where possible'],
    ['in a list in brackets', '{text: Answer calls where possible}\n', 'where possible'],
  ])('%s', (_, yaml, expected) => {
    expect(written(yaml, 'where possible')).toBe(expected);
  });

  test('a letter that is written as an escape is the escape', () => {
    expect(written('text: "a\\u00e9b"\n', 'é')).toBe('\\u00e9');
  });

  test('whatever the text and the style, what stands there reads as the part', () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-Zé'"\\:#,%–-]{1,8}$/), { minLength: 1, maxLength: 12 });
    const styles = fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL');
    fc.assert(
      fc.property(words, styles, fc.nat(), (parts, style, seed) => {
        const text = parts.join(seed % 3 ? ' ' : '\n');
        const part = parts[seed % parts.length]!;
        const yaml = stringify({ text }, { defaultStringType: style as 'PLAIN', lineWidth: 24 });
        const { tree, source } = parseYaml('a.yaml', yaml);
        const scalar = nodeAt(tree!, ['text'])!.node as ScalarTree;
        if (typeof scalar.value !== 'string') return;
        const start = scalar.value.indexOf(part);
        const range = rangeWithin(scalar, source, start, start + part.length)!;
        const there = source.slice(range);
        const read = {
          double: () => JSON.parse(`"${there.replace(/\\\n\s*/g, '')}"`),
          single: () => there.replaceAll("''", "'"),
        };
        expect(scalar.style in read ? read[scalar.style as 'double']() : there).toBe(part);
      }),
      { numRuns: 200 },
    );
  });

  test('a value that is no text has none', () => {
    const { tree, source } = parseYaml('a.yaml', 'text: 12\n');
    expect(rangeWithin(nodeAt(tree!, ['text'])!.node as ScalarTree, source, 0, 1)).toBeUndefined();
  });
});
