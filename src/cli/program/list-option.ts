import { Option } from 'commander';

/** An option that can be given as often as wanted. */
export function listOption(flags: string, description: string): Option {
  const option = new Option(flags, description);
  return option.argParser((value: string, all: string[] | undefined) => [...(all ?? []), value]);
}
