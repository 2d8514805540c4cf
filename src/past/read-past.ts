/** From what git says to a plan's past: the trail of its files, with their texts. */
import type { Organizations } from './assembly.ts';
import { comparable, Past, type PastTexts } from './past.ts';
import { type LogByPlace, type PlanPlace, type Step, trailOf } from './trail.ts';
import { headerName, Version } from './version.ts';

/** Texts by the names they are asked for with; null for what is no text or too large, absent for what there is not. */
export type ReadObjects = (names: readonly string[]) => Promise<ReadonlyMap<string, string | null>>;

/** @returns undefined where the repository lacks texts that its log tells of */
export async function readPast(
  log: LogByPlace,
  place: PlanPlace,
  read: ReadObjects,
  organizations?: Organizations,
): Promise<Past | undefined> {
  const { steps, touched } = trailOf(log, place);
  const ids = [...new Set(steps.flatMap(({ files }) => [...files.values()]))];
  const texts = await read(ids);
  if (ids.some(id => !texts.has(id) && !id.startsWith('HEAD:'))) return undefined;
  const past = sameIdentity(steps.map(step => ({ ...textsOf(step, texts), moved: step.moved })));
  const isKnown = past.some(({ files }) => files.has(headerName));
  return new Past(isKnown ? past : [], isKnown ? touched : undefined, organizations);
}

function textsOf({ at, files }: Step, texts: ReadonlyMap<string, string | null>): PastTexts {
  const found = [...files].flatMap(([name, id]): [string, string | null][] => {
    const text = texts.get(id);
    return text === undefined ? [] : [[name, text === null ? null : comparable(text)]];
  });
  return { at, files: new Map(found) };
}

/** A file that was taken for another one's new place, and is about another plan, is where this plan begins. */
function sameIdentity(steps: readonly (PastTexts & { moved: boolean })[]): readonly PastTexts[] {
  const readings = new Map();
  const ids = steps.map(({ at, files }) => new Version(at, files, readings).value('id'));
  const begin = steps.findLastIndex(
    ({ moved }, i) =>
      moved && i > 0 && typeof ids[i] === 'string' && typeof ids[i - 1] === 'string' && ids[i] !== ids[i - 1],
  );
  return steps.slice(Math.max(begin, 0));
}
