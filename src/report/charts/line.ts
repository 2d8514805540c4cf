/** The main chart: a KPI's series against the course of its goal. */
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { CoursePoint, GoalResult, PeriodCell } from '../../kpi/evaluation.ts';
import { endIndex, type Period } from '../../plan/period.ts';
import { boundsText, cellText } from '../cells.ts';
import { html, type Markup } from '../markup.ts';
import type { Scale } from '../numbers.ts';
import { type Axis, valueAxis } from './axis.ts';
import { coordinate } from './coordinate.ts';
import { boxOf, type Label, Labels, type Mark, merged } from './labels.ts';
import { textWidth } from './text-width.ts';

export interface LineChart {
  /** Unique in the document; ids in the drawing start with it. */
  id: string;
  title: string;
  /** The chart in words. */
  description: string;
  scale: Scale;
  series: readonly PeriodCell[];
  goal: GoalResult | null;
  /** The slice or statistic that is drawn; null: the KPI as a whole. */
  part: string | null;
  /** In order of time. */
  annotations: readonly { date: string }[];
}

export interface Size {
  name: 'wide' | 'narrow';
  width: number;
  height: number;
}

/** The top has room for the marks of events, where there are any. */
const top = { plain: 18, events: 32 };
const margin = { right: 22, bottom: 30 };
const fontSize = { plain: 12, value: 14 };

/** What is drawn, in the KPI's units and in months; positions come later. */
interface Drawing {
  axis: Axis;
  /** Where the plot begins: the labels of the axis stand before it. */
  left: number;
  first: number;
  last: number;
  course: { index: number; gte: number | null; lte: number | null }[];
  periods: Period[];
}

/** Null where there is nothing to see: no value, or one alone and no course to compare it with. */
export function lineChart(chart: LineChart, size: Size): Markup | null {
  const values = chart.series.flatMap(cell => cell.value ?? []);
  if (!values.length || (values.length === 1 && !chart.goal?.course.some(Boolean))) return null;
  const drawing = drawingOf(chart, values);
  const x = scaleLinear([drawing.first, drawing.last], [drawing.left, size.width - margin.right]);
  const y = scaleLinear(
    [drawing.axis.low, drawing.axis.high],
    [size.height - margin.bottom, chart.annotations.length ? top.events : top.plain],
  );
  const place: Places = { x, y, size, labels: freeLabels(drawing, y, size) };
  const id = `${chart.id}-${size.name}`;
  return html`<svg class="chart ${size.name}" role="img" aria-labelledby="${id}-t ${id}-d" viewBox="0 0 ${size.width} ${size.height}">
<title id="${id}-t">${chart.title}</title><desc id="${id}-d">${chart.description}</desc>
${grid(drawing, x, y, size)}
${annotations(chart, drawing, place)}
${breaks(chart, x, size)}
${band(chart, x, y)}
${course(drawing, x, y)}
${points(chart, x, y)}
${currentValue(chart, place)}
${target(chart, drawing, place)}
</svg>`;
}

/** Positions, and where labels can stand. */
interface Places {
  x: Position;
  y: Position;
  size: Size;
  labels: Labels;
}

/** Labels have the plot; those of the axis stand before it. */
function freeLabels({ axis, left }: Drawing, y: Position, size: Size): Labels {
  const labels = new Labels({ left: 0, right: size.width, top: 0, bottom: size.height - margin.bottom + 4 });
  for (const tick of axis.ticks) labels.block(boxOf(tickLabel(tick, left, y)));
  return labels;
}

function tickLabel({ at, label }: Axis['ticks'][number], left: number, y: Position): Label {
  return { text: label, x: left - 8, y: y(at) + 4, anchor: 'end', size: fontSize.plain };
}

/** What a reader has to know of the vertical axis, or nothing. */
export function axisNote(chart: LineChart): string | null {
  const values = chart.series.flatMap(cell => cell.value ?? []);
  return values.length ? drawingOf(chart, values).axis.note : null;
}

function drawingOf({ series, goal, scale }: LineChart, values: number[]): Drawing {
  const firstPeriod = series[0]!.period;
  const course = coursePoints(series, goal);
  const limits = course.flatMap(point => [point.gte ?? [], point.lte ?? []].flat());
  const intervals = series.flatMap(({ interval }) => (interval ? [interval.lower, interval.upper] : []));
  const lastSeries = endIndex(series.at(-1)!.period);
  const later = goal?.target && endIndex(goal.target.period) > lastSeries ? [goal.target.period] : [];
  const axis = valueAxis([...values, ...limits, ...intervals], scale);
  return {
    axis,
    left: Math.max(...axis.ticks.map(({ label }) => textWidth(label, fontSize.plain))) + 10,
    first: startIndex(firstPeriod),
    last: Math.max(lastSeries, ...course.map(point => point.index)),
    course,
    periods: [...series.map(cell => cell.period), ...later],
  };
}

