/**
 * Contacts of a plan that says nothing of `interactions`: what its KPIs read and break down anyway. Only columns that
 * a KPI reads are used, so that an export that does for the KPIs does for this; what is about persons is left alone.
 */

import { canonicalJson } from '../../plan/canonical-json.ts';
import type { Filter } from '../../plan/generated/types.ts';
import { type Job, needsOf } from '../job.ts';
import type { Contacts } from './definitions.ts';

/** So many columns are shown of a source that nobody described. */
const columnsShown = 3;

/** Names that presets and plans give to the date on which a matter was settled. */
const settled = ['closed_at', 'resolved_at', 'solved_at'];

/** @param jobs those of the plan's KPIs and watched measures that can be counted */
export function impliedInteractions(jobs: readonly Job[]): Contacts[] {
  const bySource = new Map<string, Job[]>();
  for (const job of jobs) {
    if (!job.sources.length || job.sensitive || job.undated || job.parts) continue;
    const key = job.sources.map(({ id }) => id).join('+');
    bySource.set(key, [...(bySource.get(key) ?? []), job]);
  }
  return [...bySource].flatMap(([id, ofSource]) => contactsOf(id, ofSource) ?? []);
}

function contactsOf(id: string, jobs: readonly Job[]): Contacts | undefined {
  const read = new Set(jobs.flatMap(job => needsOf(job).map(({ name }) => name)));
  const named = (...fields: string[]) => jobs.flatMap(job => namedBy(job, fields));
  const resolved = [...named('closed', 'finished'), ...settled.filter(name => read.has(name))][0];
  const ends = new Set([resolved, ...settled, ...named('to', 'promised', 'closed', 'finished')]);
  const anchor = [
    ...named('opened'),
    ...(read.has('created_at') ? ['created_at'] : []),
    ...named('from'),
    ...jobs.flatMap(job => job.anchor ?? []),
  ].find(name => !ends.has(name));
  const columns = [...new Set(jobs.flatMap(job => job.breakdowns.map(({ column }) => column)))];
  if (anchor === undefined || (!columns.length && resolved === undefined)) return undefined;
  return {
    id,
    name: null,
    said: false,
    source: jobs[0]!.sources.map(source => source.id),
    anchor,
    where: commonFilter(jobs.map(({ kpi }) => kpi.where)),
    resolved,
    columns: columns.slice(0, columnsShown).map(column => ({ column, of: 'other' })),
    per: null,
  };
}

/** The columns that a measure names in some of its fields. */
function namedBy({ spec }: Job, fields: readonly string[]): string[] {
  return Object.entries(spec).flatMap(([field, value]) =>
    fields.includes(field) && typeof value === 'string' ? [value] : [],
  );
}

/** What all KPIs of a source take of its rows: conditions that stand alike in each of their filters. */
function commonFilter(filters: readonly (Filter | undefined)[]): Filter | undefined {
  const [first, ...others] = filters;
  const common = Object.entries(first ?? {}).filter(([key, condition]) =>
    others.every(
      other => other?.[key] !== undefined && canonicalJson(other[key]) === canonicalJson(condition),
    ),
  );
  return common.length ? (Object.fromEntries(common) as Filter) : undefined;
}
