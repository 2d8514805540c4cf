/** What `csplan data infer` asks on a terminal. */
import type { Proposal, ProposedColumn } from '../data/infer/proposal.ts';
import { columnYaml } from '../data/infer/proposal-yaml.ts';
import { visible } from '../diagnostic/visible.ts';
import type { Suggestion } from '../kpi/explain/suggest.ts';

export interface Correction {
  proposal: Proposal;
  id: string;
}

/** Puts the questions; tests answer in its place. */
export interface AskInfer {
  /** @param ties values with their two readings */
  dateOrder(ties: readonly string[]): Promise<'day-first' | 'month-first'>;
  /** @param taken names of sources that the plan has */
  corrections(proposal: Proposal, id: string, taken: readonly string[]): Promise<Correction>;
  confirm(plan: string): Promise<boolean>;
  kpis(suggestions: readonly Suggestion[]): Promise<Suggestion[]>;
}

type Prompt = ReturnType<typeof import('inquirer')['default']['createPromptModule']>;

/** Loads inquirer when it comes to asking. What is asked is no result: it goes to stderr. */
async function prompts(): Promise<Prompt> {
  const { default: inquirer } = await import('inquirer');
  return inquirer.createPromptModule({ output: process.stderr });
}

async function select<T>(message: string, choices: { name: string; value: T }[]): Promise<T> {
  const prompt = await prompts();
  const options = choices.map(({ name }, value) => ({ name, value }));
  const { answer } = await prompt<{ answer: number }>([
    { type: 'select', name: 'answer', message, choices: options },
  ]);
  return choices[answer]!.value;
}

async function input(
  message: string,
  suggestion: string,
  validate: (text: string) => true | string,
): Promise<string> {
  const prompt = await prompts();
  const { answer } = await prompt<{ answer: string }>([
    { type: 'input', name: 'answer', message, default: suggestion, validate },
  ]);
  return answer.trim();
}

export const askOnTerminal: AskInfer = {
  dateOrder: ties =>
    select(`Which comes first? ${visible(ties.join('; '))}`, [
      { name: 'the day', value: 'day-first' as const },
      { name: 'the month', value: 'month-first' as const },
    ]),

  async corrections(proposal, id, taken) {
    let current: Correction = { proposal, id: await sourceName(id, taken) };
    for (;;) {
      const { columns, others } = current.proposal;
      const choice = await select<ProposedColumn | 'right' | 'key' | 'more'>('Is it right?', [
        { name: 'Yes, all of it', value: 'right' },
        { name: 'Change the key', value: 'key' },
        ...(others.length ? [{ name: 'Name another column', value: 'more' as const }] : []),
        ...columns.map(column => ({
          name: `Change ${column.name}: ${visible(columnYaml(column))}`,
          value: column,
        })),
      ]);
      if (choice === 'right') return current;
      current = { ...current, proposal: await changed(current.proposal, choice) };
    }
  },

  async confirm(plan) {
    const prompt = await prompts();
    const { answer } = await prompt<{ answer: boolean }>([
      { type: 'confirm', name: 'answer', message: `Write it into ${visible(plan)}?`, default: true },
    ]);
    return answer;
  },

  async kpis(suggestions) {
    if (suggestions.length === 0) return [];
    const prompt = await prompts();
    const choices = suggestions.map(suggestion => ({
      name: `${suggestion.kpi.id}: ${visible(suggestion.sentence)}`,
      value: suggestion,
    }));
    const { answer } = await prompt<{ answer: Suggestion[] }>([
      { type: 'checkbox', name: 'answer', message: 'Which KPIs does the plan need?', choices },
    ]);
    return answer;
  },
};

function sourceName(id: string, taken: readonly string[]): Promise<string> {
  return input('What is the source called?', id, text =>
    !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text.trim())
      ? 'Lower-case letters, digits and hyphens, please.'
      : taken.includes(text.trim())
        ? 'The plan has a source of that name already.'
        : true,
  );
}

async function changed(proposal: Proposal, choice: ProposedColumn | 'key' | 'more'): Promise<Proposal> {
  if (choice === 'key') return withKey(proposal);
  if (choice === 'more') return withColumn(proposal);
  const what = await select(`${choice.name}: ${visible(columnYaml(choice))}`, [
    { name: 'call it otherwise', value: 'name' },
    { name: 'leave it out', value: 'drop' },
    choice.definition.personal
      ? { name: 'it is not personal', value: 'open' }
      : { name: 'it is personal: never show its values', value: 'personal' },
  ]);
  const others = proposal.columns.filter(column => column !== choice);
  if (what === 'drop') return { ...proposal, columns: others };
  if (what === 'name') {
    const name = await columnName(choice.name, proposal);
    const key = proposal.key?.name === choice.name ? { ...proposal.key, name } : proposal.key;
    return { ...proposal, key, columns: replaced(proposal, choice, { ...choice, name }) };
  }
  const { personal: _, ...rest } = choice.definition;
  const definition = what === 'personal' ? { ...choice.definition, personal: true } : rest;
  return { ...proposal, columns: replaced(proposal, choice, { ...choice, definition }) };
}

function replaced({ columns }: Proposal, old: ProposedColumn, by: ProposedColumn): ProposedColumn[] {
  return columns.map(column => (column === old ? by : column));
}

function columnName(suggestion: string, { columns, ofPreset }: Proposal): Promise<string> {
  return input('Its name in the plan', suggestion, text =>
    [...columns, ...ofPreset].some(({ name }) => name === text.trim() && name !== suggestion)
      ? 'Another column has that name.'
      : text.trim() === ''
        ? 'A name, please.'
        : true,
  );
}

async function withKey(proposal: Proposal): Promise<Proposal> {
  const names = [...proposal.columns.map(({ name }) => name), ...proposal.others.map(({ header }) => header)];
  const name = await select('What tells one case from another?', [
    ...names.map(value => ({ name: visible(value), value })),
    { name: 'nothing does', value: '' },
  ]);
  return { ...proposal, keep: undefined, key: name === '' ? undefined : { name, because: 'as you say' } };
}

/** A column that csplan had no name for. */
async function withColumn(proposal: Proposal): Promise<Proposal> {
  const other = await select(
    'Which column?',
    proposal.others.map(value => ({ name: `${visible(value.header)} (${value.because})`, value })),
  );
  const name = await columnName('', proposal);
  const { evidence, because } = other;
  const column: ProposedColumn = {
    name,
    headers: [other.header],
    kind: evidence.kind,
    definition: {},
    because,
    evidence,
  };
  return {
    ...proposal,
    columns: [...proposal.columns, column],
    others: proposal.others.filter(one => one !== other),
  };
}
