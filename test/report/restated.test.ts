import { describe, expect, test } from 'vitest';
import { closedBeforeWords, restatedRows, restatedSentence } from '../../src/report/restated.ts';
import * as make from './fixture.ts';
import { quarter } from './fixture.ts';

const restated = (
  before: { value: number; numerator?: number; n: number | null },
  after: { value: number; numerator?: number; n: number | null },
  unit: 'seconds' | 'percent' = 'seconds',
) => ({
  shownIn: null,
  restatements: [
    {
      of: 'figure' as const,
      period: quarter,
      goal: null,
      reportedOn: '2026-10-05',
      causes: ['data' as const],
      asReported: { numerator: null, ...before, unit },
      now: { numerator: null, ...after, unit },
    },
  ],
});

test.each([
  [
    { value: 108_000, n: 497 },
    { value: 108_000, n: 496 },
    'seconds',
    'the same value from 496 rows instead of 497',
  ],
  [
    { value: 108_000, n: 497 },
    { value: 108_060, n: 496 },
    'seconds',
    'a value that reads the same from 496 rows instead of 497',
  ],
  [{ value: 108_000, n: 497 }, { value: 108_060, n: 497 }, 'seconds', 'a value that reads the same'],
  [
    { value: 75, numerator: 180, n: 240 },
    { value: 75, numerator: 90, n: 120 },
    'percent',
    'the same value from 90 of 120 instead of 180 of 240',
  ],
  [
    { value: 75, numerator: 180, n: 240 },
    { value: 76.25, numerator: 183, n: 240 },
    'percent',
    '76.3 % (183 of 240)',
  ],
] as const)('%j, now %j', (before, after, unit, now) => {
  expect(restatedRows(restated(before, after, unit))[0]!.now.replaceAll('\u00a0', ' ')).toBe(now);
});

test('what reads the same says what differs in the sentence as well', () => {
  expect(
    restatedSentence(restated({ value: 108_000, n: 497 }, { value: 108_000, n: 496 })).replaceAll(
      '\u00a0',
      ' ',
    ),
  ).toMatch(
    /was reported as 1 d 6 h \(497\), now the same value from 496 rows instead of 497: the exports have changed\.$/,
  );
});

describe('closed before', () => {
  const figure = (value: number, n: number) => ({ value, numerator: null, n, small: null });
  const earlier = (value: number, n: number, asOf: string) => ({
    ...figure(value, n),
    unit: 'seconds' as const,
    stat: null,
    asOf,
    again: { asOf: '2026-10-09', note: 'Late rows' },
  });
  const words = (...closedBefore: ReturnType<typeof earlier>[]) =>
    closedBeforeWords(make.at(quarter, make.cell(7200, { n: 512 }), { closedBefore }), null);

  test('is said of a figure that the next closing changed', () =>
    expect(words(earlier(3600, 500, '2026-10-05'))).toEqual([
      '1 h (500) on 5 Oct 2026; closed again on 9 Oct 2026 because: Late rows.',
    ]));

  test('and of none that reads as before', () => expect(words(earlier(7200, 512, '2026-10-05'))).toEqual([]));

  test('each closing is held against the next', () =>
    expect(
      words(
        earlier(7200, 512, '2026-10-01'),
        earlier(3600, 512, '2026-10-02'),
        earlier(7200, 512, '2026-10-03'),
      ),
    ).toHaveLength(2));
});
