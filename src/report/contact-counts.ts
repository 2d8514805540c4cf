/** Everything that is counted of contacts, one count after the other: flows, reasons in journeys, findings heard again. */
import type { PeriodCell, Unit } from '../kpi/evaluation.ts';
import type { Period } from '../plan/period.ts';
import type { FindingRow, Heard } from './findings.ts';
import type { ReportModel } from './model.ts';
import type { CategoryPart } from './nature/categories.ts';
import type { JourneyPart, ReasonCount, ReasonPart } from './nature/journeys.ts';
import type { Flow, InteractionPart } from './nature/nature.ts';

export type ContactSection = 'interactions' | 'journeys' | 'findings';

type FlowName = 'received' | 'resolved' | 'active';

type CountCell = Pick<PeriodCell, 'value' | 'numerator' | 'n' | 'small' | 'until'>;

export interface ContactCount {
  section: ContactSection;
  /** Unique in the section together with `stat`: of a journey `JOURNEY/STAGE/REASON/CONTACTS`. */
  id: string;
  name: string;
  /** `heard`: the share of rows that say a finding. */
  stat: FlowName | 'heard';
  unit: Extract<Unit, 'count' | 'percent'>;
  definition: string;
  /** Names of the sources, as results have them. */
  source: string;
  /** What is known of the period of the report beside the figure. */
  now: PeriodCell;
  cell: CountCell;
  /** Oldest first, without the period of the report. */
  earlier: { period: Period; cell: CountCell; provisional: boolean }[];
  /** Of what was received: reasons and channels in the period of the report. */
  categories: CategoryPart[];
}

/** In the order of the plan: contacts, journeys, findings. */
export function contactCounts({
  nature,
  findings,
}: Pick<ReportModel, 'nature' | 'findings'>): ContactCount[] {
  const { interactions, journeys } = nature;
  return [
    ...interactions.flatMap(flowCounts),
    ...journeys.flatMap(journey => reasonCounts(journey, interactions)),
    ...findings.flatMap(finding => (finding.heard ? [heardCount(finding, finding.heard)] : [])),
  ];
}

function flowCounts(interaction: InteractionPart): ContactCount[] {
  const { received, resolved, active } = interaction;
  const flows = Object.entries({ received, resolved, active }) as [FlowName, Flow | null][];
  return flows.flatMap(([stat, flow]) => (flow ? [flowCount(interaction, stat, flow)] : []));
}

function flowCount(
  { id, name, periods, columns }: InteractionPart,
  stat: FlowName,
  { cell, definitionHash, source }: Flow,
): ContactCount {
  return {
    section: 'interactions',
    id,
    name,
    stat,
    unit: 'count',
    definition: definitionHash,
    source,
    now: cell,
    cell,
    earlier: periods
      .filter(({ period }) => period.id !== cell.period.id)
      .map(one => ({ period: one.period, cell: countCell(one[stat]), provisional: one.provisional })),
    categories: stat === 'received' ? eachOnce(columns) : [],
  };
}

/** A column can say the reason and the channel. */
function eachOnce(columns: readonly CategoryPart[]): CategoryPart[] {
  return [...new Map(columns.map(part => [part.column, part])).values()];
}

function countCell(n: number | null): CountCell {
  return { value: n, numerator: null, n, small: null };
}

function reasonCounts({ id, stages }: JourneyPart, interactions: readonly InteractionPart[]): ContactCount[] {
  const known = new Map(interactions.map(interaction => [interaction.id, interaction]));
  return stages.flatMap(stage =>
    stage.reasons.flatMap(reason =>
      reason.contacts.map(count =>
        reasonCount(`${id}/${stage.id}/${reason.id}`, reason, count, known.get(count.interaction)!),
      ),
    ),
  );
}

function reasonCount(
  path: string,
  { text }: ReasonPart,
  { of, interaction, column, definitionHash, n, series }: ReasonCount,
  { said, received, periods }: InteractionPart,
): ContactCount {
  const figures = series.slice(series.length - periods.length);
  return {
    section: 'journeys',
    // Where the plan doesn't say which column has the reasons, a value may stand in several.
    id: [path, interaction, ...(said ? [] : [column])].join('/'),
    name: `${text} (${of})`,
    stat: 'received',
    unit: 'count',
    definition: definitionHash,
    source: received.source,
    now: received.cell,
    cell: countCell(n),
    earlier: periods.flatMap(({ period, provisional }, i) =>
      period.id === received.cell.period.id
        ? []
        : [{ period, cell: countCell(figures[i] ?? null), provisional }],
    ),
    categories: [],
  };
}

function heardCount({ id, text }: FindingRow, heard: Heard): ContactCount {
  const { source, cell, definitionHash, counts, said, of, withheld } = heard;
  return {
    section: 'findings',
    id,
    name: text,
    stat: 'heard',
    unit: 'percent',
    definition: definitionHash,
    source,
    now: cell,
    cell: withheld ? { ...shareCell(null, null), small: 'withheld' } : shareCell(said, of),
    earlier: counts
      .filter(({ days }) => days.id !== cell.period.id)
      .map(({ days, said, of }) => ({ period: days, cell: shareCell(said, of), provisional: false })),
    categories: [],
  };
}

function shareCell(said: number | null, of: number | null): CountCell {
  const value = said === null || !of ? null : (100 * said) / of;
  return { value, numerator: said, n: of, small: null };
}
