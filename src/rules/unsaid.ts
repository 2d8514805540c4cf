/** What one thing doesn't say is one finding: on the gap where there is one, on the thing itself where there are several. */
import { questionAt } from '../plan/questions.ts';
import { gapsOf, listed } from './gap.ts';
import type { Report, RuleContext } from './rule.ts';

/**
 * Reports the gaps among the keys of `called`, each in words that follow "doesn't say": `whom it is for`.
 * Without `help` one gap is asked for by its own question, several by that of the whole thing.
 *
 * @param subject how the message begins: `Training "tr-plan"`
 */
export function reportUnsaid<T extends object>(
  { report }: RuleContext,
  at: string,
  thing: T | null | undefined,
  called: Readonly<Partial<Record<keyof T & string, string>>>,
  subject: string,
  more: Omit<Report, 'at' | 'message'> = {},
): void {
  const words = called as Readonly<Record<string, string>>;
  const gaps = gapsOf(thing, Object.keys(words) as (keyof T & string)[]);
  if (!gaps.length) return;
  const question = more.help ?? questionAt(at);
  const keys = listed(gaps.map(gap => `\`${gap}:\``));
  report({
    at: gaps.length === 1 ? `${at}/${gaps[0]}` : at,
    message: `${subject} doesn't say ${listed(
      gaps.map(gap => words[gap]!),
      'or',
    )}.`,
    ...more,
    ...(gaps.length > 1 && { help: [`Add ${keys}.`, question].filter(Boolean).join(' ') }),
  });
}

/** `"agent" and "clerk"`. */
export function quoted(ids: readonly string[], joint = 'and'): string {
  return listed(
    ids.map(id => `"${id}"`),
    joint,
  );
}
