/** A comparison in the order in which people are told of it, in whatever form. */
import type { Comparison, KpiChange } from './compare.ts';
import { basisWords, isChanged, reportWords, sameWords, untold, untoldContacts } from './words.ts';

/** Stands where `basis` is empty. */
export const sameBasis = 'Both were made of the same plan and the same files.';

export interface Told {
  first: string;
  second: string;
  /** What the two were made of, where it differs. */
  basis: string[];
  /** Those that differ. */
  kpis: KpiChange[];
  contacts: KpiChange[];
  /** What can't be compared. */
  missing: string[];
  /** How many don't differ. */
  same: string[];
}

export function told(comparison: Comparison): Told {
  return {
    first: reportWords(comparison.before),
    second: reportWords(comparison.after),
    basis: basisWords(comparison),
    kpis: (comparison.kpis ?? []).filter(isChanged),
    contacts: (comparison.contacts ?? []).filter(isChanged),
    missing: [untold(comparison), untoldContacts(comparison)].filter(Boolean),
    same: sameWords(comparison),
  };
}
