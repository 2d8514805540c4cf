import { dayBefore } from '../../../plan/period.ts';
import { statusFigure } from '../../cells.ts';
import { errorWords } from '../../method-words.ts';
import type { ReportModel } from '../../model.ts';
import { type InitiativeWords, initiativesTitle, pageOneWords } from '../../page-one-words.ts';
import type { Line } from '../../promise-lines.ts';
import { headline, healthTitle, provisionalWords, unitLine } from '../../sentences.ts';
import { count, date, figure, type Sheet, type SheetCell } from '../sheet.ts';
import { statusText } from '../status-text.ts';

/** What the meeting begins with, one part below the other. */
export function pageOne(model: ReportModel): Sheet {
  const { header, pageOne: page, method } = model;
  const words = pageOneWords(model);
  const rows: SheetCell[][] = [
    [{ strong: headline(header) }],
    [unitLine(header)],
    ['Period', header.period.label],
    ['From', date(header.period.start)],
    ['To', date(dayBefore(header.period.end))],
    ['As of', date(header.asOf)],
    ...[
      page.firstResults,
      header.provisional && provisionalWords(header.period, header.asOf),
      errorWords(method),
    ].flatMap(words => (words ? [[{ strong: words }]] : [])),
    ...healthRows(model),
    ...list(words.followUpsTitle, words.followUps),
    [],
    ['Where we stand', 'Value', 'Status', 'In words'].map(strong => ({ strong })),
    ...page.kpis.map(kpi => [
      kpi.name,
      figure(statusFigure(kpi).cell, statusFigure(kpi).scale),
      statusText(kpi.status),
      [kpi.sentence, kpi.note, kpi.comment && `“${kpi.comment}”`].filter(Boolean).join(' '),
    ]),
    ...(page.moreKpis ? [[`${page.moreKpis} more in the scorecard`]] : []),
    ...list('Asked of this meeting', words.asks),
    ...list('Promised to us', words.grants),
    ...initiativeRows(words.initiatives),
    ...(words.alsoGranted
      ? [['Granted at earlier reviews, for no initiative', null, null, words.alsoGranted]]
      : []),
    ...(page.nextReviews.length ? [[], [{ strong: 'Next reviews' }], page.nextReviews.map(date)] : []),
    [],
    [`Made by csplan ${header.version}`, header.planPath],
    ['Fingerprint of the plan (SHA-256)', header.fingerprint],
  ];
  return { name: 'Page one', widths: [44, 20, 18, 100, 40, 40, 40], frozenRows: 0, rows };
}

function healthRows({ annual, pageOne: { health } }: ReportModel): SheetCell[][] {
  if (!health.length) return [];
  const heading = [healthTitle(annual), 'Good', 'Of'].map(strong => ({ strong }));
  return [
    [],
    heading,
    ...health.map(({ label, good, of, total }) =>
      total ? [label, null, count(total)] : [label, count(good), count(of)],
    ),
  ];
}

function list(title: string, lines: readonly Line[]): SheetCell[][] {
  if (!lines.length) return [];
  return [
    [],
    [{ strong: title }],
    ...lines.map(({ lead, text, alarm, mark, terms }): SheetCell[] => [
      lead,
      mark ?? null,
      alarm ? { strong: alarm } : null,
      [text, terms].filter(Boolean).join('; '),
    ]),
  ];
}

function initiativeRows(all: readonly InitiativeWords[]): SheetCell[][] {
  if (!all.length) return [];
  const titles = [initiativesTitle, 'State', 'Late', 'Did it help?', 'Asked and planned', 'Granted', 'Spent'];
  return [
    [],
    titles.map(strong => ({ strong })),
    ...all.map(({ title, state, alarm, answer, because, planned, granted, spent }): SheetCell[] => [
      title,
      state,
      alarm ? { strong: alarm } : null,
      answer + (because && `: ${because}`),
      planned || null,
      granted || null,
      spent || null,
    ]),
  ];
}
