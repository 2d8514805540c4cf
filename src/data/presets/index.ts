/** The known export formats, by name, and what they add to a source. */
import type { Source } from '../../plan/generated/types.ts';
import { definitionOf, normalised } from '../header.ts';
import { asteriskCdr } from './asterisk-cdr.ts';
import { baltimore311 } from './baltimore-311.ts';
import { boston311 } from './boston-311.ts';
import { chicago311 } from './chicago-311.ts';
import { five9 } from './five9.ts';
import { freshdesk } from './freshdesk.ts';
import { freshservice } from './freshservice.ts';
import { googleForms } from './google-forms.ts';
import { jiraServiceManagement } from './jira-service-management.ts';
import { losAngeles311 } from './los-angeles-311.ts';
import { nyc311 } from './nyc-311.ts';
import { open311 } from './open311.ts';
import { osticketTasks } from './osticket-tasks.ts';
import { philadelphia311 } from './philadelphia-311.ts';
import type { Preset } from './preset.ts';
import { qualtrics } from './qualtrics.ts';
import { sanFrancisco311 } from './san-francisco-311.ts';
import { servicenow } from './servicenow.ts';
import { surveymonkey } from './surveymonkey.ts';
import { toronto311 } from './toronto-311.ts';
import { zendesk } from './zendesk.ts';

export type { Preset } from './preset.ts';

export const presets: readonly Preset[] = [
  zendesk,
  freshdesk,
  freshservice,
  jiraServiceManagement,
  servicenow,
  osticketTasks,
  qualtrics,
  surveymonkey,
  googleForms,
  five9,
  asteriskCdr,
  nyc311,
  boston311,
  baltimore311,
  philadelphia311,
  chicago311,
  sanFrancisco311,
  losAngeles311,
  toronto311,
  open311,
];

export function presetOf({ preset }: Source): Preset | undefined {
  return presets.find(({ name }) => name === preset);
}

/**
 * A source with what its preset says; what the source says itself stands. A source that has been resolved before
 * comes out the same.
 */
export function resolved(source: Source): Source {
  const preset = presetOf(source);
  if (!preset) return source;
  const { format, columns } = preset.source;
  return {
    ...preset.source,
    ...source,
    ...(format || source.format ? { format: { ...format, ...source.format } } : {}),
    columns: { ...columns, ...source.columns },
  };
}

/** The format that a file's headers are those of: of several, the one most of whose columns it has. */
export function recognised(headers: readonly string[]): Preset | undefined {
  const has = new Set(headers.map(normalised));
  const fits = presets.filter(
    preset =>
      preset.signatures.some(signature => signature.every(header => has.has(normalised(header)))) &&
      (preset.isIt?.(headers) ?? true),
  );
  const known = new Map(fits.map(preset => [preset, knownColumns(preset.source, headers).length]));
  return fits.sort((a, b) => known.get(b)! - known.get(a)!)[0];
}

/** The canonical columns of a source that a file with these headers has. */
export function knownColumns(source: Source, headers: readonly string[]): string[] {
  const has = new Set(headers.map(normalised));
  const found = (header: string | undefined) => header === undefined || has.has(normalised(header));
  return Object.keys(source.columns ?? {}).filter(name => {
    const { from, date, time } = definitionOf(source, name)!;
    return date === undefined ? [from ?? name].flat().some(found) : found(date) && found(time);
  });
}

/**
 * Where a measure asks for a column that the source's format is known not to have: a sentence that says so and what
 * is possible instead. A source that maps the column itself has it.
 */
export function lacking(source: Source, columns: readonly string[]): string | undefined {
  const { title, lacks } = presetOf(source) ?? {};
  const missing = columns.find(name => lacks?.columns.includes(name) && !source.columns?.[name]);
  return missing === undefined
    ? undefined
    : `It needs "${missing}", which ${title!} does not have. ${lacks!.sentence}`;
}
