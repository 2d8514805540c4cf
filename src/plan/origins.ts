/** Where the values stand that plans can share: in a plan's own files, or in the organization.yaml that it takes part in. */
import type { PlanDocument, ReadDocument } from './document.ts';
import { sharedDefinitionOf, sharedKeys } from './sharing.ts';
import { fromPointer, toPointer } from './tree.ts';

export interface WrittenAt {
  /** As shown to the user. */
  file: string;
  /** From 1. */
  line: number;
}

export interface Origin {
  pointer: string;
  /** The pointer with ids instead of list positions. */
  anchor: string;
  /** As it counts in the plan. */
  value: unknown;
  /** Two where a filter of the plan and one of the organization hold together, the plan's own first. */
  places: WrittenAt[];
}

/**
 * Every entry of the sections that the plan takes something of, and every field of the KPIs that use a shared
 * measure. Nothing for a plan that takes nothing.
 */
export function originsOf(document: PlanDocument): Origin[] {
  if (!document.organization || !document.isWhole) return [];
  const sections = Object.values(sharedKeys).map(pointer => entriesBelow(document, pointer));
  const kpis = (document.plan.kpis ?? []).map((kpi, i) =>
    kpi?.use ? entriesBelow(document, `/kpis/${i}`).filter(pointer => !pointer.endsWith('/id')) : [],
  );
  return [...sections, ...kpis].flatMap(pointers => {
    const origins = pointers.map(pointer => originOf(document, pointer));
    return origins.some(({ places }) => places.some(place => isShared(document, place))) ? origins : [];
  });
}

/** The organization.yaml in which stands what a pointer leads to, as shown; undefined for what is the plan's own. */
export function lentFrom(
  document: Pick<ReadDocument, 'node' | 'files'>,
  pointer: string,
): string | undefined {
  const file = document.node(pointer)?.file;
  return file && !document.files.includes(file) ? file.source.path : undefined;
}

function isShared({ organization }: PlanDocument, { file }: WrittenAt): boolean {
  return organization!.files.some(({ source }) => source.path === file);
}

function entriesBelow(document: PlanDocument, pointer: string): string[] {
  const tree = document.node(pointer)?.tree;
  const steps = fromPointer(pointer);
  if (tree?.kind === 'map') return tree.entries.map(({ key }) => toPointer([...steps, key.source]));
  if (tree?.kind === 'sequence') return tree.items.map((_, i) => toPointer([...steps, i]));
  return tree?.kind === 'scalar' && tree.value !== null ? [pointer] : [];
}

function originOf(document: PlanDocument, pointer: string): Origin {
  const steps = fromPointer(pointer);
  const value = steps.reduce<unknown>(
    (at, step) => (at as Record<string, unknown> | undefined)?.[step],
    document.plan,
  );
  const shared = steps[0] === 'kpis' && steps[2] === 'where' ? definitionFilter(document, steps[1]!) : [];
  const own = placeIn(document, pointer);
  const others = shared.filter(({ file, line }) => file !== own.file || line !== own.line);
  return { pointer, anchor: document.anchor(pointer), value, places: [own, ...others] };
}

function placeIn(document: Pick<PlanDocument, 'node' | 'locate'>, pointer: string): WrittenAt {
  const { source, range, keyRange } = document.locate(pointer);
  return { file: source.path, line: source.position((keyRange ?? range).start).line };
}

/** Where the filter of the measure stands that a KPI uses. */
function definitionFilter({ plan, organization }: PlanDocument, index: string): WrittenAt[] {
  const shared = sharedDefinitionOf(plan.kpis![Number(index)]!);
  const id = shared?.measure.split('/')[1];
  return shared?.where && id ? [placeIn(organization!, toPointer(['measures', id, 'where']))] : [];
}
