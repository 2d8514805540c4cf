import type { Rule, RuleContext } from '../rule.ts';
import { type Sentence, visitSentences } from '../sentences.ts';
import { doneWords } from '../word-lists.ts';

const empty = new Set(doneWords);
/** What becomes of verbs that do not end in `-ed`, and their stems. */
const irregular = new Map(
  'bought:buy brought:br built:build chosen:choos drawn:draw found:find gave:giv given:giv held:hold kept:keep led:lead made:mak met:meet paid:pay rewritten:rewrit run:run sent:send shown:show spent:spend spoken:speak taken:tak taught:teach told:tel written:writ'
    .split(' ')
    .map(pair => pair.split(':') as [string, string]),
);

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
  const known = wordsOf(action).map(stem);
  return (
    words.length > 0 && words.every(word => empty.has(word) || known.some(said => isAlike(said, stem(word))))
  );
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\uFFFC]+/gu) ?? [];
}

/** The beginning of a word, alike in `train`, `trained` and `training`, `plan` and `planned`, `hold` and `held`. */
function stem(word: string): string {
  return irregular.get(word) ?? word.replace(/(?:ing|ed|es|s|e)$/, '').replace(/([^aeiou])\1$/, '$1');
}

/** The same but for what a noun adds: `install` and `installation`, `publish` and `publication`. */
function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  const shared = [...a].findIndex((sign, i) => sign !== b[i]);
  return shorter >= 5 && (shared < 0 || shared >= Math.max(5, shorter - 2));
}

export default rule;
