/** What the plans of one run may know of one another. */
import { compareCodePoints } from '../diagnostic/diagnostic.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { OtherPlan, PlansFacts } from '../rules/rule.ts';
import { unitKey } from '../rules/units.ts';
import { type Likeness, likenesses, wordingOf } from './likeness.ts';
import { quietFor } from './quiet.ts';

/** A plan, and what is known of its age as text that sorts; empty for one that is older than what is known. */
export interface DatedPlan {
  document: PlanDocument;
  since: string;
}

export class PlansTogether {
  /** Oldest first. */
  readonly plans: readonly (OtherPlan & { since: string })[];
  private readonly isAll: boolean;
  private readonly places: ReadonlyMap<string, number>;
  private readonly sequences = new Map<string, number[]>();
  private readonly alike = new Map<number, ReadonlyMap<string, Likeness>>();

  /** @param isAll these are all plans that there are */
  constructor(plans: readonly DatedPlan[], isAll: boolean) {
    this.plans = [...plans]
      .sort(
        (a, b) => compareCodePoints(a.since, b.since) || compareCodePoints(a.document.path, b.document.path),
      )
      .map(({ document, since }) => {
        const { plan } = quietFor(document);
        return { document, since, plan, unit: unitKey(plan) };
      });
    this.isAll = isAll;
    this.places = new Map(this.plans.map(({ document }, i) => [document.path, i]));
  }

  /** @param path of one of the plans */
  factsOf(path: string): PlansFacts {
    const place = this.places.get(path)!;
    return {
      older: this.plans.slice(0, place),
      alike: least => {
        const found = this.likenesses(least).get(path);
        return found && { other: this.plans[this.places.get(found.path)!]!, share: found.share };
      },
      all: this.plans,
      isAll: this.isAll,
    };
  }

  /** Compares all plans, when first asked for a share. */
  private likenesses(least: number): ReadonlyMap<string, Likeness> {
    const known = this.alike.get(least);
    if (known) return known;
    const found = likenesses(
      this.plans.map(({ document, since, unit }) => ({
        path: document.path,
        since,
        unit,
        sequences: this.sequencesOf(document),
      })),
      least,
    );
    this.alike.set(least, found);
    return found;
  }

  private sequencesOf(document: PlanDocument): number[] {
    const found = this.sequences.get(document.path) ?? wordingOf(document);
    this.sequences.set(document.path, found);
    return found;
  }
}
