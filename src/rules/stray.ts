/** Amounts and dates of a sentence that contradict the fields beside it. */
import { addDays } from '../plan/period.ts';
import type { Known, KnownAmount, Unit } from './known-amounts.ts';
import type { Prose } from './prose.ts';
import type { Amount } from './prose-amounts.ts';
import { type DateMention, type Days, overlap } from './prose-dates.ts';
import { letter } from './wording.ts';

export type Stray = Amount & { unit: Unit; known: readonly KnownAmount[] };

const article =
  '(?:an?\\s+|the\\s+)?(?:average\\s+|median\\s+|mean\\s+|(?:score|rating|average|median|mean)\\s+of\\s+)?$';
/** Behind these words stands what is to be reached, or where it starts. */
const ambition = new RegExp(
  `\\b(?:to|below|under|above|over|from|than|least|most|reach|exceed|exactly|(?:score|rating|average|median|mean)\\s+of)\\s+${article}`,
);
const relative = /\bby\s+(?:about\s+|at\s+least\s+|around\s+|some\s+)?$/;
const relativeAfter =
  /^\s*(?:points?\s+)?(?:fewer|less|more|faster|quicker|lower|higher|shorter|reduction|increase|decrease|drop|fall|rise|growth|improvement|off)\b/;
/** A stretch of time that is looked at, not one that is aimed at: `in the last 30 days`. */
const stretch = /\b(?:first|last|past|previous|next|every|each|any|for|older\s+than|over|per)\s+(?:the\s+)?$/;

const attributive = /\d-[a-z]|^(?!1\s)\d+\s(?:second|minute|hour|day|week)$/;

/** The first amount that nothing knows. */
export function strayAmount(prose: Prose, known: Known): Stray | undefined {
  for (const unit of ['share', 'time', 'number'] as const) {
    const judged = knownIn(unit, known);
    const named = prose.amounts.filter(
      amount => unitOf(amount, prose, known) === unit && !isStretch(prose, amount),
    );
    if (!judged || !named.length) continue;
    const unknown = named.filter(amount => !isKnown(amount, known, prose));
    const stray = unknown.find(amount =>
      isJudged(amount, unknown.length === named.length, unit, known, prose),
    );
    if (stray) return { ...stray, unit, known: judged };
  }
  return undefined;
}

function unitOf(amount: Amount, prose: Prose, known: Known): Unit | undefined {
  const { kind } = amount;
  if (kind === 'factor') return 'share';
  // `Ten questions` are seldom a target, `in five steps` are where steps are counted.
  if (kind === 'word') return isCounted(amount, prose, known) ? 'number' : undefined;
  return kind === 'share' || kind === 'time' || kind === 'number' ? kind : undefined;
}

/** What amounts in a unit are held against; undefined where no field has any, so that none can be wrong. */
function knownIn(unit: Unit, { targets, limits }: Known): readonly KnownAmount[] | undefined {
  const own = targets.filter(target => target.unit === unit);
  if (own.length) return own;
  if (unit === 'time' && limits.length) return limits;
  return unit === 'share' && targets.length ? targets : undefined;
}

/**
 * Whether an unknown amount is held against the fields: a change always; others where they stand as an aim in the unit of
 * the target, and, but for plain numbers, which may count anything, where no amount of the sentence is known.
 */
function isJudged(amount: Amount, isAllUnknown: boolean, unit: Unit, known: Known, prose: Prose): boolean {
  if (isChange(prose, amount)) return true;
  const isAim =
    known.targets.some(target => target.unit === unit) &&
    (ambition.test(before(prose, amount)) || isCounted(amount, prose, known));
  if (unit === 'number') return isAim && (isAllUnknown || isFromTo(prose, amount));
  return isAllUnknown || isAim;
}

/** `In 5 steps`, where the KPI is called "Steps to open an account": what it counts begins its name. */
function isCounted({ kind, end }: Amount, { low }: Prose, { counted }: Known): boolean {
  if (!counted || (kind !== 'number' && kind !== 'word')) return false;
  return new RegExp(`^\\s+[${letter}]+`).exec(low.slice(end))?.[0].trim() === counted;
}

/** `from 62 to 45`: both ends of the course. */
function isFromTo(prose: Prose, amount: Amount): boolean {
  const lead = before(prose, amount);
  return (
    (/\bfrom\s+$/.test(lead) && /^\s*\S{0,12}\s+to\s+[$€£]?\d/.test(prose.low.slice(amount.end))) ||
    /\bfrom\s+[$€£]?[\d.,]+(?:\s+\S+)?\s+to\s+$/.test(lead)
  );
}

/** What stands before an amount and the sign of its currency. */
function before({ low }: Prose, { start }: Amount): string {
  return low.slice(0, start).replace(/(?:[$€£¥]|\b(?:usd|eur|gbp|chf))\s?$/, '');
}

