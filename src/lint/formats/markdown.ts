/**
 * Findings as a comment under a pull request, in GitHub's Markdown, which GitLab reads as well: what, where, why, what
 * to do, and the corrected lines. Text of a plan is escaped, so that it is no markup, mentions nobody and links nowhere.
 */
import { type Diagnostic, type Severity, severities } from '../../diagnostic/diagnostic.ts';
import { codeBlock, inlineCode, text } from '../../diagnostic/markdown-text.ts';
import { applyEdits, type SourceText } from '../../diagnostic/text.ts';
import { clip, visibleLine } from '../../diagnostic/visible.ts';
import { diff } from '../diff.ts';
import { notRunIn } from '../not-run.ts';
import { countWords, type LintRun, numbered, resultsOf, suppressedWords, tally, unlistedOf } from '../run.ts';
import { regionOf } from './place.ts';
import type { Setting } from './setting.ts';

/** GitHub refuses comments of more than 65,536 characters; a little is left for what a workflow adds. */
const commentLimit = 65_000;
/** Longest text of one field, and longest diff, in characters: one finding shall not take the whole comment. */
const fieldLimit = 1500;
const diffLimit = 4000;

type Options = Pick<Setting, 'command' | 'fromRoot'>;

/** Begins with a line that nobody sees, by which a workflow finds its own comment again. */
export function markdown(run: LintRun, options: Options): string {
  const head = ['<!-- csplan lint -->', `### csplan lint: ${heading(run)}`];
  const foot = footOf(run, options);
  const most = severities.map(severity => moreWords(run, { [severity]: Number.MAX_SAFE_INTEGER }, options));
  const room =
    commentLimit - [...head, ...foot, ...most].reduce((length, part) => length + part.length + 2, 0);
  const { parts, left } = fitting(run, options, room);
  return `${[...head, ...parts, ...moreOf(run, left, options), ...foot].join('\n\n')}\n`;
}

function heading(run: LintRun): string {
  const found = resultsOf(run).some(({ counts }) => countWords(counts));
  return found ? text(tally(run)) : `nothing found in ${numbered(run.plans.length, 'plan')}`;
}

interface Shown {
  found: Diagnostic;
  source: SourceText | undefined;
}

/** Errors first; of what is too long for the comment it is counted how much. */
function fitting(
  run: LintRun,
  options: Options,
  room: number,
): { parts: string[]; left: Partial<Record<Severity, number>> } {
  const all = resultsOf(run).flatMap(({ diagnostics, sources }) =>
    diagnostics.map((found): Shown => ({ found, source: sources.get(found.file) })),
  );
  const parts: string[] = [];
  const left: Partial<Record<Severity, number>> = {};
  const explained = new Set<string>();
  let used = 0;
  for (const severity of [...severities].reverse()) {
    let title: string | undefined = `#### ${titles[severity]}`;
    for (const shown of all) {
      if (shown.found.severity !== severity) continue;
      const block = blockOf(shown, !explained.has(shown.found.ruleId), options);
      const added = title === undefined ? block : `${title}\n\n${block}`;
      if (used + added.length + 2 > room) left[severity] = (left[severity] ?? 0) + 1;
      else {
        parts.push(added);
        used += added.length + 2;
        explained.add(shown.found.ruleId);
        title = undefined;
      }
    }
  }
  return { parts, left };
}

const titles: Record<Severity, string> = { error: 'Errors', warning: 'Warnings', info: 'Notes' };

/** @param isReasoned the reason is told: it is the same for every finding of a rule */
function blockOf({ found, source }: Shown, isReasoned: boolean, options: Options): string {
  const said = (value: string): string => text(clip(value, fieldLimit));
  const path = clip(options.fromRoot(found.file), fieldLimit);
  const place = source ? `${path}:${regionOf(found.range, source).startLine}` : path;
  return [
    `**${said(found.message) || '…'}**\n${inlineCode(place)} · ${inlineCode(found.ruleId)}`,
    ...(isReasoned && found.why ? [said(found.why)] : []),
    ...(found.help ? [`**Do:** ${said(found.help)}`] : []),
    ...(found.fix && source ? correction(found, found.fix, source, options) : []),
  ].join('\n\n');
}

function correction(
  { file }: Diagnostic,
  { title, safe, edits }: NonNullable<Diagnostic['fix']>,
  source: SourceText,
  { command }: Options,
): string[] {
  const named = text(clip(title, fieldLimit));
  const how = safe
    ? `**Corrected** (${named}); ${inlineCode(`${command} lint --fix`)} writes it:`
    : `**One way to correct it** (${named}); take it if that is what you mean:`;
  const [, , ...lines] = diff({ path: file, before: source.text, after: applyEdits(source.text, edits) })
    .split('\n')
    // A tab is what some corrections are about.
    .map(line => visibleLine(line.replaceAll('\t', '→')));
  const block = codeBlock('diff', lines.slice(0, -1));
  return block.length > diffLimit
    ? [`${how.slice(0, -1)}. The lines are too long for a comment.`]
    : [how, block];
}

function moreOf(run: LintRun, left: Partial<Record<Severity, number>>, options: Options): string[] {
  return Object.keys(left).length ? [moreWords(run, left, options)] : [];
}

function moreWords(
  { plans }: LintRun,
  left: Partial<Record<Severity, number>>,
  { command }: Options,
): string {
  const counts = { error: 0, warning: 0, info: 0, ...left };
  const [only, another] = plans;
  const where = only && !another ? ` ${only.path}` : '';
  return `**${countWords(counts)} more** did not fit into this comment. ${inlineCode(`${command} lint${clip(where, fieldLimit)}`)} shows all.`;
}

function footOf(run: LintRun, { command }: Options): string[] {
  const found = resultsOf(run).flatMap(({ diagnostics }) => diagnostics);
  const unlisted = countWords(unlistedOf(run));
  const lines = [
    ...suppressedWords(run),
    unlisted && `Not shown: ${unlisted} (--quiet).`,
    found[0] && `${inlineCode(`${command} explain ${found[0].ruleId}`)} tells more about a rule.`,
    ...notRunIn(run).map(
      ({ ids, because }) =>
        `Not run: ${numbered(ids.length, 'rule')} such as ${inlineCode(ids[0])}. ${text(because)}`,
    ),
  ].filter(line => line);
  return lines.length ? [`<sub>${lines.join(' ')}</sub>`] : [];
}
