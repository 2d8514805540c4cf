import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument, stringify } from 'yaml';
import { blocksOf } from '../../src/past/blocks.ts';
import { cleanFullPlan } from '../rules/plans.ts';

describe('the top-level keys of a file', () => {
  test('each holds what it holds in the whole', () => {
    const whole = parse(cleanFullPlan);
    const blocks = blocksOf(cleanFullPlan)!;
    expect([...blocks.keys()]).toEqual(Object.keys(whole));
    for (const [key, text] of blocks) expect(parse(text)).toEqual({ [key]: whole[key] });
  });

  test('lists at the margin, comments, blank lines, block texts and quotes over several lines', () => {
    const text = `# Head
---
goals:
- id: a # note: this

- id: b
# between
vision: |
  title: no key
   goals: nor this

title: "two
  lines: of text"
note: >-
  x
# end
`;
    const blocks = blocksOf(text)!;
    expect([...blocks.keys()]).toEqual(['goals', 'vision', 'title', 'note']);
    const whole = parse(text);
    for (const [key, block] of blocks) expect(parse(block)).toEqual({ [key]: whole[key] });
  });

  test.each([
    ['anchors', 'a: &x 1\nb: *x\n'],
    ['merge keys', 'a: {b: 1}\nc:\n  <<: *a\n'],
    ['directives', '%YAML 1.2\n---\na: 1\n'],
    ['a document on one line', '{a: 1, b: 2}\n'],
    ['a list', '- a\n- b: 1\n&x c: 1\n'],
    ['quoted keys', 'a: 1\n"b": 2\n'],
    ['keys that are no words', '? a\n: 1\nb: 2\n'],
    ['a key that stands twice', 'a: 1\na: 2\n'],
    ['text before the first key', 'hello\na: 1\n'],
    ['what follows the mark of a document', '--- {a: 1}\n'],
  ])('%s: only the whole tells', (_, text) => {
    expect(blocksOf(text)).toBeUndefined();
  });

  test('of random plans, however they are written', () => {
    const word = fc.stringMatching(/^[a-z_]{1,8}$/);
    const text = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[a-z: #\n&*-]{0,40}$/),
      fc.constantFrom('goals: x', 'a\ngoals:\n- b', '- id: x', '*bold* & more', '"', "it's"),
    );
    const value = fc.letrec(tie => ({
      any: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.integer(),
        fc.constant(null),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(word, tie('any'), { maxKeys: 3 }),
      ),
    })).any;
    const style = fc.record({
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(0, 20, 80),
      collectionStyle: fc.constantFrom('any', 'block', 'block') as fc.Arbitrary<'any' | 'block'>,
      defaultStringType: fc.constantFrom(
        'PLAIN',
        'QUOTE_DOUBLE',
        'BLOCK_LITERAL',
        'BLOCK_FOLDED',
      ) as fc.Arbitrary<'PLAIN'>,
    });
    let cut = 0;
    fc.assert(
      fc.property(fc.dictionary(word, value, { minKeys: 1, maxKeys: 5 }), style, (plan, style) => {
        const written = stringify(plan, style);
        // Some styles make of some texts what is no YAML.
        const document = parseDocument(written);
        const blocks = document.errors.length ? undefined : blocksOf(written);
        if (!blocks) return;
        const whole = document.toJS();
        cut++;
        expect([...blocks.keys()].sort()).toEqual(Object.keys(whole).sort());
        for (const [key, block] of blocks) expect(parse(block)).toEqual({ [key]: whole[key] });
      }),
      { numRuns: 1000 },
    );
    expect(cut).toBeGreaterThan(100);
  });
});
