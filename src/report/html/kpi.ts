/** One part per KPI: what it is, its course, where it differs, who owns it. */

import { clip } from '../../diagnostic/visible.ts';
import type { BreakdownResult, GroupCell } from '../../kpi/evaluation.ts';
import {
  basisText,
  boundsText,
  cellText,
  courseNow,
  guardText,
  hasBasis,
  none,
  statusFigure,
} from '../cells.ts';
import { bar } from '../charts/bar.ts';
import { contributorWords } from '../contributors.ts';
import { goalScale } from '../goals.ts';
import { type Content, html, type Markup } from '../markup.ts';
import { decisionLine } from '../meeting/lines.ts';
import { otherStatWords } from '../method-words.ts';
import type { GoalPart, KpiPart } from '../model.ts';
import { count, formatDate, formatValue, type Scale, unbroken } from '../numbers.ts';
import { breakSentences, closedBeforeSentences, type RestatedRow, restatedRows } from '../restated.ts';
import { figures } from './kpi-charts.ts';
import { type Column, table } from './table.ts';
import { statusMark } from './words.ts';

/** Rows of a breakdown that are seen at once; the others open on a click. */
const groupsShown = 12;

export function kpiSection(kpi: KpiPart): Markup {
  const { cell, scale } = statusFigure({ ...kpi, cell: kpi.current });
  return html`<section class="kpi" id="kpi-${kpi.id}" aria-labelledby="kpi-${kpi.id}-h">
<h3 id="kpi-${kpi.id}-h">${kpi.name}</h3>
<p class="quiet">${kpi.definition}</p>
<p class="lead"><b>${unbroken(cellText(cell, scale))}</b> ${statusMark(kpi.status)}<br>${unbroken(kpi.sentence)}</p>
${kpi.comment && html`<blockquote class="comment">${kpi.comment}</blockquote>`}
${[...kpi.notes, ...closedBeforeSentences(kpi), ...breakSentences(kpi)].map(note => html`<p class="note">${note}</p>`)}
${restatedTable(kpi)}
${figures(kpi)}
${kpi.goals.length > 0 && goalTable(kpi)}
${kpi.breakdowns.map(breakdown => breakdownPart(kpi, breakdown))}
${contributorLine(kpi)}
${decisionList(kpi)}
${facts(kpi)}
</section>`;
}

function restatedTable(kpi: KpiPart): Markup | null {
  const rows = restatedRows(kpi);
  if (!rows.length) return null;
  const columns: Column<RestatedRow>[] = [
    { title: 'Period', cell: ({ period, goal }) => period + (goal ? `, goal ${goal}` : '') },
    {
      title: 'As reported',
      kind: 'num',
      cell: ({ asReported, reportedOn }) =>
        html`${unbroken(asReported)}<br><span class="quiet">${reportedOn}</span>`,
    },
    { title: 'Now', kind: 'num', cell: ({ now }) => unbroken(now) },
    { title: 'Why', cell: ({ cause }) => cause },
  ];
  return table(html`<b>Restated</b> – closed periods that read otherwise now.`, columns, rows);
}

function goalTable(kpi: KpiPart): Markup {
  const columns: Column<GoalPart>[] = [
    { title: 'Goal', cell: goal => (goal.part ? `${goal.part}: ` : '') + (goal.statement ?? goal.id) },
    {
      title: 'From',
      cell: goal => (goal.baseline ? unbroken(baselineText(goal, goalScale(kpi, goal))) : none),
    },
    { title: 'Course now', kind: 'num', cell: goal => nowText(goal, goalScale(kpi, goal)) },
    { title: 'Target', cell: goal => targetText(goal, goalScale(kpi, goal)) },
    { title: 'Status', kind: 'short', cell: goal => goalStatus(goal) },
    { title: 'Owner', cell: goal => goal.ownerTitle ?? none },
  ];
  return table(html`<b>${kpi.goals.length === 1 ? 'Its goal' : 'Its goals'}</b>`, columns, kpi.goals);
}

function baselineText({ baseline }: GoalPart, scale: Scale): string {
  return `${formatValue(baseline!.value, scale)} in ${baseline!.period.label}`;
}

function nowText(goal: GoalPart, scale: Scale): string {
  const point = courseNow(goal);
  return (point && boundsText(point, scale)) ?? none;
}

