import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likenesses, type Wording, wordingOf } from '../../src/lint/likeness.ts';
import { planFromTexts } from '../../src/plan/assemble.ts';
import { cleanFullPlan, cleanPlan } from '../rules/plans.ts';

function wording(path: string, since: string, text: string): Wording {
  return { path, since, sequences: wordingOf(planFromTexts({ 'plan.yaml': text })) };
}

describe('what is alike', () => {
  const original = wording('a', '2025-01-01', cleanFullPlan);

  test('a copy with other numbers, and with the words of another unit', () => {
    const copy = cleanFullPlan
      .replaceAll(/\b\d+\b/g, '7')
      .replaceAll('permit', 'licence')
      .replaceAll('Permit', 'Licence');
    const found = likenesses([wording('b', '2026-01-01', copy), original], 0.5);
    expect([...found.keys()]).toEqual(['b']);
    expect(found.get('b')!.path).toBe('a');
    expect(found.get('b')!.share).toBeGreaterThan(0.5);
  });

  test('two plans that people wrote are not', () => {
    const examples = ['city-311', 'saas-support'].map(name => {
      const folder = `${import.meta.dirname}/../../examples/${name}`;
      const names = name === 'city-311' ? ['plan', 'goals', 'kpis', 'voc', 'initiatives'] : ['plan'];
      return Object.fromEntries(
        names.map(part => [`${part}.yaml`, readFileSync(`${folder}/${part}.yaml`, 'utf8')]),
      );
    });
    const plans = examples.map((texts, i) => ({
      path: String(i),
      since: '',
      sequences: wordingOf(planFromTexts(texts)),
    }));
    expect(plans.every(({ sequences }) => sequences.length > 300)).toBe(true);
    expect(likenesses([original, ...plans], 0.05).size).toBe(0);
  });

  test('a plan of a few sentences is compared with none', () => {
    const short = 'csplan: 1\nid: p\ntitle: The plan of the town hall\n';
    expect(likenesses([wording('a', '', short), wording('b', '', short)], 0.5).size).toBe(0);
  });

  test('of two that are as old, the one whose path comes later', () => {
    expect([...likenesses([wording('b', '', cleanPlan), wording('a', '', cleanPlan)], 0.5).keys()]).toEqual([
      'b',
    ]);
  });
});

test('finds what comparing each with each finds', () => {
  const members = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { minLength: 40, maxLength: 90 });
  fc.assert(
    fc.property(
      fc.array(members, { maxLength: 12 }),
      fc.double({ min: 0.2, max: 0.9, noNaN: true }),
      (sets, least) => {
        const plans = sets.map((sequences, i) => ({ path: `p${i + 10}`, since: '', sequences }));
        const expected = new Map<string, number>();
        plans.forEach(({ path, sequences }, i) => {
          const originals = plans.slice(0, i).filter(other => !expected.has(other.path));
          const shares = originals.map(other => {
            const common = sequences.filter(member => other.sequences.includes(member)).length;
            return common / (sequences.length + other.sequences.length - common);
          });
          const best = Math.max(...shares);
          if (best >= least) expected.set(path, best);
        });
        const found = likenesses(plans, least);
        expect([...found].map(([path, { share }]) => [path, share])).toEqual([...expected]);
      },
    ),
    { numRuns: 200 },
  );
});
