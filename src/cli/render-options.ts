/** What the flags of `csplan render` mean. */
import { CannotDo } from '../diagnostic/faults.ts';
import { nearest } from '../diagnostic/nearest.ts';

export interface RenderOptions {
  /** Names of parts with commas, or `all`. */
  part?: string;
  /** `md,html,ics` in any order. */
  format?: string;
  out?: string;
  stdout?: boolean;
  asOf?: string;
  /** Of the figures on the public page; as for a report. */
  period?: string;
}

export const parts = ['plan', 'toolkit', 'role-cards', 'staff-summary', 'staff-digest', 'public'] as const;
export type Part = (typeof parts)[number];

export const formats = ['md', 'html', 'ics'] as const;
export type Format = (typeof formats)[number];

/** A document and a form of it: a file. */
export interface Wanted {
  part: Part;
  format: Format;
}

export interface Choice {
  /** In a fixed order. */
  wanted: readonly Wanted[];
  /** `all` was said: what can't be made for a plan is left out and told. */
  isAll: boolean;
}

/**
 * The files that are asked for: without a part the whole plan, without a format each that the part has.
 *
 * @throws CannotDo for names that there are not, and for a form that none of the parts has
 */
export function readChoice({ part, format, stdout }: RenderOptions, plans: number): Choice {
  const isAll = part?.trim().toLowerCase() === 'all';
  const named = isAll ? parts : known(part ?? 'plan', parts, 'part');
  const forms = format === undefined ? formats : known(format, formats, 'format');
  const wanted = parts
    .filter(name => named.includes(name))
    .flatMap(name =>
      formsOf(name)
        .filter(form => forms.includes(form))
        .map(form => ({ part: name, format: form })),
    );
  if (!wanted.length)
    throw new CannotDo(
      'There is a calendar (ics) of the whole plan only.',
      'Take the part as md or html, or leave --part out.',
    );
  if (stdout && (wanted.length !== 1 || plans !== 1))
    throw new CannotDo(
      '--stdout writes one document: it needs one plan, one part and one format.',
      'For example: csplan render plans/my-unit --part toolkit --format md --stdout',
    );
  return { wanted, isAll };
}

function formsOf(part: Part): readonly Format[] {
  return part === 'plan' ? formats : ['md', 'html'];
}

function known<N extends string>(written: string, names: readonly N[], what: string): readonly N[] {
  const asked = written
    .split(',')
    .map(name => name.trim().toLowerCase())
    .filter(Boolean);
  for (const name of asked.length ? asked : [written]) {
    if ((names as readonly string[]).includes(name)) continue;
    const meant = nearest(name, names);
    throw new CannotDo(
      `There is no ${what} "${name}".`,
      `${meant ? `Did you mean ${meant}? ` : ''}The ${what}s are ${names.join(', ')}${what === 'part' ? ', or all' : ''}; several are written with commas.${what === 'format' ? ' For PDF, print the html from a browser.' : ''}`,
    );
  }
  return asked as N[];
}
