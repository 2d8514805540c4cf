/** What of csplan serves each demand: fields, questions, rules, measures and parts of the report. */
import type { Kind } from '../kpi/measure.ts';
import { measures } from '../kpi/measures/index.ts';
import type { Demand, Way } from '../plan/demands.ts';
import type { FieldEntry } from '../plan/fields.ts';
import { demands } from '../plan/generated/demands.ts';
import { fields } from '../plan/generated/fields.ts';
import { questions } from '../plan/generated/questions.ts';
import type { ReportModel } from '../report/model.ts';
import { rules } from '../rules/generated/registry.ts';
import type { Rule } from '../rules/rule.ts';

export interface Served {
  id: string;
  demand: Demand;
  /** The outermost: a field serves what it stands in serves. */
  fields: readonly FieldEntry[];
  rules: readonly Rule[];
  /** Questions of its fields. */
  questions: readonly string[];
  measures: readonly Kind[];
}

/** Every demand, in the order of the catalogue. */
export function coverage(): Served[] {
  return Object.keys(demands).map(id => served(id)!);
}

/** Undefined where there is no such demand. */
export function served(id: string): Served | undefined {
  if (!Object.hasOwn(demands, id)) return undefined;
  const own = outermost(fields.filter(({ serves }) => serves?.includes(id)));
  return {
    id,
    demand: demands[id]!,
    fields: own,
    rules: rules.filter(({ serves }) => serves.includes(id)),
    questions: own.flatMap(({ path }) => questions[path] ?? []),
    measures: (Object.keys(measures) as Kind[]).filter(kind => measures[kind].serves.includes(id)),
  };
}

/** Without those that stand inside another of them. */
function outermost(all: readonly FieldEntry[]): FieldEntry[] {
  return all.filter(({ path }) => !all.some(other => path.startsWith(`${other.path}/`)));
}

/** Parts of what `csplan render` writes. */
const documentParts = {
  lineOfSight: 'the line of sight (`csplan render`)',
  findingList: 'the list of findings (`csplan render`)',
  attributes: 'what matters most (`csplan render`)',
  traceability: 'from finding to action (`csplan render`)',
  listening: 'the grid of listening (`csplan render`)',
  journeys: 'the journey maps (`csplan render`)',
  blueprints: 'the blueprints (`csplan render`)',
  timeline: 'the time line (`csplan render`)',
  authority: 'the authority matrix (`csplan render`)',
  handoffs: 'the handoffs and their limits (`csplan render`)',
  skills: 'the skills matrix (`csplan render`)',
  ownerSheet: 'the owner sheet (`csplan render`)',
  calendar: 'the review calendar (`csplan render`)',
  toolkit: 'the toolkit (`csplan render`)',
  roleCards: 'the role cards (`csplan render`)',
  staffSummary: 'the summary for the staff (`csplan render`)',
  staffDigest: 'the digest for the staff (`csplan render`)',
  publicPage: 'the public page (`csplan render`)',
};

/** Parts of a report, and of a plan's documents, as a reader knows them. */
export const reportParts: Readonly<Record<keyof ReportModel | keyof typeof documentParts, string>> = {
  ...documentParts,
  header: 'the header',
  pageOne: 'page one',
  asks: 'what is asked of the meeting',
  annual: 'the annual statement',
  scorecard: 'the scorecard',
  kpis: "each KPI's course",
  grants: 'what leaders granted',
  initiatives: 'the initiatives',
  actions: 'the actions',
  reviews: 'follow-ups and decisions of reviews',
  findings: 'you said, we did',
  nature: 'the nature of issues',
  watch: 'the watched measures',
  commitments: 'the promises to customers',
  method: 'how it was counted',
};

/** Whether something serves a demand in one of its ways. */
export function isServed(one: Served, way: Way): boolean {
  const { demand, fields, rules, questions, measures } = one;
  if (demand.also?.[way] !== undefined) return true;
  switch (way) {
    case 'field':
    case 'event':
      return fields.length > 0;
    case 'rule':
      return rules.length > 0;
    case 'question':
      return questions.length > 0;
    case 'report':
      return measures.length > 0 || (demand.report ?? []).length > 0;
  }
}

/** Ways in which nothing serves a demand and nobody said why. */
export function silentGaps(one: Served): Way[] {
  return one.demand.by.filter(way => !isServed(one, way) && one.demand.not?.[way] === undefined);
}
