import { isLeftToVagueNeed } from '../anybodys-need.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf } from '../prose.ts';
import type { Rule } from '../rule.ts';
import { placeOfWords, type SentenceKind, visitSentences } from '../sentences.ts';
import { wordFinder, wordOptions } from '../word-finder.ts';
import { escapes, hollows, notHollow } from '../word-lists.ts';
import { type Found, quotedWords } from '../wording.ts';

// `As quickly as possible` is one way out, not haste as well.
const praise = wordFinder(hollows, [...notHollow, ...escapes]);

const help: Readonly<Record<SentenceKind, string>> = {
  goal: 'Say it with the number that would show it: within how long, how many of a hundred, what rating.',
  promise: 'Promise what customers can check: within how long, by when, how often, what they get.',
  action: 'Say what is to be done, so that anybody would do the same.',
  test: 'Say what somebody who looks would see: how many, how fast, what they say.',
  success: 'Say by what it will be recognised: how many, how fast, what customers say.',
  need: 'Ask the customers what they mean: how fast is fast, and what was missing the last time?',
};

const rule: Rule = {
  id: 'text/hollow',
  depth: 'core',
  severity: 'warning',
  options: wordOptions,
  summary:
    'A goal, promise, test or need that praises a quality or an effort ("timely", "seamless", "world-class", "strive to") and has no number in the sentence.',
  why: 'Nobody wants the opposite, and everybody means something else by it, so nobody can tell whether it is so. With a number beside it the same word does no harm.',
  serves: ['S3-2b', 'S4-11', 'S1-38'],
  since: '0.2.0',
  examples: {
    invalid: `goals:
- id: g-answer
  statement: Answer calls in a timely manner.
`,
    valid: `goals:
- id: g-answer
  statement: Answer calls in a timely manner, three in four within 45 seconds.
`,
  },
  check: visitSentences(['goal', 'promise', 'test', 'success', 'need'], (sentence, context) => {
    const found = withoutFigure(sentence, praise(sentence, context));
    if (!found.length || isLeftToVagueNeed(sentence, context)) return;
    context.report({
      at: sentence.at,
      range: placeOfWords(sentence, found[0]!, context),
      message: `${sentence.subject} says ${quotedWords(found)} without a number: nobody can tell whether it is so.`,
      help: help[sentence.kind],
    });
  }),
};

/** What stands in sentences that have no amount. */
function withoutFigure(prose: Prose, found: readonly Found[]): Found[] {
  if (!found.length) return [];
  const sentences = sentencesOf(prose).filter(
    ({ start, end }) => !prose.amounts.some(amount => amount.start >= start && amount.start < end),
  );
  return found.filter(word => sentences.some(({ start, end }) => word.start >= start && word.start < end));
}

export default rule;
