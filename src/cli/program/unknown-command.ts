import type { Command } from 'commander';
import { CannotDo } from '../../diagnostic/faults.ts';
import { nearest } from '../../diagnostic/nearest.ts';

/** `group` is the program, or the command whose commands are meant: `csplan data`. */
export function unknownCommand(written: string, group: Command): CannotDo {
  const before = group.parent ? `csplan ${group.name()}` : 'csplan';
  const names = group.commands.map(command => command.name());
  const meant = nearest(written, names);
  return new CannotDo(
    `There is no command "${group.parent ? `${group.name()} ` : ''}${written}".`,
    meant
      ? `Did you mean ${before} ${meant}?`
      : `The commands are ${names.join(', ')}; ${before} --help describes them.`,
  );
}
