/** Findings that may be shown as they are worded. */
import type { Finding, Plan } from '../../../plan/generated/types.ts';
import { isGap } from '../asking.ts';
import { all } from '../told.ts';

/** Only those with `released: true`. */
export function releasedFindings(plan: Plan): Finding[] {
  return all(plan.voc?.findings).filter(({ released, text }) => released === true && !isGap(text));
}

export function releasedPraise(plan: Plan): string[] {
  return releasedFindings(plan).flatMap(({ kind, text }) => (kind === 'praise' ? [text!] : []));
}
