/** A card for each role: what it may do, what it answers for, what it is judged by, and its dates. */
import type { Role } from '../../../plan/generated/types.ts';
import { formatDate } from '../../numbers.ts';
import { about, facts } from '../asking.ts';
import { datedIn, whatIsDue } from '../dated.ts';
import {
  type Block,
  blocks,
  type DocumentModel,
  type Fact,
  joined,
  lines,
  mark,
  paragraph,
  quiet,
  type Section,
  type Text,
} from '../model.ts';
import { ownedIn } from '../owned.ts';
import { powersOf } from '../sections/authority.ts';
import { titleLines } from '../sections/header.ts';
import { briefingText, byKind } from '../sections/people.ts';
import { skillsOf, trainingsOf } from '../sections/team.ts';
import { all, type Told } from '../told.ts';
import { amountWords, people } from '../words.ts';
import { withoutEvidence } from './without-evidence.ts';

export function roleCards(whole: Told): DocumentModel {
  const told = { ...whole, plan: withoutEvidence(whole.plan) };
  const { plan } = told;
  const cards = all(plan.roles).map((role): Section => cardOf(role, told));
  return {
    kind: 'Role cards',
    title: plan.title || plan.id,
    lines: titleLines(told).slice(-1),
    chapters: cards.length ? [{ id: 'cards', title: '', sections: cards }] : [],
    hasContents: false,
    layout: 'cards',
    closing: cards.length ? [] : ['The plan has no roles yet: write them under roles.'],
  };
}

function cardOf(role: Role, told: Told): Section {
  const its = about(role, '/roles/*');
  const own = ownedIn(told.plan, told.names).filter(item => item.role === role.id && !item.isOver);
  return {
    id: `role-${role.id}`,
    title: role.title || role.id,
    blocks: blocks(
      lineOf(role),
      facts(
        its.fact('may_change', 'You may change', what => (typeof what === 'string' ? what : lines(what))),
        listFact('You may settle', powersOf(role.id, told)),
        its.fact('criterion', 'You are judged by', text => text),
        listFact('You answer for', byKind(own.map(item => ({ ...item, due: null })))),
        ...handoffFacts(role.id, told),
        listFact('Your next dates', datesOf(role.id, told)),
        listFact('Your trainings', trainingsOf(role.id, told)),
        listFact('Your skills, 0 to 3', skillsOf(role.id, told)),
        briefedFact(role),
      ),
    ),
  };
}

function lineOf(role: Role): Block | null {
  const line = joined([role.team, role.people !== undefined && people(role.people)]);
  return Array.isArray(line) && line.length === 0 ? null : paragraph(line, 'quiet');
}

function listFact(label: string, items: readonly Text[]): Fact | null {
  return items.length ? { label, value: lines(items) } : null;
}

/** Enough for the next quarter; the calendar has them all. */
const datesShown = 8;

function datesOf(role: string, { plan, asOf }: Told): Text[] {
  const answers = [plan.accountable, plan.sponsor].flatMap(who =>
    typeof who === 'string' ? [who] : Object.values(who ?? {}),
  );
  const reviews = answers.includes(role)
    ? all(plan.review_dates)
        .filter(day => day >= asOf)
        .map(day => ({ due: day, what: 'Quarterly review' }))
    : [];
  const own = datedIn(plan)
    .filter(item => item.role === role && (item.state === 'open' || item.state === 'doing'))
    .map(item => ({ due: item.due, what: whatIsDue(item) }));
  const dated = [...reviews, ...own].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const more = dated.length - datesShown;
  return [
    ...dated
      .slice(0, datesShown)
      .map(({ due, what }) =>
        joined([quiet(formatDate(due)), what, due < asOf && mark('bad', 'overdue')], ' '),
      ),
    ...(more > 0 ? [quiet(`and ${more} more`)] : []),
  ];
}

function handoffFacts(role: string, { plan, names }: Told): (Fact | null)[] {
  const handoffs = all(plan.handoffs);
  const limit = (
    amount: Parameters<typeof amountWords>[0] | null | undefined,
    word: string,
  ): string | null =>
    amount === null || amount === undefined ? null : `${word} within ${amountWords(amount)}`;
  return [
    listFact(
      'You hand over',
      handoffs
        .filter(({ from }) => from === role)
        .map(({ to, when }) => joined([`to ${names.of('role', to) || 'somebody'}:`, when], ' ')),
    ),
    listFact(
      'You take over',
      handoffs
        .filter(({ to }) => to === role)
        .map(({ from, when, accept_within, resolve_within }) =>
          joined([
            joined([`from ${names.of('role', from) || 'somebody'}:`, when], ' '),
            limit(accept_within, 'taken over'),
            limit(resolve_within, 'settled'),
          ]),
        ),
    ),
  ];
}

function briefedFact({ briefed }: Role): Fact | null {
  if (!briefed) return null;
  const said = [
    briefed.voc ? ['what customers said: ', ...briefingText(briefed.voc)] : null,
    briefed.plan ? ['the plan: ', ...briefingText(briefed.plan)] : null,
  ].filter(text => text !== null);
  return listFact('You were briefed on', said);
}
