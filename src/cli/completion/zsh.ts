/** A completion script for zsh, with the descriptions of commands and options. */
import {
  allCommands,
  longLists,
  nameOf,
  quoted,
  type SpokenCommand,
  type SpokenOption,
  type Values,
  variableOf,
} from './spoken.ts';

type Lists = ReadonlyMap<string, readonly string[]>;

export function zshScript(program: SpokenCommand): string {
  const commands = allCommands(program);
  const lists = longLists(program);
  const paths = commands.flatMap(({ path }) =>
    path ? [quoted(path.includes(' ') ? path : ` ${path}`)] : [],
  );
  return `${[...lists].map(([name, words]) => `typeset -ga ${name}\n${name}=(${words.map(quoted).join(' ')})\n`).join('')}
_csplan() {
  local command= i
  local -i at=1
  local -a below
  for ((i = 2; i < CURRENT; i++)); do
    case "$command $words[i]" in
      ${paths.join(' | ')}) command=\${command:+$command }$words[i]; at=$i ;;
    esac
  done
  # What follows sees the command as one word.
  words=("\${(@)words[at,-1]}")
  (( CURRENT -= at - 1 ))
  case $command in
${commands.map(command => commandCase(command, lists)).join('\n')}
  esac
}

compdef _csplan csplan
`;
}

function commandCase({ path, options, commands, values }: SpokenCommand, lists: Lists): string {
  const specs = options.flatMap(option => optionSpecs(option, lists));
  if (!commands.length) {
    const behind = values ? [quoted(`*: :${action(values, lists)}`)] : [];
    return `    ${quoted(path)}) _arguments -S ${[...specs, ...behind].join(' ')} ;;`;
  }
  const names = commands.map(command => quoted(`${nameOf(command)}:${command.description}`));
  return `    ${quoted(path)})
      below=(${names.join(' ')})
      _arguments -S ${specs.join(' ')} '1:command:{_describe command below}'
      ;;`;
}

function optionSpecs({ flags, description, values, optional }: SpokenOption, lists: Lists): string[] {
  const text = `[${description.replace(/[[\]\\:]/g, '\\$&')}]`;
  return flags.map(flag => {
    if (!values) return quoted(`*${flag}${text}`);
    const sign = flag.startsWith('--') ? (optional ? '=-' : '=') : '';
    return quoted(`*${flag}${sign}${text}${optional ? '::' : ':'} :${action(values, lists)}`);
  });
}

/** What zsh does to find what can stand there. */
function action(values: Values, lists: Lists): string {
  switch (values.kind) {
    case 'files':
      return '_files';
    case 'folders':
      return '_files -/';
    case 'text':
      return '( )';
    case 'words': {
      const variable = variableOf(values.words, lists);
      if (variable) return `${values.list ? '_sequence ' : ''}compadd - $${variable}`;
      return `(${values.words.join(' ')})`;
    }
  }
}
