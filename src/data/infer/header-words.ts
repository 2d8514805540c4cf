/** What a header's words say its column is. */
import type { Kind } from './column-evidence.ts';

/** `SRRecordID` → `sr record id`, `open_dt` → `open dt`, `Answered (Y/N)` → `answered y n`. */
export function wordsOf(header: string): string {
  return header
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The header speaks of an id. */
export function isIdHeader(header: string): boolean {
  return /\b(id|ids|key|number|num|no|nr|case|ticket|reference|ref|uuid|guid|uniqueid)\b/.test(
    wordsOf(header),
  );
}

export interface Role {
  /** Canonical name. */
  name: string;
  kinds: readonly Kind[];
  /** Of which the first that a header matches counts: earlier ones are surer. */
  words: readonly RegExp[];
  /** Headers that match and mean something else. */
  not?: RegExp;
}

/** In the order in which they take their columns. */
export const roles: readonly Role[] = [
  {
    name: 'created_at',
    kinds: ['date'],
    words: [
      /\b(created|creation|opened|received|submitted|reported|requested|logged|recorded)\b/,
      /^(open|start|call)( ?(dt|date|time|at|date ?time))*$/,
      /^(timestamp|date ?time|datetime|calldate|date( and time)?|time)$/,
      /\b(timestamp|date)\b/,
    ],
    not: /\b(updated|modified|closed?|resol\w*|solved|due|target|expected|completed|last|end(ed)?|assigned|response|survey|birth\w*)\b/,
  },
  {
    name: 'closed_at',
    kinds: ['date'],
    words: [
      /\bclosed?\b/,
      /\b(resolved|solved|resolution)\b/,
      /\b(completed|completion|finished|ended|end)\b/,
    ],
    not: /\b(due|target|expected|first)\b/,
  },
  {
    name: 'resolved_at',
    kinds: ['date'],
    words: [/\b(resolved|solved|resolution)\b/],
    not: /\b(due|target|first)\b/,
  },
  {
    name: 'due_at',
    kinds: ['date'],
    words: [/\b(due|deadline|promised|promise)\b/, /\b(target|expected|sla)\b/],
    not: /\bclosed?$/,
  },
  {
    name: 'updated_at',
    kinds: ['date'],
    words: [/\b(updated|modified|update|status date|last activity)\b/],
  },
  { name: 'responded_at', kinds: ['date'], words: [/\bfirst (reply|response|responded)\b/, /\bresponded\b/] },
  { name: 'rated_at', kinds: ['date'], words: [/\b(rated|rating|survey|satisfaction)\b/] },
  {
    name: 'first_reply',
    kinds: ['duration', 'number'],
    words: [
      /\bfirst (reply|response)\b.*\b(time|hours|minutes)\b/,
      /\binitial response\b/,
      /\bresponse time\b/,
    ],
  },
  {
    name: 'resolution_time',
    kinds: ['duration', 'number'],
    words: [
      /\bresolution time\b/,
      /\btime to (resolution|resolve|close)\b/,
      /\b(days open|open days|age days)\b/,
    ],
  },
  {
    name: 'wait',
    kinds: ['duration', 'number'],
    words: [
      /\bspeed of answer\b/,
      /\b(wait|waiting|waited)\b/,
      /\btime to answer\b/,
      /\b(queue|ring|hold) ?time\b/,
    ],
  },
  {
    name: 'talk',
    kinds: ['duration', 'number'],
    words: [/\btalk\b/, /\b(handle|handling) time\b/, /\bbillsec\b/, /\bcall (duration|length)\b/],
  },
  { name: 'answered', kinds: ['boolean'], words: [/\banswered\b/] },
  { name: 'resolved', kinds: ['boolean'], words: [/\bresolved\b/, /\b(fcr|first contact)\b/] },
  {
    name: 'on_time',
    kinds: ['boolean'],
    words: [/\bon ?time\b/, /\b(made|met|within) sla\b/, /\bsla (met|made)\b/],
  },
  { name: 'replies', kinds: ['number'], words: [/\breplies\b/, /\bcustomer interactions\b/] },
  { name: 'reopens', kinds: ['number'], words: [/\breopens?\b|\breopen(ed)? count\b/] },
  {
    name: 'status',
    kinds: ['text'],
    words: [/^(\w+ )?status$/, /\b(status|state)\b/],
    not: /\b(plane|united|date|notes|description|category)\b/,
  },
  { name: 'priority', kinds: ['text', 'number'], words: [/\bpriority\b/, /\burgency\b/] },
  {
    name: 'type',
    kinds: ['text'],
    words: [/\b(type|complaint|category|topic)\b/, /\bservice name\b/, /\b(subject|reason|nature)\b/],
    not: /\b(location|address|vehicle|customer|closure|facility|call)\b/,
  },
  {
    name: 'channel',
    kinds: ['text'],
    words: [/\b(channel|method received|origin|via)\b/, /^(\w+ )?source$/],
    not: /\bdst\b/,
  },
  {
    name: 'group',
    kinds: ['text'],
    words: [/\b(agency|department)\b/, /\b(group|team|queue|division|bureau|campaign)\b/],
    not: /\bname\b/,
  },
];

/** A rating or a score: numbers on a short scale under a header that asks for one. */
export const ratingWords = /\b(rating|rated|rate|satisfaction|satisfied|csat|stars?|score)\b/;
export const recommendWords = /\b(recommend|nps|how likely|0 10|0 to 10|promoter)\b/;

/** Who or where somebody is. */
const personalWords =
  /^name$|\b(first|last|full|family|customer|requester|caller|contact|user|recipient|agent|employee|citizen|submitter|reporter) name\b|\be ?mail\b|\b(phone|mobile|cell|fax|telephone)( number| no)?$|\b(requester|caller|submitter|assignee|reporter|respondent)\b|^(agent|customer|citizen|employee|contact)$|\bagent assigned\b|\bassigned to\b|\bopened by\b|\bresolved by\b|\bip ?address\b|\b(incident|street|home|postal|mailing) address\b|^address$/;
const freeTextWords =
  /\b(comments?|feedback|description|notes?|subject|title|summary|message|body|remarks?|why|details?|explanation)\b/;

/** A column of text whose values should not be shown: it names people or holds what somebody wrote. */
export function isPersonalHeader(header: string, isFreeText: boolean): boolean {
  const words = wordsOf(header);
  if (/\b(id|count|date|time|agency)\b/.test(words)) return false;
  return personalWords.test(words) || (isFreeText && freeTextWords.test(words));
}

/** A canonical name made of a header: its first words. */
export function nameOf(header: string): string {
  const words = wordsOf(header)
    .normalize('NFKD')
    .replace(/[^a-z0-9 ]+/g, '')
    .trim()
    .split(' ')
    .slice(0, 4)
    .join('_')
    .slice(0, 40);
  return /^[a-z]/.test(words) ? words : `column_${words || 'x'}`;
}
