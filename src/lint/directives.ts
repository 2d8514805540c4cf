/** Comments that speak to csplan: `# csplan-disable-next goal/no-target -- the council decides in May`. */
import type { Range } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { Comment } from '../plan/tree.ts';

/** A word of a comment. */
export interface Word {
  text: string;
  range: Range;
}

/** What a comment suppresses: findings of these rules at the next entry and below it, or in the file. */
export interface Directive {
  comment: Comment;
  reach: 'next' | 'file';
  /** As they are written, known or not. */
  rules: readonly Word[];
  /** Undefined where there is none. */
  reason: string | undefined;
  /** Where `-- ` is missing in front of what may be the reason. */
  unmarkedReason: number | undefined;
}

/** A comment that is meant as a directive and is none. */
export interface Misspelt {
  comment: Comment;
  word: Word;
  /** `nothing`: it is to end a suppression, which ends by itself. */
  meant: Name | 'nothing';
}

const names = { 'csplan-disable-next': 'next', 'csplan-disable-file': 'file' } as const;
type Name = keyof typeof names;

/** Undefined for a comment that speaks to people. */
export function readDirective(comment: Comment): Directive | Misspelt | undefined {
  const lead = /^#+\s*/.exec(comment.text)![0].length;
  const body = comment.text.slice(lead);
  const [written] = /^\S*/.exec(body)!;
  if (Object.hasOwn(names, written)) return directive(comment, written as Name, lead + written.length);
  return misspelt(comment, body, lead);
}

function directive(comment: Comment, name: Name, at: number): Directive {
  const { text, range } = comment;
  // Editors turn two hyphens into a dash.
  const separator = /--+|[–—]/.exec(text.slice(at));
  const end = separator ? at + separator.index : text.length;
  const words = [...text.slice(at, end).matchAll(/[^\s,;]+/g)].map(({ 0: word, index }) => ({
    text: word,
    range: { start: range.start + at + index, end: range.start + at + index + word.length },
  }));
  const said = separator ? text.slice(end + separator[0].length).trim() : '';
  // Without the hyphens the ids end where the first word follows that has no section.
  const ids = separator ? words.length : Math.max(words.findIndex(isProse), 0) || words.length;
  return {
    comment,
    reach: names[name],
    rules: words.slice(0, ids),
    reason: /[\p{L}\p{N}]/u.test(said) ? said : undefined,
    unmarkedReason: words[ids]?.range.start,
  };
}

function isProse({ text }: Word, index: number): boolean {
  return index > 0 && !text.includes('/');
}

/** What other linters call it, and what people might. */
const otherNames: Record<string, Misspelt['meant']> = {
  'disable-next': 'csplan-disable-next',
  'disable-next-line': 'csplan-disable-next',
  'disable-line': 'csplan-disable-next',
  disable: 'csplan-disable-next',
  'ignore-next': 'csplan-disable-next',
  'ignore-next-line': 'csplan-disable-next',
  'ignore-line': 'csplan-disable-next',
  ignore: 'csplan-disable-next',
  'suppress-next': 'csplan-disable-next',
  suppress: 'csplan-disable-next',
  'disable-file': 'csplan-disable-file',
  'disable-all': 'csplan-disable-file',
  'ignore-file': 'csplan-disable-file',
  'ignore-all': 'csplan-disable-file',
  'suppress-file': 'csplan-disable-file',
  'enable-next': 'nothing',
  'enable-file': 'nothing',
  enable: 'nothing',
};

function misspelt(comment: Comment, body: string, lead: number): Misspelt | undefined {
  const command = joined(body) ?? apart(body) ?? typo(body);
  if (!command) return undefined;
  const start = comment.range.start + lead;
  const word = {
    text: body.slice(0, command.length),
    range: { start, end: start + command.length },
  };
  return { comment, word, meant: command.meant };
}

/** What the beginning of a comment is meant for, and how long it is. */
interface Command {
  meant: Misspelt['meant'];
  length: number;
}

/** `csplan-ignore`, `csplan_disable_next`. */
function joined(body: string): Command | undefined {
  const match = /^csplan[-_.:]+([a-z][a-z_-]*):?(?=\s|$)/i.exec(body);
  const name = match && nearest(tidy(match[1]!), Object.keys(otherNames));
  return name ? { meant: otherNames[name]!, length: match[0].length } : undefined;
}

/** `csplan: disable goal/no-target`, `disable-next goal/no-target`. Prose can begin like that; it names no rule. */
function apart(body: string): Command | undefined {
  const match =
    /^(?:csplan:?\s+([a-z_-]+(?:\s+(?:next|file|line|all))?)|([a-z]+-[a-z-]+))(?=\s+[a-z_-]+\/[a-z-])/i.exec(
      body,
    );
  const name = match && tidy((match[1] ?? match[2])!);
  return name && Object.hasOwn(otherNames, name)
    ? { meant: otherNames[name]!, length: match[0].length }
    : undefined;
}

/** `cspaln-disable-next`. */
function typo(body: string): Command | undefined {
  const [written] = /^\S*/.exec(body)!;
  const name = /^c\S*-\S/i.test(written) ? nearest(written, Object.keys(names)) : undefined;
  return name ? { meant: name as Name, length: written.length } : undefined;
}

function tidy(command: string): string {
  return command.toLowerCase().replace(/[\s_]+/g, '-');
}
