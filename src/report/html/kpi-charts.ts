/** The charts of a KPI: its series against its course, each with its figures as a table. */

import type { PeriodCell } from '../../kpi/evaluation.ts';
import { basisText, boundsText, boundsWords, cellText, none } from '../cells.ts';
import { axisNote, type LineChart, lineChart } from '../charts/line.ts';
import { goalScale, leadingGoal } from '../goals.ts';
import { type Content, html, type Markup } from '../markup.ts';
import type { GoalPart, KpiPart } from '../model.ts';
import { formatDate, type Scale } from '../numbers.ts';
import { recordWords } from '../restated.ts';
import { type Column, table } from './table.ts';
import { trendLabel } from './words.ts';

const wide = { name: 'wide', width: 760, height: 250 } as const;
const narrow = { name: 'narrow', width: 360, height: 240 } as const;
/** The KPI's own series with the course of its leading goal, then one for each goal about a part of it. */
function charts(kpi: KpiPart): LineChart[] {
  const whole = leadingGoal(kpi.goals.filter(goal => goal.part === null));
  const own = kpi.goals.filter(goal => goal.part !== null && !goal.closed);
  const chart = (id: string, all: readonly PeriodCell[], whole: GoalPart | null): LineChart => {
    const { series, goal } = begun(all, whole);
    return {
      id,
      title: `${kpi.name}${goal?.part ? ` (${goal.part})` : ''} against its course`,
      description: describe(series, goal, goal ? goalScale(kpi, goal) : kpi),
      scale: goal ? goalScale(kpi, goal) : kpi,
      series,
      goal,
      part: goal?.part ?? null,
      annotations: kpi.annotations,
    };
  };
  return [
    chart(`chart-${kpi.id}`, kpi.series, whole),
    ...own.map(goal => chart(`chart-${kpi.id}-${goal.id}`, goal.series, goal)),
  ];
}

/** Without the periods before there was any value or course. */
function begun<G extends GoalPart | null>(
  all: readonly PeriodCell[],
  goal: G,
): { series: readonly PeriodCell[]; goal: G } {
  const first = all.findIndex((cell, i) => cell.value !== null || goal?.course[i]);
  if (first < 1) return { series: all, goal };
  return { series: all.slice(first), goal: goal && { ...goal, course: goal.course.slice(first) } };
}

function describe(series: readonly PeriodCell[], goal: GoalPart | null, scale: Scale): string {
  const values = trendLabel(
    series.map(cell => cell.value),
    scale,
  );
  const target = goal?.target && boundsWords(goal.target, scale);
  return `${values}.${target ? ` The target is ${target} in ${goal!.target!.period.label}.` : ''}`;
}

/** The charts; the events alone where there is nothing to draw yet. */
export function figures(kpi: KpiPart): Content {
  const drawn = charts(kpi).map(chart => chartFigure(kpi, chart));
  return drawn.some(Boolean) ? drawn : annotationList(kpi);
}

function chartFigure(kpi: KpiPart, chart: LineChart): Markup | null {
  const drawing = lineChart(chart, wide);
  if (!drawing) return null;
  return html`<figure>
${chart.part && html`<h4>${chart.part}</h4>`}
${drawing}
${lineChart(chart, narrow)}
<figcaption>${legend(chart)}${annotationList(kpi)}
<details><summary>The figures of this chart</summary>
${table(
  chart.title,
  seriesColumns(chart),
  chart.series.map((cell, i) => ({ cell, i })),
)}
</details></figcaption>
</figure>`;
}

function legend(chart: LineChart): string {
  const hollow = chart.series.some(
    cell => cell.value !== null && (cell.provisional || cell.small === 'too-few'),
  );
  const gap = chart.series.some(cell => cell.value === null);
  const broken = chart.series.some(cell => cell.otherwise);
  return [
    `Line with points: measured, by ${chart.series[0]!.period.kind}.`,
    chart.series.some(cell => cell.interval)
      ? 'Shaded: where the true figure lies, as far as so many answers can tell.'
      : '',
    chart.goal?.course.some(Boolean) || chart.goal?.target ? 'Dashed: the course, ◇ its target.' : '',
    hollow ? 'Hollow points: provisional, or of too few rows.' : '',
    gap ? `Gaps: no data${broken ? ', or counted in another way' : ''}.` : '',
    broken ? 'Thin upright line: the series breaks.' : '',
    axisNote(chart) ?? '',
  ]
    .filter(Boolean)
    .join(' ');
}

function annotationList({ annotations }: KpiPart): Markup | null {
  if (!annotations.length) return null;
  return html`<ol>${annotations.map(({ date, text }) => html`<li>${formatDate(date)}: ${text}</li>`)}</ol>`;
}

function seriesColumns({ goal, scale, series }: LineChart): Column<{ cell: PeriodCell; i: number }>[] {
  const interval: Column<{ cell: PeriodCell; i: number }> = {
    title: 'Between',
    kind: 'num',
    cell: ({ cell }) =>
      cell.interval ? boundsText({ gte: cell.interval.lower, lte: cell.interval.upper }, scale) : none,
  };
  return [
    { title: 'Period', cell: ({ cell }) => cell.period.label },
    { title: 'Value', kind: 'num', cell: ({ cell }) => cellText(cell, scale) },
    ...(series.some(cell => cell.interval) ? [interval] : []),
    {
      title: 'Course',
      kind: 'num',
      cell: ({ i }) => {
        const point = goal?.course[i];
        return (point && boundsText(point, scale)) ?? none;
      },
    },
    { title: 'Of', kind: 'num', cell: ({ cell }) => basisText(cell) },
    { title: 'Note', cell: ({ cell }) => cellNote(cell, scale.shownIn) },
  ];
}

function cellNote(cell: PeriodCell, shownIn: Scale['shownIn']): string {
  const notes = [
    cell.provisional ? 'provisional' : '',
    cell.small === 'too-few' ? 'too few' : '',
    cell.coverage === 'partial' ? 'exports cover a part' : '',
    cell.coverage === 'none' && !cell.otherwise ? 'no export' : '',
    recordWords(cell, shownIn),
  ].filter(Boolean);
  return notes.join(', ') || none;
}
