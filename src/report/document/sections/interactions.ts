/** Contacts with customers: where they are recorded, and which columns say why people came. */
import { filterInWords } from '../../../kpi/filter-words.ts';
import type { Interaction } from '../../../plan/generated/types.ts';
import { count } from '../../numbers.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import { type Block, blocks, joined, type Text } from '../model.ts';
import { all, type Told } from '../told.ts';

export function interactions(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.interactions)) return blocks(asked(plan, 'interactions', ''));
  return all(plan.interactions).map(interaction => interactionEntry(interaction, told));
}

function interactionEntry(interaction: Interaction, { names }: Told): Block {
  const its = about(interaction, '/interactions/*');
  return {
    is: 'entry',
    id: `interaction-${interaction.id}`,
    title: its.text('name', name => name, interaction.id),
    blocks: blocks(
      facts(
        its.fact('source', 'From', ids =>
          joined(
            [ids].flat().map((id): Text => names.link('source', id)),
            ', ',
          ),
        ),
        its.fact('where', 'Only rows where', filterInWords),
        its.fact('anchor', 'Of the day under', column => column),
        its.fact('reason', 'Why they came, under', column => column),
        its.fact('channel', 'By which channel, under', column => column),
        its.fact('resolved', 'Settled on the day under', column => column),
        its.fact('per', 'Held against', per => {
          const of = about(per, '/interactions/*/per');
          return joined([
            of.text('measure', id => names.link('kpi', id)),
            `contacts to ${count(per.each ?? 100)} of them`,
          ]);
        }),
      ),
    ),
  };
}
