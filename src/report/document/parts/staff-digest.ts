/** What customers said and what came of it, for the staff: a draft that somebody reads before it is sent. */
import type { Finding, Plan } from '../../../plan/generated/types.ts';
import { addDays } from '../../../plan/period.ts';
import { formatDate } from '../../numbers.ts';
import { soonDays } from '../../promises.ts';
import { datedIn, whatIsDue } from '../dated.ts';
import {
  type Block,
  blocks,
  type Content,
  type DocumentModel,
  joined,
  paragraph,
  quiet,
  strong,
  type Text,
} from '../model.ts';
import { all, type Told } from '../told.ts';
import { type Progress, progressOf } from './answers.ts';
import { releasedPraise } from './released.ts';
import { sheetOf } from './sheet.ts';

export function staffDigest(told: Told): DocumentModel {
  const { plan, asOf } = told;
  const since = lastDigest(plan, asOf);
  const parts: [string, string, Block[]][] = [
    ['words', 'In customers’ words', releasedPraise(plan).map((text): Block => ({ is: 'quote', text }))],
    ['numbers', 'What they said, in numbers', numbers(plan, since)],
    ['changed', since ? `What changed since ${formatDate(since)}` : 'What changed', changed(told, since)],
    ['next', 'What comes next', next(told)],
  ];
  return {
    kind: 'For everybody who serves',
    title: 'What customers said, and what came of it',
    lines: [joined([plan.unit?.name, formatDate(asOf)])],
    notice: [
      strong('Draft.'),
      ' Read it before you send it: sending it is recorded in culture.communications.',
    ],
    ...sheetOf(parts),
    closing: ['Only praise that is marked as released stands here in its own words.'],
  };
}

/** The day of the last digest that was sent; without one the plan's first day; null where that is not known either. */
function lastDigest({ culture, term }: Plan, asOf: string): string | null {
  const sent = all(culture?.communications)
    .filter(({ kind }) => kind === 'staff-digest')
    .flatMap(one => all(one.sent))
    .filter(day => day < asOf)
    .sort();
  return sent.at(-1) ?? term?.start ?? null;
}

const kinds = [
  ['need', 'Needs'],
  ['pain', 'Pains'],
  ['wish', 'Wishes'],
  ['praise', 'Praise'],
] as const;

/** How many findings of each kind, how many of them new, and what came of them. */
function numbers(plan: Plan, since: string | null): Block[] {
  const findings = all(plan.voc?.findings);
  if (!findings.length) return [];
  const dates = new Map(all(plan.voc?.studies).map(({ id, date }) => [id, date]));
  const isNew = ({ study }: Finding): boolean => {
    const date = study ? dates.get(study) : undefined;
    return Boolean(date && since && date > since);
  };
  const count = (of: readonly Finding[], ...progress: Progress[]): string =>
    String(of.filter(finding => progress.includes(progressOf(finding, plan))).length);
  const row = (title: string, of: readonly Finding[]): Content[] => [
    title,
    String(of.length),
    String(of.filter(isNew).length),
    count(of, 'open'),
    count(of, 'planned', 'running'),
    count(of, 'launched', 'done'),
    count(of, 'declined'),
  ];
  return [
    {
      is: 'table',
      caption: 'What was found, and what came of it so far.',
      columns: [
        { title: 'Kind' },
        { title: 'All', kind: 'num' },
        { title: 'New', kind: 'num' },
        { title: 'No answer yet', kind: 'num' },
        { title: 'Being answered', kind: 'num' },
        { title: 'Answered', kind: 'num' },
        { title: 'Declined', kind: 'num' },
      ],
      rows: [
        ...kinds.flatMap(([kind, title]) => {
          const of = findings.filter(finding => finding.kind === kind);
          return of.length ? [row(title, of)] : [];
        }),
        row('All', findings),
      ],
    },
  ];
}

/** What was done, decided, delivered and awarded after a day, the latest first. */
function changed({ plan, names, asOf }: Told, since: string | null): Block[] {
  const isIn = (day: string | null | undefined): day is string =>
    Boolean(day && day <= asOf && (since === null || day > since));
  const events: { day: string; text: Text }[] = [
    ...all(plan.initiatives).flatMap(({ actions }) =>
      all(actions).flatMap(action =>
        isIn(action.done)
          ? [{ day: action.done, text: joined([quiet('Done:'), action.do || action.id], ' ') }]
          : [],
      ),
    ),
    ...all(plan.reviews).flatMap(({ date, decisions }) =>
      isIn(date)
        ? all(decisions).flatMap(({ text }) =>
            text ? [{ day: date, text: joined([quiet('Decided:'), text], ' ') }] : [],
          )
        : [],
    ),
    ...all(plan.buy_in).flatMap(({ grants }) =>
      all(grants).flatMap(({ what, id, received }) =>
        isIn(received) ? [{ day: received, text: joined([quiet('Received:'), what || id], ' ') }] : [],
      ),
    ),
    ...staffEvents(plan, isIn),
    ...all(plan.recognition).flatMap(({ title, id, awards }) =>
      all(awards).flatMap(award =>
        isIn(award.date)
          ? [
              {
                day: award.date,
                text: joined([
                  strong(title || id),
                  award.to?.length ? names.all('role', award.to) : null,
                  award.for,
                ]),
              },
            ]
          : [],
      ),
    ),
  ];
  const ordered = events.sort((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : 0));
  if (!ordered.length) return [paragraph('The plan has nothing with a date since then.')];
  return [{ is: 'list', items: ordered.map(({ day, text }) => joined([quiet(formatDate(day)), text], ' ')) }];
}

/** What the staff asked for and what they were told. */
function staffEvents(
  { voc }: Plan,
  isIn: (day: string | null | undefined) => day is string,
): { day: string; text: Text }[] {
  const told = (said: string, answer: string | null | undefined): Text =>
    joined([quiet('You said:'), said, answer && [quiet('We answered:'), ` ${answer}`]], ' ');
  return [
    ...all(voc?.staff_input?.needs).flatMap(({ text, id, delivered, answered, response }) => {
      if (isIn(delivered)) return [{ day: delivered, text: joined([quiet('Delivered:'), text || id], ' ') }];
      return isIn(answered) ? [{ day: answered, text: told(text || id, response) }] : [];
    }),
    ...all(voc?.staff_input?.advice).flatMap(({ text, id, date, response }) =>
      isIn(date) && response ? [{ day: date, text: told(text || id, response) }] : [],
    ),
  ];
}

function next({ plan, asOf }: Told): Block[] {
  const until = addDays(asOf, soonDays);
  const dated = datedIn(plan)
    .filter(
      ({ kind, state }) =>
        (kind === 'action' || kind === 'training') && (state === 'open' || state === 'doing'),
    )
    .filter(({ due }) => due >= asOf && due <= until)
    .map(item => ({ due: item.due, what: whatIsDue(item) }));
  const reviews = all(plan.review_dates)
    .filter(day => day >= asOf && day <= until)
    .map(due => ({ due, what: 'Review: the results are looked at, and what follows is decided.' }));
  const ahead = [...dated, ...reviews].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  return blocks(
    ahead.length > 0 && {
      is: 'list',
      items: ahead.map(({ due, what }) => joined([quiet(formatDate(due)), what], ' ')),
    },
  );
}
