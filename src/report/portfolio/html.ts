/** The portfolio as one HTML file: no script, no network; the first screen says where attention is needed. */

import { clip } from '../../diagnostic/visible.ts';
import { none } from '../cells.ts';
import { bar } from '../charts/bar.ts';
import { sparklineSvg } from '../charts/sparkline.ts';
import { changeCell } from '../html/change.ts';
import { pageHead } from '../html/head.ts';
import { style } from '../html/style.ts';
import { type Column, table } from '../html/table.ts';
import { statusMark, trendLabel } from '../html/words.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { formatDate, unbroken } from '../numbers.ts';
import { lookOf } from '../status.ts';
import type { OpenAsk } from './open-asks.ts';
import type { MeasureEntry, PlanEntry } from './plan-entry.ts';
import type { ComparedMeasure, ComparedRow, PlanName, Portfolio } from './portfolio.ts';
import {
  askKinds,
  askState,
  askText,
  comparedWords,
  courseText,
  figureText,
  gapWords,
  lateWords,
  methodWords,
  nameWords,
  partText,
  periodWords,
  planStates,
  plansSentence,
  plural,
  promisesWords,
  provisionalNote,
  rowsText,
  statusWords,
} from './words.ts';

const longest = 160;

const ownStyle = `
.count{display:flex;flex-wrap:wrap;gap:.4rem 1.6rem;list-style:none;margin:1rem 0 0;padding:0;font-size:1.1rem}
.strip{list-style:none;margin:0;padding:0}.strip li{margin:.1rem 0;padding-left:1.3em;text-indent:-1.3em}
.strip i{display:inline-block;width:1.3em;font-style:normal;text-indent:0}
.strip b{font-variant-numeric:tabular-nums;white-space:nowrap}
tbody th .quiet{font-weight:400}
ul.plain{padding-left:1.2rem}
@media (min-width:641px){tbody th{min-width:9.5rem}td.bars{width:16%}td.wrap{min-width:14rem}}
`;

export function renderPortfolioHtml(model: Portfolio): string {
  const { header } = model;
  const parts = sections(model);
  const page = html`${pageHead({
    title: html`Portfolio – ${header.periods[0]?.period.label ?? formatDate(header.asOf)}`,
    version: header.version,
    style: style + ownStyle,
  })}
<body>
<a class="skip" href="#plans">Skip to the plans</a>
<main>
<header>
<h1>Portfolio</h1>
<p class="when">${periodWords(model).map(words => html`<span>${words}</span> `)}<span>As of ${formatDate(header.asOf)}</span></p>
</header>
<p class="lead">${plansSentence(model)}</p>
${header.statuses.length > 0 && html`<ul class="count" aria-label="KPIs by status">${statusWords(model).map(({ shape, words, tone }) => html`<li class="status ${tone}"><i aria-hidden="true">${shape}</i>${words}</li>`)}</ul>`}
${notices(model)}
<nav aria-label="Parts of this page"><ul>${parts.map(part => html`<li><a href="#${part.id}">${part.title}</a></li>`)}</ul></nav>
${parts.map(
  part => html`<section id="${part.id}" aria-labelledby="${part.id}-h"><h2 id="${part.id}-h">${part.title}</h2>
${part.body}
</section>
`,
)}</main>
<footer><p>Made by csplan ${header.version}, as of ${formatDate(header.asOf)}.</p></footer>
</body>
</html>
`;
  return page.source;
}

interface Part {
  id: string;
  title: string;
  body: Markup;
}

function notices({ silent, unitsWithoutPlan, unread }: Portfolio): Markup {
  const lines: [number, string, string][] = [
    [silent.length, `${plural(silent.length, 'plan is', 'plans are')} silent.`, 'silent'],
    [
      unitsWithoutPlan?.length ?? 0,
      `${plural(unitsWithoutPlan?.length ?? 0, 'unit has', 'units have')} no plan.`,
      'without-plan',
    ],
    [unread.length, `${plural(unread.length, 'plan')} could not be read.`, 'unread'],
  ];
  const said = lines.filter(([amount]) => amount > 0);
  return html`${said.length > 0 && html`<p class="provisional">${said.map(([, words, id]) => html`<a href="#${id}">${words}</a> `)}</p>`}`;
}

