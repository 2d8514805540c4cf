import { limitInWords, limitSeconds } from '../limits.ts';
import { absence, absent, isOk, type Measure, named, need, type SpecOf } from '../measure.ts';

type Repeat = SpecOf<'repeat'>;

export const repeat: Measure<'repeat'> = {
  kind: 'repeat',
  summary:
    'The share of contacts that follow another about the same: one with the same values in the columns of `same`, at most `within` earlier.',
  edgeCases: [
    'The earlier contact may lie in the period before, in another file and in another group of a breakdown; it has to pass the `where` of the KPI.',
    'A third contact is a repeat of the second: it counts as well.',
    'Contacts of the same instant, or of the same day where one has no time, are one occasion: neither repeats the other.',
    'Where dates have no time, `within` counts whole days between the calendar dates.',
    'At the beginning of an export earlier contacts are missing, so the share of its first days is too low.',
    'Values are compared by their text as exported, without outer spaces; a row without one of them is left out and counted.',
  ],
  serves: ['S3-6d'],
  lacks: ({ within }) =>
    limitSeconds(within) === undefined
      ? 'The time (`within`) is not one; write it like 7d or 24h.'
      : undefined,
  stats: () => ['share'],
  aggregate: () => ({ of: 'share' }),
  traits: () => ({ unit: 'percent', min: 0, max: 100, better: 'lower' }),
  needsDate: true,
  anchors: () => ['created_at'],
  sentence: spec =>
    `The share of rows that come at most ${limitInWords(spec.within)} after another with the same ${columns(spec)}`,
  formula: spec =>
    `rows at most ${limitInWords(spec.within)} after another with the same ${columns(spec)} / rows`,
  needs: ({ same }) => same.map(name => need(name, 'text')),
  outcomes: () => [
    { label: 'repeats', weight: 1 },
    { label: 'not repeats', weight: 0 },
  ],
  reasons: ({ same }) => same.flatMap(name => absence(name)),
  read: ({ same, within }, rows) => {
    const texts = same.map(name => rows.text(name));
    return {
      outcome: row => {
        const lacking = texts.findIndex(column => !isOk(column, row));
        return lacking < 0 ? 1 : absent(texts[lacking]!, row, 2 * lacking);
      },
      follows: {
        within: limitSeconds(within)!,
        outcome: 0,
        key: row => texts.map(({ codes }) => codes[row]!).join(' '),
      },
    };
  },
};

function columns({ same }: Repeat): string {
  return same.map(named).join(' and ');
}
