/** A page of charts of every kind over made-up and awkward figures, the same ones every time. */
import { Random } from '../../src/build/examples/random.ts';
import type { Process, Unit } from '../../src/kpi/evaluation.ts';
import { xmr } from '../../src/kpi/statistics/xmr.ts';
import { type Period, shift } from '../../src/plan/period.ts';
import { type ColumnChart, columnChart } from '../../src/report/charts/columns.ts';
import { lineChart } from '../../src/report/charts/line.ts';
import { type ParetoBar, paretoChart } from '../../src/report/charts/pareto.ts';
import { processChart } from '../../src/report/charts/process-chart.ts';
import { sparklineSvg } from '../../src/report/charts/sparkline.ts';
import { style } from '../../src/report/html/style.ts';
import { type Content, html, Markup } from '../../src/report/markup.ts';
import * as make from './fixture.ts';

/** How far figures of a unit lie from each other, from next to nothing to all over the scale. */
const ranges: Record<Unit, [number, number][]> = {
  percent: [
    [76, 77],
    [60, 95],
    [0, 100],
    [99.6, 100],
  ],
  points: [
    [-90, 80],
    [-3, 3],
    [-60, -58],
  ],
  seconds: [
    [0, 40],
    [60, 100_000],
    [500_000, 9_000_000],
  ],
  count: [
    [0, 3],
    [900, 1_300],
    [0, 8_000_000],
  ],
  score: [
    [1, 5],
    [3.31, 3.36],
  ],
};

const scales: Record<Unit, { min?: number; max?: number }> = {
  percent: { min: 0, max: 100 },
  points: { min: -100, max: 100 },
  seconds: { min: 0 },
  count: { min: 0 },
  score: { min: 1, max: 5 },
};

const periods = (n: number): Period[] =>
  Array.from({ length: n }, (_, i) => shift(make.quarter, i - n + 1, make.calendar));

function within(random: Random, [low, high]: [number, number], unit: Unit): number {
  const value = low + random.next() * (high - low);
  return unit === 'count' ? Math.round(value) : value;
}

function lines(random: Random): Content[] {
  return (Object.keys(ranges) as Unit[]).flatMap(unit =>
    ranges[unit].flatMap((range, r) =>
      Array.from({ length: 4 }, (_, i) => {
        const length = [8, 8, 12, 1][i]!;
        const cells = make.series(
          periods(length).map(() =>
            random.chance(0.1) && length > 1 ? make.cell(null) : make.cell(within(random, range, unit)),
          ),
        );
        const bound = random.chance(0.5) ? 'gte' : 'lte';
        const limit = () => ({ gte: null, lte: null, [bound]: within(random, range, unit) });
        const course = cells.map(({ period }, at) => (at < length - 4 ? null : { period, ...limit() }));
        const ahead = shift(make.quarter, random.whole(-2, 6), make.calendar);
        const chart = {
          id: `line-${unit}-${r}-${i}`,
          title: 'Line',
          description: 'Made up.',
          scale: { unit, shownIn: null },
          series: cells,
          goal: make.goal('g', cells, 'near', { course, target: { period: ahead, ...limit(), hold: 1 } }),
          part: null,
          annotations: Array.from({ length: i === 1 ? 14 : random.whole(0, 3) }, () => ({
            date: `2026-0${random.whole(1, 9)}-${random.whole(10, 28)}`,
          })).sort((a, b) => (a.date < b.date ? -1 : 1)),
        };
        return [
          lineChart(chart, { name: 'wide', width: 760, height: 250 }),
          lineChart(chart, { name: 'narrow', width: 360, height: 240 }),
        ];
      }).flat(),
    ),
  );
}

function processes(random: Random): Content[] {
  return (Object.keys(ranges) as Unit[]).flatMap(unit =>
    ranges[unit].map((range, r) => {
      const all = periods([8, 24, 36][r % 3]!);
      const values = all.map(() => within(random, range, unit));
      const chart = xmr(values, scales[unit])!;
      const points = all.map((period, i): Process['points'][number] => ({
        period,
        value: values[i]!,
        signals: chart.signals[i]!,
      }));
      return processChart({
        id: `process-${unit}-${r}`,
        title: 'Process',
        description: 'Made up.',
        scale: { unit, shownIn: null },
        process: { points, limits: chart.limits },
      });
    }),
  );
}

function columns(random: Random): Content[] {
  return [1, 2, 8, 12].flatMap(n =>
    [0, 9, 1_200, 9_900_000].flatMap(high =>
      (['beside', 'stacked'] as const).map(layers => {
        const chart: ColumnChart = {
          id: `columns-${n}-${high}-${layers}`,
          title: 'Columns',
          description: 'Made up.',
          layers,
          looks: layers === 'beside' ? ['received', 'resolved'] : ['age-1', 'age-2', 'age-3', 'age-4'],
          columns: periods(n).map((period, i) => ({
            period,
            provisional: i === n - 1,
            values: Array.from({ length: layers === 'beside' ? 2 : 4 }, () =>
              i === 1 ? null : random.whole(0, high),
            ),
            total: i === 1 ? random.whole(0, high) : null,
          })),
        };
        return columnChart(chart);
      }),
    ),
  );
}

export const awkwardNames = [
  'Short',
  'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
  '苦情と問い合わせの一覧に載っていない種類のとても長い名前のついた理由のひとつ',
  'Please-don’t-break-this-identifier_of_a_category_that_a_system_made_up_by_itself_2026',
  'Ärger mit der Rechnung – zum dritten Mal, und niemand ruft zurück, obwohl es versprochen war',
  'mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm',
];

function paretos(random: Random): Content[] {
  const bars = (all: (number | null)[]): ParetoBar[] => {
    const total = all.reduce<number>((sum, n) => sum + (n ?? 0), 0);
    let before: number | null = 0;
    return all.map((n, i) => {
      before = before === null || n === null ? null : before + n;
      return {
        name: awkwardNames[i % awkwardNames.length]!,
        n,
        share: n === null || !total ? null : (100 * n) / total,
        cumulative: before === null || !total ? null : (100 * before) / total,
      };
    });
  };
  const many = Array.from({ length: 13 }, () => random.whole(1, 9_000_000)).sort((a, b) => b - a);
  return [[5], [1, 1, 1], [40, 30, null, null], [null, null], many].flatMap((all, i) => {
    const chart = { id: `pareto-${i}`, title: 'Pareto', description: 'Made up.', bars: bars(all) };
    return [paretoChart(chart, 'wide'), paretoChart(chart, 'narrow')];
  });
}

/** The whole page. */
export function chartGallery(): string {
  const random = new Random(2026);
  const figures = [lines(random), processes(random), columns(random), paretos(random)].flat();
  const sparklines = [[1], [1, 2], [null, null], [5, 5, 5], [-3, null, 4]].map(values =>
    sparklineSvg(values, 'Made up'),
  );
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Charts</title><style>${new Markup(style)}</style></head>
<body><main>${[...figures, ...sparklines].map(figure => figure && html`<figure>${figure}</figure>`)}</main></body></html>`
    .source;
}
