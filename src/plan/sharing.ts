/**
 * What a plan takes from its organization. The two trees become one, so that every value keeps the place it is
 * written at: what the plan says itself wins, key by key and id by id, and a KPI with `use` gets the fields of the
 * shared measure that it doesn't say itself.
 */
import { relative } from 'node:path';
import type { OrganizationDocument, PlanFile } from './document.ts';
import type { Filter, Kpi, Plan } from './generated/types.ts';
import { type MeasuredSection, measuredSections } from './measured.ts';
import {
  absent,
  absentKey,
  fromPointer,
  type MapTree,
  nodeAt,
  planValue,
  type ScalarTree,
  type SequenceTree,
  type Tree,
} from './tree.ts';

/** Keys that an organization can fill, and where in a plan they count. */
export const sharedKeys = {
  mission: '/mission',
  values: '/values',
  calendar: '/calendar',
  areas: '/areas',
  roles: '/roles',
  sources: '/sources',
  objectives: '/objectives',
  norms: '/benchmarks/norms',
} as const;

/** Kinds of ids that are introduced below them. */
export const sharedKinds = ['role', 'source', 'area', 'objective', 'norm'] as const;

/** Fields of a shared measure that make up its definition: no KPI that uses it has others. */
export const definingFields = ['measure', 'anchor', 'stat'] as const;

/** A shared definition, as the KPI that uses it remembers it. */
export interface SharedDefinition {
  /** `city/closed-by-promised-date`. */
  measure: string;
  /** The filter of the definition; the KPI's own `where` holds for the same rows. */
  where?: Filter;
  /** The plan's own part of the filter. */
  scope?: Filter;
}

/** A KPI with `use`, filled in: its `where` is that of the definition and the plan's own together. */
interface SharedKpi extends Kpi {
  shared?: SharedDefinition;
}

/** The shared definition of a KPI; undefined for one that a plan defines itself. */
export function sharedDefinitionOf(kpi: Kpi): SharedDefinition | undefined {
  return (kpi as SharedKpi).shared;
}

/** A definition that is made of another, which remembers with it what is shared. */
export function sharedAs(definition: Kpi, from: object): Kpi {
  const { shared } = from as SharedKpi;
  return shared ? ({ ...definition, shared } as SharedKpi) : definition;
}

/** The `use` of a KPI or a watched measure in a plan's tree. */
export interface Use {
  section: MeasuredSection;
  /** Place in its section. */
  index: number;
  kpi: MapTree;
  use: ScalarTree;
}

export function usesOf(root: MapTree): Use[] {
  return measuredSections.flatMap(section => {
    const kpis = nodeAt(root, [section])?.node;
    if (kpis?.kind !== 'sequence') return [];
    return kpis.items.flatMap((kpi, index) => {
      const use = nodeAt(kpi, ['use'])?.node;
      const isUse = kpi.kind === 'map' && use?.kind === 'scalar' && use.source !== '';
      return isUse ? [{ section, index, kpi, use }] : [];
    });
  });
}

/** The id of the measure that `use` names, as far as it means this organization. */
export function measureId(use: string, organization: OrganizationDocument): string | undefined {
  const [before, id] = use.includes('/') ? use.split('/', 2) : [organization.plan.id, use];
  return before === organization.plan.id ? id : undefined;
}

function measureOf(use: string, organization: OrganizationDocument): MapTree | undefined {
  const id = measureId(use, organization);
  const found = id === undefined ? undefined : organization.node('')!.tree;
  const measure = found && nodeAt(found, ['measures', id!])?.node;
  return measure?.kind === 'map' ? measure : undefined;
}

/**
 * The plan's tree with what it takes from the organization. Adds to `origins` which trees stand in the
 * organization's file, and which are made of the plan's own.
 *
 * @param folder of the plan: the organization's paths become paths from there
 */
export function sharedInto(
  root: MapTree,
  organization: OrganizationDocument,
  folder: string,
  origins: Map<Tree, PlanFile>,
): MapTree {
  const sharing = new Sharing(organization, folder, origins);
  const entries = [...sharing.lentTo(root).entries];
  for (const section of new Set(usesOf(root).map(use => use.section))) {
    const at = entries.findIndex(entry => entry.key.source === section);
    entries[at] = { ...entries[at]!, value: sharing.measured(root, section) };
  }
  const joined = { ...root, entries };
  sharing.sameFile(root, joined);
  return joined;
}

