import { measuringKeys, type Version } from '../../past/past.ts';
import { canonicalJson } from '../../plan/canonical-json.ts';
import type { PlanDocument } from '../../plan/document.ts';
import type { Kpi, Plan, Source } from '../../plan/generated/types.ts';
import {
  fieldsOf,
  howToDecide,
  type Judge,
  type Move,
  type Stand,
  undecidedInWords,
  undecidedMove,
} from '../decided.ts';
import { listed } from '../gap.ts';
import { lineage } from '../lineage.ts';
import { type Report, type Rule, type RuleContext, visit } from '../rule.ts';
import { sinceActive, spanInWords } from '../since-active.ts';

const rule: Rule = {
  id: 'kpi/definition-moved',
  depth: 'core',
  severity: 'warning',
  needs: 'git',
  reads: ['/calendar', '/reviews', '/status', '/term'],
  summary:
    'A KPI that counts something else than when the plan became active, without a decision of a review.',
  why: 'A filter more, another clock or another scale moves a number without any change for customers. Figures from before and after are not of the same thing, and whoever compares them has to know since when, and who decided it.',
  serves: ['S0-18', 'S3-2f', 'S0-21'],
  since: '0.2.0',
  examples: {
    past: [
      {
        on: '2027-01-04',
        plan: 'kpis:\n- id: service-level\n  measure: {kind: service_level, wait: Wait, within: 30s, answered: Answered}\n',
      },
    ],
    invalid: `kpis:
- id: service-level
  measure: {kind: service_level, wait: Wait, within: 45s, answered: Answered}
`,
    valid: `kpis:
- id: service-level
  measure: {kind: service_level, wait: Wait, within: 45s, answered: Answered}
reviews:
- period: 2026-Q4
  decisions: [{id: d-wait, about: {kpi: service-level}, field: measure, reason: The greeting of 15 seconds is no wait.}]
`,
  },
  check: [
    visit('/kpis', (kpis, at, context) => {
      const { document, facts } = context;
      const versions = sinceActive([...measuringKeys, 'reviews'], context);
      if (versions.length < 2 || !document.isWhole || !kpis) return;
      const last = versions.length - 1;
      const plans = versions.map((version, i) =>
        i === last && version.at === 'now' ? context.plan : facts.git!.past.measuring(version),
      );
      const all = plans.map((plan, i) => (plan ? definedIn(plan, i === last, context) : []));
      for (const [i, kpi] of kpis.entries()) {
        if (isMistaken(kpi, `${at}/${i}`, document)) continue;
        const ways = lineage(kpi.id, all, isSame);
        const move = moveOf(ways, versions, context);
        if (move) context.report(reported(kpi, move, `${at}/${i}`, context));
      }
    }),
  ],
};

/** A KPI, with what it counts. */
interface Defined {
  id: string;
  kpi: Kpi;
  plan: Plan;
  definition: string | undefined;
}

/** @param isPresent it is the plan as it is now */
function definedIn(plan: Plan, isPresent: boolean, { facts }: RuleContext): Defined[] {
  const counting = isPresent ? withHours(plan) : plan;
  return (plan.kpis ?? []).map(kpi => {
    return { id: kpi.id, kpi, plan, definition: facts.git!.definitionOf(kpi, counting) };
  });
}

/**
 * A plan that counts working time and has lost its hours, or never had any, is told so: that a KPI counts otherwise is
 * told beside it, by hours that stand in for them.
 */
function withHours(plan: Plan): Plan {
  const { calendar } = plan;
  if (calendar?.business_hours) return plan;
  return {
    ...plan,
    calendar: { ...calendar, business_hours: { 'mon-fri': '08:00-17:00' } } as Plan['calendar'],
  };
}

/** Something of what it counts can't be read: of its own, of its sources, of the KPIs that it is a ratio of. */
function isMistaken({ source, measure }: Kpi, at: string, { broken }: PlanDocument): boolean {
  const sources = [source ?? []].flat().map(id => `/sources/${id}`);
  const read = [measure?.kind === 'ratio' ? '/kpis' : at, ...sources];
  return [...broken].some(pointer =>
    read.some(own => own === pointer || pointer.startsWith(`${own}/`) || own.startsWith(`${pointer}/`)),
  );
}

/** It counts the same, or has the same name. */
function isSame(older: Defined, newer: Defined): boolean {
  if (older.definition !== undefined && older.definition === newer.definition) return true;
  return Boolean(older.kpi.name) && older.kpi.name === newer.kpi.name;
}

