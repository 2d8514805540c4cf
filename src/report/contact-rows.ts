/** Contacts as rows of the table of figures: how many came in, were settled and are open, and what they were about. */
import type { FigureRow } from './figure-rows.ts';
import type { CategoryPart } from './nature/categories.ts';
import type { Flow, InteractionPart, NaturePart } from './nature/nature.ts';

type FlowName = 'received' | 'resolved' | 'active';

/** Of each kind of contacts its flows period by period, then its reasons and channels in the period of the report. */
export function contactRows({ interactions }: NaturePart): FigureRow[] {
  return interactions.flatMap(interaction => {
    const { received, resolved, active, columns } = interaction;
    const flows = { received, resolved, active };
    return [
      ...Object.entries(flows).flatMap(([name, flow]) =>
        flow ? flowRows(interaction, name as FlowName, flow) : [],
      ),
      ...eachOnce(columns).flatMap(column => categoryRows(interaction, column)),
    ];
  });
}

/** A column can say the reason and the channel. */
function eachOnce(columns: readonly CategoryPart[]): CategoryPart[] {
  return [...new Map(columns.map(part => [part.column, part])).values()];
}

const counted = { unit: 'count', shownIn: null } as const;

function rowOf(
  { id, name }: InteractionPart,
  figure: Pick<FigureRow, 'stat' | 'period' | 'cell'> & Partial<FigureRow>,
): FigureRow {
  return {
    section: 'interactions',
    kpi: id,
    name,
    goal: null,
    part: null,
    breakdown: null,
    group: null,
    scale: counted,
    interval: null,
    course: null,
    status: null,
    provisional: false,
    coverage: null,
    definition: null,
    scope: null,
    sources: [],
    ...figure,
  };
}

function flowRows(interaction: InteractionPart, stat: FlowName, { cell: current }: Flow): FigureRow[] {
  const earlier = interaction.periods.filter(({ period }) => period.id !== current.period.id);
  return [
    ...earlier.map(period => {
      const value = period[stat];
      const cell = { value, numerator: null, n: value, small: null };
      return rowOf(interaction, { stat, period: period.period, cell, provisional: period.provisional });
    }),
    rowOf(interaction, {
      stat,
      period: current.period,
      cell: current,
      provisional: current.provisional,
      coverage: current.coverage,
    }),
  ];
}

function categoryRows(interaction: InteractionPart, { column, rows }: CategoryPart): FigureRow[] {
  const { period, provisional, coverage } = interaction.received.cell;
  return rows.map(({ label, n, withheld }) => {
    const small = n === null && withheld ? 'withheld' : null;
    const cell: FigureRow['cell'] = { value: n, numerator: null, n, small };
    return rowOf(interaction, {
      ...{ stat: 'received', period, cell, provisional, coverage },
      breakdown: column,
      group: label,
    });
  });
}
