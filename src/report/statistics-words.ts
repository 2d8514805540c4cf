/** Statistics in words: plain ones for page one, full ones for the appendix. */
import type { Change, Interval, Process, ProcessLimits, Rank, Signal, Verdict } from '../kpi/evaluation.ts';
import type { Period } from '../plan/period.ts';
import type { KpiPart } from './model.ts';
import { count, decimal, formatChange, formatValue, type Scale } from './numbers.ts';

/** For people who look before they read; nothing where it could not be judged. */
export function chanceWords({ is }: Pick<Verdict, 'is'>): string {
  return { moved: 'more than chance', 'no-detectable-change': 'may be chance', 'not-judged': '' }[is];
}

/** For the scorecard. */
export function verdictWords({ is }: Verdict): string {
  return { moved: 'moved', 'no-detectable-change': 'no detectable change', 'not-judged': '' }[is];
}

/** How near to an end of its history a place has to be to be worth a sentence. */
function worthSaying({ of }: Rank): number {
  return Math.min(3, Math.floor(of / 4));
}

/** `The lowest of 20 quarters.` for places near either end; else nothing. */
export function rankSentence(rank: Rank | null, kind: Period['kind']): string {
  if (!rank || Math.min(rank.fromLowest, rank.fromHighest) > worthSaying(rank)) return '';
  return rank.tied ? `Shares ${placeWords(rank, kind)}.` : `${upperFirst(placeWords(rank, kind))}.`;
}

/** `the lowest of 20 quarters`, `the 3rd highest of 12 months`. */
export function placeWords({ of, fromLowest, fromHighest, tied }: Rank, kind: Period['kind']): string {
  const low = fromLowest <= fromHighest;
  const place = low ? fromLowest : fromHighest;
  const end = low ? 'lowest' : 'highest';
  return `the ${place === 1 ? '' : `${ordinal(place)} `}${end}${tied ? ' place' : ''} of ${of} ${kind}s`;
}

function ordinal(n: number): string {
  return `${n}${n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The statistics of a KPI in full, as term and text. */
export function statisticsFacts(kpi: KpiPart): [string, string][] {
  const { kind } = kpi.current.period;
  const facts: [string, string][] = [
    [
      'Kind of data',
      kpi.sample ? 'a sample: answers of some stand for all' : 'a census: every case is counted',
    ],
    ['Interval', kpi.current.interval ? intervalWords(kpi.current.interval, kpi) : ''],
    [`Against the ${kind} before`, changeWords(kpi.changeFromPrevious, kpi)],
    ['Against a year ago', kind === 'year' ? '' : changeWords(kpi.changeFromLastYear, kpi)],
    ['Process', kpi.process ? processWords(kpi.process, kpi) : ''],
    ['Place in its history', kpi.rank ? placeWords(kpi.rank, kind) : ''],
  ];
  return facts.filter(([, text]) => text);
}

const methods: Record<Interval['method'], string> = {
  wilson: 'Wilson',
  'nps-margin': 'margin of a net promoter score',
  t: "Student's t",
  newcombe: 'Newcombe',
  'nps-difference': 'margins of both net promoter scores',
  'welch-t': "Welch's t",
};

/** `48.36 % to 51.44 % (95 %, Wilson)`. */
export function intervalWords({ lower, upper, level, method }: Interval, scale: Scale): string {
  return `${precise(lower, scale)} to ${precise(upper, scale)} (${level} %, ${methods[method]})`;
}

/** One more decimal than the figure itself. */
function precise(value: number, scale: Scale): string {
  if (scale.unit === 'percent') return `${decimal(value, 2)} %`;
  return scale.unit === 'points' ? decimal(value, 2) : formatValue(value, scale);
}

const unjudged: Record<NonNullable<Verdict['reason']>, string> = {
  'too-few': 'one of the two has too few rows',
  incomplete: 'one of the two periods is not complete',
  'short-history': 'fewer than eight complete periods are known',
  'no-interval': 'this statistic of a sample has no interval here',
};

function changeWords(change: Change | null, scale: Scale): string {
  if (!change) return '';
  const { verdict } = change;
  const size = formatChange(change, scale);
  if (verdict.is === 'not-judged') return `${size}; not judged: ${unjudged[verdict.reason!]}`;
  return `${size}; ${verdictWords(verdict)}: ${verdict.interval ? differenceWords(verdict.interval, scale) : pastWords(verdict, scale)}`;
}

/** Differences of shares are in points. */
function differenceWords({ lower, upper, level, method }: Interval, scale: Scale): string {
  const points = scale.unit === 'percent' || scale.unit === 'points';
  const bound = (value: number) =>
    points || scale.unit === 'score' ? decimal(value, 2) : formatValue(value, scale);
  return `the difference lies between ${bound(lower)} and ${bound(upper)}${points ? ' points' : ''} (${level} %, ${methods[method]})`;
}

function pastWords({ limit, signals }: Verdict, scale: Scale): string {
  const size = scale.unit === 'percent' ? `${decimal(limit!, 1)} points` : formatValue(limit!, scale);
  const found = [...new Set(signals.map(signalWords))];
  return `while nothing changes two periods differ by up to ${size}${found.length ? `; the later one lies ${found.join(', and ')}` : ''}`;
}

export function signalWords({ rule, side }: Signal): string {
  switch (rule) {
    case 'outside':
      return `${side} the limits of the process`;
    case 'eight-on-one-side':
      return `in a run of eight or more ${side} the centre`;
    case 'three-of-four-near-limit':
      return `among three of four near the ${side === 'above' ? 'upper' : 'lower'} limit`;
  }
}

export function processWords({ points, limits }: Process, scale: Scale): string {
  if (!limits)
    return `${points.length} complete ${points.length === 1 ? 'period' : 'periods'}; limits need eight`;
  const marked = points.filter(({ signals }) => signals.length);
  const signals = marked.map(
    ({ period, signals }) => `${shortLabel(period)} ${[...new Set(signals.map(signalWords))].join(', ')}`,
  );
  return `${limitsWords(limits, scale)}; ${signals.length ? signals.join('; ') : 'no signal'}`;
}

/** `20 periods, centre 83.8 %, limits 71.1 % to 96.6 %, mean moving range 4.8 points`. */
function limitsWords({ n, centre, lower, upper, range }: ProcessLimits, scale: Scale): string {
  const spread = scale.unit === 'percent' ? `${decimal(range, 1)} points` : formatValue(range, scale);
  return `${count(n)} periods, centre ${formatValue(centre, scale)}, limits ${formatValue(lower, scale)} to ${formatValue(upper, scale)}, mean moving range ${spread}`;
}

export function shortLabel({ label }: Pick<Period, 'label'>): string {
  return label.replace(/ \(.*$/, '');
}
