/**
 * The examples' headline numbers a second time, by brute force: naive splitting and wall-clock arithmetic, nothing
 * of csplan. Times are milliseconds of the local wall clock; the exports hold none in an hour that DST repeats.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const examples = join(import.meta.dirname, '../../examples');

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Cells of the data rows that have any. The columns read by the tests hold no quoted delimiter. */
function rows(path: string, delimiter = ','): string[][] {
  const [, ...lines] = readFileSync(join(examples, path), 'utf8').split(/\r?\n/);
  return lines.map(line => line.split(delimiter)).filter(cells => cells.some(cell => cell !== ''));
}

/** `07/31/2026 02:05:09 PM` or `7/31/2026 14:05:09`. */
function usTime(text: string): number {
  const [, month, date, year, hours, minutes, seconds, half] =
    /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+):(\d+)(?: ([AP]M))?$/.exec(text)!;
  const hour = half ? (Number(hours) % 12) + (half === 'PM' ? 12 : 0) : Number(hours);
  return Date.UTC(Number(year), Number(month) - 1, Number(date), hour, Number(minutes), Number(seconds));
}

export interface Span {
  from: number;
  to: number;
}

/** From the first day up to, not including, the second. */
export function span(from: string, to: string): Span {
  return { from: Date.parse(from), to: Date.parse(to) };
}

const isIn = (time: number, { from, to }: Span) => time >= from && time < to;

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export interface Share {
  good: number;
  of: number;
}

function share<T>(items: T[], isGood: (item: T) => boolean): Share {
  return { good: items.filter(isGood).length, of: items.length };
}

interface Request {
  type: string;
  /** As the export has it. */
  received: string;
  status: string;
  since: number;
  created: number;
  due: number;
  closed: number;
  agency: string;
}

/** One per number: the row with the latest status, as the portal repeats what is open at the year's end. */
const requests = once((): Request[] => {
  const byNumber = new Map<string, Request>();
  for (const name of ['FY25', 'FY26', 'FY27-Q1'])
    for (const [number, type, received, created, status, since, due, closed, agency] of rows(
      `city-311/data/requests/${name}.csv`,
    )) {
      const request = {
        type: type!,
        received: received!,
        status: status!,
        since: usTime(since!),
        created: usTime(created!),
        due: usTime(due!),
        closed: closed ? usTime(closed) : Number.POSITIVE_INFINITY,
        agency: agency!,
      };
      const known = byNumber.get(number!);
      if (!known || request.since > known.since) byNumber.set(number!, request);
    }
  return [...byNumber.values()].filter(({ agency }) => agency === 'Licenses and Inspections');
});

const complaints = [
  'LI-Property Maintenance',
  'LI-Vacant Property',
  'LI-Work Without Permit',
  'LI-Zoning Complaint',
];
const isOwnWork = ({ status }: Request) =>
  status !== 'Closed (Duplicate)' && status !== 'Closed (Transferred)';

/** Calendar days from creation to closing of one type, duplicates and transferred ones included. */
function daysOf(type: string, period: Span): number[] {
  return requests()
    .filter(request => isIn(request.closed, period) && request.type === type)
    .map(({ created, closed }) => Math.floor(closed / 86400000) - Math.floor(created / 86400000));
}

export const city311 = {
  onTime: (period: Span): Share =>
    share(
      requests().filter(request => isOwnWork(request) && isIn(request.due, period)),
      request => request.closed <= request.due,
    ),
  /** Calendar days from creation to closing of complaints about property. */
  daysToClose: (period: Span): number[] =>
    requests()
      .filter(
        request => isOwnWork(request) && isIn(request.closed, period) && complaints.includes(request.type),
      )
      .map(({ created, closed }) => Math.floor(closed / 86400000) - Math.floor(created / 86400000)),
  inspectionDays: (period: Span): number[] => daysOf('LI-Permit Inspection', period),
  licenseDays: (period: Span): number[] => daysOf('LI-Business License', period),
  received: (period: Span): number => requests().filter(({ created }) => isIn(created, period)).length,
  hungUp: (period: Span): Share =>
    share(
      rows('city-311/data/phone/calls.csv', ';').filter(([, date, time]) =>
        isIn(usTime(`${date} ${time}`), period),
      ),
      ([, , , , answered]) => answered === 'N',
    ),
  open: (period: Span): number =>
    requests().filter(
      request => isOwnWork(request) && request.created < period.to && request.closed >= period.to,
    ).length,
  answeredIn45s: (period: Span): Share =>
    share(
      rows('city-311/data/phone/calls.csv', ';').filter(([, date, time]) =>
        isIn(usTime(`${date} ${time}`), period),
      ),
      ([, , , , answered, wait]) => answered === 'Y' && Number(wait) <= 45,
    ),
  satisfied: (period: Span): Share =>
    share(
      rows('city-311/data/survey/responses.csv').filter(([at]) => isIn(usTime(at!), period)),
      ([, rating]) => rating === '4' || rating === '5',
    ),
};

