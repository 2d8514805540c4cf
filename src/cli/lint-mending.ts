/** `--fix`, `--fix-unsafe` and `--fix-dry-run`: documents mended, and what changed written or shown. */
import { resolve } from 'node:path';
import { visibleLine } from '../diagnostic/visible.ts';
import { diff } from '../lint/diff.ts';
import { type ChangedFile, mend } from '../lint/fix.ts';
import type { LintResult } from '../lint/lint-plan.ts';
import { numbered, withRules } from '../lint/run.ts';
import type { ReadDocument } from '../plan/document.ts';
import type { Io } from './io.ts';
import type { LintOptions } from './lint.ts';
import type { LintOutput } from './lint-outputs.ts';
import { replaceFiles } from './replace-files.ts';

type RuleChoice = ((ruleId: string) => boolean) | undefined;

/** Mends documents where an option asks for it, and keeps what that changes. */
export class Mending {
  readonly changed: ChangedFile[] = [];
  /** Findings that were mended. */
  count = 0;
  private readonly isAsked: boolean;
  private readonly unsafe: boolean;

  private readonly isChosen: RuleChoice;

  /** @param isChosen whether findings of a rule count in this run; undefined where all do */
  constructor({ fix, fixUnsafe, fixDryRun }: LintOptions, isChosen: RuleChoice) {
    this.isAsked = Boolean(fix || fixUnsafe || fixDryRun);
    this.unsafe = Boolean(fixUnsafe);
    this.isChosen = isChosen;
  }

  /** What is found in the document as it is when mended, of the rules that count. */
  checked<D extends ReadDocument<D>>(document: D, lint: (document: D) => LintResult): LintResult {
    const mended = this.isAsked ? this.mended(document, lint) : document;
    return this.isChosen ? withRules(lint(mended), this.isChosen) : lint(mended);
  }

  /** All findings judge whether a fix is one; only those that count are mended. */
  private mended<D extends ReadDocument<D>>(document: D, lint: (document: D) => LintResult): D {
    const mended = mend(document, {
      lint: document =>
        lint(document).diagnostics.map(found =>
          !this.isChosen || this.isChosen(found.ruleId) ? found : { ...found, fix: undefined },
        ),
      unsafe: this.unsafe,
    });
    this.changed.push(...mended.files);
    this.count += mended.count;
    return mended.document;
  }
}

/** Writes what was mended, or shows it; to stderr, but for the diff that was asked for. */
export async function deliverMending(
  { changed, count }: Mending,
  options: LintOptions,
  outputs: readonly LintOutput[],
  io: Io,
): Promise<void> {
  const flag = options.fixUnsafe ? '--fix-unsafe' : '--fix';
  if (options.fixDryRun) {
    const text = changed.map(file => visibleLines(diff(file))).join('');
    // Findings for programs are one document; a diff in front of it would break it.
    if (outputs.some(({ format, file }) => format === 'pretty' && file === undefined))
      io.out(text && `${text}\n`);
    else io.err(text);
    io.err(
      changed.length
        ? `${io.command} lint ${flag} would mend ${numbered(count, 'finding')}. Below: what would stay.\n`
        : `There is nothing that ${flag} could mend.\n`,
    );
    return;
  }
  if (!options.fix && !options.fixUnsafe) return;
  if (!changed.length) {
    io.err(`There was nothing that could be mended${options.fixUnsafe ? '' : ' safely'}.\n`);
    return;
  }
  await replaceFiles(
    changed.map(({ path, before, after }) => ({ path: resolve(io.cwd, path), shown: path, before, after })),
  );
  const files = changed.map(({ path }) => visibleLine(path)).join(' ');
  io.err(
    `Mended ${numbered(count, 'finding')} in ${files}.\nLook at it with git diff${options.fixUnsafe ? ', each change: it may not be what was meant' : ''}, then: git add ${files} && git commit -m "Mend what csplan lint ${flag} could"\n\n`,
  );
}

function visibleLines(text: string): string {
  return text.split('\n').map(visibleLine).join('\n');
}
