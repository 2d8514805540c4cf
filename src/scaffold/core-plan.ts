/** The text of a new plan of depth core: the answers where there are some, gaps with their question elsewhere. */

import { freeId, idOf } from '../plan/ids.ts';
import { questionAt } from '../plan/questions.ts';
import { writeText } from '../plan/yaml-text.ts';
import { schemaLine } from './editor-files.ts';
import type { Answers } from './questions.ts';

/** @param schema path from the plan's file to the plan's schema, for editors */
export function corePlan(id: string, answers: Answers, schema: string): string {
  const roles = rolesOf(answers);
  return [
    [schemaLine(schema)],
    header(id, answers, roles),
    rolesSection(answers, roles),
    customersSection(answers),
    ...['voc', 'buy_in', 'vision', 'goals', 'kpis', 'initiatives'].map(section => gap(`/${section}`)),
  ]
    .map(lines => lines.join('\n'))
    .join('\n\n')
    .replace('\n\n', '\n')
    .concat('\n');
}

interface PlanRole {
  id: string;
  title: string;
}

interface PlanRoles {
  owner?: PlanRole;
  sponsor?: PlanRole;
}

function rolesOf({ owner, sponsor }: Answers): PlanRoles {
  const ownerRole = owner === undefined ? undefined : { id: idOf(owner, 'owner'), title: owner };
  if (sponsor === undefined || sponsor === owner)
    return { owner: ownerRole, sponsor: sponsor === undefined ? undefined : ownerRole };
  return {
    owner: ownerRole,
    sponsor: { id: freeId(idOf(sponsor, 'sponsor'), ownerRole?.id), title: sponsor },
  };
}

function header(id: string, answers: Answers, roles: PlanRoles): string[] {
  const { title, unit, size, parent, timezone, fiscalYearStart, start, end, reviewDates } = answers;
  return [
    'csplan: 1',
    `id: ${writeText(id)}`,
    ...(title === undefined ? later('/title') : [`title: ${writeText(title)}`]),
    'status: draft',
    'depth: core',
    ...map('/unit', { name: unit && writeText(unit, 2), size, parent: parent && writeText(parent, 2) }),
    ...map('/term', { start, end }),
    ...map('/calendar', { timezone, fiscal_year_start: fiscalYearStart }),
    ...accountable(answers, roles),
    ...(roles.sponsor ? [`sponsor: ${writeText(roles.sponsor.id)}`] : []),
    ...(reviewDates?.length ? [`review_dates: [${reviewDates.join(', ')}]`] : gap('/review_dates')),
  ];
}

/** An organization has one accountable role for each of its units: the first is the unit that was named. */
function accountable({ size, unit }: Answers, { owner }: PlanRoles): string[] {
  if (!owner) return gap('/accountable');
  if (size !== 'organization') return [`accountable: ${writeText(owner.id)}`];
  return ['accountable:', `  ${writeText(idOf(unit ?? '', 'whole-organization'))}: ${writeText(owner.id)}`];
}

function rolesSection({ mayChange }: Answers, { owner, sponsor }: PlanRoles): string[] {
  if (!owner && !sponsor) return gap('/roles');
  const lines = ['roles:'];
  if (owner)
    lines.push(
      `  - id: ${writeText(owner.id)}`,
      `    title: ${writeText(owner.title, 4)}`,
      ...(mayChange === undefined
        ? gap('/roles/0/may_change')
        : [`    may_change: ${writeText(mayChange, 4)}`]),
      ...gap('/roles/0/briefed'),
    );
  if (sponsor && sponsor !== owner)
    lines.push(`  - id: ${writeText(sponsor.id)}`, `    title: ${writeText(sponsor.title, 4)}`);
  return lines;
}

function customersSection({ customers, colleagues }: Answers): string[] {
  const segments = [
    ...(customers === undefined
      ? []
      : [{ id: idOf(customers, 'customers'), name: customers, kind: 'external' }]),
    ...(colleagues === undefined
      ? []
      : [{ id: idOf(colleagues, 'colleagues'), name: colleagues, kind: 'internal' }]),
  ];
  if (!segments.length) return gap('/customers');
  return [
    'customers:',
    ...segments.flatMap(({ id, name, kind }, i) => [
      `  - id: ${writeText(i === 0 ? id : freeId(id, segments[0]!.id))}`,
      `    name: ${writeText(name, 4)}`,
      `    kind: ${kind}`,
      ...later(`/customers/${i}/needs`),
    ]),
  ];
}

/** The entries that have an answer; the map is left for later where none has. */
function map(pointer: string, entries: Record<string, string | number | undefined>): string[] {
  const answered = Object.entries(entries).filter(([, value]) => value !== undefined);
  if (!answered.length) return [...later(pointer), ...Object.keys(entries).map(key => `#   ${key}:`)];
  return [`${placeOf(pointer).key}:`, ...answered.map(([key, value]) => `  ${key}: ${value}`)];
}

/** A key without a value, below the question that asks for it. Lint asks for it too. */
function gap(pointer: string): string[] {
  const { key, indent } = placeOf(pointer);
  const pad = ' '.repeat(indent);
  return [`${pad}# ${questionAt(pointer)!}`, `${pad}${key}:`];
}

/** The same in comments, for what the plan can do without: no rule asks for it. */
function later(pointer: string): string[] {
  const { key, indent } = placeOf(pointer);
  const question = questionAt(pointer);
  return [...(question ? [`# ${question}`] : []), `# ${key}:`].map(line => ' '.repeat(indent) + line);
}

/** Two spaces a level; an item of a list takes two levels, its own and that of its dash. */
function placeOf(pointer: string): { key: string; indent: number } {
  const steps = pointer.split('/').slice(1);
  return { key: steps.at(-1)!, indent: (steps.length - 1) * 2 };
}
