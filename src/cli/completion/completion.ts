/** `csplan completion SHELL`: what a shell needs to complete commands, options and the ids of rules. */
import { basename } from 'node:path';
import { CannotDo } from '../../diagnostic/faults.ts';
import { nearest } from '../../diagnostic/nearest.ts';
import { Exit, type Io } from '../io.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import type { SpokenCommand } from './spoken.ts';
import { zshScript } from './zsh.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };
type Shell = keyof typeof scripts;

/** Names of the shells that there are scripts for. */
export const shells = Object.keys(scripts) as Shell[];

/** How the script is loaded, in every new shell. */
const loading: Record<Shell, string> = {
  bash: 'add this to ~/.bashrc: source <(csplan completion bash)',
  zsh: 'add this to ~/.zshrc, behind compinit: source <(csplan completion zsh)',
  fish: 'csplan completion fish > ~/.config/fish/completions/csplan.fish',
};

/**
 * @param shell the name of one; the user's own without it
 * @throws CannotDo where it is not known
 */
export async function runCompletion(
  shell: string | undefined,
  program: SpokenCommand,
  version: string,
  io: Io,
): Promise<number> {
  const wanted = shell ?? basename(io.env.SHELL ?? '');
  const known = shells.find(name => name === wanted);
  if (!known) {
    const meant = shell === undefined ? undefined : nearest(shell, shells);
    throw new CannotDo(
      shell === undefined ? 'Which shell is it for?' : `csplan has no completion for "${wanted}".`,
      `${meant ? `Did you mean csplan completion ${meant}? ` : ''}Name one of ${shells.join(', ')}.`,
    );
  }
  io.out(
    `# Completion of csplan ${version} for ${known}. In every new shell: ${loading[known]}\n\n${scripts[known](program)}`,
  );
  return Exit.ok;
}
