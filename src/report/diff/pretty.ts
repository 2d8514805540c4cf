/** Two reports compared, for a terminal. */
import { visible } from '../../diagnostic/visible.ts';
import { unbroken } from '../numbers.ts';
import { wrap } from '../terminal-text.ts';
import type { Comparison, KpiChange } from './compare.ts';
import { sameBasis, told } from './told.ts';
import { causesText, detailWords, differenceWords, figureWords, readsOtherwise } from './words.ts';

const widest = 110;

export function pretty(comparison: Comparison, width: number): string {
  const columns = Math.min(Math.max(width, 40), widest);
  const paragraph = (text: string, indent = 0) =>
    wrap(unbroken(visible(text)), columns - indent).map(
      line => ' '.repeat(indent) + line.replaceAll('\u00a0', ' '),
    );
  const { first, second, basis, kpis, contacts, missing, same } = told(comparison);
  const entries = (changed: readonly KpiChange[]) =>
    changed.flatMap(kpi => ['', ...kpiLines(kpi).flatMap(([text, indent]) => paragraph(text, indent))]);
  const lines = [
    ...paragraph(`First:  ${first}`),
    ...paragraph(`Second: ${second}`),
    '',
    ...(basis.length ? basis : [sameBasis]).flatMap(words => paragraph(words)),
    ...entries(kpis),
    ...(contacts.length ? ['', 'Contacts', ...entries(contacts)] : []),
    '',
    ...[...missing, ...same].flatMap(words => paragraph(words)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function kpiLines(kpi: KpiChange): [string, number][] {
  const { name, before, after } = kpi;
  if (!before || !after) {
    const only = (after ?? before)!;
    return [
      [name, 0],
      [`${after ? 'New: the first does not have it' : 'Not in the second'}. ${figureWords(only, null)}.`, 2],
    ];
  }
  const difference = differenceWords(kpi);
  const figures = `${figureWords(before, after)} → ${figureWords(after, before)}${difference && `, ${difference}`}`;
  const why = readsOtherwise(kpi) ? causesText(kpi) : '';
  const same = `${figureWords(after, before)}, the same figure`;
  const sentence = `${kpi.differs ? figures : same}${why && `: ${why}`}`;
  return [[name, 0], [sentence, 2], ...detailWords(kpi).map((words): [string, number] => [words, 2])];
}
