import type { Goal } from '../../plan/generated/types.ts';
import { secondDemand } from '../clauses.ts';
import { asWritten, measureOf } from '../course.ts';
import { listed } from '../gap.ts';
import { outOfScale } from '../goal/out-of-scale.ts';
import { wrongDirection } from '../goal/wrong-direction.ts';
import { daysOfGoal, type Known, knownOfGoal, knownOfPromise } from '../known-amounts.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { placeOfWords, type Sentence, visitGoalTexts, visitPromises } from '../sentences.ts';
import { type Stray, strayAmount, strayDate } from '../stray.ts';

const rule: Rule = {
  id: 'text/stray-number',
  depth: 'core',
  severity: 'warning',
  reads: ['/kpis', '/watch', '/calendar'],
  summary:
    'A number or a date in the text of a goal or a promise that is none of its fields and no part of what its KPI counts.',
  why: 'People read the sentence, and the report judges by the fields. Where they differ, one half of the readers is told something that does not hold, and in the review both are right.',
  serves: ['S3-2b'],
  since: '0.2.0',
  examples: {
    invalid: `goals:
- id: g-answer
  statement: Answer 80 % of calls within 45 seconds.
  target: {gte: 75 %, period: 2027-Q3}
`,
    valid: `goals:
- id: g-answer
  statement: Answer 75 % of calls within 45 seconds.
  target: {gte: 75 %, period: 2027-Q3}
`,
  },
  check: [
    visitGoalTexts((sentence, context, goal, at) => {
      if (isTargetWrong(goal, at, context)) return;
      const amount = strayAmount(firstDemand(sentence), knownOfGoal(goal, context.plan));
      if (amount) return reportAmount(sentence, amount, knownPlace(at, goal, amount), context);
      const date = strayDate(sentence, daysOfGoal(goal, context.plan));
      if (date) reportDate(sentence, date, goal, at, context);
    }),
    visitPromises((sentence, context, promise, at) => {
      const known: Known = knownOfPromise(promise, context.plan);
      const amount = strayAmount(sentence, known);
      const field = amount?.unit === 'time' && promise.within ? 'within' : 'target';
      if (amount) reportAmount(sentence, amount, `${at}/${field}`, context);
    }),
  ],
};

/** The target can't be meant as it is written, which is told there: the sentence may well be right. */
function isTargetWrong(goal: Goal, at: string, context: RuleContext): boolean {
  const measure = measureOf(goal, context);
  const bounds = [goal.target?.gte, goal.target?.lte].filter(bound => bound !== null && bound !== undefined);
  return (
    measure !== undefined &&
    (wrongDirection(goal, at, measure) !== undefined || bounds.some(bound => outOfScale(bound, measure)))
  );
}

/** Amounts of a second thing are no KPI's yet: see goal/two-measures. */
function firstDemand(sentence: Sentence): Sentence {
  const second = secondDemand(sentence);
  return second
    ? { ...sentence, amounts: sentence.amounts.filter(({ start }) => start < second.start) }
    : sentence;
}

/** The field that says otherwise: the target, or the KPI by which it is measured. */
function knownPlace(at: string, goal: Goal, { unit, known }: Stray): string {
  const side = goal.target?.gte === null || goal.target?.gte === undefined ? 'lte' : 'gte';
  return known.some(({ written }) => written === asWritten(goal.target?.[side] ?? '')) || unit !== 'time'
    ? `${at}/target/${side}`
    : `${at}/kpi`;
}

function reportAmount(sentence: Sentence, stray: Stray, other: string, context: RuleContext): void {
  const said = sentence.text.slice(stray.start, stray.end);
  const written = [...new Map(stray.known.map(known => [known.value, known.written])).values()];
  const isLimit = other.endsWith('/kpi');
  context.report({
    at: sentence.at,
    range: placeOfWords(sentence, stray, context),
    message: `${sentence.subject} says "${said}", but ${isLimit ? 'its KPI counts by' : other.endsWith('/within') ? 'its limit is' : 'its target is'} ${listed(written, 'or')}.`,
    help: 'Correct the sentence or the field. A number that belongs to what is measured is named in the name or the method of the KPI.',
    related: [
      { at: other, message: isLimit ? 'the KPI' : other.endsWith('/within') ? 'the limit' : 'the target' },
    ],
  });
}

function reportDate(
  sentence: Sentence,
  date: { start: number; end: number },
  goal: Goal,
  at: string,
  context: RuleContext,
): void {
  const [field, words, value] = goal.due
    ? ['due', 'it is due on', goal.due]
    : ['target/period', 'its target is of', goal.target?.period];
  context.report({
    at: sentence.at,
    range: placeOfWords(sentence, date, context),
    message: `${sentence.subject} says "${sentence.text.slice(date.start, date.end)}", but ${words} ${value}.`,
    help: 'Correct the sentence or the field. Dates of the target change by a decision of a review.',
    related: [{ at: `${at}/${field}`, message: field === 'due' ? 'the due date' : "the target's period" }],
  });
}

export default rule;
