/**
 * The dates of a plan as an iCalendar file (RFC 5545): reviews as events of a day, actions, follow-ups, trainings and
 * policies to be looked at as to-dos. The same thing has the same UID in every file, so that a calendar that reads
 * a later one changes its entry and makes no second one.
 */
import { visible } from '../../diagnostic/visible.ts';
import type { Plan } from '../../plan/generated/types.ts';
import { addDays, isIsoDate } from '../../plan/period.ts';
import { type Dated, type DatedKind, datedIn, whatIsDue } from './dated.ts';
import type { Names } from './names.ts';
import { all, type Told } from './told.ts';

/** Kinds that are to-dos. */
const toDos: readonly DatedKind[] = ['action', 'follow-up', 'training', 'policy'];

/** Null where the plan has no day yet: an empty calendar is none. */
export function calendarFile(told: Told): string | null {
  const { plan, names, asOf, madeFrom } = told;
  const uids = new Uids(plan.id);
  const stamp = `DTSTAMP:${compact(asOf)}T000000Z`;
  const days = [...new Set(all(plan.review_dates))].filter(isIsoDate).sort();
  const entries = [
    ...days.flatMap(day => review(day, plan, names, uids, stamp)),
    ...datedIn(plan).flatMap(item => toDo(item, names, uids, stamp)),
  ];
  if (!entries.length) return null;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//csplan//csplan ${madeFrom.version}//EN`,
    'CALSCALE:GREGORIAN',
    property('X-WR-CALNAME', plan.title || plan.id),
    ...entries,
    'END:VCALENDAR',
  ];
  return lines
    .flatMap(folded)
    .map(line => `${line}\r\n`)
    .join('');
}

/** `action.board-live@licenses-and-inspections.csplan`; of several things with one id the later ones have a number. */
class Uids {
  private readonly planId: string;
  private readonly given = new Map<string, number>();

  constructor(planId: string) {
    this.planId = planId;
  }

  of(kind: string, id: string): string {
    const name = `${kind}.${id}`;
    const times = (this.given.get(name) ?? 0) + 1;
    this.given.set(name, times);
    return `UID:${escaped(`${name}${times > 1 ? `.${times}` : ''}@${this.planId}.csplan`)}`;
  }
}

function review(day: string, plan: Plan, names: Names, uids: Uids, stamp: string): string[] {
  const held = all(plan.reviews).find(({ date }) => date === day);
  const answers = typeof plan.accountable === 'string' ? names.of('role', plan.accountable) : '';
  const words = [
    held?.aim ?? '',
    answers && `${answers} speaks to the results.`,
    plan.feedback_url ? `Comments: ${plan.feedback_url}` : '',
  ].filter(Boolean);
  return [
    'BEGIN:VEVENT',
    uids.of('review', day),
    stamp,
    property('SUMMARY', `Review: ${plan.title || plan.id}`),
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
    'TRANSP:TRANSPARENT',
    ...(words.length ? [property('DESCRIPTION', ...words)] : []),
    'END:VEVENT',
  ];
}

function toDo(item: Dated, names: Names, uids: Uids, stamp: string): string[] {
  if (!toDos.includes(item.kind)) return [];
  const words = [
    item.role ? `By: ${names.of('role', item.role)}` : 'Nobody has it yet.',
    item.note ? `Done when: ${item.note}` : '',
  ].filter(Boolean);
  // A start behind the due date is none (RFC 5545, 3.8.2.3).
  const starts = item.start !== null && item.start < item.due;
  return [
    'BEGIN:VTODO',
    uids.of(item.kind, item.id),
    stamp,
    property('SUMMARY', whatIsDue(item)),
    ...(starts ? [`DTSTART;VALUE=DATE:${compact(item.start!)}`] : []),
    `DUE;VALUE=DATE:${compact(item.due)}`,
    ...stateLines(item),
    property('DESCRIPTION', ...words),
    'END:VTODO',
  ];
}

function stateLines({ state, doneOn }: Dated): string[] {
  switch (state) {
    case 'open':
      return ['STATUS:NEEDS-ACTION'];
    case 'doing':
      return ['STATUS:IN-PROCESS'];
    case 'dropped':
      return ['STATUS:CANCELLED'];
    case 'done':
      return [
        'STATUS:COMPLETED',
        'PERCENT-COMPLETE:100',
        ...(doneOn && isIsoDate(doneOn) ? [`COMPLETED:${compact(doneOn)}T000000Z`] : []),
      ];
  }
}

/** `20261120`. */
function compact(day: string): string {
  return day.replaceAll('-', '');
}

/** A property of text, its paragraphs one below the other. */
function property(name: string, ...paragraphs: string[]): string {
  return `${name}:${paragraphs.map(escaped).join('\\n')}`;
}

/** RFC 5545, 3.3.11. */
function escaped(text: string): string {
  return visible(text)
    .trim()
    .replace(/[\\;,]/g, '\\$&');
}

/** Lines of at most 75 octets; those that go on begin with a space (RFC 5545, 3.1). No character is cut apart. */
function folded(line: string): string[] {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > 75) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current];
}

/** Of a character in UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0)!;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
