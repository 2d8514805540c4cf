/**
 * What is counted of contacts and findings, as definitions like those of KPIs: so they are read in the same pass,
 * withheld, closed and found in closed periods as KPIs are. Their ids have a slash, which no KPI's has.
 */
import type { Finding, Interaction, Kpi, Plan } from '../../plan/generated/types.ts';
import type { Job } from '../job.ts';
import { namedSource } from '../prepare.ts';
import { impliedInteractions } from './implied.ts';
import type { CategoryColumn } from './nature.ts';

export interface InteractionDefinition {
  id: string;
  name: string | null;
  said: boolean;
  received: Kpi;
  /** Both or none. */
  resolved: Kpi | null;
  active: Kpi | null;
  columns: Pick<CategoryColumn, 'column' | 'of'>[];
  per: { measure: string; each: number } | null;
}

export interface FindingDefinition {
  id: string;
  /** Rows that say it, and all rows of their source; findings of one source share these. */
  said: Kpi;
  of: Kpi;
}

export interface NatureDefinitions {
  interactions: InteractionDefinition[];
  findings: FindingDefinition[];
}

/** What counting contacts needs to know, whoever says it. */
export interface Contacts extends Pick<Interaction, 'id' | 'source' | 'anchor' | 'where' | 'resolved'> {
  name: string | null;
  said: boolean;
  columns: InteractionDefinition['columns'];
  per: InteractionDefinition['per'];
}

/** So many values of a column are told apart; the others are gathered. */
const categoriesKept = 100;

/** @param jobs those of the plan's KPIs and watched measures that can be counted */
export function natureDefinitions(plan: Plan, jobs: readonly Job[]): NatureDefinitions {
  const said = (plan.interactions ?? []).map(interaction => saidContacts(interaction, plan, jobs));
  return {
    interactions: (said.length ? said : impliedInteractions(jobs)).map(definitionOf),
    findings: (plan.voc?.findings ?? []).flatMap(finding => findingDefinition(finding, plan, jobs)),
  };
}

/** Every definition, in the order in which results are told. */
export function definitionsOf({ interactions, findings }: NatureDefinitions): Kpi[] {
  const all = [
    ...interactions.flatMap(({ received, resolved, active }) => [received, resolved, active]),
    ...findings.flatMap(({ said, of }) => [said, of]),
  ];
  return [...new Map(all.flatMap(kpi => (kpi ? [[kpi.id, kpi]] : []))).values()];
}

function saidContacts(interaction: Interaction, plan: Plan, jobs: readonly Job[]): Contacts {
  const { id, name, source, where, reason, channel, resolved, per } = interaction;
  const columns: Contacts['columns'] = [];
  if (reason) columns.push({ column: reason, of: 'reason' });
  if (channel && channel !== reason) columns.push({ column: channel, of: 'channel' });
  return {
    id,
    name: name ?? null,
    said: true,
    source,
    anchor: interaction.anchor ?? dateOf([source ?? []].flat(), plan, jobs),
    where,
    resolved,
    columns,
    per: per?.measure ? { measure: per.measure, each: per.each ?? 100 } : null,
  };
}

function definitionOf(contacts: Contacts): InteractionDefinition {
  const { id, name, said, source, where, columns, per } = contacts;
  const anchor = contacts.anchor ?? undefined;
  const base = { name: name ?? id, source, where, guard: null };
  const by = columns.map(({ column }) => ({ column, top: categoriesKept }));
  return {
    id,
    name,
    said,
    received: { ...base, id: `interactions/${id}`, measure: { kind: 'count' }, anchor, by },
    ...flowsOf(contacts, base),
    columns,
    per,
  };
}

/** What is settled, and what is not yet; nothing where no column says that. */
function flowsOf(
  { id, anchor, resolved }: Contacts,
  base: Omit<Kpi, 'id'>,
): Pick<InteractionDefinition, 'resolved' | 'active'> {
  if (!resolved) return { resolved: null, active: null };
  const measure = { kind: 'backlog', opened: anchor ?? usualDate, closed: resolved } as const;
  return {
    resolved: { ...base, id: `interactions/${id}/resolved`, measure: { kind: 'count' }, anchor: resolved },
    active: { ...base, id: `interactions/${id}/active`, measure },
  };
}

function findingDefinition(
  { id, text, heard_in: heard }: Finding,
  plan: Plan,
  jobs: readonly Job[],
): FindingDefinition[] {
  if (!heard?.source || !heard.where || !Object.keys(heard.where).length) return [];
  const { source, where } = heard;
  const anchor = heard.anchor ?? dateOf([source], plan, jobs);
  const base: Omit<Kpi, 'id'> = { source, measure: { kind: 'count' }, anchor };
  return [
    {
      id,
      said: { ...base, id: `findings/${id}`, name: text ?? id, where },
      of: { ...base, id: ['findings', 'rows', source, anchor ?? usualDate].join('/'), name: source },
    },
  ];
}

/** The name under which sources have the date of a case. */
const usualDate = 'created_at';

/** The date by which rows of sources count where nobody says it: the usual one, else that of a KPI. */
function dateOf(sources: readonly string[], plan: Plan, jobs: readonly Job[]): string | undefined {
  const definitions = sources.map(id => namedSource(id, plan).source);
  if (definitions.every(({ columns }) => columns && Object.hasOwn(columns, usualDate))) return usualDate;
  const isOfThem = (job: Job) => sources.every(id => job.sources.some(source => source.id === id));
  return jobs.find(job => isOfThem(job) && job.anchor !== null && !job.undated)?.anchor ?? undefined;
}
