/** Findings for people: the place in its text, what is wrong, why, and what to do. */
import { compareCodePoints, type Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { SourceText } from '../../diagnostic/text.ts';
import { visibleLine, wrapped } from '../../diagnostic/visible.ts';
import type { DeeperCount, LintResult } from '../lint-plan.ts';
import { type NotRun, notRunIn } from '../not-run.ts';
import {
  countWords,
  deeperOf,
  inBaseline,
  type LintRun,
  newerIn,
  numbered,
  resultsOf,
  suppressedWords,
  tally,
  unlistedOf,
} from '../run.ts';
import { frameLine } from './frame.ts';
import { placeOf } from './place.ts';
import type { Setting } from './setting.ts';

export type PrettyOptions = Pick<Setting, 'palette' | 'columns' | 'command'>;

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

/** Columns where there is no terminal. */
const readable = 110;

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
  const width = Math.max((options.columns ?? readable) - 9, 30);
  const said = (label: string, text: string): string[] =>
    wrapped(spoken(text), width).map((line, i) => `  ${palette.faint((i ? '' : label).padEnd(6))} ${line}`);
  const lines = [
    ...wrapped(spoken(found.message), width).map((line, i) =>
      i ? `         ${line}` : `${palette[found.severity](found.severity.padEnd(8))} ${line}`,
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

/** Text on lines of its own: a build server takes a line that begins with :: or has ##[ in it for a command. */
function spoken(text: string): string {
  return visibleLine(text)
    .replace(/(^| )::/g, '$1: :')
    .replaceAll('##[', '## [');
}

/** The line before, and the line with carets under what is meant. */
function frame(found: Diagnostic, source: SourceText, { palette, columns }: PrettyOptions): string[] {
  const { line, column } = source.position(found.range.start);
  const text = source.line(line);
  const gutter = String(line).length + 2;
  const room = Math.max((columns ?? readable) - gutter - 3, 20);
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

/** Whole lines in a file, lines that fit on a terminal. */
function summary(run: LintRun, { palette, command, columns }: PrettyOptions): string {
  const found = resultsOf(run).flatMap(result => result.diagnostics);
  const unlisted = countWords(unlistedOf(run));
  const lines = found.length || unlisted ? [`${tally(run)}.`] : [inOrder(run, palette.good)];
  lines.push(...suppressedWords(run));
  if (unlisted) lines.push(`Not shown: ${unlisted}. Without --quiet they are.`);
  lines.push(...mostOften(found), ...mendable(found, command));
  if (found[0]) lines.push(`${command} explain ${found[0].ruleId} tells more about a rule.`);
  lines.push(...notRunIn(run).map(notRunWords), ...newerWords(newerIn(run)), ...deeperWords(deeperOf(run)));
  const fitting = columns === undefined ? lines : lines.flatMap(line => wrapped(line, Math.max(columns, 30)));
  return [...fitting, ''].join('\n');
}

function inOrder(run: LintRun, good: (text: string) => string): string {
  const [first, another] = run.plans;
  const paths = (first ? [first] : [...run.configurations, ...run.organizations]).map(({ path }) => path);
  if (!paths.length) return 'No plan was looked at.';
  const dates = new Set(run.plans.map(({ today }) => today));
  const judged = dates.size === 1 ? `, judged at ${[...dates][0]}` : '';
  const which = another ? numbered(run.plans.length, 'plan') : paths.map(visibleLine).join(', ');
  // Whoever has put findings away must not read that there are none.
  if (countWords(inBaseline(run))) return `${which}: nothing found beyond the baseline${judged}.`;
  const are = another ? '' : paths.length > 1 ? ' are' : ' is';
  return `${good(`${which}${are} in order`)}: nothing found${judged}.`;
}

/** Where there is a lot: which rules would take most of it away. */
function mostOften(found: readonly Diagnostic[]): string[] {
  const counts = new Map<string, number>();
  for (const { ruleId } of found) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  if (found.length < many || counts.size < 2) return [];
  const first = [...counts].sort(([a, m], [b, n]) => n - m || compareCodePoints(a, b)).slice(0, 5);
  return [`Most often: ${first.map(([rule, count]) => `${rule} ${count}`).join(', ')}.`];
}

const many = 20;

function mendable(found: readonly Diagnostic[], command: string): string[] {
  const count = found.filter(({ fix }) => fix?.safe).length;
  if (!count) return [];
  const which = count === found.length ? 'all of them' : count === 1 ? 'one of them' : `${count} of them`;
  return [`${command} lint --fix mends ${which}.`];
}

/** Once per run, however many plans there are. */
function notRunWords({ ids: [first, ...others], because }: NotRun): string {
  const which = others.length ? `${others.length + 1} rules such as ${first}` : `The rule ${first}`;
  return `Not run: ${which}. ${because}`;
}

/** Once per run as well. */
function newerWords([first, ...others]: readonly string[]): string[] {
  if (first === undefined) return [];
  return others.length
    ? [
        `${others.length + 1} rules such as ${first} are newer than rules_as_of in csplan.config.yaml: they are of severity info until it is raised, or until they are set by name.`,
      ]
    : [
        `The rule ${first} is newer than rules_as_of in csplan.config.yaml: it is of severity info until that is raised, or until it is set by name.`,
      ];
}

/** One line; none where no deeper depth would ask for more. */
function deeperWords([first, ...others]: readonly DeeperCount[]): string[] {
  if (!first) return [];
  const further = others.map(({ depth, count }) => `; at depth ${depth}, ${count}`).join('');
  return [`At depth ${first.depth}, ${first.count} more would be asked${further}.`];
}
