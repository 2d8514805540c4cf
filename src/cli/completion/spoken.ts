/** What a user can type behind `csplan`, as completion scripts need it. */

/** What can stand in a place; `files` and `folders` are left to the shell, of `text` nothing is known. */
export type Values =
  | { kind: 'files' | 'folders' | 'text' }
  /** `list`: several, with commas. */
  | { kind: 'words'; words: readonly string[]; list?: boolean };

export interface SpokenOption {
  /** `-h` and `--help`: each way to write it. */
  flags: readonly string[];
  description: string;
  /** Undefined for one that takes no value. */
  values?: Values;
  /** Its value may be left out, and stands behind an equals sign. */
  optional?: boolean;
}

export interface SpokenCommand {
  /** `data infer`; empty for csplan itself. */
  path: string;
  description: string;
  options: readonly SpokenOption[];
  /** What stands behind it that is no option; undefined where nothing does. */
  values?: Values;
  /** The commands below it. */
  commands: readonly SpokenCommand[];
}

/** The command and all below it, those above first. */
export function allCommands(command: SpokenCommand): SpokenCommand[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

/** Lists of words that are long, each once, by the name of the variable that holds it in a script. */
export function longLists(program: SpokenCommand): Map<string, readonly string[]> {
  const lists = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  for (const { values: own, options } of allCommands(program))
    for (const values of [own, ...options.map(option => option.values)]) {
      if (values?.kind !== 'words' || values.words.length <= long || seen.has(values.words.join(' ')))
        continue;
      seen.add(values.words.join(' '));
      lists.set(`_csplan_list_${lists.size + 1}`, values.words);
    }
  return lists;
}

/** Longer lists than this are written once. */
const long = 20;

/** The variable that holds these words; undefined for those that stand where they are needed. */
export function variableOf(
  words: readonly string[],
  lists: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  return [...lists].find(([, list]) => list.join(' ') === words.join(' '))?.[0];
}

/** The last word of a command's path: what is typed. */
export function nameOf({ path }: SpokenCommand): string {
  return path.slice(path.lastIndexOf(' ') + 1);
}

/** A text in single quotes for a shell of the Bourne family. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
