/** Journeys stage by stage: why people get in touch there, how often, how satisfied they are. */
import { valuesHash } from '../../kpi/definition-hash.ts';
import type { Change, KpiResult } from '../../kpi/evaluation.ts';
import { others } from '../../kpi/groups.ts';
import type { CategoryColumn, InteractionResult } from '../../kpi/nature/nature.ts';
import type { ContactReason, Journey, Plan, Stage, Touchpoint } from '../../plan/generated/types.ts';
import type { ScorecardRow } from '../model.ts';

export interface JourneyPart {
  id: string;
  title: string;
  segment: string | null;
  stages: StagePart[];
  /** Values that no contact has. */
  notes: string[];
}

export interface StagePart {
  id: string;
  name: string;
  reasons: ReasonPart[];
  touchpoints: TouchpointPart[];
  /** From −2 (angry) to 2 (delighted), as the plan says. */
  emotion: number | null;
  /** What hurts most, and what works well, in the plan's words. */
  severePains: string[];
  pros: string[];
}

export interface ReasonPart {
  id: string;
  text: string;
  /** How often, as the plan says it. */
  often: string | null;
  /** One for each kind of contacts in which it is counted. */
  contacts: ReasonCount[];
}

export interface ReasonCount {
  /** What the contacts are called. */
  of: string;
  /** Their id. */
  interaction: string;
  /** In which of their columns the reason is found. */
  column: string;
  /** SHA-256 over what is counted: the contacts, the column, and the values that are the reason. */
  definitionHash: string;
  /** Null where a part of it is withheld or not known. */
  n: number | null;
  /** Of all contacts of their kind, 0 to 100. */
  share: number | null;
  previous: number | null;
  lastYear: number | null;
  series: (number | null)[];
}

export interface TouchpointPart {
  id: string;
  what: string;
  /** Satisfaction from 1 to 5, as the plan says. */
  score: number | null;
  measured:
    | (Pick<ScorecardRow, 'id' | 'name' | 'unit' | 'shownIn' | 'cell' | 'series'> & { change: Change | null })
    | null;
}

/** @param measured the results of KPIs and watched measures */
export function journeyParts(
  plan: Plan,
  interactions: readonly InteractionResult[],
  measured: readonly KpiResult[],
): JourneyPart[] {
  const segments = new Map((plan.customers ?? []).map(({ id, name }) => [id, name || id]));
  return (plan.journeys ?? []).flatMap(journey => {
    const stages = (journey.stages ?? []).map(stage => stagePart(stage, interactions, measured));
    if (!stages.length) return [];
    const { id, title, segment } = journey;
    return [
      {
        id,
        title: title || id,
        segment: segment ? (segments.get(segment) ?? segment) : null,
        stages,
        notes: neverSeen(journey, interactions),
      },
    ];
  });
}

function stagePart(
  stage: Stage,
  interactions: readonly InteractionResult[],
  measured: readonly KpiResult[],
): StagePart {
  const { id, name, contact_reasons: reasons, touchpoints, emotion, pains, pros } = stage;
  return {
    id,
    name: name || id,
    reasons: (reasons ?? []).map(reason => reasonPart(reason, interactions)),
    touchpoints: (touchpoints ?? []).map(touchpoint => touchpointPart(touchpoint, measured)),
    emotion: emotion ?? null,
    severePains: (pains ?? []).flatMap(({ text, severity }) => (severity === 'high' && text ? [text] : [])),
    pros: pros ?? [],
  };
}

function reasonPart(reason: ContactReason, interactions: readonly InteractionResult[]): ReasonPart {
  const { id, text, often } = reason;
  const values = valuesOf(reason);
  return {
    id,
    text: text || id,
    often: often ?? null,
    contacts: interactions.flatMap(interaction =>
      reasonColumns(interaction).flatMap(column => countOf(values, column, interaction) ?? []),
    ),
  };
}

function valuesOf({ counted_as: values }: ContactReason): string[] {
  return (values ?? []).map(value => String(value).trim());
}

/** The columns of reasons; without a word of the plan, any column that is no channel. */
function reasonColumns({ columns }: InteractionResult): CategoryColumn[] {
  return columns.filter(({ of }) => of !== 'channel');
}

/** Sums of figures that are shown: nothing is told of a sum that has a part which is not. */
function countOf(
  values: readonly string[],
  { column, categories }: CategoryColumn,
  { name, id, received }: InteractionResult,
): ReasonCount | undefined {
  const own = categories.filter(({ label }) => values.includes(label));
  if (!own.length) return undefined;
  const isWhole = own.length === values.length || !categories.some(({ label }) => label === others);
  const sum = (figures: readonly (number | null)[]) =>
    isWhole ? figures.reduce((total, n) => (total === null || n === null ? null : total + n), 0) : null;
  const n = sum(own.map(({ now }) => now.value));
  const before = (change: 'changeFromPrevious' | 'changeFromLastYear') =>
    sum(
      own.map(one => (one[change] && one.now.value !== null ? one.now.value - one[change].difference : null)),
    );
  const all = received.current.value;
  return {
    of: name || id,
    interaction: id,
    column,
    definitionHash: valuesHash(received.definitionHash, column, values),
    n,
    share: n === null || !all ? null : (100 * n) / all,
    previous: before('changeFromPrevious'),
    // Of a year, the period before is a year ago.
    lastYear: received.current.period.kind === 'year' ? null : before('changeFromLastYear'),
    series: received.series.map((_, i) => sum(own.map(({ series }) => series[i] ?? null))),
  };
}

function touchpointPart(
  { id, what, score, measured_by: measure }: Touchpoint,
  measured: readonly KpiResult[],
): TouchpointPart {
  const result = measure ? measured.find(one => one.id === measure && one.measure !== '') : undefined;
  return {
    id,
    what: what || id,
    score: score ?? null,
    measured: result
      ? {
          id: result.id,
          name: result.name,
          unit: result.unit,
          shownIn: result.shownIn,
          cell: result.current,
          series: result.series.map(cell => cell.value),
          change: result.changeFromPrevious,
        }
      : null,
  };
}

function neverSeen({ stages }: Journey, interactions: readonly InteractionResult[]): string[] {
  const lists = interactions
    .flatMap(reasonColumns)
    .map(({ categories }) => categories)
    .filter(list => list.length);
  if (!lists.length || lists.flat().some(({ label }) => label === others)) return [];
  const seen = new Set(lists.flat().map(({ label }) => label));
  return (stages ?? []).flatMap(({ contact_reasons: reasons }) =>
    (reasons ?? []).flatMap(reason =>
      valuesOf(reason)
        .filter(value => !seen.has(value))
        .map(
          value =>
            `No contact of this period, or of those it is compared with, has the reason "${value}", under which "${reason.text || reason.id}" is counted. Check its spelling.`,
        ),
    ),
  );
}
