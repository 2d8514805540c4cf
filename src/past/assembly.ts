/** Earlier versions of a plan as plans: what they measured, with what their organization shared. */
import { assembleFiles, organizationOf } from '../plan/assemble.ts';
import { parseFiles, type TextOfFile } from '../plan/checked-document.ts';
import type { OrganizationDocument } from '../plan/document.ts';
import type { Plan } from '../plan/generated/types.ts';
import { measuredSections } from '../plan/measured.ts';
import { parseOrganization } from '../plan/organization.ts';
import { headerName, organizationName, type Version } from './version.ts';

/** Keys of a header that have to do with what is measured. */
const inline = ['csplan', 'id', 'organization', 'calendar', ...measuredSections, 'sources'];
const sections = [...measuredSections, 'sources'] as const;

/** Where a mistake leaves open what was measured. */
const decisive = /^\/(?:kpis|watch|sources|calendar|organization)(?:\/|$)/;

/** Each organization.yaml there ever was, by its text. */
export type Organizations = Map<string, OrganizationDocument>;

export class Assembly {
  private readonly plans = new WeakMap<Version, { plan: Plan | undefined }>();
  private readonly organizations: Organizations;

  constructor(organizations: Organizations) {
    this.organizations = organizations;
  }

  of(version: Version): Plan | undefined {
    const known = this.plans.get(version) ?? { plan: this.assembled(version) };
    this.plans.set(version, known);
    return known.plan;
  }

  private assembled(version: Version): Plan | undefined {
    const texts: TextOfFile[] = [{ path: headerName, text: version.header(inline) }];
    for (const section of sections)
      for (const path of version.filesOf(section)) {
        const text = version.files.get(path);
        if (text === null || text === undefined) return undefined;
        texts.push({ path, section, text });
      }
    const files = parseFiles(texts);
    const shared = organizationOf(files) === undefined ? undefined : version.files.get(organizationName);
    const document = assembleFiles('', '/', files, shared ? this.organization(shared) : undefined);
    const isKnown = document.isWhole && ![...document.broken].some(at => at === '' || decisive.test(at));
    return isKnown ? document.plan : undefined;
  }

  private organization(text: string): OrganizationDocument {
    const known = this.organizations.get(text) ?? parseOrganization(organizationName, '/', text);
    this.organizations.set(text, known);
    return known;
  }
}
