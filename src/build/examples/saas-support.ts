/**
 * The exports of examples/saas-support: a team of nine that answers the users of a bookkeeping service. A price
 * change floods it in November 2025; from May 2026 a triage rota brings first replies down month by month; an
 * outage in August sets satisfaction back.
 */
import { Random } from './random.ts';
import {
  afterOfficeTime,
  day,
  formsTimestamp,
  hour,
  isoMinute,
  midnight,
  minute,
  monthOf,
  type OfficeHours,
  second,
  weekday,
} from './wall-clock.ts';
import { type Row, writeCsv } from './write-csv.ts';

const first = midnight('2025-07-01');
const last = midnight('2026-11-01');
const exported = midnight('2026-11-02') + 9 * hour;
const office: OfficeHours = { opens: 9 * hour, closes: 17.5 * hour };

/** How it went, from a month on: the story that the numbers tell. */
interface Phase {
  from: string;
  /** Tickets on a usual working day. */
  tickets: number;
  /** Minutes until the first reply and until it is solved, as a factor. */
  reply: number;
  solve: number;
  /** Share of ratings that are good when all goes well. */
  good: number;
  /** Chance that one reply is enough. */
  once: number;
}
const story: Phase[] = [
  { from: '2025-07', tickets: 16, reply: 0.9, solve: 1, good: 0.94, once: 0.62 },
  { from: '2025-10', tickets: 17, reply: 1, solve: 1, good: 0.93, once: 0.61 },
  { from: '2025-11', tickets: 24, reply: 1.75, solve: 1.25, good: 0.88, once: 0.55 },
  { from: '2025-12', tickets: 19, reply: 1.5, solve: 1.2, good: 0.89, once: 0.57 },
  { from: '2026-01', tickets: 20, reply: 1.45, solve: 1.15, good: 0.9, once: 0.57 },
  { from: '2026-03', tickets: 20, reply: 1.4, solve: 1.1, good: 0.9, once: 0.58 },
  { from: '2026-05', tickets: 20, reply: 1.15, solve: 1.08, good: 0.92, once: 0.59 },
  { from: '2026-06', tickets: 20, reply: 0.95, solve: 1.05, good: 0.93, once: 0.6 },
  { from: '2026-07', tickets: 19, reply: 0.82, solve: 1.02, good: 0.94, once: 0.6 },
  { from: '2026-08', tickets: 23, reply: 0.85, solve: 1.12, good: 0.86, once: 0.58 },
  { from: '2026-09', tickets: 20, reply: 0.72, solve: 1, good: 0.92, once: 0.6 },
  { from: '2026-10', tickets: 20, reply: 0.66, solve: 0.95, good: 0.94, once: 0.61 },
];

function phaseOf(time: number): Phase {
  const month = monthOf(time);
  return story.findLast(phase => phase.from <= month)!;
}

/** Minutes of office time, at factor 1, for a ticket of normal priority. */
const firstReplies = [3, 14, 28, 45, 68, 95, 130, 180, 270, 620];
const solving = [10, 60, 140, 260, 420, 640, 900, 1300, 2100, 5200];
const urgency = { Urgent: 0.3, High: 0.6, Normal: 1, Low: 1.35 };

const groups = { Product: 46, Billing: 31, Integrations: 23 };
const tags: Record<keyof typeof groups, string[]> = {
  Product: ['how_to', 'how_to reports', 'bug', 'login', 'feature_request'],
  Billing: ['invoice', 'invoice vat', 'refund', 'plan_change'],
  Integrations: ['bank_feed', 'bank_feed import', 'api', 'payroll'],
};

const ticketHeader = [
  'Id',
  'Requester id',
  'Group',
  'Tags',
  'Status',
  'Priority',
  'Via',
  'Created at',
  'Updated at',
  'Solved at',
  'Satisfaction Score',
  'Reopens',
  'Replies',
  'First reply time in minutes within business hours',
  'Full resolution time in minutes within business hours',
];

function ticketRows(random: Random): Row[] {
  const rows: Row[] = [];
  for (let date = first; date < last; date += day) {
    const usual = phaseOf(date).tickets;
    const isWeekend = weekday(date) % 6 === 0;
    const times = Array.from({ length: random.about(isWeekend ? usual * 0.18 : usual) }, () =>
      random.whole(7 * 60, 22 * 60 - 1),
    );
    for (const time of times.sort((a, b) => a - b))
      rows.push(ticketRow(random, 48_210 + rows.length, date + time * minute));
  }
  return rows;
}