type Entry = MapTree['entries'][number];

class Sharing {
  private readonly organization: OrganizationDocument;
  private readonly file: PlanFile;
  /** From the plan's folder to the organization's, with `/`; empty where they are one. */
  private readonly way: string;
  private readonly origins: Map<Tree, PlanFile>;

  constructor(organization: OrganizationDocument, folder: string, origins: Map<Tree, PlanFile>) {
    this.organization = organization;
    this.file = organization.files[0]!;
    this.way = relative(folder, organization.folder).replaceAll('\\', '/');
    this.origins = origins;
  }

  /** A tree made of another stands in the same file. */
  sameFile<T extends Tree>(from: Tree, made: T): T {
    const file = this.origins.get(from);
    if (file) this.origins.set(made, file);
    return made;
  }

  /** A plan's tree with what the organization has for it. */
  lentTo(root: MapTree): MapTree {
    const theirs = this.organization.node('')!.tree as MapTree;
    return Object.entries(sharedKeys).reduce((tree, [name, pointer]) => {
      const entry = theirs.entries.find(({ key }) => key.source === name);
      if (!entry || isGap(entry.value)) return tree;
      const value = this.relocated(entry.value, [name]);
      return this.with(tree, fromPointer(pointer), { key: entry.key, value });
    }, root);
  }

  /** The map with a value of the organization's in it, at the end of these steps. */
  private with(map: MapTree, steps: readonly string[], lent: Entry): MapTree {
    const [step, ...deeper] = steps;
    const at = map.entries.findIndex(({ key }) => key.source === step);
    const own = map.entries[at];
    const filled = deeper.length ? this.within(own, step!, deeper, lent) : this.over(own, lent);
    const entries = own ? map.entries.with(at, filled) : [...map.entries, filled];
    return this.sameFile(map, { ...map, entries });
  }

  /** A plan without the part that holds what is lent gets one, which nothing stands for in any file. */
  private within(own: Entry | undefined, step: string, deeper: readonly string[], lent: Entry): Entry {
    const key = own?.key ?? absentKey(step);
    if (own && !isGap(own.value) && own.value.kind !== 'map') return own;
    const inside = own?.value.kind === 'map' ? own.value : this.emptyMap(own?.value);
    return { key, value: this.with(inside, deeper, lent) };
  }

  /** In place of a gap. */
  private emptyMap(gap: Tree | undefined): MapTree {
    const map: MapTree = { kind: 'map', flow: false, entries: [], range: gap?.range ?? absent.range };
    return gap ? this.sameFile(gap, map) : map;
  }

  private over(own: Entry | undefined, lent: Entry): Entry {
    if (!own || isGap(own.value)) return this.lent(lent);
    return { key: own.key, value: this.together(own.value, lent.value) };
  }

  /** The plan's KPIs or watched measures, those with `use` filled in. */
  measured(root: MapTree, section: MeasuredSection): Tree {
    const kpis = nodeAt(root, [section])!.node as SequenceTree;
    const items = [...kpis.items];
    for (const { index, kpi, use } of usesOf(root).filter(use => use.section === section)) {
      const measure = measureOf(use.source, this.organization);
      if (measure) items[index] = this.sameFile(kpi, this.filled(kpi, this.withParts(measure)));
    }
    return this.sameFile(kpis, { ...kpis, items });
  }

  private filled(kpi: MapTree, measure: MapTree): MapTree {
    const fixed: readonly string[] = definingFields;
    const isLeftOut = ({ key, value }: Entry) => fixed.includes(key.source) && isGap(value);
    const own = kpi.entries.filter(entry => !isLeftOut(entry));
    const others = measure.entries.filter(({ key }) => !own.some(entry => entry.key.source === key.source));
    return { ...kpi, entries: [...own, ...others.map(entry => this.lent(entry))] };
  }

  /** What a ratio names by its id is another shared measure, which the plan may not have as a KPI: it is put in. */
  private withParts(shared: MapTree): MapTree {
    const entries = shared.entries.map(entry => {
      const { key, value } = entry;
      if (key.source !== 'measure' || value.kind !== 'map') return entry;
      return { key, value: { ...value, entries: value.entries.map(part => this.part(part)) } };
    });
    return { ...shared, entries };
  }

