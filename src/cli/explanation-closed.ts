/** What a closed period adds to an explanation: the figure that was reported, and whether it still holds. */
import type { ClosedFigure } from '../kpi/explain/closed-figure.ts';
import type { Explanation } from '../kpi/explain/explain.ts';
import { basisText, cellText } from '../report/cells.ts';
import { tallyWords } from '../report/method-words.ts';
import { formatDate } from '../report/numbers.ts';
import { closedBeforeWords, restatedRows } from '../report/restated.ts';

/** Labels and texts beside the facts of the definition; none where the period was not closed. */
export function closedFacts({ result, closed }: Explanation): [string, string][] {
  if (!closed) return [];
  const { row, path } = closed;
  const before = closedBeforeWords(result.current, result.shownIn);
  const facts: [string, string][] = [
    [
      row.origin === 'imported' ? 'Imported' : 'Closed',
      `on ${formatDate(row.asOf)}${figureWords(closed, result)}, in ${path}${comparison(closed, result)}`,
    ],
    ['', row.note && !before.length ? `(${row.note})` : ''],
    ...before.map((words): [string, string] => ['', `before as ${words}`]),
  ];
  const { recorded, coverage } = result.current;
  return recorded || coverage === 'none' ? [...facts, ...recordFacts(closed)] : facts;
}

/** What is known of a figure without the rows that it was made of. */
function recordFacts({ row, differs }: ClosedFigure): [string, string][] {
  const hashes = row.sources.map(({ id, sha256 }) => `${id} SHA-256 ${sha256.join(', ')}`);
  return [
    ['Counted', tallyWords(row.outcomes)],
    ['Left out', row.small === 'withheld' ? '' : tallyWords(row.leftOut) || 'nothing'],
    ['Made of', row.origin === 'computed' ? hashes.join('; ') : `no export: ${row.origin}`],
    ['By definition', differs.definition ? `SHA-256 ${row.definition}` : ''],
    ['Under scope', row.scope ? `SHA-256 ${row.scope}` : ''],
  ];
}

/** In place of rows, where the figure is one of a closed period. */
export function withoutRows({ result }: Explanation): string | undefined {
  return result.current.recorded
    ? 'Its rows are not here: to see them, bring the export that covers the period (--source or --exports).'
    : undefined;
}

function figureWords({ row, differs }: ClosedFigure, { shownIn }: Explanation['result']): string {
  const value = cellText(row, { unit: row.unit, shownIn });
  const basis = row.n === null ? '' : ` (${basisText(row)})`;
  return ` as ${value}${basis}${differs.statistic ? `, ${row.stat}` : ''}`;
}

function comparison({ row, differs, restated }: ClosedFigure, result: Explanation['result']): string {
  const { current, stat } = result;
  if (current.recorded || current.small === 'withheld' || row.small === 'withheld') return '';
  if (differs.statistic) return `; ${row.stat} and ${stat} can't be compared`;
  const other = [
    differs.definition ? 'by another definition' : '',
    differs.scope ? "under another filter of the plan's own" : '',
  ].filter(Boolean);
  const how = other.length ? `, ${other.join(', ')}` : '';
  if (restated) {
    const [{ now, cause }] = restatedRows({ restatements: [restated], shownIn: result.shownIn }) as [
      ReturnType<typeof restatedRows>[number],
    ];
    return `; now ${now}: ${cause}`;
  }
  return current.value === null || row.value === null ? how : `; the same as now${how}`;
}
