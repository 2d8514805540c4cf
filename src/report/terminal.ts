/** Page one and the scorecard for a terminal, in its width. */

import { clip, displayWidth } from '../diagnostic/visible.ts';
import { goalLine, nextLine } from './annual/words.ts';
import { cellText, guardText, judgedBy, marked, none, statusFigure, valueTitle } from './cells.ts';
import { type CommitmentRow, figureWords, keptLook, promisedWords, recordWords } from './commitments.ts';
import { figureOf } from './meeting/lines.ts';
import { errorWords } from './method-words.ts';
import type { ReportModel, ScorecardRow } from './model.ts';
import type { NaturePart } from './nature/nature.ts';
import { shortLines } from './nature/words.ts';
import { count, formatDate, formatDays, shortChange, unbroken } from './numbers.ts';
import type { PageOneKpi } from './page-one.ts';
import { initiativesTitle, type PageOneWords, pageOneWords } from './page-one-words.ts';
import { actionLine, dueActions, type Line } from './promise-lines.ts';
import { headline, healthTitle, provisionalWords, unitLine } from './sentences.ts';
import { sparkline } from './sparkline.ts';
import { lookOf } from './status.ts';
import { type TerminalOptions, type TerminalPage, terminalPage } from './terminal-page.ts';
import { padEnd, padStart, wrap } from './terminal-text.ts';
import type { WatchRow } from './watch.ts';

/** Lines of each list; the files have the rest. */
const linesShown = 4;
/** Characters of a paragraph. */
const longest = 400;

export function renderTerminal(model: ReportModel, options: TerminalOptions): string {
  const page = terminalPage(options);
  const words = pageOneWords(model);
  return `${[
    ...header(model, page),
    ...health(model, page),
    ...list(words.followUpsTitle, words.followUps, page),
    ...model.pageOne.kpis.flatMap(kpi => kpiLines(kpi, page)),
    ...(model.pageOne.moreKpis
      ? [page.palette.quiet(`${model.pageOne.moreKpis} more in the scorecard`), '']
      : []),
    ...list('Asked of this meeting', words.asks, page),
    ...list('Promised to us', words.grants, page),
    ...initiatives(words, page),
    ...reviews(model, page),
    ...annual(model, page),
    ...scorecard(model, page),
    ...watched(model.watch, page),
    ...nature(model.nature, page),
    ...commitments(model.commitments, page),
    ...actions(model, page),
  ].join('\n')}\n`;
}

function header({ header, method, pageOne }: ReportModel, page: TerminalPage): string[] {
  const { palette } = page;
  const when = [
    header.period.label,
    formatDays(header.period.start, header.period.end),
    `as of ${formatDate(header.asOf)}`,
  ];
  const provisional = header.provisional ? provisionalWords(header.period, header.asOf) : '';
  return [
    ...paragraph(headline(header), 0, page).map(palette.strong),
    ...paragraph(unitLine(header), 0, page),
    ...paragraph(when.join(' · '), 0, page),
    ...paragraph(pageOne.firstResults ?? '', 0, page),
    ...paragraph(provisional, 0, page).map(line => palette.tone(line, 'near')),
    ...paragraph(errorWords(method), 0, page).map(line => palette.tone(line, 'bad')),
    '',
  ];
}

function health({ annual, pageOne: { health } }: ReportModel, page: TerminalPage): string[] {
  if (!health.length) return [];
  const figures = health.map(figure => `${figureOf(figure)} ${figure.label}`).join(' · ');
  return [page.palette.strong(healthTitle(annual)), ...paragraph(figures, 2, page), ''];
}

/** What was asked for, granted and spent, and whether it helped. */
function initiatives({ initiatives: all, alsoGranted }: PageOneWords, page: TerminalPage): string[] {
  const also = alsoGranted && `Granted at earlier reviews, for no initiative: ${alsoGranted}`;
  if (!all.length && !also) return [];
  const { palette, width } = page;
  const items = all.slice(0, linesShown).flatMap(one => {
    const money = [one.planned, one.granted && `granted: ${one.granted}`, one.spent];
    return [
      ...paragraph(clip(one.title, 2 * width - 20), 2, page),
      ...paragraph([one.state, ...money].filter(Boolean).join('; '), 4, page).map(palette.quiet),
      ...paragraph(`Did it help? ${one.answer}${one.because && `: ${one.because}`}`, 4, page),
      ...paragraph(one.alarm, 4, page).map(line => palette.tone(line, 'bad')),
    ];
  });
  const more = all.length > linesShown ? [`  and ${all.length - linesShown} more in the files`] : [];
  return [palette.strong(initiativesTitle), ...items, ...more, ...paragraph(also, 2, page), ''];
}

