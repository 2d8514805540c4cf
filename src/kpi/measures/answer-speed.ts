import {
  absence,
  absent,
  aggregateOfNumbers,
  isOk,
  type Measure,
  named,
  need,
  statInWords,
} from '../measure.ts';
import { readVerdict, verdictFilters, verdictInWords, verdictNeeds, verdictReasons } from '../verdict.ts';
import { weighted } from '../weight.ts';

export const answerSpeed: Measure<'answer_speed'> = weighted({
  kind: 'answer_speed',
  summary: 'How long answered calls waited: the average speed of answer, or another statistic of the wait.',
  edgeCases: [
    'Calls that were not answered are left out and counted.',
    'Answered calls without a waiting time, or with a negative one, are left out and counted.',
  ],
  serves: ['S3-6d', 'S0-15'],
  stats: () => ['mean', 'median', 'p'],
  aggregate: aggregateOfNumbers,
  traits: () => ({ unit: 'seconds', min: 0, better: 'lower' }),
  anchors: () => ['called_at', 'created_at'],
  sentence: ({ wait, answered }, stat) =>
    `${statInWords(stat).replace('the', 'The')} of ${named(wait)} over answered calls (${verdictInWords(answered)})`,
  formula: ({ wait }, stat) =>
    stat === 'mean'
      ? `sum of ${named(wait)} / answered calls`
      : `${stat} of ${named(wait)} over answered calls`,
  needs: ({ wait, answered }) => [need(wait, 'duration'), ...verdictNeeds(answered)],
  filters: ({ answered }) => verdictFilters(answered),
  outcomes: () => [{ label: 'answered', weight: 1 }],
  reasons: ({ wait, answered }) => [
    'not answered',
    ...absence(wait, `answered, but nothing under ${named(wait)}`),
    `negative under ${named(wait)}`,
    ...verdictReasons(answered),
  ],
  read: ({ wait, answered }, rows) => {
    const waits = rows.duration(wait);
    const verdict = readVerdict(answered, rows, 4);
    return {
      outcome: row => {
        const yes = verdict(row);
        if (yes < 1) return yes === 0 ? -1 : yes;
        if (!isOk(waits, row)) return absent(waits, row, 1);
        return waits.values[row]! < 0 ? -4 : 0;
      },
      value: row => waits.values[row]!,
    };
  },
});
