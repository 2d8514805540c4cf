import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headsOf } from '../../src/rules/phrase-heads.ts';
import * as lists from '../../src/rules/word-lists.ts';
import { anyOf, letter, phrases, placesOf, verbForms } from '../../src/rules/wording.ts';

describe('the first words of a phrase', () => {
  test.each([
    ['etc', ['etc']],
    ['and so (on|forth)', ['and']],
    ['(as|where) possible', ['as', 'where']],
    ['(as and when|where) possible', ['as', 'where']],
    ['(the |)extra mile', ['extra', 'the']],
    ['(un|)timely', ['timely', 'untimely']],
    ['excell(ent|ence)', ['excellence', 'excellent']],
    ['pro ?active(ly|)', ['pro', 'proactive', 'proactively']],
    ['personali[sz]ed', ['personalised', 'personalized']],
    ['resources? permitting', ['resource', 'resources']],
    ['customer-first', ['customer']],
    ['as required(?! by)', ['as']],
  ])('%s', (phrase, heads) => {
    expect(headsOf(phrase)?.sort()).toEqual(heads);
  });

  test('any word may begin one that begins with any word', () => {
    expect(headsOf('~ and more')).toBeUndefined();
    expect(headsOf('(~ |)more')).toBeUndefined();
  });
});

/** The notation of phrases read once more, as one expression over the whole text. */
function asOneExpression(list: readonly string[]): RegExp {
  const each = list.map(phrase =>
    phrase
      .replace(/'/g, "['’]")
      .replace(/~/g, `[${letter}]+`)
      .replace(/ \?/g, '[\\s-]?')
      .replace(/ /g, '[\\s-]+'),
  );
  return new RegExp(`(?<![${letter}0-9])(?:${each.join('|')})(?![${letter}0-9])`);
}

const { escapes, hollows, notHollow, changes, activities } = lists;

test.each(Object.entries({ escapes, hollows, notHollow, changes, activities }))(
  'a text has one of the %s just where the whole list as one expression finds one',
  (_, list) => {
    const expression = asOneExpression(list);
    const index = phrases(list);
    const parts = [...new Set(list.join(' ').match(/[a-z]+/g))];
    const text = fc.array(fc.constantFrom(...parts, 'we', 'call,', '5', '-', '.'), { maxLength: 14 });
    fc.assert(
      fc.property(text, words => {
        const low = words.join(' ');
        const first = expression.exec(low)?.index ?? -1;
        expect(placesOf(low, index)[0]?.start ?? -1).toBe(first);
      }),
      { numRuns: 200 },
    );
  },
);

test('terms are found to the letter, as whole words', () => {
  const places = (low: string) => placesOf(low, anyOf(['C++', 'first contact', '(any)']));
  expect(places('learn c++ at first  contact')).toEqual([
    { start: 6, end: 9 },
    { start: 13, end: 27 },
  ]);
  expect(places('first contacts')).toEqual([]);
});

test('the forms of verbs', () => {
  expect(verbForms(['optimise', 'simplify', 'finish'])).toEqual([
    ...['optimise', 'optimises', 'optimised', 'optimising'],
    ...['optimize', 'optimizes', 'optimized', 'optimizing'],
    ...['simplify', 'simplifies', 'simplified', 'simplifying'],
    ...['finish', 'finishes', 'finished', 'finishing'],
  ]);
});
