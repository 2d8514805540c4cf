/** Amounts that a sentence names: `62.9 %`, `three in four`, `within 45 seconds`, `by a third`, `1,800 a quarter`. */
import { letter } from './wording.ts';

export interface Amount {
  kind: /** Percent of what there is, 0 to 100. */
    | 'share'
    /** Seconds. */
    | 'time'
    /** Months and years, which have no fixed length. */
    | 'span'
    /** What the new figure is of the old one: 0.5 for `halve`. */
    | 'factor'
    /** Written in digits, without a unit that is known. */
    | 'number'
    /** The same in words: `ten questions`. */
    | 'word';
  value: number;
  /** What else it may stand for: working days are days of eight hours and parts of a week. */
  or?: readonly number[];
  /** Made of a fraction: 66.7 for `two thirds`. */
  isRough?: boolean;
  start: number;
  end: number;
}

const words: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
  dozen: 12,
};

const seconds: readonly [RegExp, number][] = [
  [/^s/, 1],
  [/^m(?:in|$)/, 60],
  [/^h/, 3600],
  [/^d/, 86400],
  [/^w/, 604800],
];
const day = 86400;

const fractions: Readonly<Record<string, number>> = {
  half: 1 / 2,
  third: 1 / 3,
  quarter: 1 / 4,
  fifth: 1 / 5,
  tenth: 1 / 10,
};

const digits = "\\d{1,3}(?:[,'’ \\u00a0\\u202f]\\d{3})+(?:\\.\\d+)?(?!\\d)|\\d+(?:[.,]\\d+)?";
const spelt = `(?:${Object.keys(words).join('|')})`;
const part = '(?<part>half|third|quarter|fifth|tenth)s?';
const end = `(?![${letter}0-9])`;

/** Numbers, of which the rest of the sentence says what they count. */
const numbers = new RegExp(
  `(?<![${letter}0-9][.,]?)(?:${digits}|(?:an?\\s+)?${spelt}(?:[\\s-]${spelt})?${end})`,
  'g',
);
const percent = /\s?(?:%|(?:percent|per\s?cent|pct|percentage\s+points?)\b)/y;
const ofMany = new RegExp(
  `(?:\\s+(?!and\\b|or\\b|to\\b)[${letter}’']+)?\\s+(?<joint>in|of|out\\s+of)\\s+(?:(?:every|the|all|our)\\s+)?`,
  'y',
);
const partOf = new RegExp(`\\s+${part}\\s+of(?=\\s)`, 'y');
const parts = new RegExp(`\\s+${part}${end}`, 'y');
const time = new RegExp(
  `(?:[\\s-]?(?<kind>(?:(?:full|working|business|calendar|office|consecutive)[\\s-]+)?)(?<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)|(?<sign>[smhdw]))${end}`,
  'y',
);
/** \`1 hour 30 minutes\`, \`3 minutes and 20 seconds\`. */
const andMore = /\s*(?:and\s+)?(?=\S)/y;
const partOfHour = /\s+quarters?\s+of\s+an\s+hour/y;
const many = new RegExp(`\\s?(?<times>thousand|million|k)${end}`, 'y');
const notShare = /\s*(?:%|per)/y;
const by = /\bby\s+$/;

/** Amounts without a number. */
const unnumbered = new RegExp(
  `(?<![${letter}0-9])(?:${[
    `by\\s+(?:an?\\s+)?${part}`,
    '(?<halve>halv(?:e|es|ed|ing)|half\\s+as\\s+(?:many|much|long))',
    '(?<double>doubl(?:e|es|ed|ing)|twice\\s+as\\s+(?:many|much|often))',
    'a\\s+(?<partOf>third|fifth|tenth)\\s+of',
    'half\\s+an?\\s+(?<halfUnit>hour|day|minute)',
    '(?<half>half)\\s+(?:of\\s+)?(?:the|our|all|of)',
    '(?:(?:within|under|in|after|than)\\s+an?|within\\s+the(?:\\s+same)?)\\s+(?<oneKind>(?:(?:working|business)\\s+)?)(?<oneUnit>second|minute|hour|day|week)',
    '(?<sameDay>(?:the\\s+)?(?:same|next|following)[\\s-](?:(?:working|business)[\\s-])?day)',
  ].join('|')})${end}`,
  'g',
);