function sections(model: Portfolio): Part[] {
  const parts: (Part | false)[] = [
    model.behind.length > 0 && { id: 'behind', title: 'Behind or missed', body: behindTable(model.behind) },
    model.asked.length > 0 && { id: 'asked', title: 'Asked of leaders', body: askedTable(model.asked) },
    { id: 'plans', title: 'Plans', body: planTable(model.plans) },
    model.compared.length > 0 && {
      id: 'compared',
      title: 'Side by side',
      body: html`${model.compared.map(comparedPart)}`,
    },
    model.silent.length > 0 && { id: 'silent', title: 'Silent plans', body: silentTable(model.silent) },
    Boolean(model.unitsWithoutPlan?.length) && {
      id: 'without-plan',
      title: 'Units without a plan',
      body: list(model.unitsWithoutPlan!),
    },
    model.unread.length > 0 && {
      id: 'unread',
      title: 'Not in it',
      body: list(model.unread.map(({ path, why }) => html`<code>${path}</code>: ${why}`)),
    },
    {
      id: 'method',
      title: 'How to read this',
      body: html`${methodWords.map(words => html`<p>${words}</p>`)}`,
    },
  ];
  return parts.filter(part => part !== false);
}

function list(items: readonly Content[]): Markup {
  return html`<ul class="plain">${items.map(item => html`<li>${item}</li>`)}</ul>`;
}

function nameCell(plan: PlanName): Markup {
  return html`${clip(nameWords(plan), longest)}<br><span class="quiet"><code>${plan.path}</code></span>`;
}

function accountableCell({ accountable }: Pick<PlanName, 'accountable'>): Content {
  return clip(accountable.join(', '), longest) || none;
}

function planTable(plans: readonly PlanEntry[]): Markup {
  const columns: Column<PlanEntry>[] = [
    { title: 'Unit', cell: nameCell },
    { title: 'Plan', kind: 'short', cell: ({ status }) => planStates[status] },
    { title: 'KPIs', kind: 'wrap', cell: kpiStrip },
    { title: 'Promises', kind: 'short', cell: plan => lines(promisesWords(plan)) },
    { title: 'Late', kind: 'short', cell: plan => lines(lateWords(plan)) },
    {
      title: 'Last review',
      kind: 'short',
      cell: ({ lastReview }) => (lastReview ? formatDate(lastReview) : none),
    },
    {
      title: 'Next review',
      kind: 'short',
      cell: ({ nextReview }) => (nextReview ? formatDate(nextReview) : none),
    },
    { title: 'Accountable', cell: accountableCell },
  ];
  return table(
    'Every plan by the name of its unit. Late is what is past its date: actions, grants of leaders, follow-ups of reviews.',
    columns,
    plans,
  );
}

function lines(words: readonly string[]): Content {
  return words.length ? words.map((word, i) => html`${i > 0 && html`<br>`}${word}`) : none;
}

function kpiStrip({ measures }: PlanEntry): Content {
  const kpis = measures.filter(({ isScored }) => isScored);
  if (!kpis.length) return none;
  return html`<ul class="strip">${kpis.map(kpi => {
    const { shape, word, tone } = lookOf(kpi.status);
    return html`<li><span class="${tone}"><i role="img" aria-label="${word}">${shape}</i></span>${clip(kpi.name, longest)} <b>${unbroken(figureText(kpi))}</b></li>`;
  })}</ul>`;
}

function statusCell(measure: MeasureEntry): Content {
  if (!measure.isScored) return 'watched';
  return html`${statusMark(measure.status)}${measure.about && html`<br><span class="quiet">${partText(measure)}</span>`}`;
}

function trend(measure: MeasureEntry): Markup {
  return sparklineSvg(measure.series, trendLabel(measure.series, measure));
}

