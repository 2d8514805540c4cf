/** What is known about an export format before a file of it is seen. */
import type { Source } from '../../plan/generated/types.ts';

export interface Preset {
  /** As a plan names it. */
  name: string;
  /** What it is the export of. */
  title: string;
  /** How to get the export, in a sentence or two. */
  howToGet: string;
  /** Headers that tell the format: a file that has all of one list is taken to be it. */
  signatures: readonly (readonly string[])[];
  /** Where signatures alone would take too many files for it: what else has to be so. */
  isIt?(headers: readonly string[]): boolean;
  /** Of a format without header: whether a first row, trimmed, is one of it. */
  isRow?(cells: readonly string[]): boolean;
  /** What a source with this preset says without saying it. */
  source: Pick<Source, 'timezone' | 'format' | 'key' | 'keep' | 'columns' | 'only' | 'exclude' | 'kind'>;
  /** What is peculiar about it, each a sentence. */
  quirks: readonly string[];
  /** Canonical columns that the export doesn't have, and a sentence on what can be measured all the same. */
  lacks?: { columns: readonly string[]; sentence: string };
}
