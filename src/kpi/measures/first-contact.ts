import { absence, absent, isOk, type Measure, named, need, type Rows, type SpecOf } from '../measure.ts';
import { readVerdict, verdictFilters, verdictInWords, verdictNeeds, verdictReasons } from '../verdict.ts';
import { weighted } from '../weight.ts';

type FirstContact = SpecOf<'first_contact'>;

export const firstContact: Measure<'first_contact'> = weighted({
  kind: 'first_contact',
  summary:
    'The share resolved at the first contact: at most one reply to the customer and no reopening, or as the customer or the export says.',
  edgeCases: [
    'With `finished`, rows without a date of resolution are left out and counted.',
    'A row without a number of replies or of reopenings is left out and counted: nothing is not zero.',
  ],
  serves: ['S3-6d'],
  lacks: ({ replies, resolved }) =>
    replies || resolved
      ? undefined
      : 'First contact resolution needs the number of replies (`replies`), or what says that it was resolved (`resolved`).',
  stats: () => ['share'],
  aggregate: () => ({ of: 'share' }),
  traits: () => ({ unit: 'percent', min: 0, max: 100, better: 'higher' }),
  anchors: ({ finished }) => (finished ? [finished] : ['created_at']),
  sentence: spec => `The share of ${population(spec)} ${condition(spec)}`,
  formula: spec => `${population(spec)} ${condition(spec)} / ${population(spec)}`,
  needs: ({ replies, reopens, finished, resolved }) => [
    ...(finished ? [need(finished, 'instant')] : []),
    ...(resolved
      ? verdictNeeds(resolved)
      : [need(replies!, 'number'), ...(reopens ? [need(reopens, 'number')] : [])]),
  ],
  filters: ({ resolved }) => (resolved ? verdictFilters(resolved) : []),
  outcomes: () => [
    { label: 'resolved at the first contact', weight: 1 },
    { label: 'not resolved at the first contact', weight: 0 },
  ],
  reasons: ({ replies, reopens, finished, resolved }) => [
    ...(finished ? absence(finished, `not finished: nothing under ${named(finished)}`) : []),
    ...(resolved ? verdictReasons(resolved) : [...absence(replies!), ...(reopens ? absence(reopens) : [])]),
  ],
  read: (spec, rows) => {
    const first = spec.finished ? 2 : 0;
    const judge = spec.resolved ? readResolved(spec, rows, first) : readReplies(spec, rows, first);
    const finished = spec.finished ? rows.instant(spec.finished) : undefined;
    return { outcome: row => (finished && !isOk(finished, row) ? absent(finished, row, 0) : judge(row)) };
  },
});

function population({ finished }: FirstContact): string {
  return finished ? `rows with a date under ${named(finished)}` : 'rows';
}

function condition({ replies, reopens, resolved }: FirstContact): string {
  if (resolved) return `where ${verdictInWords(resolved)}`;
  return `with at most one under ${named(replies!)}${reopens ? ` and 0 under ${named(reopens)}` : ''}`;
}

function readResolved({ resolved }: FirstContact, rows: Rows, first: number): (row: number) => number {
  const verdict = readVerdict(resolved!, rows, first);
  return row => {
    const yes = verdict(row);
    return yes < 0 ? yes : 1 - yes;
  };
}

function readReplies(spec: FirstContact, rows: Rows, first: number): (row: number) => number {
  const replies = rows.number(spec.replies!);
  const reopens = spec.reopens ? rows.number(spec.reopens) : undefined;
  return row => {
    if (!isOk(replies, row)) return absent(replies, row, first);
    if (reopens && !isOk(reopens, row)) return absent(reopens, row, first + 2);
    return replies.values[row]! <= 1 && (!reopens || reopens.values[row] === 0) ? 0 : 1;
  };
}
