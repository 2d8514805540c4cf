/** What a meeting has before it, in one line each, the same in every form of the report. */
import { decimal, formatDate } from '../numbers.ts';
import type { Line } from '../promise-lines.ts';
import { daysLate } from '../sentences.ts';
import type { AskRow } from './asks.ts';
import type { Attendance, LeaderRow } from './attendance.ts';
import type { DecisionRow } from './decisions.ts';
import type { Closure, FollowUpRow } from './follow-ups.ts';
import type { HealthFigure } from './health.ts';
import type { Subject } from './subjects.ts';

export const proposedMark = 'proposed by csplan';

/** @param nameOf how a period is called */
export function askLine(ask: AskRow, nameOf: (label: string) => string): Line {
  const { from, proposed, answer } = ask;
  const text = [
    proposed === 'earlier-ask' ? askedBefore(ask, nameOf) : (ask.facts ?? ''),
    answer && !proposed ? answerWords(ask) : '',
  ];
  return {
    lead: ask.text,
    text: text.filter(Boolean).join('; '),
    terms: termsOf(ask).join('; '),
    alarm: '',
    mark: from === 'csplan' ? proposedMark : undefined,
  };
}

/** `asked at the review of FY26-Q4, put off: Decided with the budget in December.` */
export function askedBefore(ask: AskRow, nameOf = (label: string) => label): string {
  return `asked at the review of ${nameOf(ask.review ?? '')}, ${answerWords(ask)}`;
}

/** By when it is needed, of whom, what it costs. */
export function termsOf({ of, cost, by, proposed }: AskRow): string[] {
  return [
    by ? `${proposed ? 'was needed by' : 'by'} ${formatDate(by)}` : '',
    of ? `of ${of}` : '',
    cost ?? '',
  ].filter(Boolean);
}

/** What became of an ask of this meeting; nothing for what nobody has asked yet. */
export function answerIn(ask: AskRow): string {
  if (ask.proposed === 'earlier-ask') return askedBefore(ask);
  return ask.from === 'plan' ? answerWords(ask) : '';
}

const answers = { granted: 'granted', refused: 'refused', later: 'put off' } as const;

/** `put off: Decided with the budget in December.`; `no answer yet`. */
export function answerWords({ answer, reason }: AskRow): string {
  return answer ? answers[answer] + (reason ? `: ${withoutStop(reason)}` : '') : 'no answer yet';
}

/** A sentence as a part of another. */
export function withoutStop(sentence: string): string {
  return sentence.trim().replace(/\.$/, '');
}

export function followUpLine(followUp: FollowUpRow, nameOf: (label: string) => string): Line {
  const { what, owner, daysLate: late, review } = followUp;
  return {
    lead: what,
    text: [owner, followUpState(followUp), `left by ${nameOf(review)}`].filter(Boolean).join(', '),
    alarm: late ? daysLate(late) : '',
  };
}

/** `done 27 Oct 2026`, `due 18 Dec 2026`, `no due date`. */
export function followUpState({ done, due }: FollowUpRow): string {
  if (done) return `done ${formatDate(done)}`;
  return due ? `due ${formatDate(due)}` : 'no due date';
}

/** `2 of 3 closed, 1 overdue; 1 not due yet`; nothing where there is none. */
export function closureWords({ closed, of, overdue, notYetDue }: Closure): string {
  const due = of ? `${closed} of ${of} closed${overdue ? `, ${overdue} overdue` : ''}` : '';
  return [due, notYetDue ? `${notYetDue} not due yet` : ''].filter(Boolean).join('; ');
}

/** `2 of 5`; the number alone where none can be judged. */
export function figureOf({ good, of, total }: HealthFigure): string {
  return total ? String(total) : `${good} of ${of}`;
}

const kinds: Record<Subject['kind'], string> = {
  goal: 'the goal',
  kpi: 'the KPI',
  initiative: 'the initiative',
  commitment: 'the promise',
  finding: 'the finding',
  policy: 'the policy',
};

/** `the goal "Close 82 % …"`; nothing where it names nothing. */
export function subjectWords(subject: Subject | null): string {
  return subject ? `${kinds[subject.kind]} "${withoutStop(subject.title)}"` : '';
}

/** `target from gte: 75 % to gte: 70 %`; nothing where no field is named. */
export function changeOf({ field, from, to }: DecisionRow): string {
  if (!field && from === null && to === null) return '';
  const ends = [from !== null && `from ${from}`, to !== null && `to ${to}`].filter(Boolean).join(' ');
  return [field ?? 'changed', ends].filter(Boolean).join(' ');
}

/** When and by which review it was decided: `FY26-Q4, 15 Sep 2026`. */
export function decidedWhen({ review, date }: DecisionRow): string {
  return date ? `${review}, ${formatDate(date)}` : review;
}

/** What an ask is about, and what customers said that it rests on. */
export function forWhat({ about, because }: AskRow): string {
  return [subjectWords(about), because.join(' ')].filter(Boolean).join('. ');
}

/** Why: the reason, then the findings that it answers. */
export function decidedWhy({ reason, because }: DecisionRow): string {
  return [reason, because.length ? `Heard: ${because.join(' ')}` : ''].filter(Boolean).join(' ');
}

export function decisionLine(decision: DecisionRow): Line {
  const about = subjectWords(decision.about);
  const parts = [decidedWhen(decision), about && `about ${about}`, changeOf(decision), decidedWhy(decision)];
  return { lead: decision.text, text: parts.filter(Boolean).join('; '), alarm: '' };
}

/** `Commissioner (sponsor): at 3 of 4 reviews`. */
export function leaderWords({ title, sponsor, attended, of }: LeaderRow): string {
  const there = of
    ? `at ${attended} of ${of} ${of === 1 ? 'review' : 'reviews'}`
    : 'no review says who was there';
  return `${title}${sponsor ? ' (sponsor)' : ''}: ${there}`;
}

/** `Worth the time: 4.0 of 5, as 3 reviews said.`; nothing where none did. */
export function worthWords({ worth }: Attendance): string {
  if (!worth) return '';
  return `Worth the time: ${decimal(worth.mean, 1)} of 5, as ${worth.of === 1 ? 'one review' : `${worth.of} reviews`} said.`;
}
