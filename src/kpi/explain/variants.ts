/** The defensible ways to count one KPI: each choice side by side, and the one that gives somebody else's number. */

import { definitionOf } from '../../data/header.ts';
import { knownColumns, resolved } from '../../data/presets/index.ts';
import { columnsToRead } from '../../data/quality.ts';
import type { Filter, Kpi, Plan, Source } from '../../plan/generated/types.ts';
import { workingWeek } from '../../plan/working-hours.ts';
import { type EvaluationRequest, evaluate } from '../evaluate.ts';
import type { KpiResult, PeriodCell } from '../evaluation.ts';
import { type MeasureSpec, statInWords } from '../measure.ts';
import { namedSource } from '../prepare.ts';
import { withhold } from '../privacy.ts';
import { canGive, measureOf } from '../traits.ts';

/** A way to count, by what differs from the plan's own. */
export interface Variant {
  /** Empty for the plan's own. */
  words: string[];
  kpi: Kpi;
  /** The source otherwise, where the choice is one of the source. */
  source?: Source;
}

export interface VariantResult extends Pick<KpiResult, 'unit' | 'shownIn'> {
  words: string[];
  cell: PeriodCell;
  /** By how much it lies beside the plan's own; null where one of them has no value, or another unit. */
  difference: number | null;
}

export type VariantsRequest = Omit<EvaluationRequest, 'rows'> & { kpi: Kpi };

/** The plan's own first. Only for a KPI that is made of the rows of one source. */
export async function compareVariants(request: VariantsRequest): Promise<VariantResult[]> {
  const { kpi, plan } = request;
  const id = typeof kpi.source === 'string' ? kpi.source : undefined;
  if (id === undefined || !kpi.measure || !measureOf(kpi.measure)) return [];
  const { source } = namedSource(id, plan);
  const { headers } = await columnsToRead({
    id,
    source,
    folder: request.folder,
    root: request.root,
    files: request.sourceFiles?.[id],
    read: [],
  });
  const columns = headers.map(labels => new Set(knownColumns(source, labels)));
  const has = (name: string) => columns.length > 0 && columns.every(names => names.has(name));
  const variants = variantsOf(kpi, source, has, workingWeek(plan.calendar?.business_hours) !== undefined);
  const sources: NonNullable<Plan['sources']> = { ...plan.sources };
  const sourceFiles = { ...request.sourceFiles };
  const kpis = variants.map((variant, i): Kpi => {
    const name = variant.source ? `${id}-variant-${i}` : id;
    if (variant.source) {
      sources[name] = variant.source;
      if (request.sourceFiles?.[id]) sourceFiles[name] = request.sourceFiles[id];
    }
    return { ...variant.kpi, id: `variant-${i}`, source: name, by: undefined, also: [], guard: null };
  });
  const { kpi: _, ...run } = request;
  const evaluation = await evaluate({
    ...run,
    sourceFiles,
    plan: { ...plan, sources, kpis, watch: [], goals: [] },
  });
  const isSensitive = evaluation.sources.some(({ sensitive }) => sensitive);
  const { current: own, unit: ownUnit } = evaluation.kpis[0]!;
  return evaluation.kpis.map(({ current, unit, shownIn }, i) => {
    const cell = isSensitive && tellsOfFew(own, current) ? withhold(current) : current;
    const isComparable = own.value !== null && cell.value !== null && unit === ownUnit;
    const difference = isComparable ? cell.value! - own.value! : null;
    return { words: variants[i]!.words, cell, unit, shownIn, difference };
  });
}

/** Two numbers whose rows differ by a few tell what these few said. */
function tellsOfFew(own: PeriodCell, other: PeriodCell): boolean {
  if (own.n === null || other.n === null) return false;
  const apart = Math.abs(own.n - other.n);
  return apart > 0 && apart < 10;
}

