/** A completion script for bash. */
import {
  allCommands,
  longLists,
  nameOf,
  quoted,
  type SpokenCommand,
  type Values,
  variableOf,
} from './spoken.ts';

type Lists = ReadonlyMap<string, readonly string[]>;

/**
 * bash takes `=` for the end of a word, so that `--fail-on=e` comes as three. Where nothing is proposed it completes
 * names of files.
 */
export function bashScript(program: SpokenCommand): string {
  const commands = allCommands(program);
  const lists = longLists(program);
  const paths = commands.flatMap(({ path }) =>
    path ? [quoted(path.includes(' ') ? path : ` ${path}`)] : [],
  );
  return `${[...lists].map(([name, words]) => `${name}=${quoted(words.join(' '))}\n`).join('')}
# Takes lines: a pattern such as goal/* must not become the names of files.
_csplan_take() {
  local line
  while IFS= read -r line; do COMPREPLY+=("$line"); done
}

_csplan_words() {
  _csplan_take < <(compgen -W "$1" -- "$current")
}

# Several with commas: the last one is completed.
_csplan_several() {
  local before=
  [[ $current == *,* ]] && before=\${current%,*},
  _csplan_take < <(compgen -P "$before" -W "$1" -- "\${current##*,}")
}

_csplan_folders() {
  compopt -o filenames 2> /dev/null
  _csplan_take < <(compgen -d -- "$current")
}

# Nothing is known, and no file is meant.
_csplan_text() {
  compopt +o default 2> /dev/null
}

_csplan() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command= i
  COMPREPLY=()
  if [[ $current == = ]]; then
    current=
  elif [[ $previous == = ]]; then
    previous=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command \${COMP_WORDS[i]}" in
      ${paths.join(' | ')}) command=\${command:+$command }\${COMP_WORDS[i]} ;;
    esac
  done
  case "$command $previous" in
${commands.flatMap(command => optionCases(command, lists)).join('\n')}
    *)
      if [[ $current == -* ]]; then
        case $command in
${commands.map(optionsCase).join('\n')}
        esac
      else
        case $command in
${commands.map(command => valuesCase(command, lists)).join('\n')}
        esac
      fi
      ;;
  esac
}

complete -o default -F _csplan csplan
`;
}

/** What stands behind each option that takes a value. */
function optionCases({ path, options }: SpokenCommand, lists: Lists): string[] {
  return options.flatMap(({ flags, values, optional }) =>
    values && !optional
      ? [`    ${flags.map(flag => quoted(`${path} ${flag}`)).join(' | ')}) ${proposal(values, lists)} ;;`]
      : [],
  );
}

function optionsCase({ path, options }: SpokenCommand): string {
  return `          ${quoted(path)}) _csplan_words ${quoted(options.flatMap(({ flags }) => flags).join(' '))} ;;`;
}

function valuesCase({ path, commands, values }: SpokenCommand, lists: Lists): string {
  const words = commands.map(nameOf);
  const proposed: Values = words.length ? { kind: 'words', words } : (values ?? { kind: 'text' });
  return `          ${quoted(path)}) ${proposal(proposed, lists)} ;;`;
}

function proposal(values: Values, lists: Lists): string {
  switch (values.kind) {
    case 'files':
      return ':';
    case 'folders':
      return '_csplan_folders';
    case 'text':
      return '_csplan_text';
    case 'words': {
      const variable = variableOf(values.words, lists);
      return `${values.list ? '_csplan_several' : '_csplan_words'} ${variable ? `"$${variable}"` : quoted(values.words.join(' '))}`;
    }
  }
}
