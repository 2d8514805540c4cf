/**
 * The exports of examples/city-311: a department of licenses and inspections in a small city, with the line of
 * the contact center that serves it. Two winters that dip, a new request system in October 2025, and a first
 * quarter of better promises and a better staffed line in summer 2026.
 */
import { Random } from './random.ts';
import {
  clock,
  day,
  daysBetween,
  formsTimestamp,
  hour,
  isoDate,
  midnight,
  minute,
  monthOf,
  second,
  usDate,
  usTwelveHour,
  weekday,
} from './wall-clock.ts';
import { type Row, writeCsv } from './write-csv.ts';

/** The portal gives one export per fiscal year: what was created in it, and what was still open when it began. */
const years = [
  { name: 'FY25', start: '2024-07-01', end: '2025-07-01', exported: '2025-07-07' },
  { name: 'FY26', start: '2025-07-01', end: '2026-07-01', exported: '2026-07-06' },
  { name: 'FY27-Q1', start: '2026-07-01', end: '2026-10-01', exported: '2026-10-05' },
];
const first = midnight(years[0]!.start);
const last = midnight(years.at(-1)!.end);

/** How it went, by fiscal quarter: the story that the numbers tell. */
interface Quarter {
  from: string;
  /** Share of requests that are closed by their promised date, before types differ. */
  kept: number;
  /** How long work takes, as a factor. */
  pace: number;
  /** How long callers wait, as a factor. */
  queue: number;
}
const story: Quarter[] = [
  { from: '2024-07', kept: 0.83, pace: 0.92, queue: 0.9 },
  { from: '2024-10', kept: 0.81, pace: 0.95, queue: 0.95 },
  { from: '2025-01', kept: 0.75, pace: 1.05, queue: 1.25 },
  { from: '2025-04', kept: 0.81, pace: 0.95, queue: 1.05 },
  { from: '2025-07', kept: 0.82, pace: 0.95, queue: 1.1 },
  { from: '2025-10', kept: 0.71, pace: 1.15, queue: 1.6 },
  { from: '2026-01', kept: 0.66, pace: 1.22, queue: 1.75 },
  { from: '2026-04', kept: 0.72, pace: 1.1, queue: 1.45 },
  { from: '2026-07', kept: 0.8, pace: 1.06, queue: 1.15 },
];

function quarterOf(time: number): Quarter {
  const month = monthOf(time);
  return story.findLast(quarter => quarter.from <= month)!;
}

/** Days promised, requests per hundred in summer and winter, and how the type differs from the share kept. */
interface RequestType {
  name: string;
  promised: number;
  summer: number;
  winter: number;
  offset: number;
}
const requestTypes: RequestType[] = [
  { name: 'LI-Property Maintenance', promised: 15, summer: 30, winter: 20, offset: -0.03 },
  { name: 'LI-Permit Inspection', promised: 5, summer: 20, winter: 15, offset: 0.06 },
  { name: 'LI-Vacant Property', promised: 21, summer: 12, winter: 10, offset: -0.1 },
  { name: 'LI-Work Without Permit', promised: 7, summer: 12, winter: 9, offset: 0 },
  { name: 'LI-Business License', promised: 5, summer: 11, winter: 12, offset: 0.09 },
  { name: 'LI-Zoning Complaint', promised: 30, summer: 8, winter: 7, offset: -0.06 },
  { name: 'LI-Unsafe Structure', promised: 3, summer: 5, winter: 7, offset: 0.04 },
  { name: 'LI-No Heat', promised: 2, summer: 0, winter: 18, offset: -0.02 },
];
const requestsPerDay = [2.5, 9.6, 8.9, 8.5, 8.1, 7.7, 3.2];

/** Time taken as a share of the time promised: of those that keep the promise, and of those that don't. */
const inTime = [0.02, 0.12, 0.24, 0.36, 0.48, 0.6, 0.72, 0.84, 0.98];
const late = [1.02, 1.1, 1.22, 1.4, 1.65, 2, 2.6, 3.7, 6];

interface Request {
  number: string;
  type: string;
  received: string;
  created: number;
  due: number;
  closed: number;
  /** How it ends. */
  ending: 'Closed' | 'Closed (Duplicate)' | 'Closed (Transferred)';
  agency: string;
  district: number;
}

