import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { fromPointer, nodeAt, plainValue, toPointer, walkTree } from '../../src/plan/tree.ts';
import { parseYaml } from '../../src/plan/yaml.ts';
import { writeText } from '../../src/plan/yaml-text.ts';

/** Rule, the text it points at, and the text after its fix. */
function found(text: string): { rule: string; at: string; fixed: string | undefined }[] {
  const { findings, source } = parseYaml('plan.yaml', text);
  return findings.map(finding => ({
    rule: finding.ruleId,
    at: source.slice(finding.range),
    fixed: finding.fix?.edits.map(edit => edit.text).join('|'),
  }));
}

describe('syntax in words', () => {
  test.each([
    ['a: 1\nb: @foo bar\n', 'yaml/special-character', '@foo bar', "'@foo bar'"],
    ['a: *foo bar\n', 'yaml/special-character', '*foo bar', "'*foo bar'"],
    ['a: !foo bar\n', 'yaml/special-character', '!foo bar', "'!foo bar'"],
    ['a: &x bar\n', 'yaml/special-character', '&x bar', "'&x bar'"],
    ['a: `x` y\n', 'yaml/special-character', '`x` y', "'`x` y'"],
    ['x: 50% of it\ny: %z\n', 'yaml/special-character', '%z', "'%z'"],
    ['a:\n\tb: 1\n', 'yaml/tab', '\t', '  '],
    ['a: "unclosed\nb: 2\n', 'syntax/missing-quote', '"unclosed', undefined],
    ['a: b: c\n', 'syntax/colon-in-text', 'b: c', "'b: c'"],
    ['a: 1\na: 2\n', 'syntax/duplicate-key', 'a', undefined],
    ['a:\n  - b\n c: 1\n', 'syntax/indentation', 'c: 1', undefined],
    ['a: 1\n---\nb: 2\n', 'syntax/several-documents', '---', undefined],
  ])('%j', (text, rule, at, fixed) => {
    expect(found(text)).toEqual([{ rule, at, fixed }]);
  });

  test('an alias bomb is named and not unfolded', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) =>
        `${'abcdefghijkl'[i]}: &${'abcdefghijkl'[i]} [${Array(9)
          .fill(i ? `*${'abcdefghijkl'[i - 1]}` : 'x')
          .join(', ')}]`,
    );
    expect(found(`${levels.join('\n')}\n`).map(finding => finding.rule)).toEqual(['syntax/alias-bomb']);
    expect(found('a: &a [*a]\n').map(finding => finding.rule)).toEqual(['syntax/alias-bomb']);
  });

  test('nesting without end is a finding', () => {
    expect(parseYaml('p.yaml', '['.repeat(200_000)).failed).toBe(true);
  });
});

