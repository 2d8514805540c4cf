/** Whether it is worth to understand a plan, in order to compare others with it. */
import type { PlanDocument } from '../plan/document.ts';
import nearDuplicate from '../rules/plan/near-duplicate.ts';
import { unitName } from '../rules/units.ts';
import { sequencesOf, wordingOf } from './likeness.ts';

/** The least share of wording that anybody can ask for. */
const least = (nearDuplicate.options?.properties.share?.minimum ?? 0) / 100;

/**
 * Looks at the texts of other plans as they stand in their files, which is ten times as fast as to read them as YAML:
 * whether they hold the id of one of the plans, the name of its unit, or so much of its wording that the two could be
 * alike. Where they hold neither, no rule that compares plans says anything of the two.
 */
export class Glance {
  private readonly ids: readonly string[];
  private readonly units: readonly string[];
  private readonly wordings: readonly ReadonlySet<number>[];

  constructor(plans: readonly PlanDocument[]) {
    this.ids = plans.map(({ plan }) => String(plan.id));
    this.units = plans.flatMap(({ plan }) => unitName(plan.unit?.name) ?? []);
    this.wordings = plans.map(document => new Set(wordingOf(document)));
  }

  /** @param texts all files of another plan */
  concerns(texts: readonly string[]): boolean {
    const named = texts.map(text => unitName(text) ?? '');
    return (
      texts.some(text => this.ids.some(id => text.includes(id))) ||
      named.some(text => this.units.some(unit => text.includes(unit))) ||
      this.sharesWording(texts)
    );
  }

  private sharesWording(texts: readonly string[]): boolean {
    const common = this.wordings.map(() => new Set<number>());
    for (const text of texts)
      for (const sequence of sequencesOf(text))
        for (const [i, wording] of this.wordings.entries())
          if (wording.has(sequence)) common[i]!.add(sequence);
    return this.wordings.some(({ size }, i) => common[i]!.size >= least * size && size > 0);
  }
}
