/**
 * How much of each list page one has room for, so that printed it is one sheet of Letter or A4 whatever the plan holds.
 * Heights are estimated from the widest of the usual fonts; the style clamps each item to the lines said here.
 */
import { displayWidth } from '../../diagnostic/visible.ts';
import type { InitiativeWords } from '../page-one-words.ts';
import type { Line } from '../promise-lines.ts';

/** So many items, of so many lines at most. */
export interface Room {
  items: number;
  lines: number;
}

export interface PageRoom {
  followUps: Room;
  asks: Room;
  grants: Room;
  initiatives: Room;
}

/** What page one has to hold. */
export interface PageContent {
  header: { title: string; when: string; notes: readonly string[] };
  /** Lines of their own under the KPIs and above the asks. */
  remarks: { moreKpis: boolean; noReview: boolean };
  /** What is said of each KPI, behind its name. */
  kpis: readonly string[];
  followUps: readonly Line[];
  asks: readonly Line[];
  grants: readonly Line[];
  initiatives: readonly InitiativeWords[];
  alsoGranted: string;
}

/** What holds whatever comes, and more than which nothing is shown. */
const least: PageRoom = room([1, 1], [3, 1], [2, 2], [2, 2]);
const most: PageRoom = room([4, 2], [7, 3], [4, 4], [6, 7]);

/** What grows where there is room, first that as many as possible are seen, then that they can be read in full. */
const growth: readonly (readonly (readonly [keyof PageRoom, keyof Room])[])[] = [
  [
    ['initiatives', 'items'],
    ['asks', 'items'],
  ],
  [
    ['initiatives', 'lines'],
    ['asks', 'lines'],
    ['grants', 'items'],
    ['grants', 'lines'],
    ['followUps', 'items'],
    ['followUps', 'lines'],
  ],
];

type Pair = readonly [items: number, lines: number];

function room(followUps: Pair, asks: Pair, grants: Pair, initiatives: Pair): PageRoom {
  const of = ([items, lines]: Pair): Room => ({ items, lines });
  return {
    followUps: of(followUps),
    asks: of(asks),
    grants: of(grants),
    initiatives: of(initiatives),
  };
}

/** Pixels of a Letter sheet between its margins, less a little. */
const sheet = 973;
const line = 14.2;
const heading = 25.5;
/** A line of the initiatives, and what stands around a row of them. */
const row = { line: 13.6, around: 4 };
/** Lines that the terms of an ask may take. */
const termLines = 2;
/** Letters on a line of the whole width, of the left and the right column, beside a figure, in the table's columns. */
const letters = {
  title: 50,
  when: 98,
  whole: 124,
  left: 74,
  right: 48,
  kpi: 102,
  columns: { title: 23, money: 24, granted: 24, helped: 54 },
};

/** Lines that a KPI's words may take on paper, by the number of KPIs. */
export function linesOfKpi(kpis: number): number {
  return Math.max(3, Math.min(6, 9 - kpis));
}

export function roomFor(content: PageContent): PageRoom {
  return growth.reduce((room, parts) => grown(room, parts, content), least);
}

/** One more of each in turn, until none fits any more. */
function grown(room: PageRoom, parts: (typeof growth)[number], content: PageContent): PageRoom {
  let larger = room;
  for (const [part, what] of parts) {
    if (larger[part][what] >= most[part][what]) continue;
    const list = { ...larger[part], [what]: larger[part][what] + 1 };
    const next = { ...larger, [part]: list };
    if (heightOf(content, next) <= sheet) larger = next;
  }
  return larger === room ? room : grown(larger, parts, content);
}

function heightOf(
  { header, remarks, kpis, followUps, asks, grants, initiatives, alsoGranted }: PageContent,
  room: PageRoom,
): number {
  const top = 76 + 23 * lines(header.title, letters.title, 2) + 17 * lines(header.when, letters.when, 2);
  const notes = header.notes.reduce((sum, note) => sum + 9 + 17 * lines(note, letters.when, 2), 0);
  const perKpi = kpis.map(words => 20 + line * lines(words, letters.kpi, linesOfKpi(kpis.length)));
  const columns = Math.max(
    list(asks, room.asks, letters.left) + (remarks.noReview ? 2 * line : 0),
    list(grants, room.grants, letters.right) + heading + line,
  );
  return (
    top +
    notes +
    (heading + perKpi.reduce((sum, height) => sum + height, 0)) +
    (remarks.moreKpis ? 26 : 0) +
    list(followUps, room.followUps, letters.whole) +
    columns +
    table(initiatives, room.initiatives) +
    (alsoGranted ? 2 * line : 0)
  );
}

/** A heading, the items, and a line on those that have no room. */
function list(all: readonly Line[], { items, lines: most }: Room, perLine: number): number {
  const shown = all.slice(0, items);
  const height = shown.reduce((sum, item) => sum + 1 + line * linesOf(item, perLine, most), 0);
  return heading + (height || line) + (all.length > items ? line : 0);
}

/** The terms of an ask come on top of the lines of its words. */
function linesOf(item: Line, perLine: number, most: number): number {
  if (!item.terms) return lines(wordsOf(item), perLine, most);
  const whole = wholeLines(item, perLine);
  if (whole <= most + 1) return whole;
  return lines(wordsOf(item), perLine, most) + lines(item.terms, perLine, termLines);
}

function wholeLines(item: Line, perLine: number): number {
  return lines([wordsOf(item), item.terms].filter(Boolean).join('; '), perLine, Number.POSITIVE_INFINITY);
}

function wordsOf({ lead, text, alarm, mark }: Line): string {
  return [lead, mark, alarm, text].filter(Boolean).join('; ');
}

/** Whether an ask has room with all that is said of it; where it hasn't, its terms stand apart and the rest is cut. */
export function isWhole(ask: Line, { lines: most }: Room): boolean {
  return wholeLines(ask, letters.left) <= most + 1;
}

/** A heading, the columns' names, and rows as high as their longest cell. */
function table(all: readonly InitiativeWords[], { items, lines: most }: Room): number {
  const { title, money, granted, helped } = letters.columns;
  const rows = all.slice(0, items).map(one => {
    const cells = [
      lines([one.title, one.state, one.alarm].join(' '), title, most),
      lines([one.planned, one.spent].join(' '), money, most),
      lines(one.granted, granted, most),
      lines(`${one.answer}: ${one.because}`, helped, most),
    ];
    return row.around + row.line * Math.max(...cells);
  });
  const height = rows.reduce((sum, row) => sum + row, 0);
  return heading + line + height + (all.length > items ? line : 0);
}

function lines(text: string, perLine: number, most: number): number {
  return Math.min(most, Math.max(1, Math.ceil(displayWidth(text) / perLine)));
}
