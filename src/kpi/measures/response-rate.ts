import type { Measure, SpecOf } from '../measure.ts';
import { presenceFilters, presenceInWords, presenceNeeds, readPresence } from '../presence.ts';
import { weighted } from '../weight.ts';

type ResponseRate = SpecOf<'response_rate'>;

export const responseRate: Measure<'response_rate'> = weighted({
  kind: 'response_rate',
  summary: 'The share of those asked who answered.',
  edgeCases: [
    'Without `sent` every row was asked; with it, rows that were not asked are left out and counted.',
    'An answer counts whatever it says, even where a rating could not be used.',
    'An answer to a question that was not asked does not count.',
  ],
  serves: ['S3-6c', 'RB9'],
  stats: () => ['share'],
  aggregate: () => ({ of: 'share' }),
  traits: () => ({ unit: 'percent', min: 0, max: 100, better: 'higher' }),
  anchors: ({ sent }) => (typeof sent === 'string' ? [sent] : ['sent_at', 'created_at']),
  sentence: spec => `The share of ${asked(spec)} that are rows ${presenceInWords(spec.answered)}`,
  formula: spec => `rows ${presenceInWords(spec.answered)} / ${asked(spec)}`,
  needs: ({ sent, answered }) => [...(sent ? presenceNeeds(sent) : []), ...presenceNeeds(answered)],
  filters: ({ sent, answered }) => [...(sent ? presenceFilters(sent) : []), ...presenceFilters(answered)],
  outcomes: () => [
    { label: 'answered', weight: 1 },
    { label: 'not answered', weight: 0 },
  ],
  reasons: ({ sent }) => (sent ? ['not asked'] : []),
  read: ({ sent, answered }, rows) => {
    const wasSent = sent && readPresence(sent, rows);
    const hasAnswered = readPresence(answered, rows);
    return { outcome: row => (wasSent && !wasSent(row) ? -1 : hasAnswered(row) ? 0 : 1) };
  },
});

function asked({ sent }: ResponseRate): string {
  return sent ? `rows asked (${presenceInWords(sent)})` : 'rows';
}
