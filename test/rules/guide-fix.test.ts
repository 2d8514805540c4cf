import { expect, test } from 'vitest';
import { cleanFullPlan, lintText, overlaid } from './plans.ts';

test('the fix of a misspelt step writes the step that was meant, and nothing else', () => {
  const text = overlaid('guides:\n- id: gd-state\n  start: knwon\n', 'full');
  const [found] = lintText(text).diagnostics;
  expect(found).toMatchObject({ ruleId: 'guide/unknown-step', fix: { safe: false } });
  const { edits } = found!.fix!;
  expect(edits).toHaveLength(1);
  const { range, text: written } = edits[0]!;
  expect(text.slice(0, range.start) + written + text.slice(range.end)).toBe(cleanFullPlan);
});

test('what the schema rejects in a guide is not taken for a missing step', () => {
  const text = cleanFullPlan.replace('say: Give the date', 'sya: Give the date');
  expect(lintText(text).diagnostics.map(({ ruleId }) => ruleId)).toEqual(['schema/unknown-field']);
});
