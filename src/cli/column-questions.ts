/** What is asked about one column of a proposal. */
import {
  columnOf,
  dateFormats,
  formatProblem,
  type Held,
  holding,
  markedPersonal,
  suggestedName,
} from '../data/infer/correct.ts';
import type { Proposal, ProposedColumn } from '../data/infer/proposal.ts';
import { columnYaml } from '../data/infer/proposal-yaml.ts';
import { visible } from '../diagnostic/visible.ts';
import type { Choice, Prompts } from './prompts.ts';

/** Another name, the column as it is now, or that it is to be left out. */
export type ColumnAnswer = { name: string } | { column: ProposedColumn } | 'drop';

type Topic = 'name' | 'holds' | 'format' | 'drop' | 'personal';

/** Undefined where the person goes back. */
export async function askColumn(
  prompts: Prompts,
  column: ProposedColumn,
  proposal: Proposal,
): Promise<ColumnAnswer | undefined> {
  for (;;) {
    const topic = await prompts.select(
      `${column.name}: ${visible(columnYaml(column))}`,
      topicsOf(column),
      true,
    );
    if (topic === undefined || topic === 'drop') return topic;
    const answer = await askTopic(prompts, topic, column, proposal);
    if (answer) return answer;
  }
}

function topicsOf({ kind, definition }: ProposedColumn): Choice<Topic>[] {
  return [
    { name: 'call it otherwise', value: 'name' },
    { name: `it holds something else than ${kindWords[kind]}`, value: 'holds' },
    ...(kind === 'date' ? [{ name: 'its dates are written otherwise', value: 'format' as const }] : []),
    { name: 'leave it out', value: 'drop' },
    {
      name: definition.personal ? 'it is not personal' : 'it is personal: never show its values',
      value: 'personal',
    },
  ];
}

const kindWords: Record<ProposedColumn['kind'], string> = {
  text: 'text',
  number: 'numbers',
  date: 'date and time',
  duration: 'durations',
  boolean: 'yes or no',
  empty: 'nothing',
};

async function askTopic(
  prompts: Prompts,
  topic: Exclude<Topic, 'drop'>,
  column: ProposedColumn,
  proposal: Proposal,
): Promise<ColumnAnswer | undefined> {
  if (topic === 'personal') return { column: markedPersonal(column, !column.definition.personal) };
  if (topic === 'name') {
    const name = await columnName(prompts, column.name, proposal);
    return name === undefined ? undefined : { name };
  }
  const held = topic === 'holds' ? await askHeld(prompts, column) : await askFormat(prompts, column);
  return held && { column: holding(column, held) };
}

/** A column that csplan had no name for: which, its name, and what it holds. */
export async function askOther(prompts: Prompts, proposal: Proposal): Promise<ProposedColumn | undefined> {
  for (;;) {
    const other = await prompts.select(
      'Which column?',
      proposal.others.map(value => ({ name: `${visible(value.header)} (${value.because})`, value })),
      true,
    );
    if (other === undefined) return undefined;
    let name: string | undefined = suggestedName(other.header, other.evidence.kind, proposal);
    for (;;) {
      name = await columnName(prompts, name, proposal);
      if (name === undefined) break;
      const column = columnOf(other, name);
      const held = await askHeld(prompts, column);
      if (held) return holding(column, held);
    }
  }
}

function columnName(
  prompts: Prompts,
  suggestion: string,
  { columns, ofPreset }: Proposal,
): Promise<string | undefined> {
  const validate = (text: string) =>
    text.trim() !== suggestion && [...columns, ...ofPreset].some(({ name }) => name === text.trim())
      ? 'Another column has that name.'
      : text.trim() === ''
        ? 'A name, please.'
        : true;
  return prompts.input('Its name in the plan', suggestion, validate, true);
}

const holds: Choice<Held['kind']>[] = [
  { name: 'text', value: 'text' },
  { name: 'a number', value: 'number' },
  { name: 'a date, with or without the time of day', value: 'date' },
  { name: 'a duration', value: 'duration' },
  { name: 'yes or no', value: 'boolean' },
];

async function askHeld(prompts: Prompts, column: ProposedColumn): Promise<Held | undefined> {
  for (;;) {
    // What was found stands first: it is what Enter takes.
    const found = column.evidence.kind;
    const choices = [
      ...holds.filter(({ value }) => value === found),
      ...holds.filter(({ value }) => value !== found),
    ];
    const kind = await prompts.select(`What does ${visible(column.headers[0]!)} hold?`, choices, true);
    if (kind === undefined) return undefined;
    const held =
      kind === 'date'
        ? await askFormat(prompts, column)
        : kind === 'duration'
          ? await askUnit(prompts, column)
          : { kind };
    if (held) return held;
  }
}

async function askUnit(prompts: Prompts, { evidence }: ProposedColumn): Promise<Held | undefined> {
  const units = (['seconds', 'minutes', 'hours', 'days'] as const).map(unit => ({
    name: `numbers of ${unit}`,
    value: { kind: 'duration' as const, unit },
  }));
  const written = { name: 'as 1:30:00, 2d 4h or PT45M', value: { kind: 'duration' as const } };
  // Plain numbers don't say their unit.
  const choices: Choice<Held>[] = evidence.kind === 'number' ? units : [written, ...units];
  return prompts.select('How are the durations written?', choices, true);
}

async function askFormat(prompts: Prompts, column: ProposedColumn): Promise<Held | undefined> {
  const found = dateFormats(column.evidence);
  const choices: Choice<string[] | 'other' | 'none'>[] = [
    ...found.map(formats => ({ name: formats.join(' or '), value: formats })),
    { name: 'in another format', value: 'other' },
    { name: 'say nothing: csplan finds it in the values on each reading', value: 'none' },
  ];
  for (;;) {
    const choice = await prompts.select('How are its dates written?', choices, true);
    if (choice === undefined) return undefined;
    if (choice === 'none') return { kind: 'date' };
    if (choice !== 'other') return { kind: 'date', format: choice.length === 1 ? choice[0]! : choice };
    const format = await prompts.input(
      'The format, for example dd/MM/yyyy HH:mm, MM/dd/yyyy hh:mm:ss a, epoch or epoch-ms',
      '',
      text => formatProblem(text, column) ?? true,
      true,
    );
    if (format !== undefined) return { kind: 'date', format };
  }
}
