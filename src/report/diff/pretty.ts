/** Two reports compared, for a terminal. */
import { visible } from '../../diagnostic/visible.ts';
import { unbroken } from '../numbers.ts';
import { wrap } from '../terminal-text.ts';
import type { Comparison, KpiChange } from './compare.ts';
import {
  basisWords,
  causesText,
  detailWords,
  differenceWords,
  figureWords,
  isChanged,
  readsOtherwise,
  reportWords,
  sameWords,
  untold,
  untoldContacts,
} from './words.ts';

const widest = 110;

export function pretty(comparison: Comparison, width: number): string {
  const columns = Math.min(Math.max(width, 40), widest);
  const paragraph = (text: string, indent = 0) =>
    wrap(unbroken(visible(text)), columns - indent).map(
      line => ' '.repeat(indent) + line.replaceAll('\u00a0', ' '),
    );
  const basis = basisWords(comparison);
  const entries = (all: readonly KpiChange[] | null) =>
    (all ?? [])
      .filter(isChanged)
      .flatMap(kpi => ['', ...kpiLines(kpi).flatMap(([text, indent]) => paragraph(text, indent))]);
  const contacts = entries(comparison.contacts);
  const ends = [untold(comparison), untoldContacts(comparison), ...sameWords(comparison)].filter(Boolean);
  const lines = [
    ...paragraph(`First:  ${reportWords(comparison.before)}`),
    ...paragraph(`Second: ${reportWords(comparison.after)}`),
    '',
    ...(basis.length ? basis : ['Both were made of the same plan and the same files.']).flatMap(words =>
      paragraph(words),
    ),
    ...entries(comparison.kpis),
    ...(contacts.length ? ['', 'Contacts', ...contacts] : []),
    '',
    ...ends.flatMap(words => paragraph(words)),
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
