/** The field that a pointer leads to, against a search through the whole table. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldAt } from '../../src/plan/fields.ts';
import { fields } from '../../src/plan/generated/fields.ts';

function searched(steps: readonly string[]): string[] {
  const matching = fields.filter(({ path }) => {
    const pattern = path.split('/').slice(1);
    return pattern.length === steps.length && pattern.every((step, i) => step === '*' || step === steps[i]);
  });
  const wildcards = (path: string): number => path.split('*').length - 1;
  const fewest = Math.min(...matching.map(({ path }) => wildcards(path)));
  return matching.map(({ path }) => path).filter(path => wildcards(path) === fewest);
}

const names = [...new Set(fields.flatMap(({ path }) => path.split('/').slice(1)))];

test('a path with indexes and free keys has the field with the fewest wildcards', () => {
  for (const { path } of fields) {
    const steps = path.split('/').slice(1);
    expect(fieldAt(steps)?.path).toBe(path);
    const filled = steps.map(step => (step === '*' ? 'x-other' : step));
    expect(searched(filled)).toContain(fieldAt(filled)?.path);
  }
});

test('any path at all', () => {
  const step = fc.oneof(fc.constantFrom(...names), fc.constantFrom('0', '17', 'x', ''));
  const likely = fc
    .tuple(fc.constantFrom(...fields), fc.array(step, { minLength: 8, maxLength: 8 }))
    .map(([{ path }, free]) => {
      const steps = path.split('/').slice(1);
      return steps.map((known, i) => (known === '*' || i === steps.length - 1 ? free[i % 8]! : known));
    });
  fc.assert(
    fc.property(fc.oneof(likely, fc.array(step, { minLength: 1, maxLength: 6 })), steps => {
      fc.pre(steps[0] !== 'measures');
      const found = fieldAt(steps)?.path;
      const expected = searched(steps);
      if (found === undefined) expect(expected).toEqual([]);
      else expect(expected).toContain(found);
    }),
    { numRuns: 500 },
  );
});

test('the document itself is a field; shared measures have the fields of KPIs', () => {
  expect(fieldAt([])?.path).toBe('');
  expect(fieldAt(['measures', 'closed', 'name'])?.path).toBe('/kpis/*/name');
});
