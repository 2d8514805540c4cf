/** Every form of a report by its name, which is also the ending of its files. */
import type { ReportModel } from './model.ts';

export interface ReportFormat {
  /** The whole file, text as UTF-8. The same model gives the same bytes on every machine. */
  render(model: ReportModel): string | Promise<Uint8Array>;
  /** The JSON of what such a file says it was made of; undefined where it doesn't say so. */
  provenance(content: Uint8Array): string | undefined;
  /** What such a file holds in lines, to show where two differ. */
  lines(content: Uint8Array): string[];
}

/** Of a form that is text. */
export function textLines(content: Uint8Array): string[] {
  return new TextDecoder().decode(content).split('\n');
}

/** Each is loaded when it is asked for. */
export const formats = {
  md: async () => (await import('./markdown.ts')).markdownFormat,
  html: async () => (await import('./html.ts')).htmlFormat,
  json: async () => (await import('./json.ts')).jsonFormat,
  csv: async () => (await import('./csv.ts')).csvFormat,
  xlsx: async () => (await import('./xlsx.ts')).xlsxFormat,
} as const satisfies Record<string, () => Promise<ReportFormat>>;

export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as Format[];