describe('values and ranges', () => {
  test('an alias gives the value of its anchor', () => {
    const { tree } = parseYaml('p.yaml', 'a: &x {b: 1}\nc: *x\n');
    expect(JSON.stringify(plainValue(tree!))).toBe('{"a":{"b":1},"c":{"b":1}}');
  });

  test('the source text of a number is kept', () => {
    const { tree } = parseYaml('p.yaml', 'zip: 02134\n');
    expect(nodeAt(tree!, ['zip'])?.node).toMatchObject({ value: 2134, source: '02134' });
  });

  test('__proto__ is data', () => {
    const { tree } = parseYaml('p.yaml', '__proto__: {polluted: true}\n');
    expect(Object.keys(plainValue(tree!) as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('comments', () => {
  const text = `# top
a: 1 # behind # a value
b: | # behind a mark
  # text
c: {x: 1, # in braces
  y: "# text"}
d:
  # above
  - # behind a dash
    'q
    # text'
  - &n # behind a name
    *m
# last`;
  test.each([
    ['\n', text],
    ['\r\n', text.replaceAll('\n', '\r\n')],
  ])('where they stand, with %j', (_, written) => {
    const { comments } = parseYaml('p.yaml', written);
    const said = ['top', 'behind # a value', 'behind a mark', 'in braces', 'above', 'behind a dash'];
    expect(comments.map(comment => comment.text)).toEqual(
      [...said, 'behind a name', 'last'].map(words => `# ${words}`),
    );
    expect(comments.map(({ range }) => written.slice(range.start, range.end))).toEqual(
      comments.map(comment => comment.text),
    );
  });
});

describe('properties', () => {
  test('no text makes the parser throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => void parseYaml('p.yaml', text)),
    );
    const yamlish = fc.array(
      fc.constantFrom(
        'a',
        ': ',
        '- ',
        '\n',
        '  ',
        '\t',
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '&x',
        '*x',
        '!t',
        '#',
        '|',
        '>',
        ',',
        '?',
        '---',
        '%',
        '@',
        '`',
        '0',
        'é',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(yamlish, parts => void parseYaml('p.yaml', parts.join(''))),
      { numRuns: 500 },
    );
  });

  test('any text that is written reads back as itself', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'yes',
        '02134',
        'a: b',
        '- x',
        '#1',
        'say "no"',
        "it's",
        '\n',
        ' ',
        '…',
        ': ',
        ' #',
        'x\n\ny',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 30 }),
        fc.constantFrom(' ', '', '\n'),
        fc.constantFrom(0, 2, 6),
        (words, glue, indent) => {
          const text = words.join(glue);
          const outer = Array.from({ length: indent / 2 }, (_, i) => `${' '.repeat(i * 2)}l${i}:\n`).join('');
          const { tree, findings } = parseYaml(
            'p.yaml',
            `${outer}${' '.repeat(indent)}k: ${writeText(text, indent)}\n${' '.repeat(indent)}next: 1\n`,
          );
          const steps = Array.from({ length: indent / 2 }, (_, i) => `l${i}`);
          expect(findings).toEqual([]);
          expect(nodeAt(tree!, [...steps, 'k'])?.node).toMatchObject({ value: text });
          expect(nodeAt(tree!, [...steps, 'next'])?.node).toMatchObject({ value: 1 });
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('pointers and ranges', () => {
  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('yes', '', ' ', '#', 'a: b', 'two\nlines', '- x', "it's", '"q"', '0x1f', 'null', '~'),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const { tree: anyValue } = fc.letrec(tie => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      scalar,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 }), tie('tree'), {
        maxKeys: 4,
      }),
    ),
  }));
  const written = fc.record({
    indent: fc.constantFrom(1, 2, 4),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 20, 80),
    collectionStyle: fc.constantFrom('any' as const, 'flow' as const),
    defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
    windows: fc.boolean(),
  });

  test('of random YAML in any style: what stands at a range is what its pointer leads to, and the other way round', () => {
    fc.assert(
      fc.property(anyValue, written, (value, { windows, ...style }) => {
        const text = stringify({ value }, style).replaceAll('\n', windows ? '\r\n' : '\n');
        const { tree, failed, source } = parseYaml('p.yaml', text);
        expect([failed, tree?.kind], text).toEqual([false, 'map']);
        const all: { pointer: string; start: number; end: number; depth: number }[] = [];
        walkTree(tree!, (node, steps) => {
          const pointer = toPointer(steps);
          expect(nodeAt(tree!, fromPointer(pointer))?.node).toBe(node);
          if (node.kind !== 'scalar' || node.style === 'absent') return;
          all.push({ pointer, ...node.range, depth: steps.length });
          // Read alone it is the same value; a text in a block needs its place for its indentation.
          if (/^[|>]/.test(source.slice(node.range))) return;
          const alone = parseYaml('p.yaml', `k: ${source.slice(node.range)}\n`);
          if (!source.slice(node.range).includes('\n'))
            expect(nodeAt(alone.tree!, ['k'])?.node).toMatchObject({ value: node.value });
        });
        const starts = all.map(({ start }) => start);
        expect(new Set(starts).size).toBe(starts.length);
        for (const { pointer, start, end } of all) {
          const inside = all.filter(other => other.start <= start && end <= other.end);
          expect(inside.map(other => other.pointer)).toEqual([pointer]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
