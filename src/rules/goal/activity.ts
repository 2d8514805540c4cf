import type { Goal } from '../../plan/generated/types.ts';
import { parseQuantity } from '../../plan/quantity.ts';
import { measureOf } from '../course.ts';
import { isGap } from '../gap.ts';
import type { Prose } from '../prose.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { placeOfWords, visitGoalTexts } from '../sentences.ts';
import { activities, leadIn } from '../word-lists.ts';
import { atHead, findHead } from '../wording.ts';

const activityAtHead = atHead(activities, leadIn);

const rule: Rule = {
  id: 'goal/activity',
  depth: 'core',
  severity: 'warning',
  reads: ['/kpis'],
  summary: 'A goal that says what is to be done ("launch", "install", "train"), not what is to be reached.',
  why: 'What is done can be done on the day without one customer noticing. A goal says what will be different for them; what is done for it is an initiative, which may change when it does not help.',
  serves: ['RB48', 'S3-2b'],
  since: '0.2.0',
  examples: {
    invalid: `goals:
- id: g-answer
  statement: Roll out the new phone system to all offices.
`,
    valid: `goals:
- id: g-answer
  statement: With the new phone system, answer three in four calls within 45 seconds.
`,
  },
  check: [
    visitGoalTexts((sentence, context, goal) => {
      const verb = findHead(sentence.low, activityAtHead, sentence.text);
      if (!verb || isLevel(goal, context) || (hasResult(sentence) && !isFromNothingToAll(goal))) return;
      context.report({
        at: sentence.at,
        range: placeOfWords(sentence, verb, context),
        message: `${sentence.subject} says what is to be done ("${verb.words}"), not what customers will have of it.`,
        help: 'What will be different for customers once it is done? Make that the goal, and this an initiative that serves it.',
      });
    }),
  ],
};

/** An amount by which customers notice: a share, a time, a change. A plain number counts what is done: 40 kiosks. */
function hasResult({ amounts, low }: Prose): boolean {
  return (
    amounts.some(
      ({ kind, value }) => kind === 'time' || kind === 'factor' || (kind === 'share' && value !== 100),
    ) || /\b(?:so that|to (?:cut|reduce|halve|raise|increase|lower|improve|shorten))\b/.test(low)
  );
}

/** `Build a net promoter score of 40`, `Run at most 5 % late`: the KPI is no count of what is done. */
function isLevel(goal: Goal, context: RuleContext): boolean {
  const unit = measureOf(goal, context)?.traits.unit;
  return unit === 'points' || unit === 'score' || unit === 'seconds' || !isGap(goal.target?.lte);
}

function isFromNothingToAll({ baseline, target }: Goal): boolean {
  return parseQuantity(baseline?.value)?.value === 0 && parseQuantity(target?.gte)?.value === 100;
}

export default rule;
