/** What every text for a terminal is laid out on: its width, its signs, its colours. */
import { visible } from '../diagnostic/visible.ts';
import type { Tone } from './status.ts';
import { cut, toAscii } from './terminal-text.ts';

/** Colours from outside: this room knows what is to be coloured, not how. */
export interface Palette {
  tone(text: string, tone: Tone): string;
  strong(text: string): string;
  quiet(text: string): string;
}

export const noColours: Palette = { tone: text => text, strong: text => text, quiet: text => text };

export interface TerminalOptions {
  /** Columns; 80 where there is no terminal. */
  width: number;
  ascii: boolean;
  palette: Palette;
}

/** What the renderers work with: the palette works on text that has its final width already. */
export interface TerminalPage extends TerminalOptions {
  /** In ASCII where that is asked for, so that widths are counted on what is printed. */
  say(text: string): string;
  /** As much of it as has room. */
  within(text: string, columns: number): string;
}

const narrowest = 40;
const widest = 110;

export function terminalPage(options: TerminalOptions): TerminalPage {
  const say = (text: string) => (options.ascii ? toAscii(visible(text)) : visible(text));
  return {
    ...options,
    width: Math.min(Math.max(options.width, narrowest), widest),
    say,
    within: (text, columns) => cut(say(text), columns, options.ascii ? '...' : '…'),
  };
}
