/** The clauses of a goal's sentence, and whether two of them ask for things that are measured by themselves. */
import { type Prose, sentencesOf } from './prose.ts';
import { type Found, foundIn, letter } from './wording.ts';

interface Clause {
  start: number;
  end: number;
  text: string;
  /** It has an amount. */
  hasFigure: boolean;
}

const changing =
  'reduce|lower|cut|decrease|shorten|raise|increase|improve|lift|grow|boost|enhance|minimi[sz]e|maximi[sz]e';
/** The same while something else is done. */
const changingAsWell =
  'reducing|lowering|cutting|decreasing|shortening|raising|increasing|improving|lifting|growing|boosting|enhancing';
const comparatives =
  'fewer|less|more|better|faster|quicker|shorter|easier|simpler|higher|lower|clearer|friendlier|cleaner|quieter|safer|cheaper|warmer|calmer|fairer';
const reaching =
  'answer|respond|reply|resolve|solve|close|process|decide|halve|double|keep|bring|get|reach|achieve|attain|have|hit|meet|maintain|restore|repair|deliver|complete|handle|settle|collect|clear|limit|refund|pay|send|acknowledge|retain|win|save|train|visit|inspect';
/** What a clause of its own begins with that says what is to be reached; `object` is the rest. */
const demand = new RegExp(
  `^(?:(?:also|then|at the same time|to|we (?:will|also))\\s+)*(?:${reaching}|${changing}|${changingAsWell})\\s+(?<object>\\S.*)`,
  's',
);
const ofThem = "(?:(?:both|the|our|an?|overall|average|first|staff|customers?'?)\\s+)*";
const change = new RegExp(
  `^(?:to\\s+)?(?:${changing}|${changingAsWell}|${comparatives})\\s+${ofThem}(?<object>\\S.*)`,
  's',
);
const measurable = new RegExp(
  `^${ofThem}(?:(?:waiting|response|reply|handling|processing|resolution|turnaround)\\s+times?|speed|quality|accuracy|satisfaction|costs?|complaints?|errors?|churn|retention|turnover|morale|loyalty|efficiency|productivity|safety|nps|csat|transparency|backlogs?)(?!${letter})`,
);
/** Followed by nothing that narrows it: not `complaints about costs`. */
const measurableAlone = new RegExp(`${measurable.source}(?:$|\\s+(?:of|in|for|at|on|to|by)\\b)`);

/** The object of a clause that goes on about the same thing: `and keep it there`. */
const sameThing = /^(?:it|that|this|them|these|those|so|going|doing|up|than|with|of|in|on|for|at|by|to)\b/;
const letting = /^\s*(?:have|let|help|make|enable|see|allow|ensure|get|give)\b/;
/** A clause that is about others: what stands after `and` may be what they do. */
const aboutOthers = new RegExp(
  `${letting.source}|\\b(?:who|whom|whose|which|that|where|so|say|if|when|can)\\b`,
);

/** The clause that asks for a second thing, where there is one. */
export function secondDemand(prose: Prose): Found | undefined {
  const all = clausesOf(prose);
  const second =
    secondChange(all) ??
    (all.some(({ hasFigure }) => hasFigure)
      ? all.find((clause, i) => isSecond(clause, all.slice(0, i), prose))
      : undefined);
  return second && foundAt(second, prose);
}

/** Of two changes: `improve speed and accuracy`, and, where there is no number, `increase sales and reduce costs`. */
function secondChange(all: readonly Clause[]): Clause | undefined {
  const first = all.findIndex(({ text }) => change.test(text));
  const object = objectOf(change, all[first]);
  if (object === undefined) return undefined;
  const isBare = !all.some(({ hasFigure }) => hasFigure);
  return all.slice(first + 1).find(clause => {
    const other = objectOf(change, clause);
    return (
      (isBare && other !== undefined && !sameThing.test(other)) ||
      (measurableAlone.test(object) && measurable.test(clause.text))
    );
  });
}

/** `For orders over 50 dollars, 95 % of …`: what is said ahead of the one thing that is asked for. */
const circumstance =
  /^(?:in|on|for|from|with|without|at|of|within|by|during|after|before|when|where|if|once|among|across|despite|to)\b/;

/** Measured by itself, after one that is: by a verb of its own, or by an amount of its own. */
function isSecond(clause: Clause, before: readonly Clause[], prose: Prose): boolean {
  const earlier = before.filter(
    other => (other.hasFigure && !circumstance.test(other.text)) || isDemand(other),
  );
  if (!earlier.length) return false;
  if (!clause.hasFigure) return isDemand(clause) && !earlier.some(({ text }) => aboutOthers.test(text));
  if (isDemand(clause)) return !isWhatOthersDo(clause, earlier, prose);
  return isOwnAim(
    clause,
    earlier.flatMap(other => amountsOf(other, prose)),
    prose,
  );
}

function isDemand(clause: Clause): boolean {
  const object = objectOf(demand, clause);
  return object !== undefined && !sameThing.test(object);
}

