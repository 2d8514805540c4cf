/** Whether an initiative helped, as far as the figures of its KPIs can tell: a fixed table. */
import { changeSize, formatDate, readsAsZero } from './numbers.ts';
import type { Effect, InitiativeRow } from './promises.ts';
import { shortLabel } from './statistics-words.ts';

/**
 * `yes`, `no`: all KPIs that can tell moved the wanted way, or the wrong way; `in-part`: some did, some went the wrong way;
 * `not-yet`: none of them can tell.
 */
export type HelpedAnswer = 'yes' | 'in-part' | 'no' | 'not-yet' | 'dropped';

/** Why nothing can be told, whatever the figures are: `not-measured` where no goal that it serves has a KPI. */
export type NotYet = 'not-begun' | 'began-later' | 'not-measured';

/** What the KPI of one goal can tell. */
type Sign = 'better' | 'worse' | 'chance' | 'unjudged' | 'moved' | 'starts' | 'no-figure';

const answers: Record<HelpedAnswer, string> = {
  yes: 'Yes',
  'in-part': 'In part',
  no: 'No',
  'not-yet': "Can't be told yet",
  dropped: 'It was dropped',
};

export function helpedAnswer({
  status,
  notYet,
  effects,
}: Pick<InitiativeRow, 'status' | 'notYet' | 'effects'>): HelpedAnswer {
  if (status === 'dropped') return 'dropped';
  if (notYet) return 'not-yet';
  const signs = effects.map(signOf);
  const [better, worse] = [signs.includes('better'), signs.includes('worse')];
  if (better) return worse ? 'in-part' : 'yes';
  return worse ? 'no' : 'not-yet';
}

/** The answer in a word or a few, and what it rests on; `nameOf` says how a period is called. */
export function didItHelp(
  initiative: InitiativeRow,
  nameOf: (label: string) => string,
): { answer: string; because: string } {
  return { answer: answers[initiative.helped], because: becauseWords(initiative, nameOf) };
}

function becauseWords(initiative: InitiativeRow, nameOf: (label: string) => string): string {
  const { status, helped, notYet, start, granted, effects, reason } = initiative;
  if (status === 'dropped') return reason ?? '';
  if (notYet === 'not-begun') return 'it has not begun.';
  if (notYet === 'began-later') return `it began on ${formatDate(start!)}, after the period.`;
  if (notYet === 'not-measured') return 'no KPI with a goal shows what it does.';
  const missing = granted.length > 0 && granted.every(({ state }) => state !== 'received');
  const waits = missing && helped === 'not-yet' ? 'what was promised is not here' : '';
  return `${[waits, ...clauses(effects, nameOf)].filter(Boolean).join('; ')}.`;
}

const verdicts: Record<Sign, (since: string) => string> = {
  better: since => `better by more than chance since ${since}`,
  worse: since => `worse by more than chance since ${since}`,
  moved: since => `since ${since}, and the plan does not say which way is better`,
  chance: since => `no more than chance since ${since}`,
  unjudged: since => `too little is known to tell chance from change since ${since}`,
  starts: since => `it starts from ${since}`,
  'no-figure': () => 'there is no figure to compare',
};

/** KPIs of which the same is to be said stand together. */
function clauses(effects: readonly Effect[], nameOf: (label: string) => string): string[] {
  const groups = new Map<string, { sign: Sign; since: string; effects: Effect[] }>();
  for (const effect of effects) {
    const sign = signOf(effect);
    const since = effect.from && sign !== 'no-figure' ? effect.from.period : '';
    const key = `${sign} ${since}`;
    const group = groups.get(key) ?? { sign, since, effects: [] };
    group.effects.push(effect);
    groups.set(key, group);
  }
  return [...groups.values()].map(
    group =>
      `${verdicts[group.sign](group.since && nameOf(group.since))}: ${group.effects.map(movementWords).join(', ')}`,
  );
}

function signOf(effect: Effect): Sign {
  const { from, toPeriod, difference, better, chance } = effect;
  if (!from || difference === null) return 'no-figure';
  if (shortLabel({ label: from.period }) === toPeriod) return 'starts';
  if (chance === 'no-detectable-change') return 'chance';
  if (chance !== 'moved') return 'unjudged';
  return better === null ? 'moved' : better ? 'better' : 'worse';
}

/** `On time up 3.2 points`, `On time the same (another initiative works on it too)`. */
function movementWords(effect: Effect): string {
  const { kpi, difference, sharedWith } = effect;
  const shared = sharedWith.length === 1 ? 'another works' : `${sharedWith.length} others work`;
  const too = sharedWith.length ? ` (${shared} on it too)` : '';
  if (difference === null) return kpi;
  const change = { difference, relative: null, better: null };
  const moved = readsAsZero(change, effect)
    ? 'the same'
    : `${difference > 0 ? 'up' : 'down'} ${changeSize(change, effect)}`;
  return `${kpi} ${moved}${too}`;
}
