/** Findings for people: the place in its text, what is wrong, why, and what to do. */
import type { Diagnostic, Severity } from '../../diagnostic/diagnostic.ts';
import type { SourceText } from '../../diagnostic/text.ts';
import { visibleLine, wrapped } from '../../diagnostic/visible.ts';
import type { LintResult } from '../lint-plan.ts';
import { type LintRun, numbered, resultsOf, tally } from '../run.ts';
import { frameLine } from './frame.ts';

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

export interface PrettyOptions {
  palette: Palette;
  /** Width of the terminal. */
  columns: number;
  /** How the person calls the program. */
  command: string;
}

export function pretty(run: LintRun, options: PrettyOptions): string {
  const explained = new Set<string>();
  const blocks = resultsOf(run).flatMap(result =>
    result.diagnostics.map((found, i, all) => {
      const framed = !isSamePlace(found, all[i - 1]);
      // The reason is the same for every finding of a rule: it is told once.
      const reasoned = !explained.has(found.ruleId);
      explained.add(found.ruleId);
      return block(found, result, { ...options, framed, reasoned });
    }),
  );
  return [...blocks, summary(run, options)].join('\n');
}

function isSamePlace(a: Diagnostic, b: Diagnostic | undefined): boolean {
  return a.file === b?.file && a.range.start === b.range.start && a.range.end === b.range.end;
}

interface BlockOptions extends PrettyOptions {
  /** The text is shown: it isn't the one that the finding before has shown. */
  framed: boolean;
  reasoned: boolean;
}

function block(found: Diagnostic, { sources }: LintResult, options: BlockOptions): string {
  const { palette, framed, reasoned, command } = options;
  const source = sources.get(found.file);
  const width = Math.max(options.columns - 9, 30);
  const said = (label: string, text: string): string[] =>
    wrapped(visibleLine(text), width).map(
      (line, i) => `  ${palette.faint((i ? '' : label).padEnd(6))} ${line}`,
    );
  const lines = [
    ...wrapped(visibleLine(found.message), width).map((line, i) =>
      i ? `         ${line}` : `${palette[found.severity](wordOf(found.severity).padEnd(8))} ${line}`,
    ),
    `  ${palette.place(placeOf(found, source))}  ${palette.faint(found.ruleId)}`,
    ...(framed && source && found.range.end > 0 ? frame(found, source, options) : []),
    ...(reasoned && found.why ? said('why', found.why) : []),
    ...(found.help ? said('do', found.help) : []),
    ...(found.related ?? []).flatMap(other =>
      said('see', `${placeOf(other, sources.get(other.file))}  ${other.message}`),
    ),
    ...(found.fix?.safe ? said('fix', `${found.fix.title}: ${command} lint --fix does it.`) : []),
  ];
  return `${lines.join('\n')}\n`;
}

function wordOf(severity: Severity): string {
  return severity === 'info' ? 'note' : severity;
}

function placeOf(
  { file, range }: Pick<Diagnostic, 'file' | 'range'>,
  source: SourceText | undefined,
): string {
  if (!source) return visibleLine(file);
  const { line, column } = source.position(range.start);
  return `${visibleLine(file)}:${line}:${column}`;
}

/** The line before, and the line with carets under what is meant. */
function frame(found: Diagnostic, source: SourceText, { palette, columns }: PrettyOptions): string[] {
  const { line, column } = source.position(found.range.start);
  const text = source.line(line);
  const gutter = String(line).length + 2;
  const room = Math.max(columns - gutter - 3, 20);
  const numberedLine = (number: number, shown: string): string =>
    `${palette.faint(`${String(number).padStart(gutter)} |`)} ${shown}`.trimEnd();
  const start = column - 1;
  const marked = frameLine(
    text,
    start,
    Math.min(start + found.range.end - found.range.start, text.length),
    room,
  );
  const before = line > 1 ? frameLine(source.line(line - 1), 0, 0, room).text : '';
  return [
    ...(before.trim() === '' ? [] : [numberedLine(line - 1, before)]),
    numberedLine(line, marked.text),
    `${palette.faint(`${' '.repeat(gutter)} |`)} ${' '.repeat(marked.before)}${palette[found.severity]('^'.repeat(marked.marked))}`,
  ];
}

function summary(run: LintRun, { palette, command }: PrettyOptions): string {
  const found = resultsOf(run).flatMap(result => result.diagnostics);
  const lacking = new Set(run.plans.flatMap(({ notRun }) => notRun));
  const notRun = lacking.size ? `${notRunWords([...lacking])}\n` : '';
  if (!found.length) {
    const [first, another] = run.plans;
    const paths = first ? [first.path] : run.organizations.map(({ path }) => path);
    const which = another
      ? `${numbered(run.plans.length, 'plan')} in order`
      : `${paths.map(visibleLine).join(', ')} ${paths.length > 1 ? 'are' : 'is'} in order`;
    return `${palette.good(which)}: nothing found${first ? `, judged at ${first.today}` : ''}.\n${notRun}`;
  }
  const lines = [`${tally(run)}.`];
  const mendable = found.filter(({ fix }) => fix?.safe).length;
  if (mendable)
    lines.push(
      `${command} lint --fix mends ${mendable === found.length ? 'all of them' : mendable === 1 ? 'one of them' : `${mendable} of them`}.`,
    );
  lines.push(`${command} explain ${found[0]!.ruleId} tells more about a rule.`);
  return `${lines.join('\n')}\n${notRun}`;
}

/** Once per run, however many plans there are. */
function notRunWords(ids: readonly string[]): string {
  const [first, ...others] = ids;
  const which = others.length ? `${ids.length} rules such as ${first}` : `The rule ${first}`;
  return `Not run: ${which}. Figures are needed for that: csplan lint --data takes them from the exports.`;
}
