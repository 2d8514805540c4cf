/** The reviews in Markdown: asks, follow-ups, decisions, who came. */
import { type MarkdownColumn, markdownTable, text } from '../diagnostic/markdown-text.ts';
import { none } from './cells.ts';
import type { Detail } from './markdown.ts';
import { data } from './markdown-words.ts';
import type { AskRow } from './meeting/asks.ts';
import type { Attendance } from './meeting/attendance.ts';
import type { DecisionRow } from './meeting/decisions.ts';
import type { FollowUpRow } from './meeting/follow-ups.ts';
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
} from './meeting/lines.ts';
import type { OwnReview } from './meeting/own-review.ts';
import type { ReportModel } from './model.ts';
import { formatDate } from './numbers.ts';
import { daysLate } from './sentences.ts';

export function meeting({ asks, reviews }: ReportModel, detail: Detail): string[] {
  const { own, followUps, closure, decisions, earlierAsks, attendance } = reviews;
  const left = [closureWords(closure), followUpTable(followUps, detail)];
  const parts = [
    ...(own ? ownPart(own, detail) : []),
    ...(asks.length ? ['### What is asked of this meeting', askTable(asks, detail)] : []),
    ...(followUps.length ? ['### Left by earlier reviews', ...left] : []),
    ...(own?.followUps.length ? ['### Left to do by this review', followUpTable(own.followUps, detail)] : []),
    ...(decisions.length ? ['### Decisions', decisionTable(decisions, detail)] : []),
    ...(earlierAsks.length ? ['### Asked before', earlierTable(earlierAsks, detail)] : []),
    ...(attendance.meetings.length ? attendancePart(attendance, detail) : []),
  ];
  return parts.length ? ['## Asks, follow-ups and decisions', ...parts] : [];
}

function ownPart({ period, held, aim, answers, open, blocked }: OwnReview, detail: Detail): string[] {
  return [
    `### The review of ${text(period)}`,
    [
      held ? `Held on ${formatDate(held)}.` : 'Being prepared: it has no date on which it was held.',
      aim && `Aim: ${data(aim, detail)}`,
    ]
      .filter(Boolean)
      .join(' '),
    blocked.length ? 'What keeps the plan from going on:' : '',
    blocked
      .slice(0, detail.items)
      .map(words => `- ${data(words, detail)}`)
      .join('\n'),
    answers.map(({ question, answer }) => `- ${text(question)} ${data(answer, detail)}`).join('\n'),
    held && open.length ? `Without an answer: ${open.map(text).join(' ')}` : '',
  ];
}

function askTable(rows: readonly AskRow[], detail: Detail): string {
  const columns: MarkdownColumn<AskRow>[] = [
    {
      title: 'What',
      cell: ask =>
        [
          data(ask.text, detail),
          ask.from === 'csplan' ? proposedMark : '',
          ask.facts ? data(ask.facts, detail) : '',
        ]
          .filter(Boolean)
          .join('<br>'),
    },
    { title: 'For', cell: ask => data(forWhat(ask) || none, detail) },
    {
      title: 'Of whom, by when, cost',
      cell: ask =>
        termsOf(ask)
          .map(term => data(term, detail))
          .join('<br>') || none,
    },
    { title: 'Answer', cell: ask => data(answerIn(ask) || none, detail) },
  ];
  return markdownTable(columns, rows.slice(0, detail.items));
}

function earlierTable(rows: readonly AskRow[], detail: Detail): string {
  const columns: MarkdownColumn<AskRow>[] = [
    { title: 'Asked', cell: ask => data(ask.text, detail) },
    { title: 'Review', cell: ask => text(ask.review ?? none) },
    {
      title: 'Of whom, by when, cost',
      cell: ask =>
        termsOf(ask)
          .map(term => data(term, detail))
          .join('<br>') || none,
    },
    { title: 'Answer', cell: ask => data(answerWords(ask), detail) },
  ];
  return markdownTable(columns, rows.slice(0, detail.items));
}

function followUpTable(rows: readonly FollowUpRow[], detail: Detail): string {
  const columns: MarkdownColumn<FollowUpRow>[] = [
    { title: 'What is to be done', cell: row => data(row.what, detail) },
    { title: 'Review', cell: row => text(row.review) },
    { title: 'Owner', cell: row => data(row.owner ?? none, detail) },
    {
      title: 'State',
      cell: row => followUpState(row) + (row.daysLate ? `, **${daysLate(row.daysLate)}**` : ''),
    },
  ];
  return markdownTable(columns, rows.slice(0, detail.items));
}

function decisionTable(rows: readonly DecisionRow[], detail: Detail): string {
  const columns: MarkdownColumn<DecisionRow>[] = [
    { title: 'Decided', cell: row => data(row.text, detail) },
    { title: 'When', cell: row => text(decidedWhen(row)) },
    { title: 'About', cell: row => data(subjectWords(row.about) || none, detail) },
    { title: 'Change', cell: row => data(changeOf(row) || none, detail) },
    { title: 'Why', cell: row => data(decidedWhy(row) || none, detail) },
  ];
  return markdownTable(columns, rows.slice(0, detail.items));
}

function attendancePart(attendance: Attendance, detail: Detail): string[] {
  const { meetings, leaders } = attendance;
  return [
    '### Reviews held',
    leaders.length ? `${leaders.map(leader => data(leaderWords(leader), detail)).join('; ')}.` : '',
    worthWords(attendance),
    markdownTable<Attendance['meetings'][number]>(
      [
        { title: 'Review', cell: row => text(row.period) },
        { title: 'Held', cell: row => formatDate(row.date) },
        { title: 'Chair', cell: row => data(row.chair ?? none, detail) },
        { title: 'Presented', cell: row => data(row.presented ?? none, detail) },
        { title: 'There', cell: row => data(row.attended.join(', ') || none, detail) },
        { title: 'Worth the time', cell: row => (row.worth === null ? none : `${row.worth} of 5`) },
      ],
      meetings.slice(0, detail.items),
    ),
  ];
}
