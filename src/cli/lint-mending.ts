/** `--fix`, `--fix-unsafe` and `--fix-dry-run`: documents mended, and what changed written or shown. */
import { dirname, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { visibleLine } from '../diagnostic/visible.ts';
import { ConfigDocument } from '../lint/config-document.ts';
import { diff } from '../lint/diff.ts';
import { type ChangedFile, type Mendable, mend, tenable } from '../lint/fix.ts';
import type { LintResult } from '../lint/lint-plan.ts';
import { numbered, withRules } from '../lint/run.ts';
import { findConfig } from '../plan/config.ts';
import { countingFiles, topFiles } from '../plan/config-cascade.ts';
import type { Io } from './io.ts';
import type { LintOptions } from './lint.ts';
import type { LintOutput } from './lint-outputs.ts';
import type { Selection } from './lint-selection.ts';
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
  checked<D extends Mendable<D>>(document: D, lint: (document: D) => LintResult): LintResult {
    const findings = (document: D): Diagnostic[] => lint(document).diagnostics;
    const mended = this.isAsked ? this.mended(document, findings) : document;
    const result = lint(mended);
    const told = { ...result, diagnostics: tenable(mended, result.diagnostics, { lint: findings }) };
    return this.isChosen ? withRules(told, this.isChosen) : told;
  }

  /** The selection with its configurations as they are when mended: what they say then holds for the run. */
  async configured(selection: Selection, cwd: string): Promise<Selection> {
    if (!this.isAsked) return selection;
    const seen = new Set<string>();
    const texts = new Map<string, string>();
    for (const { path, kind } of selection.targets) {
      const absolute = resolve(cwd, path);
      const folder = kind === 'folder' ? absolute : dirname(absolute);
      const config = await findConfig(folder, cwd, selection.configs);
      for (const file of [...countingFiles(config), ...topFiles(config)]) {
        if (seen.has(file.path)) continue;
        seen.add(file.path);
        const mended = this.mended(new ConfigDocument(file), document => document.lint(config));
        const { text } = mended.file.source;
        if (text !== file.source.text) texts.set(file.path, text);
      }
    }
    return texts.size ? { ...selection, configs: selection.configs.withTexts(texts) } : selection;
  }

  /** All findings judge whether a fix is one; only those that count are mended. */
  private mended<D extends Mendable<D>>(document: D, lint: (document: D) => readonly Diagnostic[]): D {
    const mended = mend(document, {
      lint: document =>
        lint(document).map(found =>
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
