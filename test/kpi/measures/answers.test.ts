import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasureSpec } from '../../../src/kpi/measure.ts';
import { created, evaluated, garbled, tallies } from '../table.ts';

describe('ces', () => {
  const scores = created(...[7, 6, 5, 4, 3, 1, 8, 0].map(s => ({ s })), {}, { s: garbled });

  it('takes the mean, and the share on the easy side of the middle', async () => {
    const { current } = await evaluated({
      kpi: { measure: { kind: 'ces', column: 's' }, also: ['share'] },
      rows: scores,
    });
    // Valid: 7 6 5 4 3 1, sum 26 of 6. Above the middle of 1 to 7, which is 4: 7, 6 and 5, 3 of 6.
    expect(current).toMatchObject({ n: 6, also: { share: 50 } });
    expect(current.value).toBeCloseTo(26 / 6, 12);
    expect(tallies(current)).toEqual({
      easy: 3,
      'not easy': 3,
      'no answer': 1,
      'can\'t read "s"': 1,
      'outside the scale from 1 to 7': 2,
    });
  });

  it('turns round where low means easy', async () => {
    const measure = { kind: 'ces', column: 's', scale: [1, 5], easy_is: 'low' } as const;
    const rows = created(...[1, 2, 3, 5].map(s => ({ s })));
    const result = await evaluated({
      kpi: { measure: { ...measure, scale: [1, 5] }, also: ['share'] },
      rows,
    });
    // 1 and 2 lie below the middle, 3 is the middle itself: 2 of 4. Mean 11 / 4.
    expect(result.current).toMatchObject({ value: 2.75, also: { share: 50 } });
    expect(result.better).toBe('lower');
  });
});

describe('response_rate', () => {
  const rows = created(
    { sent: '2026-08-01', rating: 5 },
    { sent: '2026-08-01' },
    { sent: '2026-08-02', rating: 11 },
    { rating: 4 },
    {},
  );

  it('takes answers over those asked', async () => {
    const measure = { kind: 'response_rate', sent: 'sent', answered: 'rating' } as const;
    const { current } = await evaluated({ kpi: { measure, anchor: 'created_at' }, rows });
    // Three were asked, two of them answered.
    expect(current).toMatchObject({ numerator: 2, n: 3 });
    expect(tallies(current)).toMatchObject({ 'not asked': 2 });
  });

  it('takes all rows, and filters', async () => {
    const all = await evaluated({ kpi: { measure: { kind: 'response_rate', answered: 'rating' } }, rows });
    expect(all.current).toMatchObject({ numerator: 3, n: 5 });
    const high = await evaluated({
      kpi: { measure: { kind: 'response_rate', answered: { rating: ['5', '4'] } } },
      rows,
    });
    expect(high.current).toMatchObject({ numerator: 2, n: 5 });
  });
});

describe('reopen', () => {
  it('takes cases reopened at all over cases', async () => {
    const rows = created({ r: 0 }, { r: 1 }, { r: 3 }, { r: 0 }, {}, { r: garbled });
    const { current } = await evaluated({ kpi: { measure: { kind: 'reopen', reopens: 'r' } }, rows });
    // 1 and 3 of four with a number.
    expect(current).toMatchObject({ value: 50, numerator: 2, n: 4 });
    expect(tallies(current)).toMatchObject({ 'nothing under "r"': 1, 'can\'t read "r"': 1 });
  });

  it('takes a yes or no, of what is finished', async () => {
    const rows = [
      { done: '2026-07-01', again: true },
      { done: '2026-07-02', again: false },
      { done: '2026-07-03', again: false },
      { done: '2026-07-03' },
      { again: true },
    ];
    const measure = { kind: 'reopen', reopened: 'again', finished: 'done' } as const;
    const { current, anchor } = await evaluated({ kpi: { measure }, rows });
    expect(anchor).toBe('done');
    expect(current).toMatchObject({ numerator: 1, n: 3 });
    expect(tallies(current)).toMatchObject({ 'nothing under "again"': 1 });
  });
});

