/** How often a finding is heard again, and what those say who were asked again. */
import { none } from './cells.ts';
import type { AskedAgain, FindingRow, Heard } from './findings.ts';
import { count, decimal, formatDate } from './numbers.ts';
import { verdictWords } from './statistics-words.ts';

/** `11 of 164 rows of survey (6.7 %), no detectable change since the quarter before`. */
export function heardWords({ said, of, withheld, source, change, period }: Heard): string {
  if (withheld) return `withheld: fewer than ten rows of ${source} say it, or would give such a few away`;
  if (said === null) return none;
  const figure = of ? `${count(said)} of ${count(of)}` : count(said);
  const share = of ? ` (${decimal((100 * said) / of, 1)} %)` : '';
  const verdict = change ? verdictWords(change.verdict) : '';
  const since = verdict && `, ${verdict} since the ${period.kind} before`;
  return `${figure} rows of ${source}${share}${since}`;
}

/** The shares over time, for a sparkline: counts alone would follow how many were asked. */
export function heardSeries({ counts }: Heard): (number | null)[] {
  return counts.map(({ said, of }) => (said === null || !of ? null : (100 * said) / of));
}

/** `3, 5, 2 of 40, 61, 38`, oldest first. */
export function heardCounts({ counts }: Heard): string {
  const list = (figures: readonly (number | null)[]) =>
    figures.map(n => (n === null ? none : count(n))).join(', ');
  return `${list(counts.map(({ said }) => said))} of ${list(counts.map(({ of }) => of))}`;
}

/** `Asked again (the same people), 2 Mar 2027: 118 better, 61 the same, 33 worse`. */
export function againWords({ study, date, samePeople, better, same, worse }: AskedAgain): string {
  const who = samePeople ? 'the same people' : 'the same questions';
  const when = date ? `, ${formatDate(date)}` : '';
  return `Asked again (${who}), ${study}${when}: ${count(better)} better, ${count(same)} the same, ${count(worse)} worse`;
}

/** `surprise, quick win`; empty for most. */
export function findingMarks({ surprise, quickWin }: FindingRow): string {
  return [surprise && 'surprise', quickWin && 'quick win'].filter(Boolean).join(', ');
}
