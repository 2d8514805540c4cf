/** Who does what: the roles, and for each everything it answers for. */
import type { Briefing, Role } from '../../../plan/generated/types.ts';
import { formatDate } from '../../numbers.ts';
import { about, asked, isGap } from '../asking.ts';
import {
  type Block,
  blocks,
  type Content,
  type Inline,
  joined,
  lines,
  mark,
  quiet,
  strong,
  type Text,
} from '../model.ts';
import { anchorOf } from '../names.ts';
import { type Owned, ownedIn } from '../owned.ts';
import { all, type Told } from '../told.ts';
import { people, sentenceCase } from '../words.ts';

export function roles(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.roles)) return blocks(asked(plan, 'roles', ''));
  const row = (role: Role): Content[] => {
    const its = about(role, '/roles/*');
    return [
      lines(
        [
          its.text('title', title => title, role.id),
          joined([
            role.team,
            role.people !== undefined && people(role.people),
            role.frontline && 'serves customers itself',
          ]),
        ].filter(text => !isGap(text)),
      ),
      its.content('may_change', what => (typeof what === 'string' ? what : lines(what))),
      its.content('criterion', text => text),
      briefedContent(role),
    ];
  };
  return [
    {
      is: 'table',
      caption: 'Each role, what it may change by itself, and what it is judged by.',
      columns: [
        { title: 'Role' },
        { title: 'May change', kind: 'wrap' },
        { title: 'Judged by', kind: 'wrap' },
        { title: 'Briefed' },
      ],
      rows: all(plan.roles).map(row),
      anchors: all(plan.roles).map(({ id }) => anchorOf('role', id)),
    },
  ];
}

function briefedContent(role: Role): Content {
  return about(role, '/roles/*').content('briefed', briefed => {
    const its = about(briefed, '/roles/*/briefed');
    return lines(
      [
        its.text('voc', briefing => ['on customers’ voices ', ...briefingText(briefing)]),
        its.text('plan', briefing => ['on the plan ', ...briefingText(briefing)]),
      ].filter(text => text !== ''),
    );
  });
}

/** `2 Jun 2026, 22 reached`. */
export function briefingText(briefing: NonNullable<Briefing>): readonly Inline[] {
  if (typeof briefing === 'string') return [formatDate(briefing)];
  const { date, reached } = briefing;
  return [
    date ? formatDate(date) : { is: 'open', question: 'on which day?' },
    ...(reached === undefined ? [] : [`, ${reached} reached`]),
  ];
}

/** Every role with all that it answers for; what nobody answers for stands first. */
export function ownerSheet(told: Told): Block[] {
  const { plan, names } = told;
  const open = ownedIn(plan, names).filter(({ isOver }) => !isOver);
  const orphans = open.filter(({ role }) => role === null);
  const known = all(plan.roles).map(({ id }) => id);
  const others = open.flatMap(({ role }) => (role === null || known.includes(role) ? [] : [role]));
  const rows = [...known, ...new Set(others)].flatMap((role): Content[][] => {
    const own = open.filter(item => item.role === role);
    return own.length ? [[names.of('role', role), lines(byKind(own))]] : [];
  });
  if (!rows.length && !orphans.length) return [];
  return blocks(
    orphans.length > 0 && {
      is: 'table',
      caption: 'Without anybody who answers for it.',
      columns: [{ title: 'Nobody' }, { title: 'What' }],
      rows: [[mark('bad', 'nobody'), lines(byKind(orphans))]],
    },
    rows.length > 0 && {
      is: 'table',
      caption: 'What each role answers for, with the days on which it is due.',
      columns: [{ title: 'Role' }, { title: 'Answers for', kind: 'wrap' }],
      rows,
    },
  );
}

/** A line for each thing, under its kind. */
export function byKind(items: readonly Owned[]): Text[] {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return kinds.map(kind => {
    const own = items.filter(item => item.kind === kind);
    return joined(
      [
        strong(`${sentenceCase(kind)}:`),
        joined(
          own.map(({ what, due }) => joined([what, due && quiet(`(${formatDate(due)})`)], ' ')),
          '; ',
        ),
      ],
      ' ',
    );
  });
}