/** @param has whether all files have a column */
export function variantsOf(
  kpi: Kpi,
  source: Source,
  has: (name: string) => boolean,
  hasHours: boolean,
): Variant[] {
  const anchor = ownAnchor(kpi, source);
  // Measured otherwise it still belongs to the period of the same date.
  const settings = [...optionsOf(kpi, has, hasHours), ...otherStats(kpi)];
  const options = settings.map(option => ({
    ...option,
    kpi: { ...option.kpi, ...(anchor === undefined ? {} : { anchor }) },
  }));
  const others = anchor === undefined ? [] : otherAnchors(kpi, anchor, source, has);
  // How it is measured and into which period it falls are two questions, and their answers combine.
  const combined = [{ words: [], kpi }, ...options].flatMap((option: Variant) => [
    option,
    ...others.map(other => ({
      words: [...option.words, `by ${other}`],
      kpi: { ...option.kpi, anchor: other },
    })),
  ]);
  return [...combined, ...populationsOf(kpi, source, has)];
}

function measured(kpi: Kpi, measure: MeasureSpec, words: string): Variant {
  return { words: [words], kpi: { ...kpi, measure } };
}

/** Other settings of the measure. */
function optionsOf(kpi: Kpi, has: (name: string) => boolean, hasHours: boolean): Variant[] {
  const { spec } = measureOf(kpi.measure!)!;
  switch (spec.kind) {
    case 'sla': {
      if (spec.met) return [];
      const exported = ['on_time', 'made_sla'].find(has);
      const asExported = exported
        ? [measured(kpi, { kind: 'sla', met: exported }, `as the export says (${exported})`)]
        : [];
      if (!spec.promised)
        return [
          ...clocksOf(spec.clock, hasHours, clock => ({ ...kpi, measure: { ...spec, clock } })),
          ...asExported,
        ];
      return [
        spec.open_overdue === 'ignored'
          ? measured(kpi, { ...spec, open_overdue: 'breached' }, 'open and overdue is a miss')
          : measured(kpi, { ...spec, open_overdue: 'ignored' }, 'open and overdue is left out'),
        ...asExported,
      ];
    }
    case 'service_level': {
      const words = {
        offered: 'of all calls offered',
        answered: 'of answered calls',
        removed: 'short abandoned calls left out',
        positive: 'calls abandoned within the limit count as good',
      };
      return (Object.keys(words) as (keyof typeof words)[])
        .filter(method => method !== spec.method)
        .map(method => measured(kpi, { ...spec, method }, words[method]));
    }
    case 'csat': {
      if (spec.good) return [];
      const [low = 1, high = 5] = spec.scale ?? [];
      const isMean = kpi.stat === 'mean';
      const words = (top: number) => (top === 1 ? 'the highest score alone' : `the ${top} highest scores`);
      return [1, 2, 3]
        .filter(
          top => (isMean || top !== spec.top) && top <= Math.max((high - low) / 2, isMean ? spec.top! : 0),
        )
        .map(top =>
          measured(
            { ...kpi, stat: 'share' },
            { ...spec, top },
            isMean ? `the share of ${words(top)}` : words(top),
          ),
        );
    }
    case 'duration':
      return spec.column
        ? []
        : clocksOf(spec.clock, hasHours, clock => ({ ...kpi, measure: { ...spec, clock } }));
    case 'resolution_rate':
      return [
        spec.basis === 'cohort'
          ? measured(kpi, { ...spec, basis: 'flow' }, 'closed in the period, of those opened in it')
          : measured(kpi, { ...spec, basis: 'cohort' }, 'of those opened in the period, the closed ones'),
      ];
    default:
      return [];
  }
}

type Clock = 'calendar' | 'dates' | 'business';

function clocksOf(own: string | undefined, hasHours: boolean, make: (clock: Clock) => Kpi): Variant[] {
  const words = {
    calendar: 'time elapsed, nights and week-ends included',
    dates: 'whole days between the dates',
    business: 'working time',
  };
  return (Object.keys(words) as Clock[])
    .filter(clock => clock !== (own ?? 'calendar') && (clock !== 'business' || hasHours))
    .map(clock => ({ words: [words[clock]], kpi: make(clock) }));
}

