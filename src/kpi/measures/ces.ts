import { responseGuard } from '../guards.ts';
import {
  absence,
  absent,
  aggregateOfNumbers,
  isOk,
  type Measure,
  named,
  need,
  type SpecOf,
} from '../measure.ts';
import { weighted } from '../weight.ts';

type Ces = SpecOf<'ces'>;

export const ces: Measure<'ces'> = weighted({
  kind: 'ces',
  summary:
    'Customer effort score: the mean of the answers to how easy it was. The share that found it easy (the answers on the easy side of the middle of the scale) is its other statistic.',
  edgeCases: [
    'Scales differ in which end means little effort; `easy_is` says it, and with it which way the mean is better.',
    'An answer in the very middle of the scale is not easy.',
    'Scores outside the scale are left out and counted, never pulled to its end.',
    'Who did not answer is not in the denominator.',
  ],
  serves: ['S3-6c'],
  defaults: { scale: [1, 7], easy_is: 'high' },
  lacks: ({ scale }) => {
    const [low = 0, high = 0] = scale ?? [];
    return low < high
      ? undefined
      : `The scale of the score runs from ${low} to ${high}; write the lowest score first.`;
  },
  stats: () => ['mean', 'share', 'median', 'p'],
  aggregate: stat => (stat === 'share' ? { of: 'share' } : aggregateOfNumbers(stat)),
  traits: ({ scale, easy_is }, stat) =>
    stat === 'share'
      ? { unit: 'percent', min: 0, max: 100, better: 'higher' }
      : { unit: 'score', min: scale![0], max: scale![1], better: easy_is === 'low' ? 'lower' : 'higher' },
  anchors: () => ['rated_at', 'created_at'],
  sentence: (spec, stat) =>
    stat === 'share'
      ? `The share of answers under ${named(spec.column)} that are ${easy(spec)}`
      : `The ${stat} of the answers under ${named(spec.column)}, on a scale from ${spec.scale![0]} to ${spec.scale![1]} where ${spec.easy_is} is easy`,
  formula: (spec, stat) =>
    stat === 'share'
      ? `answers that are ${easy(spec)} / valid answers`
      : stat === 'mean'
        ? 'sum of valid answers / valid answers'
        : `${stat} of valid answers`,
  needs: ({ column }) => [need(column, 'number')],
  outcomes: () => [
    { label: 'easy', weight: 1 },
    { label: 'not easy', weight: 0 },
  ],
  reasons: ({ column, scale }) => [
    ...absence(column, 'no answer'),
    `outside the scale from ${scale![0]} to ${scale![1]}`,
  ],
  read: (spec, rows) => {
    const scores = rows.number(spec.column);
    const [low, high] = spec.scale as [number, number];
    const half = middle(spec);
    return {
      outcome: row => {
        if (!isOk(scores, row)) return absent(scores, row, 0);
        const score = scores.values[row]!;
        if (score < low || score > high) return -3;
        return (spec.easy_is === 'low' ? score < half : score > half) ? 0 : 1;
      },
      value: row => scores.values[row]!,
    };
  },
  guard: ({ column }, source) => responseGuard(column, source),
});

function middle({ scale }: Ces): number {
  return (scale![0]! + scale![1]!) / 2;
}

function easy(spec: Ces): string {
  return `${spec.easy_is === 'low' ? 'below' : 'above'} ${middle(spec)}`;
}
