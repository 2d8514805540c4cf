/** What makes the service think anew, others to compare with, and how the programme rates itself. */
import type { Competitor, Idea, Norm, SelfAssessment, Trigger } from '../../../plan/generated/types.ts';
import { formatDate } from '../../numbers.ts';
import { about, asked, facts, isGap } from '../asking.ts';
import { type Block, blocks, type Content, joined, mark, quiet, strong, type Text } from '../model.ts';
import type { Names } from '../names.ts';
import { all, type Told } from '../told.ts';
import { amountWords, dates } from '../words.ts';

export function innovation({ plan, names }: Told): Block[] {
  if (isGap(plan.innovation)) return blocks(asked(plan, 'innovation', ''));
  const innovation = plan.innovation!;
  return blocks(
    isGap(innovation.triggers)
      ? asked(innovation, 'triggers', '/innovation')
      : triggerTable(all(innovation.triggers), names),
    isGap(innovation.ideas)
      ? asked(innovation, 'ideas', '/innovation')
      : {
          is: 'table',
          caption: 'Ideas for what customers will need.',
          columns: [{ title: 'Idea' }, { title: 'State' }, { title: 'Because of' }],
          rows: all(innovation.ideas).map(idea => ideaRow(idea, names)),
        },
  );
}

function triggerTable(triggers: readonly Trigger[], names: Names): Block {
  return {
    is: 'table',
    caption: 'When the service is looked at again.',
    columns: [{ title: 'When' }, { title: 'Then', kind: 'wrap' }, { title: 'By' }, { title: 'Happened' }],
    rows: triggers.map((trigger): Content[] => {
      const its = about(trigger, '/innovation/triggers/*');
      return [
        its.content('when', text => text, trigger.id),
        its.content('then', text => text),
        its.content('owner', role => names.of('role', role)),
        trigger.pulled?.length ? dates(trigger.pulled) : quiet('not yet'),
      ];
    }),
  };
}

const ideaStates = {
  new: mark('none', 'new'),
  tried: mark('near', 'being tried'),
  kept: mark('good', 'kept'),
  dropped: mark('none', 'dropped'),
} as const;

function ideaRow(idea: Idea, names: Names): Content[] {
  const its = about(idea, '/innovation/ideas/*');
  return [
    its.content('text', text => text, idea.id),
    ideaStates[idea.status ?? 'new'],
    its.content('because', ids => names.evidence(ids)),
  ];
}

export function benchmarks({ plan, names }: Told): Block[] {
  if (isGap(plan.benchmarks)) return blocks(asked(plan, 'benchmarks', ''));
  const benchmarks = plan.benchmarks!;
  return blocks(
    isGap(benchmarks.competitors)
      ? asked(benchmarks, 'competitors', '/benchmarks')
      : all(benchmarks.competitors).map(one => competitorEntry(one, names)),
    isGap(benchmarks.norms)
      ? asked(benchmarks, 'norms', '/benchmarks')
      : {
          is: 'table',
          caption: 'Published norms.',
          columns: [{ title: 'Norm' }, { title: 'Value', kind: 'short' }, { title: 'From' }],
          rows: all(benchmarks.norms).map(normRow),
        },
  );
}

function competitorEntry(competitor: Competitor, names: Names): Block {
  const its = about(competitor, '/benchmarks/competitors/*');
  return {
    is: 'entry',
    id: `competitor-${competitor.id}`,
    title: its.text('name', name => name, competitor.id),
    blocks: blocks(
      facts(
        its.fact('better_at', 'Better at', text => text),
        its.fact('worse_at', 'Worse at', text => text),
        its.fact('from', 'Known from', text => text),
        its.fact('because', 'Because of', ids => names.evidence(ids)),
      ),
    ),
  };
}

function normRow(norm: Norm): Content[] {
  const its = about(norm, '/benchmarks/norms/*');
  return [
    its.content('title', text => text, norm.id),
    its.content('value', value => strong(amountWords(value))),
    its.content('from', text => text),
  ];
}

const heads = {
  measurement: 'Measuring',
  governance: 'Leading',
  culture: 'Culture',
  research: 'Knowing customers',
  design: 'Designing',
} as const;

export function maturity({ plan, names }: Told): Block[] {
  if (isGap(plan.maturity)) return blocks(asked(plan, 'maturity', ''));
  const keys = Object.keys(heads) as (keyof typeof heads)[];
  const row = (one: SelfAssessment): Content[] => {
    const its = about(one, '/maturity/*');
    return [
      joined([its.text('date', formatDate), its.text('by', role => quiet(names.of('role', role)))]),
      ...keys.map((key): Content => its.content(key, (level): Text => `${level} of 5`)),
      its.content('comment', text => text),
    ];
  };
  return [
    {
      is: 'table',
      caption: 'How the programme rates itself, from 1 (not begun) to 5 (exemplary).',
      columns: [
        { title: 'When' },
        ...keys.map(key => ({ title: heads[key], kind: 'short' as const })),
        { title: 'Comment', kind: 'wrap' },
      ],
      rows: all(plan.maturity).map(row),
    },
  ];
}