/** How many of each. */
function counts(labels: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const label of labels) found[label] = (found[label] ?? 0) + 1;
  return found;
}

const dayOf = (time: number) => Math.floor(time / 86400000);

/** What people got in touch about, every request counted, whatever its status. */
export const cityContacts = {
  resolved: (period: Span): number => requests().filter(({ closed }) => isIn(closed, period)).length,
  /** Open at the end, by age: up to a week, a month, three months, and older. */
  active: (period: Span): number[] => {
    const ages = requests()
      .filter(({ created, closed }) => created < period.to && closed >= period.to)
      .map(({ created }) => dayOf(period.to) - 1 - dayOf(created));
    const within = (low: number, high: number) => ages.filter(age => age >= low && age <= high).length;
    return [within(0, 7), within(8, 30), within(31, 90), within(91, Number.POSITIVE_INFINITY)];
  },
  types: (period: Span) =>
    counts(requests().flatMap(({ created, type }) => (isIn(created, period) ? [type] : []))),
  channels: (period: Span) =>
    counts(requests().flatMap(({ created, received }) => (isIn(created, period) ? [received] : []))),
  topics: (period: Span) =>
    counts(
      rows('city-311/data/phone/calls.csv', ';').flatMap(([, date, time, topic]) =>
        isIn(usTime(`${date} ${time}`), period) ? [topic!] : [],
      ),
    ),
  /** Answers whose comment holds a text. */
  comments: (period: Span, holds: RegExp): Share =>
    share(
      rows('city-311/data/survey/responses.csv').filter(([at]) => isIn(usTime(at!), period)),
      cells => holds.test(cells.slice(3).join(',')),
    ),
};

/** `2026-07-31 14:05` in Dublin. */
function minuteTime(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`);
}

/** Summer time in the European Union: from the last Sunday of March to the last Sunday of October, at 1:00 UTC. */
function dublinToUtc(wallClock: number): number {
  const year = new Date(wallClock).getUTCFullYear();
  const lastSunday = (month: number) => {
    const end = new Date(Date.UTC(year, month + 1, 0, 1));
    return end.getTime() - end.getUTCDay() * 86400000;
  };
  return wallClock >= lastSunday(2) + 3600000 && wallClock < lastSunday(9) + 3600000
    ? wallClock - 3600000
    : wallClock;
}

const tickets = once(() =>
  rows('saas-support/data/tickets.csv').map(cells => ({
    priority: cells[5]!,
    created: minuteTime(cells[7]!),
    solved: cells[9] ? minuteTime(cells[9]) : Number.POSITIVE_INFINITY,
    satisfaction: cells[10]!,
    reopens: Number(cells[11]),
    replies: Number(cells[12]),
    firstReply: cells[13] ? Number(cells[13]) : undefined,
  })),
);

const limitDays: Record<string, number> = { Urgent: 1, High: 2, Normal: 4, Low: 7 };

export const saasSupport = {
  /** Minutes of business hours, as the help desk exports them. */
  firstReplies: (period: Span): number[] =>
    tickets()
      .filter(ticket => isIn(ticket.created, period))
      .flatMap(({ firstReply }) => firstReply ?? []),
  good: (period: Span): Share =>
    share(
      tickets().filter(ticket => isIn(ticket.solved, period) && /^(Good|Bad)$/.test(ticket.satisfaction)),
      ticket => ticket.satisfaction === 'Good',
    ),
  firstContact: (period: Span): Share =>
    share(
      tickets().filter(ticket => isIn(ticket.solved, period)),
      ticket => ticket.replies <= 1 && ticket.reopens === 0,
    ),
  solvedWithin: (period: Span): Share =>
    share(
      tickets().filter(ticket => isIn(ticket.created, period)),
      ({ created, solved, priority }) =>
        dublinToUtc(solved) - dublinToUtc(created) <= limitDays[priority]! * 86400000,
    ),
  nps: (period: Span): { promoters: number; detractors: number; of: number } => {
    const scores = rows('saas-support/data/survey.csv')
      .filter(([at, score]) => isIn(usTime(at!), period) && score !== '' && Number(score) <= 10)
      .map(([, score]) => Number(score));
    return {
      promoters: scores.filter(score => score >= 9).length,
      detractors: scores.filter(score => score <= 6).length,
      of: scores.length,
    };
  },
};

export const saasContacts = {
  groups: (period: Span) =>
    counts(
      rows('saas-support/data/tickets.csv').flatMap(cells =>
        isIn(minuteTime(cells[7]!), period) ? [cells[2]!] : [],
      ),
    ),
  solved: (period: Span): number => tickets().filter(({ solved }) => isIn(solved, period)).length,
  open: (period: Span): number =>
    tickets().filter(({ created, solved }) => created < period.to && solved >= period.to).length,
};
