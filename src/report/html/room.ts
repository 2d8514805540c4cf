/**
 * How much of each list page one has room for, so that printed it is one sheet of Letter or A4 whatever the plan holds.
 * Heights are estimated from the widest of the usual fonts; the style clamps each item to the lines said here.
 */
import { displayWidth } from '../../diagnostic/visible.ts';
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
  initiatives: readonly Line[];
}

/** From the roomiest on; the last holds whatever comes. */
const levels: readonly PageRoom[] = [
  room([4, 2], [7, 4], [4, 4], [6, 4]),
  room([3, 2], [5, 3], [3, 3], [4, 4]),
  room([3, 1], [4, 3], [3, 3], [4, 3]),
  room([2, 1], [4, 2], [3, 2], [3, 2]),
  room([1, 1], [3, 2], [2, 2], [2, 2]),
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
const sheet = 958;
const line = 14.2;
const heading = 27;
/** Letters on a line of the whole width, of the left and the right column, beside a figure. */
const letters = { title: 46, when: 92, whole: 118, left: 60, right: 52, kpi: 93 };

/** Lines that a KPI's words may take on paper, by the number of KPIs. */
export function linesOfKpi(kpis: number): number {
  return Math.max(3, Math.min(6, 9 - kpis));
}

export function roomFor(content: PageContent): PageRoom {
  return levels.find(level => heightOf(content, level) <= sheet) ?? levels.at(-1)!;
}

function heightOf(
  { header, remarks, kpis, followUps, asks, grants, initiatives }: PageContent,
  level: PageRoom,
): number {
  const top = 76 + 23 * lines(header.title, letters.title, 2) + 17 * lines(header.when, letters.when, 2);
  const notes = header.notes.reduce((sum, note) => sum + 9 + 17 * lines(note, letters.when, 2), 0);
  const perKpi = kpis.map(words => 21 + line * lines(words, letters.kpi, linesOfKpi(kpis.length)));
  const columns = Math.max(
    list(asks, level.asks, letters.left) + (remarks.noReview ? 2 * line : 0),
    list(grants, level.grants, letters.right) + heading + line,
  );
  return (
    top +
    notes +
    (heading + perKpi.reduce((sum, height) => sum + height, 0)) +
    (remarks.moreKpis ? 26 : 0) +
    list(followUps, level.followUps, letters.whole) +
    columns +
    list(initiatives, level.initiatives, letters.whole)
  );
}

/** A heading, the items, and a line on those that have no room. */
function list(all: readonly Line[], { items, lines: most }: Room, perLine: number): number {
  const shown = all.slice(0, items);
  const words = ({ lead, text, alarm, mark }: Line) => [lead, mark, alarm, text].filter(Boolean).join('; ');
  const height = shown.reduce((sum, item) => sum + 1 + line * lines(words(item), perLine, most), 0);
  return heading + (height || line) + (all.length > items ? line : 0);
}

function lines(text: string, perLine: number, most: number): number {
  return Math.min(most, Math.max(1, Math.ceil(displayWidth(text) / perLine)));
}
