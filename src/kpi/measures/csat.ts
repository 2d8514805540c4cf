import { responseGuard } from '../guards.ts';
import {
  absence,
  absent,
  aggregateOfNumbers,
  isOk,
  type Measure,
  named,
  need,
  type Reading,
  type Rows,
  type SpecOf,
} from '../measure.ts';
import { weighted } from '../weight.ts';

type Csat = SpecOf<'csat'>;

export const csat: Measure<'csat'> = weighted({
  kind: 'csat',
  summary:
    'Satisfied answers over valid answers. Satisfied are the highest scores of the scale (the top two of five, unless the plan says otherwise) or the answers that the plan names.',
  edgeCases: [
    'Who did not answer is not in the denominator; the number of rows without an answer is shown beside it.',
    'Scores outside the scale are left out and counted, never pulled to its end.',
    'Where answers are words and only `good` is named, every other answer counts as not satisfied.',
  ],
  serves: ['S3-6c', 'S0-15', 'RB20'],
  defaults: { scale: [1, 5], top: 2 },
  lacks: ({ good, scale, top }) => {
    if (good) return undefined;
    const [low = 0, high = 0] = scale ?? [];
    if (low >= high)
      return `The scale of the rating runs from ${low} to ${high}; write the lowest score first.`;
    return top! > high - low
      ? `The top ${top} scores are the whole scale from ${low} to ${high}.`
      : undefined;
  },
  stats: ({ good }) => (good ? ['share'] : ['share', 'mean']),
  aggregate: stat => (stat === 'share' ? { of: 'share' } : aggregateOfNumbers(stat)),
  traits: ({ scale }, stat) =>
    stat === 'mean'
      ? { unit: 'score', min: scale![0], max: scale![1], better: 'higher' }
      : { unit: 'percent', min: 0, max: 100, better: 'higher' },
  anchors: () => ['rated_at', 'created_at'],
  sentence: (spec, stat) =>
    stat === 'mean'
      ? `The mean of the ratings under ${named(spec.column)}, on a scale from ${spec.scale![0]} to ${spec.scale![1]}`
      : `The share of answers under ${named(spec.column)} that are ${satisfied(spec)}`,
  formula: (spec, stat) =>
    stat === 'mean'
      ? 'sum of valid ratings / valid ratings'
      : `answers that are ${satisfied(spec)} / valid answers`,
  needs: spec => [need(spec.column, spec.good ? 'text' : 'number')],
  outcomes: () => [
    { label: 'satisfied', weight: 1 },
    { label: 'not satisfied', weight: 0 },
  ],
  reasons: spec => [
    ...absence(spec.column, 'no answer'),
    spec.good ? 'another answer' : `outside the scale from ${spec.scale![0]} to ${spec.scale![1]}`,
  ],
  read: (spec, rows) => (spec.good ? readWords(spec, rows) : readScores(spec, rows)),
  guard: ({ column }, source) => responseGuard(column, source),
});

function satisfied({ good, scale, top }: Csat): string {
  if (good) return good.join(' or ');
  const high = scale![1]!;
  return top === 1 ? `${high}` : `${high - top! + 1} or more of ${high}`;
}

function readScores({ column, scale, top }: Csat, rows: Rows): Reading {
  const ratings = rows.number(column);
  const [low, high] = scale as [number, number];
  return {
    outcome: row => {
      if (!isOk(ratings, row)) return absent(ratings, row, 0);
      const rating = ratings.values[row]!;
      if (rating < low || rating > high) return -3;
      return rating > high - top! ? 0 : 1;
    },
    value: row => ratings.values[row]!,
  };
}

function readWords({ column, good, bad }: Csat, rows: Rows): Reading {
  const answers = rows.text(column);
  const goodWords = new Set(good!.map(plain));
  const badWords = bad && new Set(bad.map(plain));
  // One look per different answer, not per row.
  const known = new Map<number, number>();
  const judge = (word: string) => (goodWords.has(word) ? 0 : !badWords || badWords.has(word) ? 1 : -3);
  return {
    outcome: row => {
      if (!isOk(answers, row)) return absent(answers, row, 0);
      const code = answers.codes[row]!;
      let outcome = known.get(code);
      if (outcome === undefined) {
        outcome = judge(plain(answers.dictionary[code]!));
        known.set(code, outcome);
      }
      return outcome;
    },
  };
}

function plain(word: string): string {
  return word.trim().toLowerCase();
}
