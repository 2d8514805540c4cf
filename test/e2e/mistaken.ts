/**
 * Mistakes that a person makes in a plan: each gets one finding, at the line where the slip is, and its help, followed
 * literally, mends it. Each changes one thing in a plan without findings.
 */
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/diagnostic/text.ts';
import { lintText } from '../rules/plans.ts';

export interface Mistake {
  what: string;
  /** What stands in the clean plan. */
  right: string;
  wrong: string;
  rule: string;
  /** What the finding points at, or the start of it. */
  at: string;
  help: string;
  /** The text that the help asks for; `right` where it isn't said. */
  mended?: string;
}

export function mistaken(mistakes: readonly Mistake[], clean: string): void {
  describe.each(mistakes)('$what', ({ right, wrong, rule, at, help, mended }) => {
    const text = clean.replace(right, () => wrong);

    test('gets one finding, where it is', () => {
      expect(clean).toContain(right);
      const { diagnostics } = lintText(text);
      expect(diagnostics.map(found => found.ruleId)).toEqual([rule]);
      const { range, help: said } = diagnostics[0]!;
      expect(text.slice(range.start, range.end).slice(0, at.length)).toBe(at);
      const near = text.slice(0, range.start).split('\n').length;
      const slip = clean.slice(0, clean.indexOf(right)).split('\n').length;
      expect(near - slip).toBeGreaterThanOrEqual(0);
      expect(near - slip).toBeLessThanOrEqual(wrong.split('\n').length);
      expect(said).toContain(help);
    });

    test('is mended by what the help says, and by the fix where there is one', () => {
      const [found] = lintText(text).diagnostics;
      if (found!.fix) expect(lintText(applyEdits(text, found!.fix.edits)).diagnostics).toEqual([]);
      const followed = clean.replace(right, () => mended ?? right);
      expect(lintText(followed).diagnostics).toEqual([]);
    });
  });
}
