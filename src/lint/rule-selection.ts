/** `--only` and `--skip`: which rules' findings count in a run. */
import { CannotDo } from '../diagnostic/faults.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { rules } from '../rules/generated/registry.ts';
import { alwaysReported } from './always.ts';

export interface RuleSelection {
  /** Rule ids or globs, each with commas or alone: `goal/no-target`, `goal/*`. */
  only?: readonly string[];
  skip?: readonly string[];
}

/** Findings of these say that something could not be read as it was meant: whatever else is said relies on it. */
const reading = /^(?:syntax|yaml|schema|reference|config)\//;

/**
 * Whether a finding of this rule counts; undefined where all do. What makes a plan unreadable always does: a broken plan would else pass,
 * because no rule could judge it.
 *
 * @throws CannotDo where an id or a glob names no rule, or `skip` names what is always reported
 */
export function ruleSelection({
  only = [],
  skip = [],
}: RuleSelection): ((ruleId: string) => boolean) | undefined {
  const wanted = patterns(only, '--only');
  const unwanted = patterns(skip, '--skip');
  const always = unwanted.find(({ written }) => reading.test(written));
  if (always)
    throw new CannotDo(
      `"${always.written}" is always reported; --skip can't leave it out.`,
      'A plan that cannot be read as it was meant gives wrong numbers. Mend what it reports.',
    );
  if (!wanted.length && !unwanted.length) return undefined;
  return id =>
    reading.test(id) ||
    ((!wanted.length || wanted.some(({ matches }) => matches(id))) &&
      !unwanted.some(({ matches }) => matches(id)));
}

interface Pattern {
  written: string;
  matches(id: string): boolean;
}

function patterns(texts: readonly string[], flag: string): Pattern[] {
  const known = [...rules.map(({ id }) => id), ...Object.keys(alwaysReported)];
  return texts
    .flatMap(text => text.split(','))
    .map(text => text.trim())
    .filter(Boolean)
    .map(written => {
      const matches = matcher(written);
      if (!known.some(matches)) throw unknown(written, flag, known);
      return { written, matches };
    });
}

/** `*` stands for any characters. */
function matcher(pattern: string): (id: string) => boolean {
  const parts = pattern.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`);
  return id => expression.test(id);
}

function unknown(written: string, flag: string, known: readonly string[]): CannotDo {
  const sections = [...new Set(known.map(id => `${id.split('/')[0]}/*`))];
  const meant =
    sections.find(section => section === `${written.replace(/\/$/, '')}/*`) ??
    nearest(written, written.includes('*') ? sections : [...known, ...sections]);
  return new CannotDo(
    `${flag} ${written} names no rule.`,
    meant ? `Did you mean "${meant}"?` : 'csplan rules lists them; "goal/*" stands for all of a section.',
  );
}
