/** Every format by its name. */
import type { LintRun } from '../run.ts';
import { compact } from './compact.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';
import type { Setting } from './setting.ts';

/** One document, also where nothing was found. */
export const formats = {
  pretty,
  compact,
  json,
  sarif,
  junit,
  github,
  gitlab,
  markdown,
} as const satisfies Record<string, (run: LintRun, setting: Setting) => string>;

export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as Format[];
