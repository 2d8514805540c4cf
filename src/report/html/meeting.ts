/** The reviews: what is asked, what is left to do, what was decided and why, and who came. */
import { none } from '../cells.ts';
import { type Content, html, type Markup } from '../markup.ts';
import type { AskRow } from '../meeting/asks.ts';
import type { Attendance, MeetingRow } from '../meeting/attendance.ts';
import type { DecisionRow } from '../meeting/decisions.ts';
import type { FollowUpRow } from '../meeting/follow-ups.ts';
import {
  answerIn,
  answerWords,
  changeOf,
  closureWords,
  decidedWhen,
  decidedWhy,
  followUpState,
  forWhat,
  leaderWords,
  proposedMark,
  subjectWords,
  termsOf,
  worthWords,
} from '../meeting/lines.ts';
import type { OwnReview } from '../meeting/own-review.ts';
import type { ReportModel } from '../model.ts';
import { formatDate, unbroken } from '../numbers.ts';
import { meetingPart, type PartName } from './parts.ts';
import { type Column, table } from './table.ts';
import { late } from './words.ts';

export function meetingSection(model: ReportModel): (PartName & { body: Markup }) | null {
  const { own, followUps, decisions, earlierAsks, attendance } = model.reviews;
  const body: Content[] = [
    own && ownPart(own),
    model.asks.length > 0 && html`<h3>Asked of this meeting</h3>${asks(model.asks)}`,
    followUps.length > 0 && followUpPart(model),
    own &&
      own.followUps.length > 0 &&
      html`<h3>Left to do by this review</h3>${followUpTable(own.followUps)}`,
    decisions.length > 0 && decisionPart(decisions),
    earlierAsks.length > 0 && earlierPart(earlierAsks),
    attendance.meetings.length > 0 && attendancePart(attendance),
  ];
  return body.some(Boolean) ? { ...meetingPart, body: html`${body}` } : null;
}

function ownPart({ period, held, aim, answers, blocked, open }: OwnReview): Markup {
  return html`<h3>The review of ${period}</h3>
<p>${held ? `Held on ${formatDate(held)}.` : 'Being prepared: it has no date on which it was held.'}${aim && html` <b>Aim:</b> ${aim}`}</p>
${blocked.length > 0 && html`<h4>What keeps the plan from going on</h4><ul>${blocked.map(text => html`<li>${text}</li>`)}</ul>`}
${answers.length > 0 && html`<h4>The questions of every review</h4><dl class="answers">${answers.map(({ question, answer }) => html`<dt>${question}</dt><dd>${answer}</dd>`)}</dl>`}
${held && open.length > 0 && html`<p class="quiet">Without an answer: ${open.join(' ')}</p>`}`;
}

function asks(rows: readonly AskRow[]): Markup {
  const columns: Column<AskRow>[] = [
    {
      title: 'What',
      cell: ask =>
        html`${ask.text}${ask.from === 'csplan' && html` <span class="mark">${proposedMark}</span>`}${ask.facts && html`<br><span class="quiet">${ask.facts}</span>`}`,
    },
    { title: 'For', kind: 'wrap', cell: ask => forWhat(ask) || none },
    { title: 'Of whom, by when, cost', kind: 'wrap', cell: ask => termsCell(ask) },
    {
      title: 'Answer',
      kind: 'wrap',
      cell: ask => answerIn(ask) || none,
    },
  ];
  return table('What the review asks for, then what csplan proposes from the figures.', columns, rows);
}

function termsCell(ask: AskRow): Content {
  const terms = termsOf(ask);
  return terms.length ? terms.map(term => html`<p>${unbroken(term)}</p>`) : none;
}

function earlierPart(rows: readonly AskRow[]): Markup {
  const columns: Column<AskRow>[] = [
    { title: 'Asked', cell: ask => ask.text },
    { title: 'Review', kind: 'short', cell: ask => ask.review },
    { title: 'Of whom, by when, cost', kind: 'wrap', cell: ask => termsCell(ask) },
    { title: 'Answer', kind: 'wrap', cell: ask => answerWords(ask) },
  ];
  return html`<h3>Asked before</h3>${table('What earlier reviews asked for, and what was answered.', columns, rows)}`;
}

const followUpColumns: Column<FollowUpRow>[] = [
  { title: 'What', cell: row => row.what },
  { title: 'Review', kind: 'short', cell: row => row.review },
  { title: 'Owner', cell: row => row.owner ?? none },
  { title: 'State', kind: 'short', cell: row => late(followUpState(row), row.daysLate) },
];

function followUpTable(rows: readonly FollowUpRow[]): Markup {
  return table('What is to be done, overdue ones first.', followUpColumns, rows);
}

function followUpPart({ reviews: { followUps, closure } }: ReportModel): Markup {
  const words = closureWords(closure);
  return html`<h3>Left by earlier reviews</h3>${words && html`<p>${words}.</p>`}${followUpTable(followUps)}`;
}

function decisionPart(rows: readonly DecisionRow[]): Markup {
  const columns: Column<DecisionRow>[] = [
    { title: 'Decided', cell: row => row.text },
    { title: 'When', cell: row => decidedWhen(row) },
    { title: 'About', kind: 'wrap', cell: row => subjectWords(row.about) || none },
    { title: 'Change', cell: row => changeOf(row) || none },
    { title: 'Why', kind: 'wrap', cell: row => decidedWhy(row) || none },
  ];
  return html`<h3>Decisions</h3>${table('What was decided, the latest first.', columns, rows)}`;
}

function attendancePart(attendance: Attendance): Markup {
  const { meetings, leaders } = attendance;
  const columns: Column<MeetingRow>[] = [
    { title: 'Review', kind: 'short', cell: row => row.period },
    { title: 'Held', kind: 'short', cell: row => formatDate(row.date) },
    { title: 'Chair', cell: row => row.chair ?? none },
    { title: 'Presented', cell: row => row.presented ?? none },
    { title: 'There', kind: 'wrap', cell: row => row.attended.join(', ') || none },
    { title: 'Worth the time', kind: 'num', cell: row => (row.worth === null ? none : `${row.worth} of 5`) },
  ];
  return html`<h3>Reviews held</h3>${leaders.length > 0 && html`<p>${leaders.map(leaderWords).join('; ')}.</p>`}${worthWords(attendance) && html`<p>${worthWords(attendance)}</p>`}${table('The latest first.', columns, meetings)}`;
}
