import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { ruleOf } from '../../src/build/corpus/measuring.ts';
import { batches, corpus, type Label, labels } from '../../src/build/corpus/sentences.ts';
import { rules } from '../../src/rules/generated/registry.ts';
import { cleanPlan, lintText } from '../rules/plans.ts';

const { goals, promises, others } = corpus();
const all = [...goals, ...promises, ...others];

test('the corpus has at least 60 goals and 40 promises, in both halves', () => {
  expect(goals.length).toBeGreaterThanOrEqual(60);
  expect(promises.length).toBeGreaterThanOrEqual(40);
  for (const half of ['seen', 'unseen'])
    expect(goals.filter(goal => goal.half === half).length).toBeGreaterThanOrEqual(30);
});

test('the second batch has enough of what is rare in the first to measure it', () => {
  const second = all.filter(({ batch }) => batch === 2);
  const rare: Label[] = ['stray-number', 'two-measures', 'other-area', 'circular', 'vague-need'];
  const counts = rare.map(label => second.filter(({ finds }) => finds.includes(label)).length);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(15);
});

test('no sentence stands twice, no label is unknown, and what is whole has none', () => {
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  for (const { finds } of all) for (const label of finds) expect(labels).toContain(label);
  expect(all.filter(({ wellFormed, finds }) => wellFormed && finds.length).length).toBe(0);
});

test('no rule on texts is an error', () => {
  const own = labels.map(label => rules.find(({ id }) => id === ruleOf[label])!);
  expect(own.map(({ id, severity }) => [id, severity])).toEqual(
    labels.map(label => [ruleOf[label], label === 'vague-need' ? 'info' : 'warning']),
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
  const parts = batches.flatMap(batch => (['seen', 'unseen'] as const).map(half => ({ batch, half })));
  test.each(parts)('of the $half half of batch $batch', ({ batch, half }) => {
    const whole = goals.filter(goal => goal.batch === batch && goal.half === half && goal.wellFormed);
    expect(whole.length).toBeGreaterThan(30);
    const counts = new Map<string, number>();
    for (const { part } of whole)
      for (const { ruleId } of lintText(planWith(part)).diagnostics)
        counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({});
  });
});
