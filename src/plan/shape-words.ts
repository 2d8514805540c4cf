/** Names and lists in sentences about shapes. */
import type { Mistake, Schema } from './shape-mistakes.ts';
import type { ScalarTree, Step } from './tree.ts';

export function nameOf(key: ScalarTree | undefined, steps: readonly Step[]): string {
  if (key && key.source !== '') return key.source;
  const last = steps.at(-1);
  return typeof last === 'number'
    ? `entry ${last + 1} of ${String(steps.at(-2) ?? 'the list')}`
    : String(last ?? 'the file');
}

export function hint(schema: Schema): string | undefined {
  return typeof schema.description === 'string' && schema.description !== '' ? schema.description : undefined;
}

/** The hint, and what each allowed value means; of a long list the hint alone. */
export function valuesHint(schema: Schema): string | undefined {
  const { enum: values, enumDescriptions: texts } = schema as {
    enum?: unknown[];
    enumDescriptions?: string[];
  };
  if (!values || !texts || values.length > 8) return hint(schema);
  const meanings = values.flatMap((value, i) => (value === null ? [] : [`${value}: ${texts[i]}`]));
  return [hint(schema), ...meanings].filter(Boolean).join(' ');
}

/** `KpiSlice` → `KPI slice`. */
export function words(title: string): string {
  const said = title.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return said.replace(/\bkpi\b/g, 'KPI').replace(/^config$/, 'configuration');
}

export function article(what: string): string {
  return /^(this|the) /.test(what) ? what : `${/^[aeio]|^un[^i]/.test(what) ? 'an' : 'a'} ${what}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function list(values: readonly string[], last = 'or'): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} ${last} ${values.at(-1)}`;
}

/** What is most likely meant, which nobody can know. */
export function replacedBy(text: string): Mistake['replacement'] {
  return { title: `Write ${text}`, text, safe: false };
}
