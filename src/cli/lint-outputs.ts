/** What `--format` asks for: which formats, and where each is written to. */
import { resolve } from 'node:path';
import { CannotDo } from '../diagnostic/faults.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { type Format, formatNames } from '../lint/formats/formats.ts';

export interface LintOutput {
  format: Format;
  /** As the user wrote it; standard output without one. */
  file?: string;
}

/**
 * `pretty` without any.
 *
 * @param written each `name` or `name=file`
 * @throws CannotDo where a format is unknown, or two would be written to one place
 */
export function lintOutputs(written: readonly string[], cwd: string): LintOutput[] {
  if (!written.length) return [{ format: 'pretty' }];
  const outputs = written.map(readOutput);
  const taken = new Map<string, string>();
  for (const [i, { file }] of outputs.entries()) {
    const place = file === undefined ? '' : resolve(cwd, file);
    const before = taken.get(place);
    if (before !== undefined)
      throw new CannotDo(
        `--format ${before} and --format ${written[i]} would be written to one place.`,
        'Give all but one a file of its own: --format pretty --format sarif=findings.sarif',
      );
    taken.set(place, written[i]!);
  }
  return outputs;
}

function readOutput(written: string): LintOutput {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(written) ?? [];
  const format = formatNames.find(known => known === name.trim().toLowerCase());
  if (!format) {
    const meant = nearest(name, formatNames);
    throw new CannotDo(
      `There is no format "${name}".`,
      `${meant ? `Did you mean ${meant}? ` : ''}The formats are ${formatNames.join(', ')}.`,
    );
  }
  if (file?.trim() === '')
    throw new CannotDo(
      `--format ${written} names no file.`,
      `Write --format ${format} for standard output, or --format ${format}=FILE.`,
    );
  return { format, ...(file !== undefined && { file }) };
}
