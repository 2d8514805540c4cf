import type { Prose } from '../prose.ts';
import { month } from '../prose-dates.ts';
import type { Rule } from '../rule.ts';
import { placeOfWords, visitSentences } from '../sentences.ts';
import { endless, leadIn, ongoing } from '../word-lists.ts';
import { atHead, findAll, findHead, phrases } from '../wording.ts';

const endlessAtHead = atHead(endless, leadIn);
const forEver = phrases(ongoing);

const rule: Rule = {
  id: 'action/vague',
  depth: 'service',
  severity: 'info',
  reads: ['/initiatives'],
  summary: 'An action that never ends: "continue to", "monitor", "support", "work on".',
  why: 'A road map is made of steps that are over some day. What goes on for ever belongs to somebody\'s job, and as a step it is "on track" in every review.',
  serves: ['S4-11', 'S1-47'],
  since: '0.2.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  actions:
  - id: a-pilot
    do: Continue to work on the phone lines
`,
    valid: `initiatives:
- id: i-call-back
  actions:
  - id: a-pilot
    do: Try the call-back on one line for a month
`,
  },
  check: visitSentences(['action'], (sentence, context) => {
    const found =
      findHead(sentence.low, endlessAtHead, sentence.text) ??
      findAll(sentence.low, forEver, sentence.text)[0];
    if (!found || sentence.amounts.length || hasEnd(sentence)) return;
    context.report({
      at: sentence.at,
      range: placeOfWords(sentence, found, context),
      message: `${sentence.subject} never ends: "${found.words}".`,
      help: 'Name a step that is over by its due date, and what is there then that was not there before.',
    });
  }),
};

const untilThen = /\b(?:until|till)\s+(?!further\s+notice)\S/;
const throughMonth = new RegExp(
  `\\b(?:through|to)\\s+(?:the\\s+)?(?:(?:middle|end)\\s+of\\s+)?${month}(?:$|[\\s,.;])`,
);
const fromTo = /\s(?:to|until|till|through)\s|\s?[–—]\s?/i;
const upTo = /\b(?:through|to)\s+(?:the\s+)?(?:(?:middle|end)\s+of\s+)?$/;

/** `Until March`, `through June 2027`: what goes on for so long is over then. */
function hasEnd({ text, low, dates }: Prose): boolean {
  return (
    untilThen.test(low) ||
    throughMonth.test(low) ||
    dates.some(({ start, end }) => upTo.test(low.slice(0, start)) || fromTo.test(text.slice(start, end)))
  );
}

export default rule;