/** `in the last 30 days`, and the measure of something else: `a 30-minute appointment`, `the 24 hour line`. */
function isStretch(prose: Prose, amount: Amount): boolean {
  if (amount.kind !== 'time') return false;
  const { low } = prose;
  return stretch.test(before(prose, amount)) || attributive.test(low.slice(amount.start, amount.end));
}

/** By how much, not how much: `by 20 %`, `5 % fewer`, `by a third`, `by 9 points`. */
function isChange(prose: Prose, amount: Amount): boolean {
  return (
    amount.kind === 'factor' ||
    relative.test(before(prose, amount)) ||
    (amount.kind === 'share' && relativeAfter.test(prose.low.slice(amount.end)))
  );
}

function isKnown(amount: Amount, known: Known, prose: Prose): boolean {
  const { baseline, targets, all } = known;
  if (isChange(prose, amount)) return changeAgrees(amount, known) ?? true;
  const unit = unitOf(amount, prose, known);
  const said = [amount.value, ...(amount.or ?? [])];
  if (
    all.some(
      other =>
        other.unit === unit && said.some(value => isNear(value, Math.abs(other.value), amount.isRough)),
    )
  )
    return true;
  if (unit !== 'share') return false;
  // What is not to be so: at most 5 % who wait, where the target is 95 % who don't.
  if (
    targets.some(
      target => target.unit === 'share' && isNear(amount.value, 100 - target.value, amount.isRough),
    )
  )
    return true;
  // `Cut calls 20 %`: a share of what is no share can only be a change.
  const isOfShare = targets.some(target => target.unit === 'share');
  return changeAgrees(amount, known) ?? (!isOfShare && !baseline);
}

/** Equal, but for rounding of what stands in the sentence: a baseline of 62.9 % is 63 %, two in three are 67 %. */
function isNear(said: number, value: number, isRough = false): boolean {
  if (isRough) return Math.abs(said - value) <= 0.75;
  if (value <= 10 && Number.isInteger(said)) return Math.abs(said - value) < 1e-9;
  return Math.abs(said - value) <= (Number.isInteger(said) ? 0.5 : 0.05) + 1e-9;
}

/** `by 20 %` from 5000 to 4000; undefined where it can't be told. Of a share, points are meant as often. */
function changeAgrees(amount: Amount, { baseline, targets }: Known): boolean | undefined {
  if (!baseline || !targets.length || baseline.value === 0) return undefined;
  return targets.some(({ unit, value }) => {
    if (unit !== baseline.unit) return true;
    const ratio = value / baseline.value;
    if (amount.kind === 'factor') return Math.abs(ratio - amount.value) <= 0.04;
    const step = Math.abs(value - baseline.value);
    if (amount.kind !== 'share') return unit !== amount.kind || isNear(amount.value, step, true);
    return (
      Math.abs(Math.abs(1 - ratio) * 100 - amount.value) <= 1 ||
      (unit === 'share' && Math.abs(step - amount.value) <= 0.5)
    );
  });
}

const deadline =
  /\b(?:by|until|till|before|due|later\s+than)\s+(?:the\s+)?(?:end\s+of\s+|close\s+of\s+|beginning\s+of\s+|start\s+of\s+|early\s+|late\s+|mid-?\s*)?$/;
const inTime =
  /(?:^|[,:(;–-]|\b(?:by|until|till|before|in|during|from|to|through|throughout|for|and|late|early|mid|due|later\s+than|(?:end|close|beginning|start|course|rest|months?|quarter|half|year)\s+of)(?:\s+(?:calendar|fiscal|year|all))*)[\s-]*$/;
const reference =
  /\b(?:since|than|as|like|compared\s+(?:with|to)|against|versus|vs\.?|after)\s+(?:in\s+|the\s+)?$/;
const limit = /\b(?:before|until|till|by)\s+(?:the\s+)?$/;

/** The first date that lies outside everything that the fields name. */
export function strayDate({ low, dates }: Prose, days: readonly Days[]): DateMention | undefined {
  if (!days.length) return undefined;
  const lead = ({ start }: DateMention): string => low.slice(0, start);
  const named = dates.filter(
    date => date.days.length && inTime.test(lead(date)) && !reference.test(lead(date)),
  );
  const isKnown = (date: DateMention): boolean =>
    date.days.some(one =>
      days.some(other => overlap(limit.test(lead(date)) ? withDayBefore(one) : one, other)),
    );
  const unknown = named.filter(date => !isKnown(date));
  return unknown.length === named.length ? unknown[0] : unknown.find(date => deadline.test(lead(date)));
}

/** `Before October` and `by 1 October` end on the last day of September. */
function withDayBefore({ start, end }: Days): Days {
  return { start: addDays(start, -1), end };
}
