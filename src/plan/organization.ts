/** From an organization.yaml to an `OrganizationDocument`: what the plans of an organization share. */
import type { TextEdit } from '../diagnostic/diagnostic.ts';
import { CheckedDocument, mapOf, parseFiles } from './checked-document.ts';
import type { OrganizationDocument, PlanFile } from './document.ts';
import type { Organization } from './generated/types.ts';
import { Positions } from './positions.ts';
import { checkOrganizationShape } from './shape.ts';
import { planValue } from './tree.ts';

/** What the file is called. */
export const organizationFile = /^organization\.ya?ml$/;

/**
 * @param path as shown to the user
 * @param folder absolute folder that the file's relative paths start from: its own
 */
export function parseOrganization(path: string, folder: string, text: string): OrganizationDocument {
  return new CheckedOrganization(path, folder, parseFiles([{ path, text }]));
}

class CheckedOrganization extends CheckedDocument<OrganizationDocument> implements OrganizationDocument {
  readonly plan: Organization;
  protected readonly positions: Positions;

  constructor(path: string, folder: string, files: readonly PlanFile[]) {
    super(path, folder, files);
    const file = files[0]!;
    const root = mapOf(file);
    this.positions = new Positions(root, new Map([[root, file]]));
    this.plan = planValue(root) as Organization;
    this.check({ root, shape: checkOrganizationShape });
  }

  get isSound(): boolean {
    return !this.findings.some(
      ({ severity, ruleId }) => severity === 'error' && /^(syntax|yaml|schema)\//.test(ruleId),
    );
  }

  edited(edits: ReadonlyMap<string, readonly TextEdit[]>): OrganizationDocument {
    return new CheckedOrganization(this.path, this.folder, this.edits(edits));
  }
}
