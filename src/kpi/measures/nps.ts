import { responseGuard } from '../guards.ts';
import { absence, absent, isOk, type Measure, named, need } from '../measure.ts';
import { weighted } from '../weight.ts';

export const nps: Measure<'nps'> = weighted({
  kind: 'nps',
  summary:
    'Net promoter score: per cent of promoters (9 and 10) less per cent of detractors (0 to 6), of all valid answers. It runs from −100 to 100 points.',
  edgeCases: [
    'Only whole scores from 0 to 10 are valid; an 11 or a 7.5 is left out and counted.',
    'Who did not answer is not in the denominator.',
  ],
  serves: ['S3-6c', 'S1-10'],
  stats: () => ['score'],
  aggregate: () => ({ of: 'share' }),
  traits: () => ({ unit: 'points', min: -100, max: 100, better: 'higher' }),
  anchors: () => ['rated_at', 'created_at'],
  sentence: ({ column }) =>
    `The share of answers under ${named(column)} that are 9 or 10, less the share that are 0 to 6`,
  formula: () => '(promoters − detractors) / valid answers',
  needs: ({ column }) => [need(column, 'number')],
  outcomes: () => [
    { label: 'promoters', weight: 1 },
    { label: 'passives', weight: 0 },
    { label: 'detractors', weight: -1 },
  ],
  reasons: ({ column }) => [...absence(column, 'no answer'), 'not a whole score from 0 to 10'],
  read: ({ column }, rows) => {
    const scores = rows.number(column);
    return {
      outcome: row => {
        if (!isOk(scores, row)) return absent(scores, row, 0);
        const score = scores.values[row]!;
        if (!Number.isInteger(score) || score < 0 || score > 10) return -3;
        return score >= 9 ? 0 : score >= 7 ? 1 : 2;
      },
    };
  },
  guard: ({ column }, source) => responseGuard(column, source),
});
