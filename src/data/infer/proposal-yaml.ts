/** A proposal as the YAML of a source, with what speaks for each line behind it. */
import type { ColumnDefinition } from '../../plan/generated/types.ts';
import { quoted, writeText } from '../../plan/yaml-text.ts';
import type { Proposal, ProposedColumn } from './proposal.ts';

/** The entry of one source below `sources:`, each line indented by two. */
export function sourceYaml(id: string, files: readonly string[], proposal: Proposal): string {
  const { preset, format, key, keep, columns } = proposal;
  const lines = [
    `${id}:`,
    // Above the fields: a comment behind the last one would end up behind the next source.
    ...presetLines(proposal),
    ...otherLines(proposal),
    `  files: ${list(files)}`,
    ...(preset ? [`  preset: ${preset.name}   # ${preset.title}`] : []),
    ...(format ? [`  format: ${flow(format as Record<string, unknown>)}`] : []),
    ...(key ? [`  key: ${text(key.name)}   # ${comment(key.because)}`] : []),
    ...(keep ? [`  keep: {last: ${keep.last}}`] : []),
    ...(columns.length ? ['  columns:', ...columnLines(columns)] : []),
  ];
  return lines.map(line => (line === '' ? '' : `  ${line}`)).join('\n');
}

function columnLines(columns: readonly ProposedColumn[]): string[] {
  const written = columns.map(column => `    ${column.name}: ${columnYaml(column)}`);
  const width = Math.min(72, Math.max(...written.map(line => line.length)));
  return written.map((line, i) => `${line.padEnd(width)}   # ${comment(columns[i]!.because)}`);
}

export function columnYaml({ headers, time, definition }: ProposedColumn): string {
  if (time !== undefined) return flow({ date: headers[0]!, time, ...definition });
  const from = headers.length === 1 ? headers[0]! : headers;
  if (Object.keys(definition).length === 0) return Array.isArray(from) ? list(from) : text(from);
  return flow({ from, ...definition } satisfies ColumnDefinition);
}

function presetLines({ preset, ofPreset, columns }: Proposal): string[] {
  const read = ofPreset.filter(column => !columns.includes(column));
  if (!preset || read.length === 0) return [];
  return wrap(
    `The preset reads ${read.map(({ name, headers }) => `${name} from ${headers.map(comment).join(' or ')}`).join(', ')}.`,
  );
}

function otherLines({ others }: Proposal): string[] {
  const used = others.filter(({ because }) => because !== 'empty');
  if (used.length === 0) return [];
  return wrap(
    `By their headers can be used: ${used.map(({ header, because }) => `${comment(header)} (${because})`).join('; ')}.`,
  );
}

/** Comment lines of at most 110 columns. */
function wrap(sentence: string): string[] {
  const lines: string[] = [];
  let line = '  #';
  for (const word of sentence.split(' ')) {
    if (line.length + word.length + 1 > 108) {
      lines.push(line);
      line = '  #';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

/** A text as a value, on one line and safe within braces. */
function text(value: string): string {
  const written = writeText(value);
  return written.includes('\n') || /[,[\]{}]/.test(written.replace(/^(['"]).*\1$/, ''))
    ? quoted(value)
    : written;
}

function list(values: readonly string[]): string {
  return values.length === 1 ? text(values[0]!) : `[${values.map(text).join(', ')}]`;
}

export function flow(value: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => `${/^[\w-]+$/.test(key) ? key : quoted(key)}: ${flowValue(inner)}`);
  return `{${entries.join(', ')}}`;
}

function flowValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowValue).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return flow(value as Record<string, unknown>);
  return typeof value === 'string' ? text(value) : String(value);
}

/** What may stand in a comment: one line without anything unseen. */
function comment(value: string): string {
  return value.replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}
