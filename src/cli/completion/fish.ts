/** A completion script for fish, with the descriptions of commands and options. */
import { allCommands, nameOf, type SpokenCommand, type SpokenOption, type Values } from './spoken.ts';

export function fishScript(program: SpokenCommand): string {
  const commands = allCommands(program);
  const paths = commands.flatMap(({ path }) =>
    path ? [quoted(path.includes(' ') ? path : ` ${path}`)] : [],
  );
  return `# Whether the words so far make this command.
function __csplan_at
    set -l command ''
    for word in (commandline -opc)[2..-1]
        if contains -- "$command $word" ${paths.join(' ')}
            set command (string trim -- "$command $word")
        end
    end
    test "$command" = "$argv[1]"
end

# Several with commas: the last one is completed.
function __csplan_list
    set -l before (string match -r '^.*,' -- (commandline -ct); or echo '')
    printf '%s\\n' $before$argv
end

complete -c csplan -e
${commands.flatMap(lines).join('\n')}
`;
}

function lines(command: SpokenCommand): string[] {
  const at = `complete -c csplan -n ${quoted(`__csplan_at ${quoted(command.path)}`)}`;
  const below = command.commands.map(one => `${at} -f -a ${nameOf(one)} -d ${quoted(one.description)}`);
  const values = command.commands.length ? [] : [`${at} ${behind(command.values ?? { kind: 'text' })}`];
  return [...below, ...values, ...command.options.map(option => `${at} ${optionWords(option)}`)];
}

function optionWords({ flags, description, values, optional }: SpokenOption): string {
  const names = flags.map(flag => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const taken = values && !optional ? ` -r ${behind(values)}` : '';
  return `${names.join(' ')}${taken} -d ${quoted(description)}`;
}

function behind(values: Values): string {
  switch (values.kind) {
    case 'files':
      return '-F';
    case 'folders':
      return "-f -a '(__fish_complete_directories (commandline -ct))'";
    case 'text':
      return '-f';
    case 'words':
      return `-f -a ${quoted(values.list ? `(__csplan_list ${values.words.map(quoted).join(' ')})` : values.words.join(' '))}`;
  }
}

/** In single quotes, in which fish knows two escapes. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