function startIndex(period: Period): number {
  return endIndex({ ...period, end: period.start });
}

/** The course over the series as it was computed, then milestones and target that lie ahead. */
function coursePoints(series: readonly PeriodCell[], goal: GoalResult | null): Drawing['course'] {
  if (!goal) return [];
  const at = (point: CoursePoint) => ({ index: endIndex(point.period), gte: point.gte, lte: point.lte });
  const past = goal.course.flatMap((point, i) =>
    point && series[i] ? [{ ...at(point), index: endIndex(series[i].period) }] : [],
  );
  const last = series.length ? endIndex(series.at(-1)!.period) : 0;
  const ahead = [...goal.milestones, ...(goal.target ? [goal.target] : [])]
    .map(at)
    .filter(point => point.index > last);
  return [...past, ...ahead.sort((a, b) => a.index - b.index)];
}

type Position = (value: number) => number;

function grid({ axis, left, periods }: Drawing, x: Position, y: Position, size: Size): Markup {
  const right = coordinate(size.width - margin.right);
  return html`<g class="axis">${axis.ticks.map(tick => {
    const at = coordinate(y(tick.at));
    return html`<line class="grid${tick.at === 0 ? ' zero' : ''}" x1="${coordinate(left)}" x2="${right}" y1="${at}" y2="${at}"/>${text(tickLabel(tick, left, y))}`;
  })}${periodLabels(periods, x, size).map(
    ({ text, at }) =>
      html`<text x="${coordinate(at)}" y="${size.height - 8}" text-anchor="middle">${text}</text>`,
  )}</g>`;
}

function text(label: Label | undefined, look = ''): Markup | null {
  if (!label) return null;
  const named = look && html`class="${look}" `;
  return html`<text ${named}x="${coordinate(label.x)}" y="${coordinate(label.y)}" text-anchor="${label.anchor}">${label.text}</text>`;
}

