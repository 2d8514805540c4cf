import { limitInWords, limitSeconds } from '../limits.ts';
import { absence, absent, isOk, type Measure, named, need, type SpecOf } from '../measure.ts';
import { readVerdict, verdictFilters, verdictInWords, verdictNeeds, verdictReasons } from '../verdict.ts';
import { weighted } from '../weight.ts';

type Abandonment = SpecOf<'abandonment'>;

export const abandonment: Measure<'abandonment'> = weighted({
  kind: 'abandonment',
  summary:
    'The share of calls that hung up before they were answered. Calls that hung up very soon can be left out as wrong numbers and second thoughts.',
  edgeCases: [
    'With `short_abandon`, a call that hung up before it is left out and counted; one that hung up exactly then counts.',
    'With `short_abandon`, a call that hung up and has no waiting time is left out and counted.',
  ],
  serves: ['S3-6d', 'S0-15'],
  lacks: ({ wait, short_abandon }) => {
    if (short_abandon === undefined) return undefined;
    if (limitSeconds(short_abandon) === undefined)
      return 'The limit (`short_abandon`) is not a time; write it like 5s.';
    return wait ? undefined : 'To leave short calls out (`short_abandon`) needs the waiting time (`wait`).';
  },
  stats: () => ['share'],
  aggregate: () => ({ of: 'share' }),
  traits: () => ({ unit: 'percent', min: 0, max: 100, better: 'lower' }),
  anchors: () => ['called_at', 'created_at'],
  sentence: spec =>
    `The share of ${population(spec)} that were not answered (${verdictInWords(spec.answered)})`,
  formula: spec => `calls that were not answered / ${population(spec)}`,
  needs: ({ answered, wait, short_abandon }) => [
    ...verdictNeeds(answered),
    ...(short_abandon === undefined ? [] : [need(wait!, 'duration')]),
  ],
  filters: ({ answered }) => verdictFilters(answered),
  outcomes: () => [
    { label: 'abandoned', weight: 1 },
    { label: 'answered', weight: 0 },
  ],
  reasons: ({ answered, wait, short_abandon }) => [
    ...verdictReasons(answered),
    ...(short_abandon === undefined
      ? []
      : [
          ...absence(wait!, `abandoned, but nothing under ${named(wait!)}`),
          `abandoned before ${limitInWords(short_abandon)}`,
        ]),
  ],
  read: ({ answered, wait, short_abandon }, rows) => {
    const verdict = readVerdict(answered, rows, 0);
    const first = verdictReasons(answered).length;
    const short = limitSeconds(short_abandon);
    const waits = short === undefined ? undefined : rows.duration(wait!);
    return {
      outcome: row => {
        const yes = verdict(row);
        if (yes !== 0) return yes < 0 ? yes : 1;
        if (!waits) return 0;
        if (!isOk(waits, row)) return absent(waits, row, first);
        return waits.values[row]! < short! ? -3 - first : 0;
      },
    };
  },
});

function population({ short_abandon }: Abandonment): string {
  return short_abandon === undefined ? 'calls' : `calls not abandoned before ${limitInWords(short_abandon)}`;
}
