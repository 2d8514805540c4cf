/** What people got in touch about, and how often findings are heard again: results beside those of the KPIs. */
import type { Cell, Change, KpiResult } from '../evaluation.ts';

export interface Nature {
  /** In the plan's order. */
  interactions: InteractionResult[];
  /** Findings that say where they are heard (`heard_in`), in the plan's order. */
  findings: FindingCount[];
}

/** Contacts of one kind: calls, tickets, requests. */
export interface InteractionResult {
  id: string;
  /** What the plan calls them. */
  name: string | null;
  /** The plan says so under `interactions`; else it is drawn from what its KPIs read and break down. */
  said: boolean;
  /** Contacts by the day on which they were made. Unit, count. */
  received: KpiResult;
  /** Those by the day on which they were settled; null where no column says that. */
  resolved: KpiResult | null;
  /** Those not settled at the end of a period; its outcomes are classes of age. Null as `resolved` is. */
  active: KpiResult | null;
  /** Reasons first, then channels. */
  columns: CategoryColumn[];
  rate: ContactRate | null;
}

export interface CategoryColumn {
  column: string;
  /** `other`: a column by which a KPI is broken down, where the plan says nothing of reasons. */
  of: 'reason' | 'channel' | 'other';
  /** Most contacts first, those that there were only earlier behind; `others` last, where the list was cut. */
  categories: Category[];
  /** Those that changed most, beginning with the largest change. */
  movers: string[];
}

/** A reason or channel: contacts that have one value in a column. */
export interface Category {
  label: string;
  now: Cell;
  /** Contacts in each period of the series; null where it is not known or withheld. */
  series: (number | null)[];
  /** Null where one of the two figures is not known. */
  changeFromPrevious: Change | null;
  changeFromLastYear: Change | null;
  /** One of these figures, or of those that they rest on, is withheld. */
  withheld: boolean;
}

/** Contacts to so many of those who might get in touch. */
export interface ContactRate {
  /** The measure that counts them. */
  measure: string;
  name: string;
  each: number;
  now: number | null;
  previous: number | null;
  lastYear: number | null;
}

export interface FindingCount {
  /** The finding's id. */
  id: string;
  /** Rows that say it, and all rows of their source. */
  said: KpiResult;
  of: KpiResult;
  /** Of a sample: the change of the share since the period before, in points. Of a census: that of the number. */
  change: Change | null;
}

/** Every result that it is made of. */
export function resultsOf({ interactions, findings }: Nature): KpiResult[] {
  return [
    ...interactions.flatMap(({ received, resolved, active }) => [received, resolved, active]),
    ...findings.flatMap(({ said, of }) => [said, of]),
  ].filter(result => result !== null);
}
