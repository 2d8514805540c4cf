/** The command line as commander knows it, with what can stand in each place, for completion. */
import type { Argument, Command, Option } from 'commander';
import { formatNames } from '../../lint/formats/formats.ts';
import { rules } from '../../rules/generated/registry.ts';
import { shells } from '../completion/completion.ts';
import type { SpokenCommand, SpokenOption, Values } from '../completion/spoken.ts';

const ruleIds = rules.map(({ id }) => id);
const ruleChoices = [...ruleIds, ...new Set(ruleIds.map(id => `${id.split('/')[0]}/*`))];

/** What can't be told from how an option is described, by its command and long flag. */
const known: Readonly<Record<string, Values>> = {
  'lint --only': { kind: 'words', words: ruleChoices, list: true },
  'lint --skip': { kind: 'words', words: ruleChoices, list: true },
  'lint --format': { kind: 'words', words: formatNames },
  'explain what': { kind: 'words', words: ruleIds },
  'completion shell': { kind: 'words', words: shells },
};

export function spokenProgram(command: Command, above: readonly string[] = []): SpokenCommand {
  const help = command.createHelp();
  const path = above.join(' ');
  const [argument] = command.registeredArguments;
  return {
    path,
    description: firstPart(command.description()),
    options: help.visibleOptions(command).map(option => spokenOption(option, path)),
    ...(argument && { values: valuesOf(argument, `${path} ${argument.name()}`) }),
    commands: command.commands.map(below => spokenProgram(below, [...above, below.name()])),
  };
}

function spokenOption(option: Option, path: string): SpokenOption {
  const takes = option.required || option.optional;
  return {
    flags: [option.short, option.long].filter(flag => flag !== undefined && flag !== null),
    description: firstPart(option.description),
    ...(takes && { values: valuesOf(option, `${path} ${option.long}`) }),
    ...(option.optional && !option.required && { optional: true }),
  };
}

function valuesOf(taken: Option | Argument, place: string): Values {
  const choices = taken.argChoices;
  if (choices) return { kind: 'words', words: choices };
  const special = known[place];
  if (special) return special;
  const called = 'flags' in taken ? (/<(.*)>/.exec(taken.flags)?.[1] ?? '') : taken.name();
  if (/^(?:folder)$/.test(called)) return { kind: 'folders' };
  return { kind: /^(?:plans?|path|files?|name=path)$/.test(called) ? 'files' : 'text' };
}

/** A line of a list of proposals is short: up to the first colon, semicolon or bracket. */
function firstPart(text: string): string {
  return text.split(/[:;(]/)[0]!.trim();
}
