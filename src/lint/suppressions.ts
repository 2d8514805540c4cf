/** Which findings comments suppress. */
import type { Diagnostic, Fix, Range } from '../diagnostic/diagnostic.ts';
import type { PlanFile } from '../plan/document.ts';
import { toPointer } from '../plan/tree.ts';
import { type Directive, readDirective, type Word } from './directives.ts';
import { type NextNode, nextNode } from './next-node.ts';
import {
  isTrailing,
  misspelt,
  noReason,
  noRule,
  nothingFollows,
  refusal,
  type Said,
  trailing,
} from './suppression-mistakes.ts';

/** A finding that is not shown, and why. */
export interface SuppressedDiagnostic extends Diagnostic {
  suppression: {
    kind: 'comment' | 'baseline';
    /** As the comment gives it. */
    reason?: string;
  };
}

/** What a comment suppresses. */
export interface Suppression {
  file: PlanFile;
  directive: Directive;
  /** Those of the named rules that can be suppressed. */
  rules: readonly Word[];
  /** What it stands above; undefined where it speaks for the file. */
  node: NextNode | undefined;
  /** Of that. */
  pointer: string;
}

export interface SuppressionOptions {
  /** Ids of rules that no comment suppresses. */
  locked: ReadonlySet<string>;
  anchor(pointer: string): string;
}

export interface FileSuppressions {
  suppressions: Suppression[];
  /** What is wrong with the comments as they are written. */
  findings: Diagnostic[];
}

/** What the comments of files suppress. A file that can't be read has none: nothing is found in it either. */
export function suppressionsIn(files: readonly PlanFile[], options: SuppressionOptions): FileSuppressions {
  const all: FileSuppressions = { suppressions: [], findings: [] };
  for (const file of files) {
    if (file.failed) continue;
    for (const comment of file.comments) {
      const read = readDirective(comment);
      if (!read) continue;
      const { mistakes, suppression } =
        'word' in read ? { mistakes: [misspelt(read, file)] } : judged(read, file, options.locked);
      if (suppression) all.suppressions.push(suppression);
      const pointer = suppression?.pointer ?? toPointer(file.mount);
      all.findings.push(...mistakes.map(mistake => diagnose(mistake, file, pointer, options)));
    }
  }
  return all;
}

function judged(
  directive: Directive,
  file: PlanFile,
  locked: ReadonlySet<string>,
): { mistakes: Said[]; suppression?: Suppression } {
  const { comment, reach } = directive;
  if (reach === 'next' && isTrailing(comment, file)) return { mistakes: [trailing(directive, file)] };
  const node = reach === 'next' && file.tree ? nextNode(file.tree, comment.range.end) : undefined;
  if (reach === 'next' && !node) return { mistakes: [nothingFollows(directive)] };
  if (!directive.rules.length) return { mistakes: [noRule(directive)] };
  const refused = new Map(directive.rules.map(rule => [rule, refusal(rule, locked)]));
  // No reason would do where nothing can be suppressed.
  const isForbidden = [...refused.values()].every(said => said?.ruleId === 'suppression/not-allowed');
  return {
    mistakes: [
      ...(directive.reason === undefined && !isForbidden ? [noReason(directive)] : []),
      ...[...refused.values()].filter(said => said !== undefined),
    ],
    suppression: {
      file,
      directive,
      rules: directive.rules.filter(rule => !refused.get(rule)),
      node,
      pointer: toPointer([...file.mount, ...(node?.steps ?? [])]),
    },
  };
}

function diagnose(said: Said, file: PlanFile, pointer: string, { anchor }: SuppressionOptions): Diagnostic {
  return {
    severity: 'warning',
    ...said,
    file: file.source.path,
    pointer,
    anchor: anchor(pointer),
    serves: ['S4-2'],
  };
}

export interface Outcome {
  kept: Diagnostic[];
  suppressed: SuppressedDiagnostic[];
  /** The ids that each suppression has served for. */
  used: ReadonlyMap<Suppression, ReadonlySet<string>>;
}

/**
 * Takes out what is suppressed: of several comments that speak for a finding, by the one nearest to it.
 *
 * @param lent comments of files that lend the plan a part: their pointers are not the plan's
 */