function behindTable(rows: Portfolio['behind']): Markup {
  return table<Portfolio['behind'][number]>(
    'What missed its target or is behind its course, and who answers for it.',
    [
      { title: 'Unit', cell: ({ plan }) => nameCell(plan) },
      { title: 'KPI', kind: 'wrap', cell: ({ measure }) => clip(measure.name, longest) },
      { title: 'Value', kind: 'num', cell: ({ measure }) => figureText(measure) },
      { title: 'Course', kind: 'num', cell: ({ measure }) => courseText(measure) },
      { title: 'Status', kind: 'short', cell: ({ measure }) => statusCell(measure) },
      { title: 'Since a year ago', cell: ({ measure }) => changeCell(measure.changeFromLastYear, measure) },
      { title: 'Trend', cell: ({ measure }) => trend(measure) },
      { title: 'Accountable', cell: ({ plan }) => accountableCell(plan) },
    ],
    rows,
  );
}

function askedTable(rows: Portfolio['asked']): Markup {
  return table<Portfolio['asked'][number]>(
    'What plans in force were promised and did not get, and what they asked for without an answer.',
    [
      { title: 'Unit', cell: ({ plan }) => nameCell(plan) },
      { title: 'What', kind: 'wrap', cell: ({ ask }) => clip(askText(ask), longest) },
      { title: 'Of', cell: ({ ask }) => clip(ask.of ?? none, longest) },
      { title: 'State', cell: ({ ask }) => askStateCell(ask) },
    ],
    rows,
  );
}

function askStateCell(ask: OpenAsk): Markup {
  const words = `${askKinds[ask.kind]}, ${askState(ask)}`;
  return ask.daysLate > 0 ? html`<span class="bad">${words}</span>` : html`${words}`;
}

function comparedPart(measure: ComparedMeasure): Markup {
  const { rows } = measure;
  const named = rows.some(row => row.measure.name !== measure.name);
  const reach = barReach(measure);
  const columns: (Column<ComparedRow> | false)[] = [
    {
      title: 'Unit',
      cell: ({ plan, measure: own }) =>
        html`${clip(nameWords(plan), longest)}${named && html`<br><span class="quiet">${clip(own.name, longest)}</span>`}`,
    },
    { title: 'Value', kind: 'num', cell: row => figureText(row.measure) },
    reach !== null && {
      title: 'From 0',
      kind: 'bars',
      cell: ({ measure: { cell } }) => cell.value !== null && !cell.small && bar(cell.value / reach, null),
    },
    measure.better !== null && {
      title: 'To the best',
      kind: 'short',
      cell: row => unbroken(gapWords(row, measure)),
    },
    { title: 'Course', kind: 'num', cell: row => courseText(row.measure) },
    { title: 'Status', kind: 'short', cell: row => statusCell(row.measure) },
    { title: 'Since a year ago', cell: row => changeCell(row.measure.changeFromLastYear, measure) },
    { title: 'Trend', cell: row => trend(row.measure) },
    { title: 'Rows', kind: 'num', cell: row => rowsText(row.measure) },
  ];
  const provisional = rows.some(row => row.measure.cell.provisional && row.measure.cell.value !== null);
  return html`<h3>${measure.name}</h3>
${table(
  comparedWords(measure),
  columns.filter(column => column !== false),
  rows,
)}${provisional && html`<p class="note">${provisionalNote}</p>`}
`;
}

/** The value at which a bar is full; null where bars would mislead (values below zero). */
function barReach({ unit, rows }: ComparedMeasure): number | null {
  const values = rows.flatMap(({ measure: { cell } }) => cell.value ?? []);
  if (!values.length || Math.min(...values) < 0) return null;
  if (unit === 'percent') return Math.max(100, ...values);
  return Math.max(...values) || null;
}

function silentTable(rows: Portfolio['silent']): Markup {
  return table<Portfolio['silent'][number]>(
    'Plans in force of which nothing is heard.',
    [
      { title: 'Unit', cell: ({ plan }) => nameCell(plan) },
      { title: 'Why', kind: 'wrap', cell: ({ reasons }) => reasons.map(({ words }) => words).join(' ') },
      { title: 'Accountable', cell: ({ plan }) => accountableCell(plan) },
    ],
    rows,
  );
}
