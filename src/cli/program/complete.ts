/** The command that lets a shell complete what is typed. */
import type { Command } from 'commander';
import type { Running } from './running.ts';

export function describeCompletion(program: Command, version: string, { done, world }: Running): void {
  program.commandsGroup('Around it');
  program
    .command('completion')
    .description('print what lets a shell complete commands, options and ids of rules')
    .argument('[shell]', 'bash, zsh or fish; your own without it')
    .action(async shell => {
      const [{ runCompletion }, { spokenProgram }] = await Promise.all([
        import('../completion/completion.ts'),
        import('./spoken-program.ts'),
      ]);
      done(await runCompletion(shell, spokenProgram(program), version, world()));
    });
}
