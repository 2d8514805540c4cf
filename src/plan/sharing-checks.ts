/** What can be wrong with a plan's `organization` and with the `use` of its KPIs. */
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { OrganizationDocument, ReadDocument } from './document.ts';
import { definingFields, measureId, type Use, usesOf } from './sharing.ts';
import { type MapTree, nodeAt } from './tree.ts';

interface Mistake {
  ruleId: string;
  pointer: string;
  message: string;
  why?: string;
  help: string;
  onKey?: true;
  /** What was meant instead of the value. */
  meant?: string;
}

/** @param organization the organization.yaml that was found for the plan, whichever it is */
export function checkSharing(
  document: ReadDocument,
  root: MapTree,
  organization: OrganizationDocument | undefined,
): Diagnostic[] {
  const named = namedOrganization(root);
  const ofPlan = named === undefined ? undefined : organizationMistake(named, organization);
  const uses = ofPlan ? [] : usesOf(root);
  const ofUses = uses.flatMap(use => [
    ...useMistakes(use, named === undefined ? undefined : organization),
    ...definingMistakes(use),
  ]);
  return [...(ofPlan ? [ofPlan] : []), ...ofUses].map(mistake => diagnose(document, mistake));
}

/** The organization that a plan says it belongs to. */
export function namedOrganization(root: MapTree): string | undefined {
  const named = nodeAt(root, ['organization'])?.node;
  return named?.kind === 'scalar' && named.source !== '' ? named.source : undefined;
}

function organizationMistake(
  named: string,
  organization: OrganizationDocument | undefined,
): Mistake | undefined {
  const common = {
    ruleId: 'schema/no-organization',
    pointer: '/organization',
    why: 'Without it the plan lacks its shared calendar, roles, sources and measures, and its numbers could be others.',
  };
  if (!organization)
    return {
      ...common,
      message: `The plan belongs to the organization "${named}", and there is no organization.yaml beside it or in a folder above.`,
      help: `Write organization.yaml at the top of the repository, with "csplan: 1" and "id: ${named}"; or delete this line.`,
    };
  const { id } = organization.plan;
  if (!organization.isSound || id === named) return undefined;
  const meant = nearest(named, [id]);
  return {
    ...common,
    message: `The plan belongs to the organization "${named}", and the id in ${organization.path} is "${id}".`,
    help: meant ? `Did you mean "${meant}"?` : `Write "organization: ${id}", or correct the id there.`,
    meant,
  };
}

function useMistakes(
  { section, index, use }: Use,
  organization: OrganizationDocument | undefined,
): Mistake[] {
  const common = { ruleId: 'reference/unknown', pointer: `/${section}/${index}/use` };
  const [before, after] = use.source.includes('/') ? use.source.split('/', 2) : [undefined, use.source];
  if (!organization)
    return [
      {
        ...common,
        message: `"${use.source}" is a measure of an organization, and the plan says none.`,
        help: `Add to plan.yaml the line: organization: ${before ?? '(the id in organization.yaml)'}`,
      },
    ];
  if (!organization.isSound) return [];
  const { id, measures } = organization.plan;
  const known = Object.keys(measures ?? {});
  if (measureId(use.source, organization) === undefined)
    return [
      {
        ...common,
        message: `"${use.source}" is a measure of the organization "${before}"; the plan belongs to "${id}".`,
        help: known.includes(after!) ? `Did you mean "${id}/${after}"?` : measuresOf(organization, known),
        meant: known.includes(after!) ? `${id}/${after}` : undefined,
      },
    ];
  if (known.includes(after!)) return [];
  const near = nearest(after!, known);
  const meant = near && (before ? `${before}/${near}` : near);
  return [
    {
      ...common,
      message: `${organization.path} has no measure "${after}".`,
      help: meant ? `Did you mean "${meant}"?` : measuresOf(organization, known),
      meant,
    },
  ];
}

function measuresOf({ path }: OrganizationDocument, known: readonly string[]): string {
  return known.length
    ? `The measures of ${path} are ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', ...' : ''}.`
    : `${path} has no measures yet.`;
}

function definingMistakes({ section, index, kpi, use }: Use): Mistake[] {
  return definingFields.flatMap(field => {
    const own = nodeAt(kpi, [field])?.node;
    if (!own || (own.kind === 'scalar' && own.value === null)) return [];
    return [
      {
        ruleId: 'schema/fixed-by-use',
        pointer: `/${section}/${index}/${field}`,
        onKey: true as const,
        message: `"${field}" stands here, and the shared measure "${use.source}" is what says how the KPI is counted.`,
        why: 'Plans that use one measure count the same thing; only then can their numbers be compared.',
        help: `Delete ${field} here; \`where\` narrows the measure to this plan's rows. To count something else, write the whole definition here and delete \`use\`.`,
      },
    ];
  });
}

function diagnose(document: ReadDocument, { onKey, meant, ...mistake }: Mistake): Diagnostic {
  const place = document.locate(mistake.pointer);
  const range = onKey ? (place.keyRange ?? place.range) : place.range;
  return {
    ...mistake,
    severity: 'error',
    file: place.source.path,
    range,
    anchor: document.anchor(mistake.pointer),
    ...(meant && { fix: { title: `Write "${meant}"`, safe: false, edits: [{ range, text: meant }] } }),
    serves: ['S3-2f'],
  };
}
