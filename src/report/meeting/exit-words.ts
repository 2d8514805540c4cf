/** Exit rules in words. */
import type { ExitRule } from '../../kpi/exit-rules.ts';
import { boundsWords } from '../cells.ts';
import { formatValue } from '../numbers.ts';
import { shortLabel } from '../statistics-words.ts';

/**
 * `Requests closed by their promised date at most 70.0 % for 2 periods in a row; FY26-Q2 69.1 %, FY26-Q3 64.7 %`; the
 * plan's own words where the rule is a sentence.
 */
export function exitWords({ words, kpi, bounds, hold, periods }: ExitRule): string {
  if (words !== null) return words;
  if (!kpi || !bounds) return 'no figure can tell';
  const row = hold > 1 ? ` for ${hold} periods in a row` : '';
  const figures = periods.map(
    ({ period, value }) => `${shortLabel(period)} ${value === null ? 'no figure' : formatValue(value, kpi)}`,
  );
  const rule = `${kpi.name} ${boundsWords(bounds, kpi)}${row}`;
  return [rule, figures.join(', ') || 'no whole period yet'].join('; ');
}

/** `reached`, `not reached, 1 of 2`; what a reader has to judge is theirs. */
export function exitState({ state, inARow, hold }: ExitRule): string {
  switch (state) {
    case 'reached':
      return 'reached';
    case 'not-reached':
      return inARow ? `not reached, ${inARow} of ${hold}` : 'not reached';
    case 'not-judged':
      return 'not judged yet';
    case 'in-words':
      return 'for the meeting to judge';
  }
}