function ticketRow(random: Random, id: number, created: number): Row {
  const phase = phaseOf(created);
  const priority = random.weighted({ Urgent: 4, High: 17, Normal: 66, Low: 13 });
  const group = random.weighted(groups);
  const isOnce = random.chance(
    phase.once + (group === 'Billing' ? 0.08 : group === 'Integrations' ? -0.12 : 0),
  );
  const reopens = random.chance(isOnce ? 0.03 : 0.14) ? random.whole(1, 2) : 0;
  const replies = isOnce ? 1 + (reopens > 0 ? 1 : 0) : random.whole(2, 6) + reopens;
  const reply = Math.max(1, Math.round(random.quantile(firstReplies) * phase.reply * urgency[priority]));
  const resolution =
    reply + Math.round(random.quantile(solving) * phase.solve * urgency[priority] * (isOnce ? 0.45 : 1.3));
  const replied = afterOfficeTime(created, reply * minute, office);
  const solved = afterOfficeTime(created, resolution * minute, office);
  const isSolved = solved < exported;
  const isReplied = replied < exported;
  const status = isSolved
    ? exported - solved > 28 * day
      ? 'Closed'
      : 'Solved'
    : isReplied
      ? random.weighted({ Open: 3, Pending: 4, Hold: 1 })
      : 'New';
  return [
    id,
    random.whole(310_000, 318_500),
    group,
    random.one(tags[group]),
    status,
    priority,
    random.weighted({ 'Web form': 48, Mail: 39, 'Web Widget': 13 }),
    isoMinute(created),
    isoMinute(isSolved ? Math.min(solved + 28 * day, exported - hour) : isReplied ? replied : created),
    isSolved ? isoMinute(solved) : null,
    isSolved
      ? satisfaction(random, phase.good - (reply > 240 ? 0.13 : 0) - (reopens > 0 ? 0.2 : 0))
      : 'Not Offered',
    reopens,
    isSolved ? replies : isReplied ? 1 : 0,
    isReplied ? reply : null,
    isSolved ? resolution : null,
  ];
}

function satisfaction(random: Random, good: number): string {
  if (!random.chance(0.27)) return 'Offered';
  return random.chance(good) ? 'Good' : 'Bad';
}

const questions = {
  score: 'How likely are you to recommend Fernway Books to a colleague? (0 to 10)',
  reason: 'What is the main reason for your score?',
  plan: 'Which plan are you on?',
};
const scores = {
  Starter: { 10: 15, 9: 17, 8: 22, 7: 17, 6: 11, 5: 8, 4: 4, 3: 3, 2: 2, 0: 1 },
  Business: { 10: 22, 9: 23, 8: 22, 7: 13, 6: 8, 5: 5, 4: 3, 3: 2, 1: 2 },
};
const reasons = [
  '',
  '',
  '',
  'Support answers quickly',
  'The bank feed breaks too often',
  'Easy to use, good help',
  'Price went up',
  'I had to explain it twice',
  'Saves me a day a month',
];

/** The in-app survey runs in the second week of the last month of each quarter. */
function surveyRows(random: Random): Row[] {
  const answers: { at: number; row: Row }[] = [];
  for (const start of ['2025-09-08', '2025-12-08', '2026-03-09', '2026-06-08', '2026-09-07'].map(midnight)) {
    for (let i = random.whole(128, 152); i > 0; i--) {
      const at = start + random.whole(0, 6) * day + random.whole(7 * 3600, 21 * 3600) * second;
      const plan = random.weighted({ Starter: 55, Business: 45 });
      // A better mood is a second chance: where the first score is low, some draw again.
      const draw = Number(random.weighted(scores[plan]));
      const lift = phaseOf(at).good - 0.86;
      const score = draw < 7 && random.chance(lift * 5) ? Number(random.weighted(scores[plan])) : draw;
      answers.push({ at, row: [formsTimestamp(at), score, random.one(reasons), plan] });
    }
  }
  answers.sort((a, b) => a.at - b.at);
  const rows = answers.map(({ row }) => row);
  // What real sheets hold: a score off the scale, an answer without a score, blank rows at the end.
  rows[611] = [rows[611]![0]!, 11, '', 'Starter'];
  rows[664] = [rows[664]![0]!, null, 'Saves me a day a month', 'Business'];
  return [...rows, ...Array.from({ length: 5 }, () => ['', '', '', ''])];
}

/** Path from the example's folder → content. */
export function saasSupportExports(): Map<string, string> {
  return new Map([
    [
      'data/tickets.csv',
      writeCsv(ticketHeader, ticketRows(new Random(48_001)), {
        delimiter: ',',
        newline: '\n',
        byteOrderMark: false,
      }),
    ],
    [
      'data/survey.csv',
      writeCsv(
        ['Timestamp', questions.score, questions.reason, questions.plan],
        surveyRows(new Random(48_002)),
        { delimiter: ',', newline: '\r\n', byteOrderMark: false },
      ),
    ],
  ]);
}
