/** What differs between two reports, in words: the same in the terminal, in Markdown and for `report --check`. */

import { others } from '../../kpi/groups.ts';
import { basisText, boundsText, cellText, none } from '../cells.ts';
import { count, formatChange, formatDate, formatValue, type Scale } from '../numbers.ts';
import type { GoalRecord, KpiRecord, Provenance } from '../provenance.ts';
import { causeWords } from '../restated.ts';
import { lookOf } from '../status.ts';
import type { CategoryChange, CategoryChanges, CategoryCount } from './categories.ts';
import {
  type Cause,
  type Comparison,
  type GoalChange,
  type InputChange,
  type KpiChange,
  sameTarget,
} from './compare.ts';

const causes: Record<Cause, string> = {
  ...causeWords,
  period: 'another period',
  'as-of': 'as of another day',
};

/** `another period, the definition has changed`; empty where nothing that the figure rests on differs. */
export function causesText({ causes: all }: Pick<KpiChange, 'causes'>): string {
  return all.map(cause => causes[cause]).join(', ');
}

/** `FY27-Q1 (Jul–Sep 2026), as of 20 Nov 2026, by csplan 0.1.0`. */
export function reportWords({ period, asOf, version }: Provenance): string {
  return `${period.label}, as of ${formatDate(asOf)}, by csplan ${version}`;
}

/** What the two were made of, where it differs: one sentence each. */
export function basisWords({ before, after, inputs }: Comparison): string[] {
  return [
    before.plan.id === after.plan.id ? '' : `They are of two plans: ${before.plan.id} and ${after.plan.id}.`,
    before.version === after.version
      ? ''
      : `The first was written by csplan ${before.version}, the second by csplan ${after.version}.`,
    before.fingerprint === after.fingerprint ? '' : 'The plan has changed.',
    ...inputs.map(inputWords),
  ].filter(Boolean);
}

/** `The exports of requests have changed.` */
export function inputWords({ kind, name, is }: InputChange): string {
  const what = kind === 'results' ? 'Closed periods (results/)' : `The exports of ${name}`;
  switch (is) {
    case 'changed':
      return `${what} have changed.`;
    case 'new':
      return kind === 'results' ? `${what} are new.` : `${what} are new: the first has none of them.`;
    case 'gone':
      return `${what} are not there any more.`;
  }
}

/** A scale to show a record's numbers in; files without words don't say the unit of a duration. */
function scaleOf(kpi: KpiRecord, other: KpiRecord | null): Scale {
  return { unit: kpi.unit, shownIn: kpi.shownIn ?? other?.shownIn ?? null };
}

/** `75.3 % (457 of 607)`, `withheld`, a dash without a figure. */
export function figureWords(kpi: KpiRecord, other: KpiRecord | null): string {
  const { figure, unit } = kpi;
  const value = cellText(figure, scaleOf(kpi, other));
  const isBasis =
    figure.n === null || figure.value === null || (unit === 'count' && figure.n === figure.value);
  return isBasis ? value : `${value} (${basisText(figure)})`;
}

/** The difference of two figures that can be compared: `−0.2 points`; empty where they can't. */
export function differenceWords({ before, after, incomparable }: KpiChange): string {
  const [then, now] = [before?.figure.value ?? null, after?.figure.value ?? null];
  if (!before || !after || then === null || now === null || incomparable || before.unit !== after.unit)
    return '';
  return formatChange({ difference: now - then, relative: null, better: null }, scaleOf(after, before));
}

/** `on course → behind`; empty where it is the same or a measure has none. */
export function statusWords({ before, after, statusDiffers }: KpiChange): string {
  if (!statusDiffers || !before || !after) return '';
  const word = ({ status }: KpiRecord) => (status ? lookOf(status).word : none);
  return `${word(before)} → ${word(after)}`;
}

/** `2026-Q2: 71.0 % → 71.2 %`, one for each period that reads otherwise. */
export function restatedWords({ before, after, restated }: KpiChange): string[] {
  if (!before || !after) return [];
  const words = (value: number | null) =>
    value === null ? none : formatValue(value, scaleOf(after, before));
  return restated.map(
    ({ period, ...values }) => `${period}: ${words(values.before)} → ${words(values.after)}`,
  );
}

/** `goal g-on-time: target ≥ 82.0 % in FY27-Q4 → ≥ 80.0 % in FY27-Q4`: what of its aim differs. */
export function goalWords({ id, before, after }: GoalChange, shownIn: Scale['shownIn']): string {
  if (!before) return `goal ${id} is new: ${targetWords(after!, shownIn)}`;
  if (!after) return `goal ${id} is not there any more: ${targetWords(before, shownIn)}`;
  const changes = [
    sameTarget(before, after) ? '' : `${targetWords(before, shownIn)} → ${targetWords(after, shownIn)}`,
    before.due === after.due ? '' : `due ${dayWords(before.due)} → ${dayWords(after.due)}`,
    before.closed === after.closed ? '' : `${before.closed ?? 'open'} → ${after.closed ?? 'open'}`,
  ].filter(Boolean);
  return `goal ${id}: ${changes.join('; ') || 'in another unit'}`;
}