function targetText({ target, due }: GoalPart, scale: Scale): Content {
  if (!target) return none;
  const hold = target.hold > 1 ? `, held for ${target.hold} periods` : '';
  return unbroken(
    `${boundsText(target, scale) ?? none} in ${target.period.label}${hold}${due ? `, due ${formatDate(due)}` : ''}`,
  );
}

function goalStatus(goal: GoalPart): Markup {
  if (!goal.closed) return statusMark(goal.status);
  const on = goal.closed.on ? ` on ${formatDate(goal.closed.on)}` : '';
  return html`closed: ${goal.closed.is}${on}`;
}

function breakdownPart(kpi: KpiPart, { column, groups }: BreakdownResult): Markup {
  const reach = barReach(kpi, groups);
  const columns: Column<GroupCell>[] = [
    { title: column, cell: group => clip(group.label, 160) },
    { title: 'Value', kind: 'num', cell: group => unbroken(cellText(group, kpi)) },
  ];
  if (hasBasis(groups, kpi)) columns.push({ title: 'Of', kind: 'num', cell: basisText });
  if (reach !== null)
    columns.push({ title: 'From 0', kind: 'bars', cell: group => barOf(kpi, group, reach) });
  const [seen, rest] = [groups.slice(0, groupsShown), groups.slice(groupsShown)];
  const mark =
    reach && referenceOf(kpi, reach) !== null ? ' The mark across each bar is the KPI as a whole.' : '';
  return html`${table(html`<b>By ${column}</b> – largest groups first.${mark}${withheldNote(groups)}`, columns, seen)}
${
  rest.length > 0 &&
  html`<details><summary>${count(rest.length)} more</summary>${table(html`By ${column}, the others`, columns, rest)}</details>`
}`;
}

function withheldNote(groups: readonly GroupCell[]): string {
  return groups.some(group => group.small === 'withheld')
    ? ' Withheld: fewer than ten rows, or one that would give such a row away.'
    : '';
}

/** The value at which a bar is full; null where bars would mislead (values below zero). */
function barReach({ unit, current }: KpiPart, groups: readonly GroupCell[]): number | null {
  if (unit === 'percent') return 100;
  const values = [current.value ?? 0, ...groups.map(group => group.value ?? 0)];
  const largest = Math.max(...values);
  return largest > 0 && Math.min(...values) >= 0 ? largest : null;
}

function barOf(kpi: KpiPart, group: GroupCell, reach: number): Markup | null {
  if (group.value === null || group.small) return null;
  return bar(group.value / reach, referenceOf(kpi, reach));
}

/** Where the KPI as a whole lies on the bars; a count as a whole is the sum of its groups: nothing to compare. */
function referenceOf({ unit, current }: KpiPart, reach: number): number | null {
  return unit === 'count' || current.value === null || current.small ? null : current.value / reach;
}

function contributorLine({ contributors, breakdowns }: KpiPart): Markup | null {
  if (!contributors.length) return null;
  const lines = breakdowns.flatMap(({ column }) => {
    const own = contributors.filter(contributor => contributor.column === column);
    const words = own.map(contributorWords);
    return own.length ? [html`<p>By ${column}: ${unbroken(words.join(', '))}.</p>`] : [];
  });
  return html`<h4>Where most of the ${count(contributors[0]!.of)} misses are</h4>${lines}`;
}

function decisionList({ decisions }: KpiPart): Markup | null {
  if (!decisions.length) return null;
  return html`<h4>Decisions that touched it</h4><ul>${decisions.map(decisionLine).map(({ lead, text }) => html`<li>${lead} <span class="quiet">${text}</span></li>`)}</ul>`;
}

function facts(kpi: KpiPart): Markup {
  const rows: [string, Content][] = [
    ['Owner of the measurement', kpi.ownerTitle],
    ['Why this one', kpi.whyOurs],
    ['Guard', kpi.guard && unbroken(guardText(kpi.guard))],
    [
      'To compare with',
      kpi.benchmark &&
        unbroken(
          formatValue(kpi.benchmark.value, kpi) + (kpi.benchmark.from ? ` – ${kpi.benchmark.from}` : ''),
        ),
    ],
    ['Also', unbroken(otherStatWords(kpi))],
  ];
  const shown = rows.filter(([, content]) => content);
  return html`${shown.length > 0 && html`<dl>${shown.map(([term, content]) => html`<dt>${term}</dt><dd>${content}</dd>`)}</dl>`}`;
}