function moveOf(
  ways: readonly (Defined | undefined)[],
  versions: readonly Version[],
  context: RuleContext,
): Move<Defined | undefined> | undefined {
  const ids = new Set(ways.flatMap(way => way?.id ?? []));
  const stands = versions.map((version, i): Stand<Defined | undefined> => {
    return { version, thing: ways[i], key: ways[i]?.definition };
  });
  const names = new Set(stands.flatMap(({ thing }, i) => partsBetween(stands[i - 1]?.thing, thing)));
  const judge: Judge<Defined | undefined> = {
    isAbout: decision => {
      const [field] = fieldsOf(decision);
      const fits = field === undefined || field === 'definition' || field === 'measure' || names.has(field);
      return ids.has(decision.about?.kpi ?? '') && fits;
    },
    // A definition has no spelling of its own that a decision could repeat.
    agrees: () => undefined,
  };
  return undecidedMove(stands, judge, context);
}

/** Fields of a KPI that decide what it counts. */
const definingFields = ['measure', 'stat', 'anchor', 'where', 'source', 'use'] as const;
/** Fields of its sources that do. */
const countingFields = ['key', 'keep', 'only', 'exclude', 'join', 'preset'] as const;

/** What differs between two definitions, by the names of the fields. */
function partsBetween(older: Defined | undefined, newer: Defined | undefined): string[] {
  if (!older || !newer || older.definition === newer.definition) return [];
  const differs = (a: unknown, b: unknown) => canonicalJson(a) !== canonicalJson(b);
  const own = definingFields.filter(field => differs(older.kpi[field], newer.kpi[field]));
  const [before, after] = [sourcesOf(older), sourcesOf(newer)];
  const ofSources = countingFields.filter(field =>
    differs(
      before.map(source => source[field]),
      after.map(source => source[field]),
    ),
  );
  const hours = differs(older.plan.calendar?.business_hours, newer.plan.calendar?.business_hours);
  return [...own, ...ofSources, ...(hours ? ['business_hours'] : [])];
}

function sourcesOf({ kpi, plan }: Defined): Source[] {
  return [kpi.source ?? []].flat().flatMap(id => plan.sources?.[id] ?? []);
}

function reported(kpi: Kpi, move: Move<Defined | undefined>, at: string, context: RuleContext): Report {
  const { from, to, late } = move;
  const parts = partsBetween(from.thing, to.thing);
  const [part] = parts.length === 1 ? parts : [];
  const field = part !== undefined && part in kpi ? (part as keyof Kpi) : undefined;
  const place = field ? `${at}/${field}` : placeInSource(kpi, part, at);
  const was = field && from.thing ? inWords(field, from.thing.kpi[field]) : 'it counted otherwise';
  const decision = `{id: d-definition, about: {kpi: ${kpi.id}}, field: ${parts[0] ?? 'measure'}, reason: ...}`;
  return {
    // What plans share stands elsewhere; each of them is told on its own KPI.
    at: isOwn(place, context.document) ? place : at,
    state: to.key!.replace(/[0-9a-f]{64}/g, hash => hash.slice(0, 12)),
    ...(late && { severity: 'info' }),
    message: `What "${kpi.id}" counts was changed${parts.length ? ` (${listed(parts)})` : ''}, ${undecidedInWords(move)}.`,
    help: howToDecide(move, rule.id, decision, context),
    related: [{ at, message: `${spanInWords(from.version.at, to.version.at)}: ${was}.` }],
  };
}

function isOwn(pointer: string, document: PlanDocument): boolean {
  const { path } = document.locate(pointer).source;
  return document.files.some(({ source }) => source.path === path);
}

/** What a source says of its rows stands there, unless the KPI has several sources. */
function placeInSource({ source }: Kpi, part: string | undefined, at: string): string {
  const isOfSource = countingFields.some(field => field === part);
  return isOfSource && typeof source === 'string' ? `/sources/${source}/${part}` : at;
}

/** A field in a line, as a plan could say it. */
function inWords(field: string, value: unknown): string {
  if (value === undefined || value === null) return `without \`${field}\``;
  const text = canonicalJson(value)
    .replace(/"([\w-]+)"/g, '$1')
    .replace(/([:,])(?=\S)/g, '$1 ');
  return `${field}: ${text.length > 160 ? `${text.slice(0, 159)}…` : text}`;
}

export default rule;