/** How often something is there, not how much of it: `24 hours a day`, `seven days a week`. */
const always = /^\s*(?:a|an|per|each|every)\s+(?:day|week|month|year)(?![a-z])/;

/** `rated 4 out of 5` is a rating, not a share. */
const rating =
  /\b(?:rat(?:e|es|ed|ing)|scor(?:e|es|ed|ing)|csat|stars?|marks?|giv(?:e|es|ing)|average|mean)\b[^,;.]*$/;

/** @param low a text in small letters, without dates, quotes and names with digits */
export function amountsIn(low: string): Amount[] {
  const found = [...numbered(low), ...[...low.matchAll(unnumbered)].flatMap(match => ofWords(match))].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  const apart: Amount[] = [];
  for (const amount of found) if (amount.start >= (apart.at(-1)?.end ?? 0)) apart.push(amount);
  return apart.filter(({ kind, end }) => kind !== 'time' || !always.test(low.slice(end)));
}

type Read = Omit<Amount, 'start' | 'end'>;

interface Numeral {
  start: number;
  end: number;
  value: number;
  isSpelt: boolean;
}

/** What a number counts, and where that ends. */
interface Counted {
  read: Read;
  end: number;
}

function numbered(low: string): Amount[] {
  const all = [...low.matchAll(numbers)].map(
    (match): Numeral => ({
      start: match.index,
      end: match.index + match[0].length,
      value: numberOf(match[0]),
      isSpelt: !/\d/.test(match[0]),
    }),
  );
  return all.flatMap(numeral => {
    const found = countedShare(numeral, all, low) ?? countedTime(numeral, all, low) ?? plain(numeral, low);
    return found ? [{ ...found.read, start: numeral.start, end: found.end }] : [];
  });
}

function countedShare(
  { start, end, value }: Numeral,
  all: readonly Numeral[],
  low: string,
): Counted | undefined {
  const sign = follows(percent, low, end);
  if (sign) return { read: { kind: 'share', value }, end: sign.end };
  if (follows(partOfHour, low, end)) return undefined;
  const less = by.test(low.slice(0, start)) ? follows(parts, low, end) : undefined;
  if (less) return { read: { kind: 'factor', value: 1 - value * fractions[less.part!]! }, end: less.end };
  const fraction = follows(partOf, low, end);
  if (fraction)
    return {
      read: { kind: 'share', value: 100 * value * fractions[fraction.part!]!, isRough: true },
      end: fraction.end,
    };
  const of = follows(time, low, end) ? undefined : follows(ofMany, low, end);
  const whole = of && all.find(other => other.start === of.end);
  if (!whole || follows(notShare, low, whole.end)) return undefined;
  // `5 in 2 hours` is no share, `11 of 12 months` is.
  if (of.joint === 'in' && follows(time, low, whole.end)) return undefined;
  const isRating = whole.value <= 10 && rating.test(low.slice(0, start));
  return { read: isRating ? { kind: 'number', value } : shareOf(value, whole.value), end: whole.end };
}

function countedTime({ end, value }: Numeral, all: readonly Numeral[], low: string): Counted | undefined {
  const quarters = follows(partOfHour, low, end);
  if (quarters) return { read: { kind: 'time', value: value * 900 }, end: quarters.end };
  const found = follows(time, low, end);
  if (!found) return undefined;
  const unit = found.unit ?? found.sign!;
  const rest = restOfTime(unit, found.end, all, low);
  if (!rest) return { read: timeOf(value, unit, found.kind), end: found.end };
  return { read: { kind: 'time', value: value * secondsOf(unit)! + rest.read.value }, end: rest.end };
}

