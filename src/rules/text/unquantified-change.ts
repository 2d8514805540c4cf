import { isLeftToVagueNeed } from '../anybodys-need.ts';
import type { Prose } from '../prose.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { placeOfWords, type SentenceKind, visitSentences } from '../sentences.ts';
import { wordFinder, wordOptions } from '../word-finder.ts';
import { changes, changesAtHead, notChanges } from '../word-lists.ts';
import { type Found, quotedWords } from '../wording.ts';

const help: Readonly<Record<SentenceKind, string>> = {
  goal: 'Say from which number to which, by when: that is what `baseline`, `target` and `due` are for.',
  promise:
    'Promise the level that customers can count on, not the way there: `within` or `target` has its number.',
  action: 'Say what will be different.',
  test: 'Say how much, compared with what, or what somebody who looks would see.',
  success: 'Say how much, compared with what.',
  need: 'Ask the customers what was wrong the last time, and write down what they would have needed then.',
};

const anywhere = wordFinder(changes, notChanges);
const atHead = wordFinder(changesAtHead, notChanges);
/** What stands before a verb that says what is to be done. */
const headOfClause =
  /(?:^|[.!?:;,]|\b(?:to|will|and|or|by|help|further|continually|continuously|constantly|gradually|steadily|significantly|substantially))\s*$/;

const rule: Rule = {
  id: 'text/unquantified-change',
  depth: 'core',
  severity: 'warning',
  options: wordOptions,
  summary:
    'A goal, promise, test or need that wants more, less or better ("improve", "reduce", "faster"), where neither the sentence nor a field beside it has a number.',
  why: 'One call fewer is fewer as well. Without a number any change at all is a success, and nobody can say what it would take.',
  serves: ['S3-2b', 'S4-11', 'S1-38'],
  since: '0.2.0',
  examples: {
    invalid: `goals:
- id: g-answer
  statement: Answer calls faster.
  target:
`,
    valid: `goals:
- id: g-answer
  statement: Answer calls faster, three in four within 45 seconds.
`,
  },
  check: visitSentences(['goal', 'promise', 'test', 'success', 'need'], (sentence, context) => {
    if (sentence.hasFigure || sentence.amounts.length) return;
    const found = wantedChange(sentence, context);
    if (!found.length || isLeftToVagueNeed(sentence, context)) return;
    context.report({
      at: sentence.at,
      range: placeOfWords(sentence, found[0]!, context),
      message: `${sentence.subject} says ${quotedWords(found)}, and nothing says by how much.`,
      help: help[sentence.kind],
    });
  }),
};

function wantedChange(prose: Prose, context: RuleContext): Found[] {
  const { low } = prose;
  return [
    ...anywhere(prose, context).filter(({ start }) => !isCondition(low, start)),
    ...atHead(prose, context).filter(({ start }) => headOfClause.test(low.slice(0, start))),
  ].sort((a, b) => a.start - b.start);
}

/** `If you find it cheaper elsewhere` asks for nothing. */
function isCondition(text: string, start: number): boolean {
  const clause = /[^,;.:]*$/.exec(text.slice(0, start))![0];
  return /\b(?:if|when|whenever|unless|while|than)\b/.test(clause);
}

export default rule;
