import { isLeftToVagueNeed } from '../anybodys-need.ts';
import type { Rule } from '../rule.ts';
import { placeOfWords, type SentenceKind, visitSentences } from '../sentences.ts';
import { wordFinder, wordOptions } from '../word-finder.ts';
import { escapes, notEscapes } from '../word-lists.ts';
import { quotedWords } from '../wording.ts';

const waysOut = wordFinder(escapes, notEscapes);

const help: Readonly<Record<SentenceKind, string>> = {
  goal: 'Take the words out. If some cases do not count, leave them out where the KPI is defined (`where`), so that everybody counts alike.',
  promise: 'Take the words out, and say in `limits` which cases the promise does not cover.',
  action: 'Say what is to be done and what is not, without leaving it open.',
  test: 'Say what has to be there so that anybody can look and tell.',
  success: 'Say what has to be so, without leaving a way out.',
  need: 'Ask the customers what they mean, and write down a case: who needs what, when, where.',
};

const rule: Rule = {
  id: 'text/escape',
  depth: 'core',
  severity: 'warning',
  options: wordOptions,
  summary:
    'A goal, promise, action, test or need with words that let anybody decide that it did not apply: "where possible", "as appropriate".',
  why: 'A sentence with a way out can be neither kept nor broken: whenever it was not kept, that was a case in which it was not possible. Customers know that, and so does whoever is to keep it.',
  serves: ['S3-2b', 'S4-11', 'S1-38', 'S1-47'],
  since: '0.2.0',
  examples: {
    invalid: `goals:
- id: g-answer
  statement: Answer three in four calls within 45 seconds where possible.
`,
    valid: `goals:
- id: g-answer
  statement: Answer three in four calls within 45 seconds.
`,
  },
  check: visitSentences(['goal', 'promise', 'action', 'test', 'success', 'need'], (sentence, context) => {
    const found = waysOut(sentence, context);
    if (!found.length || isLeftToVagueNeed(sentence, context)) return;
    context.report({
      at: sentence.at,
      range: placeOfWords(sentence, found[0]!, context),
      message: `${sentence.subject} has a way out: ${quotedWords(found)}.`,
      help: help[sentence.kind],
    });
  }),
};

export default rule;