/** As many period names as fit: the current one first, then the target's and the first, then the others backwards. */
function periodLabels(periods: Period[], x: Position, size: Size): { text: string; at: number }[] {
  const wanted = periods.map(period => {
    const text = period.label.replace(/ \(.*$/, '');
    const half = textWidth(text, fontSize.plain) / 2 + 2;
    const at = Math.min(Math.max(x(endIndex(period)), half), size.width - half);
    return { text, at, half };
  });
  const [first, ...rest] = wanted;
  const placed: typeof wanted = [];
  for (const label of [...rest.reverse().slice(0, 2), first!, ...rest.slice(2)])
    if (placed.every(other => Math.abs(other.at - label.at) >= other.half + label.half)) placed.push(label);
  return placed.sort((a, b) => a.at - b.at);
}

/** The interval of every point of a sample, behind the line: a band, and a bar for each so that a single one is seen. */
function band({ series }: LineChart, x: Position, y: Position): Markup {
  const at = (cell: PeriodCell) => x(endIndex(cell.period));
  const shape = area<PeriodCell>()
    .defined(({ interval }) => interval !== null)
    .x(at)
    .y0(({ interval }) => y(interval!.lower))
    .y1(({ interval }) => y(interval!.upper))
    .digits(1)([...series]);
  const bars = series.flatMap(cell => {
    if (!cell.interval) return [];
    const middle = coordinate(at(cell));
    const { lower, upper } = cell.interval;
    return [
      html`<line class="whisker" x1="${middle}" x2="${middle}" y1="${coordinate(y(lower))}" y2="${coordinate(y(upper))}"/>`,
    ];
  });
  return html`${shape && html`<path class="band" d="${shape}"/>`}${bars}`;
}

function course({ course }: Drawing, x: Position, y: Position): Markup {
  const path = (bound: 'gte' | 'lte') =>
    line<Drawing['course'][number]>()
      .defined(point => point[bound] !== null)
      .x(point => x(point.index))
      .y(point => y(point[bound]!))
      .digits(1)(course);
  return html`${(['gte', 'lte'] as const).map(bound => {
    const d = course.length > 1 ? path(bound) : null;
    return d && html`<path class="course" d="${d}"/>`;
  })}`;
}

function points({ series }: LineChart, x: Position, y: Position): Markup {
  const known = (cell: PeriodCell) => cell.value !== null;
  const at = (cell: PeriodCell) => x(endIndex(cell.period));
  const path = line<PeriodCell>()
    .defined(known)
    .x(at)
    .y(cell => y(cell.value!))
    .digits(1)([...series]);
  return html`<path class="series" d="${path}"/>${series.filter(known).map(cell => {
    const hollow = cell.provisional || cell.small === 'too-few';
    return html`<circle class="point${hollow ? ' hollow' : ''}" cx="${coordinate(at(cell))}" cy="${coordinate(y(cell.value!))}" r="4"/>`;
  })}`;
}

/** The current value at its point, away from the course or else from the side that the line comes from. */
function currentValue({ series, goal, scale }: LineChart, { x, y, size, labels }: Places): Markup | null {
  const current = series.at(-1)!;
  if (current.value === null) return null;
  const course = goal?.course.at(-1);
  const beside = course?.gte ?? course?.lte ?? series.at(-2)?.value ?? current.value;
  const [at, height] = [x(endIndex(current.period)), y(current.value)];
  const words = cellText(current, scale);
  const heights = y(beside) < height ? [height + 22, height - 12] : [height - 12, height + 22];
  const half = textWidth(words, fontSize.value) / 2;
  const label = (x: number, y: number, anchor: Label['anchor']): Label => {
    return { text: words, x, y, anchor, size: fontSize.value };
  };
  const placed = labels.place([
    ...heights.map(y => label(Math.min(at, size.width - half), y, 'middle')),
    ...heights.map(y => label(at - 8, y, 'end')),
    label(at - 10, height + 5, 'end'),
    label(at - 10, height - 30, 'end'),
    label(at - 10, height + 38, 'end'),
  ]);
  return text(placed, 'value');
}

/** Where what is counted changes, between the last period of the one way and the first of the other. */
function breaks({ series }: LineChart, x: Position, size: Size): Markup {
  return html`${series.slice(1).map((cell, i) => {
    const before = series[i]!;
    if (!before.otherwise || before.otherwise.differs === cell.otherwise?.differs) return null;
    const at = coordinate((x(endIndex(before.period)) + x(endIndex(cell.period))) / 2);
    return html`<line class="break" x1="${at}" x2="${at}" y1="${top.plain}" y2="${size.height - margin.bottom}"/>`;
  })}`;
}

function target(
  { goal, scale }: LineChart,
  { left }: Drawing,
  { x, y, size, labels }: Places,
): Markup | null {
  if (!goal?.target) return null;
  const { target } = goal;
  const at = x(endIndex(target.period));
  if (at < left) return null;
  return html`${(['gte', 'lte'] as const).map(bound => {
    const limit = target[bound];
    if (limit === null) return null;
    const height = y(limit);
    const words = boundsText({ gte: null, lte: null, [bound]: limit }, scale)!;
    const placed = labels.place(targetPlaces(words, at, height, size, bound));
    const [cx, cy] = [coordinate(at), coordinate(height)];
    return html`<path class="target" d="M${cx} ${coordinate(height - 6)}L${coordinate(at + 6)} ${cy}L${cx} ${coordinate(height + 6)}L${coordinate(at - 6)} ${cy}Z"/>${text(placed, 'goal')}`;
  })}`;
}

/** Above or below its mark, else farther off; the table has it where there is no room at all. */
function targetPlaces(words: string, at: number, height: number, size: Size, bound: 'gte' | 'lte'): Label[] {
  const half = textWidth(words, fontSize.plain * 1.1) / 2;
  const middle = Math.min(at, size.width - half);
  const near = bound === 'lte' ? [20, -12] : [-12, 20];
  const places: [number, number, Label['anchor']][] = [
    ...near.map((by): [number, number, Label['anchor']] => [middle, height + by, 'middle']),
    [at - 12, height + 4, 'end'],
    ...[-28, 36, -44, 52].map((by): [number, number, Label['anchor']] => [middle, height + by, 'middle']),
  ];
  return places.map(([x, y, anchor]) => ({ text: words, x, y, anchor, size: fontSize.plain * 1.1 }));
}

/** Events as numbered marks along the top, near ones together; the page lists them under the chart. */
function annotations(chart: LineChart, { first, last }: Drawing, { x, size, labels }: Places): Markup {
  const indices = chart.annotations.map(({ date }) => dayIndex(date));
  const shown = indices.flatMap(index => (index >= first && index <= last ? [x(index)] : []));
  const before = indices.filter(index => index < first).length;
  const name = ({ from, to }: Mark) => (from === to ? `${from + before}` : `${from + before}–${to + before}`);
  const widthOf = (mark: Mark) => Math.max(16, textWidth(name(mark), fontSize.plain) + 8);
  return html`${merged(shown, widthOf).map(mark => {
    const half = widthOf(mark) / 2;
    const at = Math.min(mark.x, size.width - half);
    labels.block({ left: at - half, right: at + half, top: 2, bottom: 20 });
    return html`<g class="event">${mark.at.map(one => html`<line x1="${coordinate(one)}" x2="${coordinate(one)}" y1="19" y2="${size.height - margin.bottom}"/>`)}<rect x="${coordinate(at - half)}" y="3" width="${coordinate(2 * half)}" height="16" rx="8"/><text x="${coordinate(at)}" y="15" text-anchor="middle">${name(mark)}</text></g>`;
  })}`;
}

/** Months since year 0, with the day as a part of one. */
function dayIndex(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + (Number(date.slice(8, 10)) - 1) / 31;
}
