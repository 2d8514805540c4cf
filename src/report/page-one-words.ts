/** The lists of page one in words, the same in every form; a period has its months where it first stands. */
import { didItHelp } from './helped.ts';
import { askLine, closureWords, followUpLine, withoutStop } from './meeting/lines.ts';
import type { ReportModel } from './model.ts';
import { formatDate } from './numbers.ts';
import { activeFirst, grantLine, type Line } from './promise-lines.ts';
import type { InitiativeRow } from './promises.ts';
import { shortLabel } from './statistics-words.ts';

/** One initiative, a text for each column. Empty where there is nothing to say. */
export interface InitiativeWords {
  title: string;
  /** `since 6 Jul 2026`, `stopped, began 6 Jul 2026`. */
  state: string;
  alarm: string;
  planned: string;
  spent: string;
  /** How much of what was promised is here, and what it is. */
  granted: string;
  /** Whether it helped: `Yes`, `No`, `Can't be told yet`. */
  answer: string;
  because: string;
}

export interface PageOneWords {
  followUpsTitle: string;
  followUps: Line[];
  asks: Line[];
  grants: Line[];
  initiatives: InitiativeWords[];
  /** What earlier reviews were granted for no initiative of the plan; empty where there is none. */
  alsoGranted: string;
}

export const initiativesTitle = 'Initiatives: did they help?';
export const initiativesNote = 'That is, how the KPIs moved that they work on; it proves no cause.';

export function pageOneWords(model: ReportModel): PageOneWords {
  const nameOf = periodNames(model);
  const { closure, followUps, earlierAsks } = model.reviews;
  const closed = closureWords(closure);
  return {
    followUpsTitle: `From earlier reviews${closed && `: ${closed}`}`,
    followUps: followUps.map(followUp => followUpLine(followUp, nameOf)),
    asks: model.asks.map(ask => askLine(ask, nameOf)),
    grants: model.grants.map(grantLine),
    initiatives: activeFirst(model.initiatives).map(row => initiativeWords(row, nameOf)),
    alsoGranted: earlierAsks
      .filter(({ answer, about }) => answer === 'granted' && about?.kind !== 'initiative')
      .map(ask => [withoutStop(ask.text), ask.cost, nameOf(ask.review ?? '')].filter(Boolean).join(', '))
      .join('; '),
  };
}

/** `FY26-Q4 (Apr–Jun 2026)` the first time, `FY26-Q4` from then on. The report's own period stands in its head. */
function periodNames({ header, kpis, watch, initiatives }: ReportModel): (label: string) => string {
  const labels = [
    ...kpis.flatMap(({ series }) => series.map(({ period }) => period.label)),
    ...watch.flatMap(({ periods }) => periods.map(({ period }) => period.label)),
    ...initiatives.flatMap(({ effects }) => effects.flatMap(({ from }) => from?.period ?? [])),
  ];
  const whole = new Map(labels.map(label => [shortLabel({ label }), label]));
  const said = new Set([shortLabel(header.period)]);
  return label => {
    const short = shortLabel({ label });
    if (said.has(short)) return short;
    said.add(short);
    return whole.get(short) ?? label;
  };
}

function initiativeWords(row: InitiativeRow, nameOf: (label: string) => string): InitiativeWords {
  const { actions, exit, asked } = row;
  const granted = asked.filter(({ answer }) => answer === 'granted');
  const open = asked.filter(({ answer }) => answer !== 'granted');
  const alarms = [
    exit?.state === 'reached' ? 'exit rule reached' : '',
    actions.overdue ? `${actions.overdue} of ${actions.open} open actions overdue` : '',
  ];
  const answered = { refused: 'refused', later: 'put off', granted: 'granted' };
  return {
    title: row.title,
    state: stateWords(row),
    alarm: alarms.filter(Boolean).join('; '),
    planned: [
      row.planned ? `planned ${row.planned}` : '',
      ...open.map(
        ({ cost, text, review, answer }) =>
          `asked at the review of ${nameOf(review ?? '')}: ${cost ?? withoutStop(text)} (${answer ? answered[answer] : 'no answer yet'})`,
      ),
    ]
      .filter(Boolean)
      .join('; '),
    spent: row.spent ? `spent ${row.spent}` : '',
    granted: [
      grantedWords(row),
      ...granted.map(
        ({ cost, text, review }) => `by the review of ${nameOf(review ?? '')}: ${cost ?? withoutStop(text)}`,
      ),
    ]
      .filter(Boolean)
      .join('; '),
    ...didItHelp(row, nameOf),
  };
}

function stateWords({ status, start }: InitiativeRow): string {
  if (!start) return status;
  if (status === 'planned') return `planned from ${formatDate(start)}`;
  return status === 'running' ? `since ${formatDate(start)}` : `${status}, began ${formatDate(start)}`;
}

/** `1 of 2 received: A van; A crew (not here)`; nothing where nothing was promised. */
function grantedWords({ granted }: InitiativeRow): string {
  if (!granted.length) return '';
  const received = granted.filter(({ state }) => state === 'received').length;
  const what = granted.map(
    ({ what, state }) => withoutStop(what) + (received && state !== 'received' ? ' (not here)' : ''),
  );
  return `${received} of ${granted.length} received: ${what.join('; ')}`;
}
