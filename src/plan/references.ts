/** Ids and the places that refer to them, both found from what the schemas say of each field. */
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { ReadDocument } from './document.ts';
import { fieldAt, sections } from './fields.ts';
import { fields } from './generated/fields.ts';
import { lentFrom } from './origins.ts';
import { sharedKinds } from './sharing.ts';
import { type ScalarTree, type Step, toPointer, walkTree } from './tree.ts';
import { replaceFix, writeText } from './yaml-text.ts';

/** Areas of service that every plan knows, beside its own `areas`. */
export const builtInAreas = [
  'access',
  'timeliness',
  'quality',
  'resolution',
  'satisfaction',
  'effort',
  'communication',
  'reliability',
  'relationship',
  'cost',
  'staff',
] as const;

/** More ids than this are not named in one message. */
const most = 12;

/** Kinds that share their ids with another: figures of KPIs and of watched measures are kept by one id. */
const besideKind: Record<string, string> = { watch: 'kpi' };

/** What something may refer to, and where it is introduced. */
export interface Candidate {
  id: string;
  pointer: string;
}

interface Mention extends Candidate {
  kind: string;
  /** The id is a key: point at the key. */
  asKey: boolean;
  /** Refers to an id only where the plan has any of its kind. */
  ifListed?: boolean;
}

/** @param unsettledToo kinds of which there may be ids that can't be known */
export function checkReferences(document: ReadDocument, unsettledToo: readonly string[] = []): Diagnostic[] {
  const { ids, references } = collect(document);
  const known = new Map<string, Map<string, Mention>>();
  const findings: Diagnostic[] = [];
  const twice = new Set<string>();
  for (const mention of ids) {
    const ofKind = known.get(mention.kind) ?? new Map<string, Mention>();
    known.set(mention.kind, ofKind);
    const first = ofKind.get(mention.id) ?? known.get(besideKind[mention.kind] ?? '')?.get(mention.id);
    if (first) {
      findings.push(duplicate(document, mention, first));
      // One of the two was to have another id, which may be the one that is missed elsewhere.
      twice.add(mention.kind);
    } else ofKind.set(mention.id, mention);
  }
  const idsOf = (kind: string): Candidate[] => {
    if (kind.includes('-or-')) return kind.split('-or-').flatMap(idsOf);
    return [...(kind === 'area' ? areasOf(document) : []), ...(known.get(kind)?.values() ?? [])];
  };
  const unsettled = new Set([...unsettledKinds(document), ...unsettledToo, ...twice]);
  for (const reference of references) {
    if (reference.kind.split('-or-').some(kind => unsettled.has(kind))) continue;
    const candidates = idsOf(reference.kind);
    if (reference.ifListed && !candidates.length) continue;
    if (!candidates.some(({ id }) => id === reference.id))
      findings.push(unknown(document, reference, candidates, known));
  }
  return findings;
}

/** The ids that something of a kind may refer to, with the places that introduce them. */
export function idsIn(document: ReadDocument, kind: string): Candidate[] {
  const kinds = kind.split('-or-');
  return [
    ...(kinds.includes('area') ? areasOf(document) : []),
    ...collect(document).ids.filter(mention => kinds.includes(mention.kind)),
  ];
}

/** The areas that every plan knows, and those of this one. */
function areasOf({ plan }: ReadDocument): Candidate[] {
  const ids = new Set([...builtInAreas, ...Object.keys(plan.areas ?? {})]);
  return [...ids].map(id => ({ id, pointer: toPointer(['areas', id]) }));
}

/** `o-own; o-access, o-cost (of organization.yaml)`: the first dozen, the document's own before those lent to it. */
export function idsInWords(document: ReadDocument, candidates: readonly Candidate[]): string {
  const shown = candidates.slice(0, most);
  const own = shown.filter(({ pointer }) => lentFrom(document, pointer) === undefined);
  const lent = shown.filter(candidate => !own.includes(candidate));
  const list = (some: readonly Candidate[]): string => some.map(({ id }) => id).join(', ');
  const parts = [
    ...(own.length ? [list(own)] : []),
    ...(lent.length ? [`${list(lent)} (of ${lentFrom(document, lent[0]!.pointer)})`] : []),
  ];
  return `${parts.join('; ')}${candidates.length > most ? ', ...' : ''}`;
}

/** What to do where there is nothing to refer to. */
export function noneInWords({ organization }: ReadDocument, kind: string): string {
  const isShared = organization && kind.split('-or-').some(one => sharedKinds.some(other => other === one));
  return `There is no ${kindWords(kind)} yet: add one${isShared ? `, here or in ${organization.path}` : ''}, or leave this empty.`;
}

/**
 * Kinds whose ids can't be known, for where they are introduced the schema or the syntax failed: what refers to
 * them is not reported as well.
 */