function objectOf(pattern: RegExp, clause: Clause | undefined): string | undefined {
  return clause && pattern.exec(clause.text)?.groups?.object;
}

/** `Have 80 % of callers reach an agent and get an answer within 2 minutes`: one share, of those who do both. */
function isWhatOthersDo(clause: Clause, earlier: readonly Clause[], prose: Prose): boolean {
  return (
    earlier.some(({ text }) => letting.test(text)) &&
    amountsOf(clause, prose).every(({ kind }) => kind === 'time')
  );
}

/**
 * Without a verb: `its use to 30 %`, `90 % of chats`, `an NPS of 40`, `e-mails within a day`. Not `80 % in 2028`, which is
 * the same a year later, and no share beside nothing but a time, which are a share in time together.
 */
function isOwnAim(clause: Clause, earlier: Prose['amounts'], prose: Prose): boolean {
  const first = amountsOf(clause, prose)[0]!;
  const isLike = earlier.some(({ kind }) => (kind === 'time') === (first.kind === 'time'));
  const before = clause.text.slice(0, first.start - clause.start);
  const after = clause.text.slice(first.end - clause.start);
  if (!before.trim())
    return (
      first.kind === 'share' && isLike && /^\s*(?:of|for)?\s*[a-z]{3,}/.test(after) && !sameLater.test(after)
    );
  if (!earlier.length || notAnAim.test(before)) return false;
  return bound.test(before) || measurable.test(before) || (isLike && inTime.test(before));
}

const bound = /[a-z]{3,}.*\b(?:to|below|under|above|over|at|of|least|most|than)\s+$/s;
const inTime = /^(?:[a-z-]+\s+){1,3}(?:in|within)\s+$/;
/** What goes on about the same thing, compares it, or is a part of it. */
const notAnAim =
  /^(?:only|if|in|within|at|not|never|then|from|for|with|up|down|no|none|nobody|all|each|every|any|most|half|the rest|less|more|fewer|better|worse|higher|lower|sustain|compared|against)\b/;
const sameLater =
  /^\s*(?:in|by|from|after|until|at|on|of\s+(?:which|whom|them|these|those)|later|then|thereafter|afterwards|eventually|finally|overall|when|once|during|throughout)\b/;

function amountsOf({ start, end }: Pick<Clause, 'start' | 'end'>, { amounts }: Prose): Prose['amounts'] {
  return amounts.filter(amount => amount.kind !== 'word' && amount.start >= start && amount.start < end);
}

const between =
  /\s*;|,?\s+(?:and|&|\+|while|whilst|as well as|along with|together with|plus|but also|but)\s+(?:also\s+)?|,\s+(?:with\s+)?(?=[a-z]+(?:\s|$)|\d)/g;
/** `90 % of chats`, `late parcels under 4 %`. */
const shareOfOthers = /^\d+(?:[.,]\d+)?\s?(?:%|per\s?cent)\s+of\s/;
const aimOfOthers =
  /^(?!(?:an?|the|up|down|from|with|within|at|in|by|or|compared|against|including|of)\b|[a-z]+ing\b)(?:[a-z-]+\s+){1,3}(?:below|under|above|over|of|at\s+(?:least|most)|(?:less|more|fewer)\s+than)\s+\d/;

/** Apart at ends of sentences, semicolons, `and` and the like, and at commas before a verb or a share. */
function clausesOf(prose: Prose): Clause[] {
  const { low } = prose;
  const cuts = [...low.matchAll(between)]
    .filter(match => isCut(match[0], low.slice(0, match.index), low.slice(match.index + match[0].length)))
    .map(match => ({ start: match.index, end: match.index + match[0].length }));
  const ends = sentencesOf(prose).map(({ end }) => ({ start: end, end }));
  return [...cuts, ...ends]
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start: until }, i, all) => clauseOf(i ? all[i - 1]!.end : 0, until, prose) ?? []);
}

function isCut(mark: string, before: string, rest: string): boolean {
  if (/\bbetween\s+\S+(?:\s*%)?$/.test(before)) return false;
  if (mark.trim() === ', with') return shareOfOthers.test(rest);
  if (mark.trim() !== ',') return true;
  return [demand, change, measurable, shareOfOthers, aimOfOthers].some(form => form.test(rest));
}

function clauseOf(from: number, until: number, prose: Prose): Clause | undefined {
  const whole = prose.low.slice(from, until);
  const start = from + /^[\s\uFFFC]*/.exec(whole)![0].length;
  const end = from + whole.replace(/[\s.,;:\uFFFC]+$/, '').length;
  if (end <= start) return undefined;
  const hasFigure = amountsOf({ start, end }, prose).length > 0;
  return { start, end, text: prose.low.slice(start, end), hasFigure };
}

/** Without the preposition of a date behind it. */
function foundAt({ start, text: clause }: Clause, { text }: Prose): Found {
  const shown = clause.replace(/[\s.,;:]*(?:\s+(?:by|in|until|before|from|during|to|the|end|of))+$/, '');
  return foundIn(text, start, start + shown.length);
}
