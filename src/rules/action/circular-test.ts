import type { Rule, RuleContext } from '../rule.ts';
import { type Sentence, visitSentences } from '../sentences.ts';
import { doneWords } from '../word-lists.ts';

const empty = new Set(doneWords);

const rule: Rule = {
  id: 'action/circular-test',
  depth: 'core',
  severity: 'warning',
  summary: 'A test of what is done that says no more than "when it is done", or repeats the action.',
  why: 'A test is for the day on which one says that it is done and another that it is not. "When complete" leaves them where they were; something that both can go and look at settles it.',
  serves: ['S3-5c', 'S1-47', 'S3-5d'],
  since: '0.2.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  actions:
  - id: a-pilot
    done_when: When the action has been completed.
`,
    valid: `initiatives:
- id: i-call-back
  actions:
  - id: a-pilot
    done_when: A hundred callers have been called back.
`,
  },
  check: visitSentences(['test', 'success'], (sentence, context) => {
    if (isNothingButDone(sentence.low, wordsOfAction(sentence, context)))
      context.report({
        at: sentence.at,
        message: `${sentence.subject} says no more than that it is done: "${sentence.text.trim()}".`,
        help: 'What will somebody who looks on that day see: how many, where, what do people have in their hands?',
      });
  }),
};

/** What the action says that is to be done; of an initiative its title. */
function wordsOfAction({ at }: Sentence, { plan }: RuleContext): string {
  const [, , initiative, , action] = at.split('/');
  const found = plan.initiatives?.[Number(initiative)];
  return (action === undefined ? found?.title : found?.actions?.[Number(action)]?.do) ?? '';
}

/** To say again what is to be done tests nothing. */
function isNothingButDone(test: string, action: string): boolean {
  const words = wordsOf(test);
  const known = new Set(wordsOf(action).map(stem));
  return words.length > 0 && words.every(word => empty.has(word) || known.has(stem(word)));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\uFFFC]+/gu) ?? [];
}

/** The beginning of a word, alike in `train`, `trained` and `training`. */
function stem(word: string): string {
  return word.replace(/(?:ing|ed|es|s|e)$/, '').slice(0, 8);
}

export default rule;
