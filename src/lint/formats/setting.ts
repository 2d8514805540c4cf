/** What a format has to know besides the findings. */
import type { Diagnostic, Severity } from '../../diagnostic/diagnostic.ts';

/** Colours, handed in: each takes text and gives text. */
export type Palette = Record<Severity | 'place' | 'faint' | 'good', (text: string) => string>;

export const plainPalette: Palette = {
  error: text => text,
  warning: text => text,
  info: text => text,
  place: text => text,
  faint: text => text,
  good: text => text,
};

export interface Setting {
  palette: Palette;
  /** Width of the terminal; undefined where it is none. */
  columns: number | undefined;
  /** How the person calls the program. */
  command: string;
  /** Version of csplan. */
  version: string;
  /** From this severity on a finding makes the run fail. */
  failOn: Severity;
  /** A file's path from the top of its repository, as forges know it; absolute where it lies outside. */
  fromRoot(file: string): string;
  /** What a finding of the run is known by from run to run. */
  fingerprint(found: Diagnostic): string;
}
