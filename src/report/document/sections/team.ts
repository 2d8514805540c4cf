/** What the people who serve can do and have to learn, and how much they can take on. */
import type { SkillNeed, Team, Training } from '../../../plan/generated/types.ts';
import { hasGap, neededOf } from '../../../rules/skill-gap.ts';
import { formatDate } from '../../numbers.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import {
  type Block,
  blocks,
  type Content,
  joined,
  lines,
  mark,
  paragraph,
  quiet,
  type Table,
  type Text,
} from '../model.ts';
import { splitTable } from '../split-table.ts';
import { all, type Told } from '../told.ts';
import { cadenceWords, choice } from '../words.ts';

export function team(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.team)) return blocks(asked(plan, 'team', ''));
  const team = plan.team!;
  return blocks(
    isGap(team.skills) ? asked(team, 'skills', '/team') : null,
    isGap(team.matrix) ? asked(team, 'matrix', '/team') : skillsMatrix(team, told),
    isGap(team.training) ? asked(team, 'training', '/team') : trainingTable(team, told),
    isGap(team.capacity) ? asked(team, 'capacity', '/team') : capacity(team),
  );
}

/** Columns that fit beside each other on paper. */
const columnsAcross = 6;

/** Skills against roles. Whichever are more stand one below the other. */
function skillsMatrix(team: NonNullable<Team>, { names }: Told): Block[] {
  const needs = all(team.matrix);
  const skills = [
    ...new Set([...all(team.skills).map(({ id }) => id), ...needs.map(({ skill }) => skill)]),
  ].filter(id => typeof id === 'string');
  const roles = [...new Set(needs.map(({ role }) => role))].filter(id => typeof id === 'string');
  const skillsDown = skills.length >= roles.length;
  const [down, across] = skillsDown ? [skills, roles] : [roles, skills];
  const kindOf = (id: string): string | null => team.skills?.find(skill => skill.id === id)?.kind ?? null;
  const named = (id: string, isSkill: boolean): string =>
    isSkill ? names.of('skill', id) : names.of('role', id);
  const rows = down.map((row): Content[] => [
    joined([named(row, skillsDown), skillsDown && kindOf(row) && quiet(`(${choice(kindOf(row)!)})`)], ' '),
    ...across.map((column): Content => {
      const [skill, role] = skillsDown ? [row, column] : [column, row];
      const need = needs.find(one => one.skill === skill && one.role === role);
      return need ? needContent(need) : '';
    }),
  ]);
  const unnamed = needs.filter(({ role, skill }) => isGap(role) || isGap(skill)).length;
  const table: Table = {
    is: 'table',
    caption:
      'What was found, of what is needed now and by the end of the plan: 0 none, 1 basic, 2 works alone, 3 teaches others.',
    columns: [
      { title: skillsDown ? 'Skill' : 'Role' },
      ...across.map(id => ({ title: named(id, !skillsDown) })),
    ],
    rows,
  };
  return blocks(
    splitTable(table, columnsAcross),
    unnamed > 0 &&
      paragraph({ is: 'open', question: `Which role and which skill are ${unnamed} of its lines about?` }),
  );
}

function needContent(need: SkillNeed): Content {
  const { now, later, assessed, on } = need;
  const needed = neededOf(need);
  const gap = hasGap(need);
  const found = typeof assessed === 'number' ? String(assessed) : '?';
  const gapNow = typeof now === 'number' && typeof assessed === 'number' && assessed < now;
  const state: Text =
    gap === undefined
      ? mark('none', `${found} of ${needed ?? '?'}`)
      : !gap
        ? mark('good', `${found} of ${needed}`)
        : gapNow
          ? mark('bad', `${found} of ${now} now`)
          : mark('near', `${found} of ${later} later`);
  const details = [
    gapNow && typeof later === 'number' && later !== now && `${later} later`,
    on && formatDate(on),
  ].filter(Boolean);
  return lines([state, ...(details.length ? [quiet(details.join(', '))] : [])]);
}

function trainingTable(team: NonNullable<Team>, { names, asOf }: Told): Block {
  const row = (training: Training): Content[] => {
    const its = about(training, '/team/training/*');
    return [
      lines(
        [
          its.text('title', title => title, training.id),
          its.text('about', word => quiet(aboutWords[word])),
        ].filter(text => text !== ''),
      ),
      its.content('audience', ids => names.all('role', ids)),
      its.content('closes', ids => names.all('skill', ids)),
      lines(
        [
          its.text('every', cadenceWords),
          its.text('next', day =>
            joined([`next ${formatDate(day)}`, day < asOf && mark('bad', 'overdue')], ' '),
          ),
        ].filter(text => text !== ''),
      ),
      its.content('delivered', days => lines(days.map(heldText))),
      its.content('owner', role => names.of('role', role)),
    ];
  };
  return {
    is: 'table',
    caption: 'Training and coaching.',
    columns: [
      { title: 'Training' },
      { title: 'For' },
      { title: 'Closes gaps in' },
      { title: 'When' },
      { title: 'Held' },
      { title: 'By' },
    ],
    rows: all(team.training).map(row),
    anchors: all(team.training).map(({ id }) => `training-${id}`),
  };
}

const aboutWords = {
  skill: 'a skill',
  plan: 'this plan',
  complaints: 'complaints',
  other: 'something else',
} as const;

function heldText(held: NonNullable<Training['delivered']>[number]): string {
  if (typeof held === 'string') return formatDate(held);
  const { date, reached } = held;
  return typeof reached === 'number' ? `${formatDate(date)}, ${reached} came` : formatDate(date);
}

function capacity({ capacity }: NonNullable<Team>): Block | null {
  const its = about(capacity!, '/team/capacity');
  return facts(
    its.fact('hours_a_week', 'Free for initiatives', hours => `${hours} hours a week, all together`),
    its.fact('forecast', 'How work is forecast', text => text),
    its.fact('scheduling', 'How people are scheduled', text => text),
  );
}

/** What a role needs of each skill: for its card. */
export function skillsOf(role: string, { plan, names }: Told): Text[] {
  return all(plan.team?.matrix)
    .filter(need => need.role === role && typeof need.skill === 'string')
    .map(({ skill, now, later }) =>
      joined([
        names.of('skill', skill),
        quiet(
          [typeof now === 'number' && `now ${now}`, typeof later === 'number' && `later ${later}`]
            .filter(Boolean)
            .join(', '),
        ),
      ]),
    );
}

/** The trainings of a role, with the next day. */
export function trainingsOf(role: string, { plan }: Told): Text[] {
  return all(plan.team?.training)
    .filter(({ audience }) => audience?.includes(role))
    .map(({ title, id, next }) => joined([title || id, next && quiet(formatDate(next))]));
}
