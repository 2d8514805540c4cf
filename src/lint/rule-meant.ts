/** Which id somebody meant by one that is none. */
import { nearest } from '../diagnostic/nearest.ts';
import { rules } from '../rules/generated/registry.ts';
import { alwaysReported } from './always.ts';

/** The rule, or what is always reported, that somebody meant by a name that is none; undefined where none is close. */
export function ruleMeant(id: string): string | undefined {
  return nearest(id, [...rules.map(rule => rule.id), ...Object.keys(alwaysReported)]) ?? sameName(id);
}

/** `no-target`, or nearly that, without its section. */
function sameName(id: string): string | undefined {
  const nameOf = (ruleId: string): string => ruleId.split('/')[1]!;
  const meant = nearest(
    id,
    rules.map(rule => nameOf(rule.id)),
  );
  return rules.find(rule => nameOf(rule.id) === meant)?.id;
}