export function suppress(
  findings: readonly Diagnostic[],
  own: readonly Suppression[],
  lent: readonly Suppression[] = [],
): Outcome {
  const used = new Map([...own, ...lent].map(suppression => [suppression, new Set<string>()]));
  const nearestFirst = [...used.keys()].sort((a, b) => width(a) - width(b));
  const foreign = new Set(lent);
  const outcome: Outcome = { kept: [], suppressed: [], used };
  for (const finding of findings) {
    const by = nearestFirst.find(
      suppression =>
        suppression.rules.some(({ text }) => text === finding.ruleId) &&
        (standsIn(suppression, finding) || (!foreign.has(suppression) && belongsTo(suppression, finding))),
    );
    if (by) {
      used.get(by)!.add(finding.ruleId);
      const { reason } = by.directive;
      const suppression = { kind: 'comment', ...(reason !== undefined && { reason }) } as const;
      outcome.suppressed.push({ ...finding, suppression });
    } else outcome.kept.push(finding);
  }
  return outcome;
}

function width({ node }: Suppression): number {
  return node ? node.range.end - node.range.start : Number.POSITIVE_INFINITY;
}

/** It is shown in what the comment stands above, or in the file that the comment speaks for. */
function standsIn({ node, file }: Suppression, finding: Diagnostic): boolean {
  if (finding.file !== file.source.path) return false;
  return !node || (node.range.start <= finding.range.start && finding.range.end <= node.range.end);
}

/** It is about that, wherever it is shown: what is absent from an entry is shown beside it. */
function belongsTo({ node, pointer }: Suppression, finding: Diagnostic): boolean {
  return node !== undefined && (finding.pointer === pointer || finding.pointer.startsWith(`${pointer}/`));
}

/**
 * Those of the comments that suppress nothing.
 *
 * @param isJudged whether a rule was run, and would find the same tomorrow: only then it is known
 */
export function unused(
  { used }: Outcome,
  suppressions: readonly Suppression[],
  isJudged: (ruleId: string, file: string) => boolean,
  options: SuppressionOptions,
): Diagnostic[] {
  return suppressions.flatMap(suppression => {
    const served = used.get(suppression)!;
    const idle = suppression.rules.filter(
      ({ text }) => isJudged(text, suppression.file.source.path) && !served.has(text),
    );
    return idle.length
      ? [diagnose(unusedMistake(suppression, idle), suppression.file, suppression.pointer, options)]
      : [];
  });
}

function unusedMistake(suppression: Suppression, idle: readonly Word[]): Said {
  const { node, file, directive } = suppression;
  return {
    ruleId: 'suppression/unused',
    range: directive.comment.range,
    message: `There is nothing of ${idle.map(({ text }) => text).join(' or ')} to suppress ${node ? 'there' : 'in this file'}.`,
    why: 'A suppression that is left behind hides the next mistake of its kind.',
    help: 'Delete the comment, or move it above what it was meant for.',
    ...(node && {
      related: [
        {
          message: 'It speaks for what begins here.',
          file: file.source.path,
          range: firstLineOf(node.range, file),
        },
      ],
    }),
    fix: withoutRules(suppression, idle),
  };
}

function firstLineOf({ start, end }: Range, { source: { text } }: PlanFile): Range {
  const line = /^[^\r\n]*/.exec(text.slice(start, end))![0];
  return { start, end: start + line.trimEnd().length };
}

function withoutRules({ directive, file }: Suppression, idle: readonly Word[]): Fix {
  const kept = directive.rules.filter(rule => !idle.includes(rule));
  if (!kept.length) return { title: 'Delete the comment', safe: true, edits: [deletion(directive, file)] };
  const range = { start: directive.rules[0]!.range.start, end: directive.rules.at(-1)!.range.end };
  return {
    title: `Take ${idle.map(({ text }) => text).join(' and ')} out of it`,
    safe: true,
    edits: [{ range, text: kept.map(({ text }) => text).join(', ') }],
  };
}

/** With its line where it stands alone on it, else with the spaces before it. */
function deletion({ comment: { range } }: Directive, { source: { text } }: PlanFile): Fix['edits'][number] {
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
  const before = text.slice(lineStart, range.start);
  if (/\S/.test(before))
    return { range: { start: lineStart + before.trimEnd().length, end: range.end }, text: '' };
  const newline = /^\r?\n/.exec(text.slice(range.end, range.end + 2))?.[0] ?? '';
  return { range: { start: lineStart, end: range.end + newline.length }, text: '' };
}