  private part(entry: Entry): Entry {
    const { key, value } = entry;
    const isNamed = (key.source === 'numerator' || key.source === 'denominator') && value.kind === 'scalar';
    const named = isNamed ? measureOf(value.source, this.organization) : undefined;
    if (!named) return entry;
    const fields = ['source', 'measure', 'stat', 'anchor', 'where'];
    return {
      key,
      value: { ...named, entries: named.entries.filter(({ key }) => fields.includes(key.source)) },
    };
  }

  private together(own: Tree, theirs: Tree): Tree {
    if (own.kind === 'map' && theirs.kind === 'map') {
      const others = theirs.entries.filter(({ key }) => !has(own, key.source));
      return this.sameFile(own, {
        ...own,
        entries: [...own.entries, ...others.map(entry => this.lent(entry))],
      });
    }
    if (own.kind === 'sequence' && theirs.kind === 'sequence') {
      const ids = own.items.map(idOf);
      const others = theirs.items.filter(item => !ids.includes(idOf(item)));
      for (const item of others) this.origins.set(item, this.file);
      return this.sameFile(own, { ...own, items: [...own.items, ...others] });
    }
    return own;
  }

  private lent(entry: Entry): Entry {
    this.origins.set(entry.value, this.file);
    return entry;
  }

  /** Paths of the organization start from its folder: here they start from the plan's. */
  private relocated(tree: Tree, steps: readonly string[]): Tree {
    if (this.way === '') return tree;
    if (tree.kind === 'map')
      return {
        ...tree,
        entries: tree.entries.map(({ key, value }) => ({
          key,
          value: this.relocated(value, [...steps, key.source]),
        })),
      };
    const isPath = /^(sources\/[^/]+\/files|calendar\/holidays)$/.test(steps.join('/'));
    if (!isPath) return tree;
    if (tree.kind === 'sequence')
      return { ...tree, items: tree.items.map(item => this.relocated(item, steps)) };
    if (typeof tree.value !== 'string' || /^([/\\]|[A-Za-z]:|\d{4}-\d{2}-\d{2}$)/.test(tree.value))
      return tree;
    const path = `${this.way}/${tree.value}`;
    return { ...tree, value: path, source: path };
  }
}

function isGap(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}

function has(map: MapTree, name: string): boolean {
  return map.entries.some(({ key }) => key.source === name);
}

function idOf(item: Tree): string | undefined {
  const id = nodeAt(item, ['id'])?.node;
  return id?.kind === 'scalar' ? id.source : undefined;
}

/** Lays the plan's own filters over those of the definitions that its KPIs use. `root`: the plan's own tree. */
export function narrowKpis(plan: Plan, root: MapTree, organization: OrganizationDocument): void {
  for (const { section, index, kpi, use } of usesOf(root)) {
    const measure = measureOf(use.source, organization);
    if (!measure) continue;
    const filled = plan[section]![index] as SharedKpi;
    const scope = filterOf(kpi);
    const where = filterOf(measure);
    filled.shared = {
      measure: `${organization.plan.id}/${measureId(use.source, organization)}`,
      ...(where && { where }),
      ...(scope && { scope }),
    };
    if (!scope) continue;
    filled.where = both(where, scope);
    if (filled.measure?.kind === 'ratio')
      for (const part of [filled.measure.numerator, filled.measure.denominator])
        narrow(part, scope, filled.shared.measure);
    if (!has(kpi, 'guard')) narrow(filled.guard, scope, filled.shared.measure);
  }
}

/** What has a filter of its own doesn't get that of its KPI. */
function narrow(part: unknown, scope: Filter, measure: string): void {
  const filtered = part as Pick<SharedKpi, 'where' | 'shared'> | null | undefined;
  if (typeof filtered !== 'object' || !filtered?.where) return;
  filtered.shared = { measure, where: filtered.where, scope };
  filtered.where = both(filtered.where, scope);
}

function filterOf(map: MapTree): Filter | undefined {
  const where = nodeAt(map, ['where'])?.node;
  return where?.kind === 'map' ? (planValue(where, ['where']) as Filter) : undefined;
}

/** Rows that meet both. */
export function both(a: Filter | undefined, b: Filter): Filter {
  if (!a) return b;
  if (!Object.keys(a).some(key => Object.hasOwn(b, key))) return { ...a, ...b };
  if (!('any' in a)) return { ...a, any: [b] };
  return 'any' in b ? { any: [a], not: { not: b } } : { ...b, any: [a] };
}
