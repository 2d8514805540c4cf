import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isScientific, KeyRule } from '../../src/data/keys.ts';
import type { Keep } from '../../src/plan/generated/types.ts';

describe('KeyRule', () => {
  it.each<Keep>(['error', 'first', 'last', { last: 'updated' }])(
    'takes at most 40 bytes a key for %j',
    keep => {
      const rule = new KeyRule(keep);
      let most = 0;
      for (let key = 0; key < 1_200_000; key++) {
        const text = `REQ-${key}`;
        if (rule.needsSurvey) rule.survey(text, key, key);
        else rule.counts(text, key);
        // Small tables have room to begin with; the rest is looked at after every single key.
        if (key >= 4096) most = Math.max(most, rule.bytes / (key + 1));
      }
      expect(most).toBeLessThanOrEqual(40);
      // A million keys are no less than their hashes.
      expect(rule.bytes).toBeGreaterThan(1_200_000 * 8);
    },
  );

  it('picks the row that a plain search would pick', () => {
    const rows = fc.array(
      fc.record({ key: fc.constantFrom('a', 'b', 'c'), value: fc.constantFrom(1, 2, 3, Number.NaN) }),
      { maxLength: 12 },
    );
    const known = (value: number) => !Number.isNaN(value);
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom<Keep>('first', 'last', { first: 'v' }, { last: 'v' }),
        (rows, keep) => {
          const rule = new KeyRule(keep);
          if (rule.needsSurvey)
            for (const [place, { key, value }] of rows.entries()) rule.survey(key, place, value);
          const kept = rows.flatMap(({ key }, place) => (rule.counts(key, place) ? [place] : []));
          const wanted = [...new Set(rows.map(({ key }) => key))].map(key => {
            const places = rows.flatMap((row, place) => (row.key === key ? [place] : []));
            if (keep === 'first') return places[0]!;
            if (keep === 'last') return places.at(-1)!;
            const valued = places.filter(place => known(rows[place]!.value));
            const values = valued.map(place => rows[place]!.value);
            if (typeof keep === 'object' && 'first' in keep)
              return valued.length ? valued[values.indexOf(Math.min(...values))]! : places[0]!;
            return valued.length ? valued[values.lastIndexOf(Math.max(...values))]! : places.at(-1)!;
          });
          expect(kept).toEqual(wanted.sort((a, b) => a - b));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('isScientific', () => {
  it('knows ids that a spreadsheet has shortened', () => {
    for (const text of ['1.01004E+11', '1,01E+05', '2E+12', '9.99e+15'])
      expect(isScientific(text)).toBe(true);
    for (const text of ['1E5', '101004', 'A1.01E+11', '1.01E-11', '12E+11', ''])
      expect(isScientific(text)).toBe(false);
  });
});
