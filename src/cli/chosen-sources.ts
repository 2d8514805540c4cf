/** Which sources of a plan `csplan data check` and `sample` look at, and where their files are. */
import { resolve } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { visible } from '../diagnostic/visible.ts';
import type { Plan, Source } from '../plan/generated/types.ts';

export interface ChosenSource {
  id: string;
  source: Source;
  /** Files that stand for those of the plan. */
  files?: string[];
}

/** @param written `NAME` or `NAME=PATH`, each; without any, all sources of the plan */
export function chosenSources(plan: Plan, written: readonly string[], cwd: string): ChosenSource[] {
  const sources = plan.sources ?? {};
  const known = Object.keys(sources);
  if (known.length === 0)
    throw new CannotDo('The plan has no sources yet.', 'csplan data infer FILE proposes one from an export.');
  if (written.length === 0) return known.map(id => ({ id, source: sources[id]! }));
  const chosen = new Map<string, ChosenSource>();
  for (const text of written) {
    const at = text.indexOf('=');
    const id = (at < 0 ? text : text.slice(0, at)).trim();
    if (!Object.hasOwn(sources, id)) {
      const meant = nearest(id, known);
      throw new CannotDo(
        `The plan has no source "${visible(id)}".`,
        `${meant ? `Did you mean ${meant}? ` : ''}Its sources are ${known.join(', ')}.`,
      );
    }
    const entry = chosen.get(id) ?? { id, source: sources[id]! };
    if (at >= 0) entry.files = [...(entry.files ?? []), resolve(cwd, text.slice(at + 1).trim())];
    chosen.set(id, entry);
  }
  return [...chosen.values()];
}
