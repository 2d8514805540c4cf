/** What `init` asks: each question has a flag, its text stands in templates/questions.yaml. */

import { zone } from '../data/zone.ts';
import { CannotDo } from '../diagnostic/faults.ts';
import { questions } from '../plan/generated/questions.ts';
import { isIsoDate } from '../plan/period.ts';
import { placeOfAbbreviation } from '../plan/time-zones.ts';

/** The answers in the words of the person who gave them; absent where none was given. */
export interface Answers {
  title?: string;
  unit?: string;
  size?: 'team' | 'department' | 'organization';
  parent?: string;
  timezone?: string;
  fiscalYearStart?: number;
  start?: string;
  end?: string;
  owner?: string;
  mayChange?: string;
  sponsor?: string;
  customers?: string;
  colleagues?: string;
  reviewDates?: string[];
}

export type AnswerName = keyof Answers;

export interface InitQuestion<Name extends AnswerName = AnswerName> {
  name: Name;
  /** The long flag with its placeholder, as commander takes it. */
  flag: string;
  question: string;
  choices?: readonly string[];
  /**
   * The answer as it goes into the plan.
   *
   * @throws CannotDo where the plan couldn't hold it
   */
  read(text: string): NonNullable<Answers[Name]>;
}

const asIs = (text: string): string => text;

function text(
  name: Exclude<AnswerName, 'size' | 'fiscalYearStart' | 'reviewDates'>,
  flag: string,
  path: string,
  which?: string,
): InitQuestion {
  return { name, flag, question: which ? `${which} ${questions[path]!}` : questions[path]!, read: asIs };
}

function isoDay(written: string): string {
  if (!isIsoDate(written))
    throw new CannotDo(`"${written}" is not a date.`, 'Write it as year-month-day, for example 2027-06-30.');
  return written;
}

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const sizes = ['team', 'department', 'organization'] as const;

/** In the order in which they are asked. */
export const initQuestions: readonly InitQuestion[] = [
  text('title', '--title <text>', '/title'),
  text('unit', '--unit <name>', '/unit/name'),
  {
    name: 'size',
    flag: '--size <size>',
    question: questions['/unit/size']!,
    choices: sizes,
    read(written) {
      const size = sizes.find(known => known === written.toLowerCase());
      if (!size)
        throw new CannotDo(`"${written}" is no size of a unit.`, `Choose one of ${sizes.join(', ')}.`);
      return size;
    },
  },
  text('parent', '--parent <name>', '/unit/parent'),
  {
    name: 'timezone',
    flag: '--timezone <zone>',
    question: questions['/calendar/timezone']!,
    read(written) {
      const place = placeOfAbbreviation(written);
      if (place)
        throw new CannotDo(
          `"${written}" is an hour of the day without summer time, and no time zone of a place.`,
          `Write the place, for example ${place}.`,
        );
      return zone(written).name;
    },
  },
  {
    name: 'fiscalYearStart',
    flag: '--fiscal-year-start <month>',
    question: questions['/calendar/fiscal_year_start']!,
    read(written) {
      const named = monthNames.findIndex(
        name => written.length >= 3 && name.startsWith(written.toLowerCase()),
      );
      if (named >= 0) return named + 1;
      if (!/^(?:[1-9]|1[0-2])$/.test(written))
        throw new CannotDo(
          `"${written}" is no month.`,
          'Write its name, or its number: 1 for January up to 12 for December.',
        );
      return Number(written);
    },
  },
  { name: 'start', flag: '--start <date>', question: questions['/term/start']!, read: isoDay },
  { name: 'end', flag: '--end <date>', question: questions['/term/end']!, read: isoDay },
  text('owner', '--owner <title>', '/accountable'),
  text('mayChange', '--may-change <text>', '/roles/*/may_change'),
  text('sponsor', '--sponsor <title>', '/sponsor'),
  text(
    'customers',
    '--customers <name>',
    '/customers/*/name',
    'Think of those you serve most, outside the house.',
  ),
  text(
    'colleagues',
    '--colleagues <name>',
    '/customers/*/name',
    'Think of colleagues who depend on your service.',
  ),
  {
    name: 'reviewDates',
    flag: '--review-dates <dates>',
    question: questions['/review_dates']!,
    read: written =>
      written
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(isoDay)
        .sort(),
  },
];

/** Reads one answer: a blank one is no answer. */
export function readAnswer(question: InitQuestion, written: string): Answers[AnswerName] {
  const trimmed = written.trim();
  return trimmed === '' ? undefined : question.read(trimmed);
}

/** Whether a question has a meaning beside the answers so far. */
export function isAsked({ name }: InitQuestion, answers: Answers): boolean {
  return answers[name] === undefined && (name !== 'mayChange' || answers.owner !== undefined);
}

/** @throws CannotDo where an answer contradicts another, or lacks the one that it belongs to */
export function checkAnswers({ start, end, owner, mayChange }: Answers): void {
  if (mayChange !== undefined && owner === undefined)
    throw new CannotDo(
      '--may-change says what the owner may change, and no owner is given.',
      'Give --owner as well.',
    );
  if (start !== undefined && end !== undefined && end <= start)
    throw new CannotDo(
      `The plan would end on ${end}, before it starts on ${start}.`,
      'Give a last day after the first.',
    );
}