function dayWords(day: string | null): string {
  return day === null ? 'without a date' : formatDate(day);
}

function targetWords({ target, unit }: GoalRecord, shownIn: Scale['shownIn']): string {
  if (!target) return 'no target';
  const held = target.hold > 1 ? `, held for ${target.hold} periods` : '';
  const period = target.period.replace(/ \(.*$/, '');
  return `target ${boundsText(target, { unit, shownIn }) ?? none} in ${period}${held}`;
}

/** `without a date under "due_at": 3 → 5`. */
export function leftOutWords({ label, before, after }: KpiChange['leftOut'][number]): string {
  return `${label}: ${count(before)} → ${count(after)}`;
}

/** So many values of a column are named. */
const categoriesNamed = 8;

/** `by type: Graffiti 120 → 131; Potholes 98 → 96; and 4 more`: reasons or channels that differ. */
export function categoryWords({ column, is, rows }: CategoryChanges, named = categoriesNamed): string {
  if (is !== 'changed')
    return `by ${column}: ${is === 'new' ? 'told apart by it in the second alone' : 'not told apart by it in the second'}`;
  const words = rows.slice(0, named).map(categoryChangeWords);
  const more = rows.length - words.length;
  return `by ${column}: ${[...words, ...(more > 0 ? [`and ${count(more)} more`] : [])].join('; ')}`;
}

function categoryChangeWords({ label, before, after }: CategoryChange): string {
  return `${label === others ? 'all others' : label} ${countWords(before)} → ${countWords(after)}`;
}

function countWords({ n, withheld }: CategoryCount): string {
  return n === null ? (withheld ? 'withheld' : none) : count(n);
}

/** Everything that a KPI's change has to say below its figures. */
export function detailWords(kpi: KpiChange): string[] {
  const status = statusWords(kpi);
  const shownIn = (kpi.after ?? kpi.before)!.shownIn;
  const restated = restatedWords(kpi);
  return [
    kpi.incomparable ? "Counted otherwise: the two figures can't be compared." : '',
    status && `Status: ${status}.`,
    ...kpi.categories.map(one => `${upperFirst(categoryWords(one))}.`),
    ...kpi.goals.map(goal => `${upperFirst(goalWords(goal, shownIn))}.`),
    kpi.leftOut.length ? `Rows left out, ${kpi.leftOut.map(leftOutWords).join('; ')}.` : '',
    restated.length ? `Earlier periods read otherwise: ${restated.join('; ')}.` : '',
  ].filter(Boolean);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether there is anything to tell of a KPI. */
export function isChanged(kpi: KpiChange): boolean {
  const { goals, leftOut, restated } = kpi;
  return readsOtherwise(kpi) || kpi.statusDiffers || goals.length + leftOut.length + restated.length > 0;
}

/** Whether its figure is another one, or that of one of its reasons and channels. */
export function readsOtherwise({ differs, categories }: KpiChange): boolean {
  return differs || categories.length > 0;
}

/** Where one has no figures to compare: `the first`, `the second`. */
export function untold({ before, after }: Comparison): string {
  const which = before.kpis ? (after.kpis ? '' : 'The second') : 'The first';
  return which && `${which} has no room for its figures: compare the json, html or xlsx of the same report.`;
}

/** Where one alone tells its contacts; nothing where neither has any, or has no figures at all. */
export function untoldContacts({ before, after, contacts }: Comparison): string {
  if (contacts || !before.kpis || !after.kpis || !(before.contacts ?? after.contacts)?.length) return '';
  const which = before.contacts ? 'second' : 'first';
  return `The ${which} doesn't tell its contacts, for want of room or as earlier versions of csplan: compare the json, html or xlsx of the same report.`;
}

/** `2 KPIs read the same in both.` */
export function sameWords({ kpis, contacts }: Pick<Comparison, 'kpis' | 'contacts'>): string[] {
  const words = (all: readonly KpiChange[] | null, one: string, many: string) => {
    const same = (all ?? []).filter(kpi => !isChanged(kpi)).length;
    return same ? `${count(same)} ${same === 1 ? `${one} reads` : `${many} read`} the same in both.` : '';
  };
  return [words(kpis, 'KPI', 'KPIs'), words(contacts, 'count of contacts', 'counts of contacts')].filter(
    Boolean,
  );
}