/** The same measure by its other statistics, each in its own unit. */
function otherStats(kpi: Kpi): Variant[] {
  const { measure, spec } = measureOf(kpi.measure!)!;
  const given = measure.stats(spec);
  const own = kpi.stat ?? given[0]!;
  const words: Record<string, string> = {
    // Which scores a satisfaction is the share of is a setting of its own, so it stands among those.
    ...(spec.kind === 'csat' ? {} : { share: 'the share on the good side' }),
    median: statInWords('median'),
    mean: statInWords('mean'),
    p90: statInWords('p90'),
  };
  return Object.keys(words)
    .filter(stat => stat !== own && canGive(measure, spec, stat))
    .map(stat => ({ words: [words[stat]!], kpi: { ...kpi, stat } }));
}

/** Dates by which cases are put into periods in practice. */
const usualAnchors = ['created_at', 'closed_at', 'resolved_at', 'due_at', 'rated_at'];

/** The date that decides the period; undefined for a stock and for rows without a date. */
function ownAnchor(kpi: Kpi, source: Source): string | undefined {
  const { measure, spec } = measureOf(kpi.measure!)!;
  const candidates = measure.anchors(spec);
  if (candidates.length === 0 || kpi.anchor === 'none') return undefined;
  return kpi.anchor ?? candidates.find(name => source.columns?.[name] !== undefined) ?? candidates.at(-1);
}

function otherAnchors(kpi: Kpi, own: string, source: Source, has: (name: string) => boolean): string[] {
  const { measure, spec } = measureOf(kpi.measure!)!;
  const ofMeasure = measure.needs(spec).flatMap(({ name, type }) => (type === 'instant' ? [name] : []));
  const isDate = (name: string) => {
    const type = definitionOf(source, name)?.type;
    return type === undefined || type === 'datetime';
  };
  return [...new Set([...usualAnchors, ...ofMeasure])].filter(
    name => name !== own && isDate(name) && (has(name) || ofMeasure.includes(name)),
  );
}

/** Other rows: without what the plan takes out, without rows that are no work of their own, rows instead of cases. */
function populationsOf(kpi: Kpi, source: Source, has: (name: string) => boolean): Variant[] {
  const found: Variant[] = [];
  if (kpi.where && Object.keys(kpi.where).length)
    found.push({ words: ['all rows of the source (no `where`)'], kpi: { ...kpi, where: undefined } });
  if (source.exclude?.length)
    found.push({
      words: ['with the rows that the source excludes'],
      kpi,
      source: { ...resolved(source), exclude: [] },
    });
  else if (has('status') && !mentions(kpi.where, 'status'))
    found.push({
      words: ['without duplicate, transferred and cancelled cases'],
      kpi: { ...kpi, where: { ...kpi.where, not: notOwnWork(kpi.where) } },
    });
  if (source.key !== undefined)
    found.push({
      words: ['rows instead of cases (no `key`)'],
      kpi,
      source: { ...resolved(source), key: undefined, keep: undefined },
    });
  return found;
}

function notOwnWork(where: Filter | undefined): Filter {
  const words = ['duplicate', 'transfer', 'cancel', 'spam'].map(contains => ({ status: { contains } }));
  const before = where?.not as Filter | undefined;
  return { any: [...words, ...(before ? [before] : [])] };
}

function mentions(filter: Filter | undefined, column: string): boolean {
  return JSON.stringify(filter ?? {}).includes(JSON.stringify(column));
}

export interface Near extends VariantResult {
  /** How far it lies from the number, without a sign. */
  away: number;
}

/**
 * Those that come nearest to a number, nearest first; the plan's own among them. Of several that count the same rows
 * only the simplest is named.
 *
 * @param theirs the number in a variant's unit; undefined where it can't be one of that unit
 */
export function nearestTo(
  theirs: (variant: VariantResult) => number | undefined,
  variants: readonly VariantResult[],
): Near[] {
  const simplest = new Map<string, Near>();
  for (const variant of variants) {
    const { value, numerator, n } = variant.cell;
    const wanted = theirs(variant);
    if (value === null || wanted === undefined) continue;
    const rows = JSON.stringify([variant.unit, value, numerator, n]);
    const known = simplest.get(rows);
    if (known && known.words.length <= variant.words.length) continue;
    simplest.set(rows, { ...variant, away: Math.abs(value - wanted) });
  }
  return [...simplest.values()]
    .sort((a, b) => a.away - b.away || a.words.length - b.words.length)
    .slice(0, 3);
}
