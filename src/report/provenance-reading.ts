/** Reads what a report says it was made of, out of a file of any form. */
import { validateProvenance } from './built/provenance-validator.js';
import { type Format, formatNames, formats } from './formats.ts';
import type { Provenance } from './provenance.ts';

export interface ReadReport {
  format: Format;
  provenance: Provenance;
}

/**
 * Undefined where the file is no report that csplan wrote, or says of itself what can't be understood.
 *
 * @param name of the file: its ending says which form is looked for first
 */
export async function readReport(content: Uint8Array, name: string): Promise<ReadReport | undefined> {
  const likely = (format: Format) => (name.toLowerCase().endsWith(`.${format}`) ? 0 : 1);
  for (const format of [...formatNames].sort((a, b) => likely(a) - likely(b))) {
    const text = (await formats[format]()).provenance(content);
    const provenance = text === undefined ? undefined : parsed(text);
    if (provenance) return { format, provenance };
  }
  return undefined;
}

function parsed(text: string): Provenance | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return validateProvenance(value) ? (value as Provenance) : undefined;
  } catch {
    return undefined;
  }
}
