/** A proposed source with its KPIs, as text to be read and pasted. */
import { flow } from '../data/infer/proposal-yaml.ts';
import { visible, wrapped } from '../diagnostic/visible.ts';
import type { Suggestion } from '../kpi/explain/suggest.ts';
import { writeText } from '../plan/yaml-text.ts';

const delimiters: Record<string, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars (|)',
};

export function fileInWords({ path, read, headers, delimiter, encoding }: FileWords): string {
  const name = { 'utf-8': 'UTF-8', 'latin-1': 'Latin-1' }[encoding] ?? encoding.toUpperCase();
  return `${path}: ${read} rows, ${headers.length} columns, delimited by ${delimiters[delimiter]}, ${name}`;
}

interface FileWords {
  path: string;
  read: number;
  headers: readonly string[];
  delimiter: string;
  encoding: string;
}

/** The YAML with the files in words above it, and the KPIs that the columns allow as comments below it. */
export function proposalText(
  lines: readonly string[],
  yaml: string,
  suggestions: readonly Suggestion[],
  id: string,
): string {
  const head = lines.map(line => `# ${visible(line)}`);
  const tail = suggestions.length
    ? [
        '',
        '# These KPIs can be computed from it. One to five are enough; take the # away before those you want.',
        '# kpis:',
        ...suggestions.flatMap(suggestion => kpiLines(suggestion, id).map(line => `# ${line}`)),
      ]
    : [];
  return `${[...head, 'sources:', yaml, ...tail].join('\n')}\n`;
}

export function kpiLines({ kpi, sentence }: Suggestion, source: string): string[] {
  return [
    `- id: ${kpi.id}`,
    ...wrapped(visible(sentence), 96).map(line => `  # ${line}`),
    `  name: ${writeText(kpi.name)}`,
    `  source: ${source}`,
    `  measure: ${flow(kpi.measure as unknown as Record<string, unknown>)}`,
    ...(kpi.stat ? [`  stat: ${kpi.stat}`] : []),
    ...(kpi.also ? [`  also: [${kpi.also.join(', ')}]`] : []),
  ];
}
