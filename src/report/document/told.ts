/** What a document is made of, and words that many of its parts share. */
import type { Kpi, Objective, Organization, Plan } from '../../plan/generated/types.ts';
import { formatDate } from '../numbers.ts';
import { type Lines, lines, open, quiet, type Text } from './model.ts';
import type { Names } from './names.ts';

export interface Told {
  plan: Plan;
  names: Names;
  /** The date that counts as today, YYYY-MM-DD. */
  asOf: string;
  /** What the plan's organization is called; undefined without one. */
  organization?: Pick<Organization, 'title'>;
  /** Ids of the objectives that come from the organization: other plans have goals for some of them. */
  sharedObjectives?: ReadonlySet<string>;
  /** Where the document comes from. */
  madeFrom: {
    /** As the user would type it, with `/`. */
    path: string;
    /** SHA-256 of the parsed plan, as in its reports. */
    fingerprint: string;
    /** csplan's. */
    version: string;
  };
  /** What a measure counts, in a sentence; undefined where its definition is not complete. */
  definitionOf(kpi: Kpi): string | undefined;
}

/** `Commissioner, 9 Jun 2026`: who agreed, and when. */
export function agreedLines(agreed: Readonly<Record<string, string | null>>, names: Names): Lines {
  return lines(
    Object.entries(agreed).map(([role, date]) =>
      date
        ? `${names.of('role', role)}, ${formatDate(date)}`
        : [`${names.of('role', role)}: `, open('On which day?')],
    ),
  );
}

/** `(since 4 Jul 2026)`, quietly. */
export function aside(text: string): Text {
  return quiet(`(${text})`);
}

/** The objectives that the plan's goals have in sight: its own, and of its organization those that a goal supports. */
export function objectivesInSight({ plan, sharedObjectives }: Told): readonly Objective[] {
  const supported = new Set(all(plan.goals).map(({ objective }) => objective));
  return all(plan.objectives).filter(({ id }) => !sharedObjectives?.has(id) || supported.has(id));
}

/** Those of a plan's lists that may be missing. */
export function all<T>(list: readonly T[] | null | undefined): readonly T[] {
  return list ?? [];
}
