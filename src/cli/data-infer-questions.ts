/** What `csplan data infer` asks on a terminal. */
import type { DateOrder } from '../data/date-evidence.ts';
import { renamed, replaced, withColumn, without } from '../data/infer/correct.ts';
import type { Proposal, ProposedColumn } from '../data/infer/proposal.ts';
import { columnYaml } from '../data/infer/proposal-yaml.ts';
import { visible } from '../diagnostic/visible.ts';
import type { Suggestion } from '../kpi/explain/suggest.ts';
import { askColumn, askOther } from './column-questions.ts';
import { type Prompts, terminalPrompts } from './prompts.ts';

export interface Correction {
  proposal: Proposal;
  id: string;
}

/** Puts the questions; tests answer in its place. `undefined` is the answer of who goes back. */
export interface AskInfer {
  /** @param ties values with their two readings */
  dateOrder(ties: readonly string[]): Promise<DateOrder>;
  corrections(proposal: Proposal, id: string, setting: CorrectionSetting): Promise<Correction | undefined>;
  confirm(plan: string): Promise<boolean | undefined>;
  kpis(suggestions: readonly Suggestion[]): Promise<Suggestion[] | undefined>;
}

export interface CorrectionSetting {
  /** Names of sources that the plan has. */
  taken: readonly string[];
  /** The name was agreed already: the person comes back from a later question. */
  isNamed: boolean;
  /** There is a question before the first one. */
  canGoBack: boolean;
}

export const askOnTerminal: AskInfer = askWith(terminalPrompts);

export function askWith(prompts: Prompts): AskInfer {
  return {
    async dateOrder(ties) {
      const choices = [
        { name: 'the day', value: 'day-first' as const },
        { name: 'the month', value: 'month-first' as const },
      ];
      return (await prompts.select(`Which comes first? ${visible(ties.join('; '))}`, choices, false))!;
    },

    async corrections(proposal, id, { taken, isNamed, canGoBack }) {
      let current: Correction = { proposal, id };
      for (let named = isNamed; ; named = false) {
        const name = named ? id : await sourceName(prompts, current.id, taken, canGoBack);
        if (name === undefined) return undefined;
        current = { ...current, id: name };
        const corrected = await correctedProposal(prompts, current.proposal);
        current = { ...current, proposal: corrected.proposal };
        if (corrected.isRight) return current;
      }
    },

    async confirm(plan) {
      const choices = [
        { name: 'Yes', value: true },
        { name: 'No, print it only', value: false },
      ];
      return prompts.select(`Write it into ${visible(plan)}?`, choices, true);
    },

    async kpis(suggestions) {
      if (suggestions.length === 0) return [];
      const choices = suggestions.map(suggestion => ({
        name: `${suggestion.kpi.id}: ${visible(suggestion.sentence)}`,
        value: suggestion,
      }));
      return prompts.checkbox('Which KPIs does the plan need?', choices);
    },
  };
}

function sourceName(
  prompts: Prompts,
  id: string,
  taken: readonly string[],
  canGoBack: boolean,
): Promise<string | undefined> {
  const validate = (text: string) =>
    !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text.trim())
      ? 'Lower-case letters, digits and hyphens, please.'
      : taken.includes(text.trim())
        ? 'The plan has a source of that name already.'
        : true;
  return prompts.input('What is the source called?', id, validate, canGoBack);
}

/** Corrections one after the other, until all is right or the person goes back; what was corrected stays. */
async function correctedProposal(
  prompts: Prompts,
  proposal: Proposal,
): Promise<{ proposal: Proposal; isRight: boolean }> {
  let current = proposal;
  for (;;) {
    const { columns, others } = current;
    const choice = await prompts.select<ProposedColumn | 'right' | 'key' | 'more'>(
      'Is it right?',
      [
        { name: 'Yes, all of it', value: 'right' },
        { name: 'Change the key', value: 'key' },
        ...(others.length ? [{ name: 'Name another column', value: 'more' as const }] : []),
        ...columns.map(column => ({
          name: `Change ${column.name}: ${visible(columnYaml(column))}`,
          value: column,
        })),
      ],
      true,
    );
    if (choice === undefined || choice === 'right') return { proposal: current, isRight: choice === 'right' };
    current = (await changed(prompts, current, choice)) ?? current;
  }
}

/** Undefined where nothing is to change after all. */
async function changed(
  prompts: Prompts,
  proposal: Proposal,
  choice: ProposedColumn | 'key' | 'more',
): Promise<Proposal | undefined> {
  if (choice === 'key') return withKey(prompts, proposal);
  if (choice === 'more') {
    const column = await askOther(prompts, proposal);
    return column && withColumn(proposal, column);
  }
  const answer = await askColumn(prompts, choice, proposal);
  if (answer === undefined) return undefined;
  if (answer === 'drop') return without(proposal, choice);
  return 'name' in answer
    ? renamed(proposal, choice, answer.name)
    : replaced(proposal, choice, answer.column);
}

async function withKey(prompts: Prompts, proposal: Proposal): Promise<Proposal | undefined> {
  const names = [...proposal.columns.map(({ name }) => name), ...proposal.others.map(({ header }) => header)];
  const choices = [
    ...names.map(value => ({ name: visible(value), value })),
    { name: 'nothing does', value: '' },
  ];
  const name = await prompts.select('What tells one case from another?', choices, true);
  if (name === undefined) return undefined;
  return { ...proposal, keep: undefined, key: name === '' ? undefined : { name, because: 'as you say' } };
}