/** Of a year: what became of its goals, and what comes next. */
function annual({ annual }: ReportModel, page: TerminalPage): string[] {
  if (!annual) return [];
  return [
    ...list(`Goals of ${annual.year}`, annual.goals.map(goalLine), page),
    ...list('To deliver next', annual.next.map(nextLine), page),
  ];
}

function actions(model: ReportModel, page: TerminalPage): string[] {
  const due = list('Actions due', dueActions(model).map(actionLine), page).slice(0, -1);
  return due.length ? ['', ...due] : [];
}

/** Wrapped lines with an indent; a number and its unit stay together, in the end with a plain space. */
function paragraph(text: string, indent: number, { say, width }: TerminalPage): string[] {
  return wrap(unbroken(say(clip(text, longest))), width - indent).map(
    line => ' '.repeat(indent) + line.replaceAll('\u00a0', ' '),
  );
}

function shapeOf(status: ScorecardRow['status'], { ascii, palette }: TerminalPage): string {
  const look = lookOf(status);
  return palette.tone(ascii ? look.ascii : look.shape, look.tone);
}

function kpiLines(kpi: PageOneKpi, page: TerminalPage): string[] {
  const { palette, width } = page;
  const { word, tone } = lookOf(kpi.status);
  const { cell, scale } = statusFigure(kpi);
  const value = page.say(cellText(cell, scale));
  const name = page.within(kpi.name, width - 4 - displayWidth(value) - word.length - 2);
  return [
    `${shapeOf(kpi.status, page)} ${palette.strong(`${name}  ${value}`)}  ${palette.tone(word, tone)}`,
    ...paragraph(kpi.sentence, 2, page),
    ...paragraph(kpi.note ?? '', 2, page).map(palette.quiet),
    ...(kpi.comment ? paragraph(`"${kpi.comment}"`, 2, page) : []),
    '',
  ];
}

function list(title: string, lines: Line[], page: TerminalPage): string[] {
  if (!lines.length) return [];
  const { palette, width } = page;
  const items = lines.slice(0, linesShown).flatMap(({ lead, text, alarm, mark, terms = '' }) => [
    // Two lines of it at most, whatever it is.
    ...paragraph(clip(lead, 2 * width - 20), 2, page),
    ...(mark ? paragraph(mark, 4, page) : []),
    ...(text ? paragraph(text, 4, page).map(palette.quiet) : []),
    ...paragraph(terms, 4, page).map(palette.quiet),
    ...(alarm ? paragraph(alarm, 4, page).map(line => palette.tone(line, 'bad')) : []),
  ]);
  const more = lines.length > linesShown ? [`  and ${lines.length - linesShown} more in the files`] : [];
  return [...paragraph(title, 0, page).map(palette.strong), ...items, ...more, ''];
}

function reviews({ pageOne }: ReportModel, page: TerminalPage): string[] {
  const dates = pageOne.nextReviews.map(formatDate).map(page.say).join(', ');
  return dates ? [page.palette.strong('Next reviews'), `  ${dates}`, ''] : [];
}

/** A line for each: the figure and which way it went. */
function watched(rows: readonly WatchRow[], page: TerminalPage): string[] {
  if (!rows.length) return [];
  const { palette, width } = page;
  const lines = rows.map(row => {
    const change =
      row.changeFromPrevious && `${shortChange(row.changeFromPrevious, row)} since the period before`;
    const figure = cellText(row.cell, row) + (row.provisional ? ' (provisional)' : '');
    const trend = sparkline(row.series, page.ascii);
    return [
      `  ${page.within(row.name, width - 2)}`,
      ...paragraph([figure, change, trend].filter(Boolean).join(' · '), 4, page),
    ];
  });
  return ['', palette.strong('Also watched'), ...lines.flat()];
}

/** What people got in touch about, in a few lines. */
function nature({ interactions }: NaturePart, page: TerminalPage): string[] {
  if (!interactions.length) return [];
  const { palette, width } = page;
  const lines = interactions.flatMap(interaction => [
    `  ${page.within(interaction.name, width - 2)}`,
    ...shortLines(interaction).flatMap(line => paragraph(line, 4, page).map(palette.quiet)),
  ]);
  return ['', palette.strong('Nature of issues'), ...lines];
}

