import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { ruleOf } from '../../src/build/corpus/measuring.ts';
import { corpus, labels } from '../../src/build/corpus/sentences.ts';
import { rules } from '../../src/rules/generated/registry.ts';
import { cleanPlan, lintText } from '../rules/plans.ts';

const { goals, promises } = corpus();

test('the corpus has at least 60 goals and 40 promises, in both halves', () => {
  expect(goals.length).toBeGreaterThanOrEqual(60);
  expect(promises.length).toBeGreaterThanOrEqual(40);
  for (const half of ['seen', 'unseen'])
    expect(goals.filter(goal => goal.half === half).length).toBeGreaterThanOrEqual(30);
});

test('no rule on texts is an error', () => {
  const own = labels.map(label => rules.find(({ id }) => id === ruleOf[label])!);
  expect(own.map(({ id, severity }) => [id, severity])).toEqual(
    labels.map(label => [ruleOf[label], 'warning']),
  );
});

/** The clean plan with a goal of the corpus in place of its own. */
function planWith(part: Record<string, unknown>): string {
  return stringify(
    {
      ...parse(cleanPlan),
      term: { start: '2027-01-01', end: '2028-12-31' },
      calendar: { business_hours: { 'mon-fri': '08:00-18:00' } },
      review_dates: ['2027-04-15', '2027-07-15'],
      ...part,
    },
    { nullStr: '' },
  );
}

describe('no rule reports a goal that is whole', () => {
  // Of the unseen half neither sentence nor message may be shown.
  test.each(['seen', 'unseen'] as const)('of the %s half', half => {
    const whole = goals.filter(goal => goal.half === half && goal.wellFormed);
    expect(whole.length).toBeGreaterThan(30);
    const counts = new Map<string, number>();
    for (const { part } of whole)
      for (const { ruleId } of lintText(planWith(part)).diagnostics)
        counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({});
  });
});