function unsettledKinds(document: ReadDocument): Set<string> {
  const unsettled = new Set<string>();
  /** A misspelt section may be any of those that the plan lacks. */
  const misspelt = [...document.broken].some(
    pointer => /^\/[^/]*$/.test(pointer) && !(sections as readonly string[]).includes(pointer.slice(1)),
  );
  for (const { path, id, keysId } of fields) {
    const kind = id ?? keysId;
    if (!kind) continue;
    const section = path.split('/')[1]!;
    const isAbsent = !(section in document.plan);
    const isBroken = [...document.broken].some(
      pointer =>
        pointer === '' ||
        pointer === `/${section}` ||
        path.startsWith(`${pointer.replace(/\/\d+(?=\/|$)/g, '/*')}/`) ||
        (pointer.startsWith(`/${section}/`) && /\/id$|^\/[^/]+\/[^/]+$/.test(pointer)),
    );
    if (isBroken || (misspelt && isAbsent)) unsettled.add(kind);
  }
  return unsettled;
}

function collect(document: ReadDocument): { ids: Mention[]; references: Mention[] } {
  const ids: Mention[] = [];
  const references: Mention[] = [];
  const root = document.node('')?.tree;
  if (!root) return { ids, references };
  walkTree(root, (node, steps, key) => {
    const field = fieldAt(steps);
    if (field && node.kind === 'scalar' && node.value !== null) {
      const mention = { id: node.source, pointer: toPointer(steps), asKey: false };
      if (field.id) ids.push({ kind: field.id, ...mention });
      if (field.ref) references.push({ kind: field.ref, ifListed: field.refIfListed, ...mention });
    }
    if (key) keyMentions(steps, key, ids, references);
  });
  return { ids, references };
}

/** Keys that are ids themselves: `sources: {requests: ...}`, `agreed: {analyst: 2026-11-03}`. */
function keyMentions(steps: readonly Step[], key: ScalarTree, ids: Mention[], references: Mention[]): void {
  const above = fieldAt(steps.slice(0, -1));
  const mention = { id: key.source, pointer: toPointer(steps), asKey: true };
  if (above?.keysId) ids.push({ kind: above.keysId, ...mention });
  if (above?.keyRef) references.push({ kind: above.keyRef, ...mention });
}

function at(document: ReadDocument, mention: Mention) {
  const place = document.locate(mention.pointer);
  return { file: place.source.path, range: mention.asKey ? (place.keyRange ?? place.range) : place.range };
}

function duplicate(document: ReadDocument, mention: Mention, first: Mention): Diagnostic {
  return {
    ruleId: 'reference/duplicate-id',
    severity: 'error',
    message: `The ${kindWords(mention.kind)} id "${mention.id}" is used a second time.`,
    why: 'Whatever refers to it could mean either of the two.',
    help: 'Give one of them another id.',
    ...at(document, mention),
    pointer: mention.pointer,
    anchor: document.anchor(mention.pointer),
    related: [{ message: 'First used here.', ...at(document, first) }],
    serves: ['S4-2'],
  };
}

function unknown(
  document: ReadDocument,
  reference: Mention,
  candidates: readonly Candidate[],
  known: Map<string, Map<string, Mention>>,
): Diagnostic {
  const kind = kindWords(reference.kind);
  const other = [...known].find(([, ids]) => ids.has(reference.id));
  const meant = nearest(
    reference.id,
    candidates.map(({ id }) => id),
  );
  const from = candidates.find(({ id }) => id === meant);
  const lender = from && lentFrom(document, from.pointer);
  const place = at(document, reference);
  return {
    ruleId: 'reference/unknown',
    severity: 'error',
    message: other
      ? `"${reference.id}" is a ${kindWords(other[0])}; a ${kind} is needed here.`
      : `There is no ${kind} with the id "${reference.id}".`,
    help: meant
      ? `Did you mean "${meant}"${lender === undefined ? '' : ` of ${lender}`}?`
      : candidates.length
        ? `There are: ${idsInWords(document, candidates)}.`
        : noneInWords(document, reference.kind),
    ...place,
    pointer: reference.pointer,
    anchor: document.anchor(reference.pointer),
    fix:
      meant === undefined
        ? undefined
        : replaceFix(document.locate(reference.pointer).source, place.range, {
            title: `Write "${meant}"`,
            text: writeText(meant),
            safe: false,
          }),
    serves: ['S4-2'],
  };
}

/** How a kind of id is called in a message. */
export function kindWords(kind: string): string {
  return kind
    .split('-or-')
    .map(one => spelt[one] ?? one.replaceAll('-', ' '))
    .join(' or ');
}

const spelt: Record<string, string> = {
  kpi: 'KPI',
  segment: 'customer segment',
  watch: 'watched measure',
  authority: 'type of issue (authority)',
};
