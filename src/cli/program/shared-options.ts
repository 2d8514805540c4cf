import type { Command } from 'commander';
import { CannotDo } from '../../diagnostic/faults.ts';

/**
 * The options of a command below one that has options and arguments of its own. Where both have an option of one name,
 * commander gives it to the upper one, wherever it stands.
 *
 * @throws CannotDo for options of the upper command alone, which would do nothing here
 */
export function sharedOptions(command: Command): Record<string, unknown> {
  const upper = command.parent!;
  const own = new Set(command.options.map(option => option.attributeName()));
  const values = { ...command.opts() };
  for (const option of upper.options) {
    const name = option.attributeName();
    if (upper.getOptionValueSource(name) !== 'cli') continue;
    if (!own.has(name))
      throw new CannotDo(
        `${option.long} is for csplan ${upper.name()}, not for csplan ${upper.name()} ${command.name()}.`,
        `csplan ${upper.name()} ${command.name()} --help lists what it takes.`,
      );
    values[name] = upper.getOptionValue(name);
  }
  return values;
}