function isWinter(time: number): boolean {
  const month = new Date(time).getUTCMonth() + 1;
  return month >= 11 || month <= 3;
}

function makeRequests(random: Random): Request[] {
  const requests: Request[] = [];
  const serials = new Map<string, number>();
  for (let date = first; date < last; date += day) {
    const times = Array.from({ length: random.about(requestsPerDay[weekday(date)]!) }, () =>
      random.whole(6 * 3600, 22 * 3600 - 1),
    );
    for (const time of times.sort((a, b) => a - b)) {
      const created = date + time * second;
      const year = isoDate(created).slice(2, 4);
      const serial = (serials.get(year) ?? 100) + random.whole(3, 60);
      serials.set(year, serial);
      requests.push(makeRequest(random, `${year}-${String(serial).padStart(8, '0')}`, created));
    }
  }
  return requests;
}

function makeRequest(random: Random, number: string, created: number): Request {
  const received = random.weighted({ Phone: 52, API: 21, Web: 20, Email: 4, Internal: 3 });
  const district = random.whole(1, 9);
  // The portal exports every agency; the plan takes its own.
  if (random.chance(0.03)) {
    const closed = created + random.whole(2, 40) * minute;
    return {
      number,
      type: 'CC-Information Request',
      received,
      created,
      due: created + day,
      closed,
      ending: 'Closed',
      agency: 'Contact Center',
      district,
    };
  }
  const season = isWinter(created) ? 'winter' : 'summer';
  const name = random.weighted(Object.fromEntries(requestTypes.map(type => [type.name, type[season]])));
  const type = requestTypes.find(candidate => candidate.name === name)!;
  const { kept, pace } = quarterOf(created);
  const factor = random.chance(kept + type.offset)
    ? Math.min(random.quantile(inTime) * pace, 0.99)
    : random.quantile(late);
  const ending = random.weighted({ Closed: 955, 'Closed (Duplicate)': 32, 'Closed (Transferred)': 13 });
  const share = ending === 'Closed' ? factor : random.next() * 0.3;
  return {
    number,
    type: name,
    received,
    created,
    due: created + type.promised * day,
    closed: inDaylight(random, created, created + Math.floor(share * type.promised * 86400) * second),
    ending,
    agency: 'Licenses and Inspections',
    district,
  };
}

/** Requests are closed by people: what would fall into the night is closed on the evening before. */
function inDaylight(random: Random, created: number, closed: number): number {
  const sinceMidnight = closed % day;
  if (sinceMidnight >= 7 * hour && sinceMidnight < 19 * hour) return closed;
  const evening =
    closed -
    sinceMidnight -
    (sinceMidnight < 7 * hour ? day : 0) +
    16 * hour +
    random.whole(0, 10799) * second;
  return evening > created ? evening : closed;
}

const requestHeader = [
  'ServiceRequestNum',
  'SRType',
  'MethodReceived',
  'CreatedDate',
  'SRStatus',
  'StatusDate',
  'DueDate',
  'CloseDate',
  'Agency',
  'CouncilDistrict',
  'DaysOpen',
];

/** What the portal knew of a request on the day of the export. */
function requestRow(request: Request, exported: number): Row {
  const { number, type, received, created, due, closed, ending, agency, district } = request;
  const isClosed = closed < exported;
  const status = isClosed ? ending : exported - created < 4 * day ? 'New' : 'Open';
  const since = isClosed ? closed + 1 * second : created + (status === 'New' ? 0 : 26 * hour);
  return [
    number,
    type,
    received,
    usTwelveHour(created),
    status,
    usTwelveHour(Math.min(since, exported - minute)),
    usTwelveHour(due),
    isClosed ? usTwelveHour(closed) : null,
    agency,
    district,
    isClosed ? daysBetween(created, closed) : null,
  ];
}

function requestFiles(requests: readonly Request[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const [i, { name, start, end, exported }] of years.entries()) {
    const carriedOver = (request: Request) =>
      i > 0 && request.created < midnight(start) && request.closed >= midnight(years[i - 1]!.exported);
    const rows = requests
      .filter(
        request =>
          carriedOver(request) || (request.created >= midnight(start) && request.created < midnight(end)),
      )
      .map(request => requestRow(request, midnight(exported)));
    files.set(
      `data/requests/${name}.csv`,
      writeCsv(requestHeader, rows, { delimiter: ',', newline: '\n', byteOrderMark: false }),
    );
  }
  return files;
}

