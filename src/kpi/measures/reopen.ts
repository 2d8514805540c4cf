import { absence, absent, isOk, type Measure, named, need, type Rows, type SpecOf } from '../measure.ts';
import { readVerdict, verdictFilters, verdictInWords, verdictNeeds, verdictReasons } from '../verdict.ts';
import { weighted } from '../weight.ts';

type Reopen = SpecOf<'reopen'>;

export const reopen: Measure<'reopen'> = weighted({
  kind: 'reopen',
  summary:
    'The share that was opened again after it was finished. A case counts once, however often it was reopened.',
  edgeCases: [
    'With `finished`, rows without a date of resolution are left out and counted.',
    'A row without a number of reopenings is left out and counted: nothing is not zero.',
    'What is finished late in a period has had little time to be reopened: the number rises as exports are made later.',
  ],
  serves: ['S3-6d'],
  lacks: ({ reopens, reopened }) =>
    (reopens === undefined) === (reopened === undefined)
      ? 'Reopening needs either the number of reopenings (`reopens`) or what says that it was reopened (`reopened`).'
      : undefined,
  stats: () => ['share'],
  aggregate: () => ({ of: 'share' }),
  traits: () => ({ unit: 'percent', min: 0, max: 100, better: 'lower' }),
  anchors: ({ finished }) => (finished ? [finished] : ['closed_at', 'created_at']),
  sentence: spec => `The share of ${population(spec)} ${condition(spec)}`,
  formula: spec => `${population(spec)} ${condition(spec)} / ${population(spec)}`,
  needs: ({ reopens, reopened, finished }) => [
    ...(finished ? [need(finished, 'instant')] : []),
    ...(reopens ? [need(reopens, 'number')] : verdictNeeds(reopened!)),
  ],
  filters: ({ reopened }) => (reopened ? verdictFilters(reopened) : []),
  outcomes: () => [
    { label: 'reopened', weight: 1 },
    { label: 'not reopened', weight: 0 },
  ],
  reasons: ({ reopens, reopened, finished }) => [
    ...(finished ? absence(finished, `not finished: nothing under ${named(finished)}`) : []),
    ...(reopens ? absence(reopens) : verdictReasons(reopened!)),
  ],
  read: (spec, rows) => {
    const finished = spec.finished ? rows.instant(spec.finished) : undefined;
    const judge = judgeOf(spec, rows, finished ? 2 : 0);
    return { outcome: row => (finished && !isOk(finished, row) ? absent(finished, row, 0) : judge(row)) };
  },
});

function population({ finished }: Reopen): string {
  return finished ? `rows with a date under ${named(finished)}` : 'rows';
}

function condition({ reopens, reopened }: Reopen): string {
  return reopens ? `with more than 0 under ${named(reopens)}` : `where ${verdictInWords(reopened!)}`;
}

function judgeOf({ reopens, reopened }: Reopen, rows: Rows, first: number): (row: number) => number {
  if (reopens) {
    const numbers = rows.number(reopens);
    return row => (!isOk(numbers, row) ? absent(numbers, row, first) : numbers.values[row]! > 0 ? 0 : 1);
  }
  const verdict = readVerdict(reopened!, rows, first);
  return row => {
    const yes = verdict(row);
    return yes < 0 ? yes : 1 - yes;
  };
}
