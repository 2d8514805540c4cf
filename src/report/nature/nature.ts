/** The nature of issues as a value: what people got in touch about, what of it is settled, and where on their way. */
import type { Evaluation, KpiResult, PeriodCell } from '../../kpi/evaluation.ts';
import type { ContactRate, InteractionResult } from '../../kpi/nature/nature.ts';
import type { Plan } from '../../plan/generated/types.ts';
import type { Period } from '../../plan/period.ts';
import { restatedSentence } from '../restated.ts';
import { type CategoryPart, categoryPart } from './categories.ts';
import { type JourneyPart, journeyParts } from './journeys.ts';

export interface NaturePart {
  interactions: InteractionPart[];
  journeys: JourneyPart[];
}

export interface InteractionPart {
  id: string;
  name: string;
  /** The plan says so under `interactions`; else it is drawn from what its KPIs read. */
  said: boolean;
  /** What is counted, in a sentence. */
  definition: string;
  received: Flow;
  /** Both or none. */
  resolved: Flow | null;
  active: Flow | null;
  /** The classes of age of what is active. */
  ages: string[];
  /** Oldest first, the current period last. */
  periods: FlowPeriod[];
  columns: CategoryPart[];
  rate: ContactRate | null;
  notes: string[];
}

/** A count of the current period. */
export interface Flow
  extends Pick<KpiResult, 'changeFromPrevious' | 'changeFromLastYear' | 'definitionHash' | 'source'> {
  cell: PeriodCell;
}

export interface FlowPeriod {
  period: Period;
  received: number | null;
  resolved: number | null;
  active: number | null;
  /** Of those active, how many have been so for how long; null where that is not known. */
  byAge: number[] | null;
  provisional: boolean;
}

export function naturePart(plan: Plan, { nature, kpis, watch }: Evaluation): NaturePart {
  const shown = nature.interactions.filter(({ said, received }) => said || received.current.value !== null);
  return {
    interactions: shown.map(interaction => interactionPart(plan, interaction)),
    journeys: journeyParts(plan, shown, [...kpis, ...watch]),
  };
}

function interactionPart(plan: Plan, interaction: InteractionResult): InteractionPart {
  const { id, name, said, received, resolved, active, columns, rate } = interaction;
  const results = [received, resolved, active].filter(result => result !== null);
  return {
    id,
    name: name || `Rows of ${received.source}`,
    said,
    definition: received.definition,
    received: flow(received),
    resolved: resolved && flow(resolved),
    active: active && flow(active),
    ages:
      active?.series.findLast(({ outcomes }) => outcomes.length)?.outcomes.map(({ label }) => label) ?? [],
    periods: flowPeriods(interaction),
    columns: columns.map(column => categoryPart(plan, column, received)),
    rate,
    notes: [...new Set(results.flatMap(result => [restatedSentence(result), ...result.notes]))].filter(
      Boolean,
    ),
  };
}

function flow({ current, ...result }: KpiResult): Flow {
  const { changeFromPrevious, changeFromLastYear, definitionHash, source } = result;
  return { cell: current, changeFromPrevious, changeFromLastYear, definitionHash, source };
}

/** Without the periods before there was anything. */
function flowPeriods({ received, resolved, active }: InteractionResult): FlowPeriod[] {
  const periods = received.series.map((cell, i): FlowPeriod => {
    const [settled, open] = [resolved?.series[i], active?.series[i]];
    return {
      period: cell.period,
      received: cell.value,
      resolved: settled?.value ?? null,
      active: open?.value ?? null,
      byAge: open?.value != null && open.outcomes.length ? open.outcomes.map(({ count }) => count) : null,
      provisional: [cell, settled, open].some(one => one?.value != null && one.provisional),
    };
  });
  const first = periods.findIndex(
    one => one.received !== null || one.resolved !== null || one.active !== null,
  );
  return first < 0 ? [] : periods.slice(first);
}
