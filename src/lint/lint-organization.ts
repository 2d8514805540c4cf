/** An organization.yaml for itself. Rules meet what stands in it where plans use it. */
import type { OrganizationDocument } from '../plan/document.ts';
import { type LintResult, resultOf } from './lint-plan.ts';
import { suppressionsIn } from './suppressions.ts';

/**
 * What reading it has found, and what is wrong with its comments. Which of them suppress nothing is not known: a
 * plan that isn't looked at may need them.
 *
 * @param locked ids of rules that no comment may suppress
 */
export function lintOrganization(
  document: OrganizationDocument,
  locked: ReadonlySet<string> = new Set(),
): LintResult {
  const { findings } = suppressionsIn(document.files, {
    locked,
    anchor: pointer => document.anchor(pointer),
  });
  return resultOf(
    document.path,
    [...document.findings, ...findings],
    document.files.map(({ source }) => source),
  );
}