const callsPerDay = [0, 14.5, 13, 12, 11.5, 11, 4];
/** Seconds until an agent is free, at factor 1. */
const waits = [2, 5, 9, 15, 24, 38, 60, 105, 190, 420];
/** Seconds after which a caller gives up. */
const patience = [8, 70, 150, 260, 420, 900];
const topics = {
  'Status of a request': 34,
  'Permits and inspections': 26,
  'Business licenses': 17,
  'Report a problem': 15,
  Other: 8,
};

function callRows(random: Random): Row[] {
  const rows: Row[] = [];
  for (let date = first; date < last; date += day) {
    const closes = weekday(date) === 6 ? 13 : 18;
    const winter = isWinter(date) ? 1.12 : 1;
    const times = Array.from({ length: random.about(callsPerDay[weekday(date)]! * winter) }, () =>
      random.whole(8 * 3600, closes * 3600 - 1),
    );
    for (const time of times.sort((a, b) => a - b)) {
      const at = date + time * second;
      const wait = Math.round(random.quantile(waits) * quarterOf(at).queue);
      const isAnswered = wait < random.quantile(patience);
      rows.push([
        `C${String(rows.length + 20417).padStart(6, '0')}`,
        usDate(at),
        clock(at),
        random.weighted(topics),
        isAnswered ? 'Y' : 'N',
        isAnswered ? wait : null,
        isAnswered ? clock(random.whole(35, 560) * second) : null,
      ]);
    }
  }
  return rows;
}

const callHeader = [
  'Call Id',
  'Date',
  'Time',
  'Topic',
  'Answered (Y/N)',
  'Speed of answer in seconds',
  'AvgTalkDuration',
];

const questions = {
  rating: 'How satisfied are you with how we handled your request? (1 = not at all, 5 = very)',
  service: 'What was it about?',
  comment: 'What is the one thing we should do better?',
};
/** How the rating follows from the experience. */
const ratings = {
  kept: { 1: 4, 2: 6, 3: 13, 4: 38, 5: 39 },
  late: { 1: 27, 2: 25, 3: 22, 4: 18, 5: 8 },
};
const comments = {
  kept: ['', '', '', 'Nothing, thank you', 'Friendly inspector, called ahead', 'Send a text when it is done'],
  late: [
    '',
    '',
    'Nobody told me why it took longer',
    'I called three times, each time a different answer',
    'Give a date, and keep it',
    'Evening appointments, I work until five',
  ],
};

/** Some of those whose request was closed answer within days; the form's sheet ends in blank rows. */
function surveyRows(random: Random, requests: readonly Request[]): Row[] {
  const answers = requests
    .filter(
      request =>
        request.agency === 'Licenses and Inspections' && request.ending === 'Closed' && random.chance(0.26),
    )
    .map(request => {
      const how = request.closed <= request.due ? 'kept' : 'late';
      const at = request.closed + random.whole(2 * 3600, 3 * 86400) * second;
      const rating = random.weighted(ratings[how]);
      return {
        at,
        row: [
          formsTimestamp(daytime(at)),
          rating,
          request.type.slice('LI-'.length),
          random.one(comments[how]),
        ],
      };
    })
    .filter(({ at }) => at < last);
  answers.sort((a, b) => a.at - b.at);
  return [...answers.map(({ row }) => row), ...Array.from({ length: 12 }, () => ['', '', '', ''])];
}

/** Nobody fills a form at night: its small hours count as the evening before. */
function daytime(time: number): number {
  return time % day < 6 * hour ? time - 7 * hour : time;
}

/** Path from the example's folder → content. */
export function city311Exports(): Map<string, string> {
  const requests = makeRequests(new Random(311_001));
  const files = requestFiles(requests);
  files.set(
    'data/phone/calls.csv',
    writeCsv(callHeader, callRows(new Random(311_002)), {
      delimiter: ';',
      newline: '\r\n',
      byteOrderMark: true,
    }),
  );
  files.set(
    'data/survey/responses.csv',
    writeCsv(
      ['Timestamp', questions.rating, questions.service, questions.comment],
      surveyRows(new Random(311_004), requests),
      { delimiter: ',', newline: '\r\n', byteOrderMark: false },
    ),
  );
  return files;
}
