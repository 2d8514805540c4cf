import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprints } from '../../src/lint/fingerprint.ts';
import { finding } from './formats/runs.ts';

const asIs = (file: string): string => file;
const printOf = (found: ReturnType<typeof finding>): string => fingerprints([found], asIs).get(found)!;

describe('fingerprints', () => {
  const base = finding('plans/a/goals.yaml', { anchor: '/goals[id=g-a]/due' });

  test('hold when words, lines and severity change; not when rule, file or anchor do', () => {
    const print = printOf(base);
    expect(print).toMatch(/^[0-9a-f]{64}$/);
    const moved = { ...base, message: 'Other.', severity: 'info' as const, range: { start: 90, end: 99 } };
    expect(printOf(moved)).toBe(print);
    for (const other of [
      { ruleId: 'goal/no-kpi' },
      { file: 'plans/b/goals.yaml' },
      { anchor: '/goals[id=g-b]/due' },
      { state: 'gte 80 to 60' },
    ])
      expect(printOf({ ...base, ...other })).not.toBe(print);
  });

  test('are the same wherever lint is run', () => {
    const below = { ...base, file: 'goals.yaml' };
    expect(fingerprints([below], file => `plans/a/${file}`).get(below)).toBe(printOf(base));
  });

  test('no two of a run are equal', () => {
    const few = fc.constantFrom('a', 'b', 'a"', '"', ',', '0', '');
    fc.assert(
      fc.property(fc.array(fc.record({ ruleId: few, file: few, anchor: few }), { maxLength: 40 }), parts => {
        const all = parts.map(part => finding('x', part));
        expect(new Set(fingerprints(all, asIs).values()).size).toBe(all.length);
      }),
      { numRuns: 200 },
    );
  });
});
