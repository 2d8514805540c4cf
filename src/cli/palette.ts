/** The colours of a terminal. */
import { Chalk } from 'chalk';
import { noColours, type Palette } from '../report/terminal-page.ts';
import type { Io } from './io.ts';

export function paletteOf(io: Io): Palette {
  if (!io.color) return noColours;
  const chalk = new Chalk({ level: 1 });
  const tones = { good: chalk.green, near: chalk.yellow, bad: chalk.red, none: chalk.dim };
  // chalk joins all arguments: as a callback of `map` it would write the index as well.
  return {
    tone: (text, tone) => tones[tone](text),
    strong: text => chalk.bold(text),
    quiet: text => chalk.dim(text),
  };
}
