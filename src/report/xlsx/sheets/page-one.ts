import { dayBefore } from '../../../plan/period.ts';
import { errorWords } from '../../method-words.ts';
import type { ReportModel } from '../../model.ts';
import { actionLine, dueActions, grantLine, initiativeLine, type Line } from '../../promise-lines.ts';
import { provisionalWords, unitLine } from '../../sentences.ts';
import { date, figure, type Sheet, type SheetCell } from '../sheet.ts';
import { statusText } from '../status-text.ts';

/** What the meeting begins with, one part below the other. */
export function pageOne(model: ReportModel): Sheet {
  const { header, pageOne: page, method } = model;
  const rows: SheetCell[][] = [
    [{ strong: header.title }],
    [unitLine(header)],
    ['Period', header.period.label],
    ['From', date(header.period.start)],
    ['To', date(dayBefore(header.period.end))],
    ['As of', date(header.asOf)],
    ...[header.provisional && provisionalWords(header.period, header.asOf), errorWords(method)].flatMap(
      words => (words ? [[{ strong: words }]] : []),
    ),
    [],
    ['Where we stand', 'Value', 'Status', 'In words'].map(strong => ({ strong })),
    ...page.kpis.map(kpi => [
      kpi.name,
      figure(kpi.cell, kpi),
      statusText(kpi.status),
      [kpi.sentence, kpi.note].filter(Boolean).join(' '),
    ]),
    ...(page.moreKpis ? [[`${page.moreKpis} more in the scorecard`]] : []),
    ...list('Promised to us', model.grants.map(grantLine)),
    ...list('Initiatives', model.initiatives.map(initiativeLine)),
    ...list('Actions due', dueActions(model).map(actionLine)),
    ...(page.nextReviews.length ? [[], [{ strong: 'Next reviews' }], page.nextReviews.map(date)] : []),
    [],
    [`Made by csplan ${header.version}`, header.planPath],
    ['Fingerprint of the plan (SHA-256)', header.fingerprint],
  ];
  return { name: 'Page one', widths: [44, 18, 18, 100], frozenRows: 0, rows };
}

function list(title: string, lines: readonly Line[]): SheetCell[][] {
  if (!lines.length) return [];
  return [
    [],
    [{ strong: title }],
    ...lines.map(({ lead, text, alarm }): SheetCell[] => [
      lead,
      null,
      alarm ? { strong: alarm } : null,
      text,
    ]),
  ];
}
