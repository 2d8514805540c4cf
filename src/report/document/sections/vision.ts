/** Where the service is to go, what the house wants, and which ways were considered. */
import type { Objective, Strategy } from '../../../plan/generated/types.ts';
import { formatDate } from '../../numbers.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import {
  type Block,
  blocks,
  type Content,
  joined,
  lines,
  mark,
  open,
  paragraph,
  quiet,
  type Text,
} from '../model.ts';
import { anchorOf } from '../names.ts';
import { agreedLines, all, type Told } from '../told.ts';

export function vision(told: Told): Block[] {
  const { plan, names } = told;
  const { vision } = plan;
  const house = facts(
    about(plan, '').fact('mission', 'Mission', text => text),
    about(plan, '').fact('values', 'Values', values => lines(values)),
  );
  if (isGap(vision)) return blocks(house, asked(plan, 'vision', ''));
  const its = about(vision!, '/vision');
  return blocks(
    isGap(vision!.statement)
      ? asked(vision!, 'statement', '/vision')
      : { is: 'quote', text: vision!.statement! },
    facts(
      its.fact('ideal', 'Without any limits', text => text),
      its.fact('limits', 'What limits it', text => text),
      its.fact('service_type', 'Kind of service', text => text),
      its.fact('aligned_with', 'Serves', text => text),
      its.fact('input_from', 'Had a say', roles => names.all('role', roles)),
      its.fact('because', 'Because of', ids => names.evidence(ids)),
    ),
    house,
  );
}

export function objectives(told: Told): Block[] {
  const { plan, names } = told;
  if (isGap(plan.objectives)) return blocks(asked(plan, 'objectives', ''));
  const row = (objective: Objective): Content[] => {
    const its = about(objective, '/objectives/*');
    const retired = objective.status === 'retired' && quiet('(retired)');
    return [
      joined([its.text('text', text => text, objective.id), retired], ' '),
      its.content('from', text => text),
      its.content('owner', role => names.of('role', role)),
      names.links(
        'goal',
        all(plan.goals)
          .filter(goal => goal.objective === objective.id)
          .map(({ id }) => id),
      ),
    ];
  };
  return [
    {
      is: 'table',
      caption: 'What the house wants, and which goals of this plan support it.',
      columns: [
        { title: 'Objective' },
        { title: 'From', kind: 'wrap' },
        { title: 'Answers for it' },
        { title: 'Goals', kind: 'wrap' },
      ],
      rows: all(plan.objectives).map(row),
      anchors: all(plan.objectives).map(({ id }) => anchorOf('objective', id)),
    },
  ];
}

const states = {
  chosen: mark('good', 'chosen'),
  candidate: mark('near', 'to be decided'),
  parked: mark('none', 'put aside'),
} as const;

export function strategies(told: Told): Block[] {
  const { plan } = told;
  if (isGap(plan.strategies)) return blocks(asked(plan, 'strategies', ''));
  return blocks(
    paragraph('The ways that were considered to reach the goals.', 'quiet'),
    all(plan.strategies).map((strategy): Block => entryOf(strategy, told)),
  );
}

function entryOf(strategy: Strategy, { plan, names }: Told): Block {
  const its = about(strategy, '/strategies/*');
  const carried = all(plan.initiatives).filter(initiative => initiative.strategy === strategy.id);
  const state: Text = its.text('state', state => states[state]);
  return {
    is: 'entry',
    id: anchorOf('strategy', strategy.id),
    label: state,
    title: isGap(strategy.text) ? open('What is the strategy, in one or two sentences?') : strategy.text!,
    blocks: blocks(
      facts(
        its.fact('reason', 'Why', text => text),
        its.fact('decided', 'Decided', formatDate),
        its.fact('agreed', 'Agreed', agreed => agreedLines(agreed, names)),
        its.fact('kpis', 'Shown by', ids => names.links('kpi', ids)),
        carried.length > 0 && {
          label: 'Carried out by',
          value: names.links(
            'initiative',
            carried.map(({ id }) => id),
          ),
        },
        its.fact('because', 'Because of', ids => names.evidence(ids)),
      ),
    ),
  };
}
