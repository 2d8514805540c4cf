/** The findings of a run, written in the format that was asked for. */
import { Chalk } from 'chalk';
import { github } from '../lint/formats/github.ts';
import { json } from '../lint/formats/json.ts';
import { type Palette, plainPalette, pretty } from '../lint/formats/pretty.ts';
import type { LintRun } from '../lint/run.ts';
import type { Io } from './io.ts';
import type { LintOptions } from './lint.ts';

export function formatted(run: LintRun, { format }: LintOptions, io: Io): string {
  if (format === 'json') return json(run);
  if (format === 'github') return github(run);
  return pretty(run, { palette: paletteOf(io), columns: io.columns ?? 110, command: io.command });
}

function paletteOf(io: Io): Palette {
  if (!io.color) return plainPalette;
  const chalk = new Chalk({ level: 1 });
  return {
    error: chalk.red.bold,
    warning: chalk.yellow.bold,
    info: chalk.blue.bold,
    place: chalk.cyan,
    faint: chalk.dim,
    good: chalk.green,
  };
}
