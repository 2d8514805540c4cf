import { limitInWords, limitSeconds } from '../limits.ts';
import { absence, absent, isOk, type Measure, named, need, type SpecOf } from '../measure.ts';
import { readVerdict, verdictFilters, verdictInWords, verdictNeeds, verdictReasons } from '../verdict.ts';
import { weighted } from '../weight.ts';

type ServiceLevel = SpecOf<'service_level'>;

export const serviceLevel: Measure<'service_level'> = weighted({
  kind: 'service_level',
  summary:
    'The share of calls answered within a limit. The method decides what happens to abandoned calls: they stay in the denominator (offered), leave it (answered), leave it when short (removed), or count as good when they hung up within the limit (positive).',
  edgeCases: [
    'A call answered exactly at the limit counts as within it.',
    'An answered call without a waiting time, or with a negative one, is left out and counted.',
    'An abandoned call without a waiting time counts as abandoned after the limit.',
    'With method removed and no `short_abandon`, calls abandoned within the limit itself are the short ones.',
  ],
  serves: ['S3-6d', 'S0-15'],
  defaults: { method: 'offered' },
  lacks: ({ within }) =>
    limitSeconds(within) === undefined
      ? 'The limit (`within`) is not a time; write it like 45s or 2m.'
      : undefined,
  stats: () => ['share'],
  aggregate: () => ({ of: 'share' }),
  traits: () => ({ unit: 'percent', min: 0, max: 100, better: 'higher' }),
  anchors: () => ['called_at', 'created_at'],
  sentence: spec => `The share of ${denominator(spec)} that were ${numerator(spec)}`,
  formula: spec => `${numerator(spec)} / ${denominator(spec)}`,
  needs: ({ wait, answered }) => [need(wait, 'duration'), ...verdictNeeds(answered)],
  filters: ({ answered }) => verdictFilters(answered),
  outcomes: ({ method, within }) => [
    { label: `answered within ${limitInWords(within)}`, weight: 1 },
    { label: 'answered later', weight: 0 },
    { label: 'abandoned', weight: 0 },
    ...(method === 'positive'
      ? [{ label: `abandoned within ${limitInWords(within)}`, weight: 1 as const }]
      : []),
  ],
  reasons: ({ wait, answered, method, within, short_abandon }) => [
    ...absence(wait, `answered, but nothing under ${named(wait)}`),
    `negative under ${named(wait)}`,
    method === 'removed' ? `abandoned before ${limitInWords(short_abandon ?? within)}` : 'not answered',
    ...verdictReasons(answered),
  ],
  read: ({ wait, within, answered, method, short_abandon }, rows) => {
    const waits = rows.duration(wait);
    const limit = limitSeconds(within)!;
    const short = limitSeconds(short_abandon) ?? limit;
    const verdict = readVerdict(answered, rows, 4);
    const abandoned = (row: number): number => {
      if (method === 'answered') return -4;
      const waited =
        isOk(waits, row) && waits.values[row]! >= 0 ? waits.values[row]! : Number.POSITIVE_INFINITY;
      if (method === 'removed' && waited < short) return -4;
      return method === 'positive' && waited <= limit ? 3 : 2;
    };
    return {
      outcome: row => {
        const yes = verdict(row);
        if (yes < 0) return yes;
        if (yes === 0) return abandoned(row);
        if (!isOk(waits, row)) return absent(waits, row, 0);
        if (waits.values[row]! < 0) return -3;
        return waits.values[row]! <= limit ? 0 : 1;
      },
    };
  },
});

function numerator({ wait, within, answered, method }: ServiceLevel): string {
  const good = `answered (${verdictInWords(answered)}) with ${named(wait)} within ${limitInWords(within)}`;
  return method === 'positive' ? `${good}, or abandoned within it` : good;
}

function denominator({ method, within, short_abandon }: ServiceLevel): string {
  if (method === 'answered') return 'answered calls';
  return method === 'removed'
    ? `calls not abandoned before ${limitInWords(short_abandon ?? within)}`
    : 'calls';
}