describe('weight', () => {
  const rows = created(
    { rating: 4.5, answers: 12, team: 'a' },
    { rating: 3, answers: 4, team: 'b' },
    { rating: 5, team: 'a' },
    { rating: 5, answers: garbled, team: 'a' },
    { rating: 5, answers: -1, team: 'a' },
    { answers: 9, team: 'b' },
    { rating: 2, answers: 0, team: 'b' },
  );

  it('weighs a mean', async () => {
    const { current, definition } = await evaluated({
      kpi: { measure: { kind: 'mean', column: 'rating', weight: 'answers' } },
      rows,
    });
    // (12 · 4.5 + 4 · 3 + 0 · 2) / 16 = 66 / 16.
    expect(current).toMatchObject({ value: 4.125, n: 16 });
    expect(tallies(current)).toEqual({
      'rows with a number': 16,
      'nothing under "rating"': 1,
      'no weight: nothing under "answers"': 1,
      'can\'t read "answers"': 1,
      'below zero under "answers"': 1,
    });
    expect(definition).toContain('each row counted as often as "answers" says');
  });

  it('weighs shares, whole and by group', async () => {
    const { current, breakdowns } = await evaluated({
      kpi: { measure: { kind: 'csat', column: 'rating', weight: 'answers' }, by: ['team'] },
      rows,
    });
    // Satisfied: 12 of 16 answers.
    expect(current).toMatchObject({ value: 75, numerator: 12, n: 16 });
    expect(breakdowns[0]!.groups.map(({ label, numerator, n }) => [label, numerator, n])).toEqual([
      ['a', 12, 12],
      ['b', 0, 4],
    ]);
  });

  it('gives no interval: how far the answers behind an aggregate lie apart is not known', async () => {
    const csat = { kind: 'csat', column: 'rating' } as const;
    const interval = async (measure: MeasureSpec, stat?: string) =>
      (await evaluated({ kpi: { measure, stat }, rows })).current.interval;
    expect(await interval(csat)).not.toBeNull();
    expect(await interval({ ...csat, weight: 'answers' })).toBeNull();
    expect(await interval({ ...csat, weight: 'answers' }, 'mean')).toBeNull();
  });

  it('gives no median of aggregates', async () => {
    const measure = { kind: 'answer_speed', wait: 'w', answered: 'a', weight: 'calls' } as const;
    await expect(evaluated({ kpi: { measure, stat: 'median' }, rows: [] })).rejects.toThrow(/median/);
  });

  it('is the same as writing every row as often as its weight says', async () => {
    const row = fc.record({
      rating: fc.oneof(fc.integer({ min: 0, max: 7 }), fc.constant(null), fc.constant(garbled)),
      w: fc.integer({ min: 0, max: 4 }),
      answered: fc.oneof(fc.boolean(), fc.constant(null)),
      wait: fc.integer({ min: -1, max: 60 }),
    });
    const kinds = [
      { kind: 'mean', column: 'rating' },
      { kind: 'share', good: { rating: '5' } },
      { kind: 'csat', column: 'rating' },
      { kind: 'nps', column: 'rating' },
      { kind: 'ces', column: 'rating' },
      { kind: 'response_rate', answered: 'rating' },
      { kind: 'service_level', wait: 'wait', within: '20s', answered: 'answered' },
      { kind: 'answer_speed', wait: 'wait', answered: 'answered' },
      { kind: 'abandonment', wait: 'wait', short_abandon: '5s', answered: 'answered' },
      { kind: 'first_contact', replies: 'rating' },
      { kind: 'reopen', reopens: 'rating' },
    ] as MeasureSpec[];
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 15 }),
        fc.constantFrom(...kinds),
        async (rows, measure) => {
          const written = rows.flatMap(row => Array.from({ length: row.w }, () => row));
          const weighted = { ...measure, weight: 'w' } as MeasureSpec;
          const one = (await evaluated({ kpi: { measure: weighted }, rows: created(...rows) })).current;
          const other = (
            await evaluated({
              kpi: { measure },
              rows: created(...written),
              source: { complete: { from: '2026-01-01', to: '2026-12-31' } },
            })
          ).current;
          expect(one.n).toBe(other.n);
          expect(one.numerator).toBe(other.numerator);
          expect(one.outcomes).toEqual(other.outcomes);
          if (other.value === null) expect(one.value).toBeNull();
          else expect(one.value).toBeCloseTo(other.value, 9);
        },
      ),
    );
  });
});