function commitments(rows: readonly CommitmentRow[], page: TerminalPage): string[] {
  if (!rows.length) return [];
  const { palette, ascii } = page;
  const lines = rows.flatMap(row => {
    const look = keptLook(row.state);
    const rest = [look.word, promisedWords(row), figureWords(row), recordWords(row)]
      .filter(Boolean)
      .join('; ');
    const [first = '', ...more] = paragraph(row.text, 2, page);
    return [
      `${palette.tone(ascii ? look.ascii : look.shape, look.tone)}${first.slice(1)}`,
      ...more,
      ...paragraph(rest, 4, page).map(palette.quiet),
    ];
  });
  return ['', palette.strong('Promises to customers'), ...lines];
}

interface Column {
  title: string;
  /** Which column goes first where the width doesn't do; 0 stays. */
  dispensable: number;
  text(row: ScorecardRow, page: TerminalPage): string;
}

const value = (title: string): Column => ({ title, dispensable: 0, text: row => marked(row.cell, row) });
const course: Column = { title: 'course', dispensable: 0, text: row => judgedBy(row).course };
const judged: Column = { title: 'judged', dispensable: 0, text: row => judgedBy(row).figure };

const moved: readonly Column[] = [
  { title: 'change', dispensable: 1, text: row => changed(row.changeFromPrevious, row) },
  { title: 'in a year', dispensable: 3, text: row => changed(row.changeFromLastYear, row) },
  { title: 'rows', dispensable: 4, text: row => (row.cell.n === null ? none : count(row.cell.n)) },
  { title: 'trend', dispensable: 2, text: (row, { ascii }) => sparkline(row.series, ascii) || none },
];

function changed(change: ScorecardRow['changeFromPrevious'], row: ScorecardRow): string {
  return change ? shortChange(change, row) : none;
}

/** Two lines a KPI: its name, then its figures under their headings; the guard below where it has one. */
function scorecard({ scorecard: rows, header }: ReportModel, page: TerminalPage): string[] {
  const { palette, width } = page;
  const standing = rows.some(row => row.judged)
    ? [judged, course, value(valueTitle(header).toLowerCase())]
    : [value('value'), course];
  const isYear = header.period.kind === 'year';
  const columns = [...standing, ...moved.filter(({ title }) => !(isYear && title === 'in a year'))];
  const status = Math.max(9, ...rows.map(row => statusWords(row).length));
  const table = fitting(
    columns.map(column => {
      const cells = [column.title, ...rows.map(row => page.say(column.text(row, page)))];
      return { ...column, cells, width: Math.max(...cells.map(displayWidth)) };
    }),
    width - status - 2,
  );
  const line = (row: number) =>
    table.map(column => `  ${padStart(column.cells[row]!, column.width)}`).join('');
  return [
    palette.strong(padEnd('Scorecard', status + 2)) + palette.quiet(line(0)),
    ...rows.flatMap((row, i) => [
      `${shapeOf(row.status, page)} ${page.within(row.name, width - 2)}`,
      `  ${palette.tone(padEnd(statusWords(row), status), lookOf(row.status).tone)}${line(i + 1)}`,
      ...(row.judged ? paragraph(`judged by ${row.judged.of}`, 4, page).map(palette.quiet) : []),
      ...(row.guard ? paragraph(guardText(row.guard), 4, page).map(palette.quiet) : []),
    ]),
    ...(rows.some(row => row.provisional || row.judged?.cell.provisional)
      ? [palette.quiet('* provisional')]
      : []),
  ];
}

/** The columns that have room, without the most dispensable ones. */
function fitting<T extends { width: number; dispensable: number }>(all: T[], room: number): T[] {
  const needed = all.reduce((sum, column) => sum + column.width + 2, 0);
  const most = Math.max(...all.map(column => column.dispensable));
  return needed <= room || most === 0
    ? all
    : fitting(
        all.filter(column => column.dispensable !== most),
        room,
      );
}

function statusWords({ status, held }: ScorecardRow): string {
  const { word } = lookOf(status);
  return held && held.of > 1 ? `${word}, ${held.met} of ${held.of}` : word;
}