/** What is added in a smaller unit. */
function restOfTime(unit: string, end: number, all: readonly Numeral[], low: string): Counted | undefined {
  const next = all.find(({ start }) => start === follows(andMore, low, end)?.end);
  const smaller = next && follows(time, low, next.end);
  const size = smaller && secondsOf(smaller.unit ?? smaller.sign!);
  return next && size && size < (secondsOf(unit) ?? 0)
    ? { read: { kind: 'time', value: next.value * size }, end: smaller.end }
    : undefined;
}

function plain({ end, value, isSpelt }: Numeral, low: string): Counted | undefined {
  if (isSpelt) return value === 1 ? undefined : { read: { kind: 'word', value }, end };
  const times = follows(many, low, end);
  return { read: { kind: 'number', value: value * timesOf(times?.times) }, end: times?.end ?? end };
}

/** The groups of a sticky pattern that matches at a place, and where the match ends. */
function follows(
  pattern: RegExp,
  low: string,
  at: number,
): (Record<string, string> & { end: number }) | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(low);
  return match ? Object.assign({ ...match.groups }, { end: at + match[0].length }) : undefined;
}

function ofWords(match: RegExpExecArray): Amount[] {
  const read = readWords(match.groups!);
  return [{ ...read, start: match.index, end: match.index + match[0].length }];
}

function readWords(found: Record<string, string | undefined>): Read {
  if (found.part) return { kind: 'factor', value: 1 - fractions[found.part]! };
  if (found.halve) return { kind: 'factor', value: 0.5 };
  if (found.double) return { kind: 'factor', value: 2 };
  if (found.partOf) return { kind: 'share', value: 100 * fractions[found.partOf]!, isRough: true };
  if (found.half) return { kind: 'share', value: 50 };
  if (found.halfUnit) return halfOf(secondsOf(found.halfUnit)!);
  return found.oneUnit ? timeOf(1, found.oneUnit, found.oneKind) : { kind: 'span', value: 1 };
}

/** `4 of 5` is 80 %. A rating with decimals is of a scale: `4.6 out of 5`. */
function shareOf(some: number, all: number): Read {
  return Number.isInteger(some) && some <= all && all > 1
    ? { kind: 'share', value: (100 * some) / all, isRough: true }
    : { kind: 'number', value: some };
}

function timeOf(amount: number, unit: string, kindOfTime = ''): Read {
  const size = secondsOf(unit);
  if (size === undefined) return { kind: 'span', value: amount };
  const value = amount * size;
  if (size === day && /working|business|office/.test(kindOfTime))
    return { kind: 'time', value, or: [amount * 8 * 3600, (amount / 5) * 7 * day] };
  return size === 7 * day ? { kind: 'time', value, or: [amount * 5 * day] } : { kind: 'time', value };
}

/** Half a day may be half a working day. */
function halfOf(seconds: number): Read {
  return { kind: 'time', value: seconds / 2, ...(seconds === day && { or: [4 * 3600] }) };
}

function timesOf(word: string | undefined): number {
  if (!word) return 1;
  return word.startsWith('m') ? 1e6 : 1e3;
}

function secondsOf(unit: string): number | undefined {
  return seconds.find(([name]) => name.test(unit))?.[1];
}

/** `40,000`, `62,9`, `forty-five`, `two hundred`. */
function numberOf(text: string): number {
  if (/\d/.test(text)) {
    const isGrouped = /^\d{1,3}([,'’ \u00a0\u202f]\d{3})+(\.\d+)?$/.test(text);
    return Number(isGrouped ? text.replace(/[^\d.]/g, '') : text.replace(',', '.'));
  }
  const [first, second] = text
    .replace(/^an?\s+/, '')
    .split(/[\s-]+/)
    .map(word => words[word] ?? 1);
  if (second === undefined) return first!;
  return second >= 100 ? first! * second : first! + second;
}
