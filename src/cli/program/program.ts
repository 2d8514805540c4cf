/** What the command line understands. Each command imports its module when it runs, so that lint never pays for what report needs. */
import { Command } from 'commander';
import type { Io } from '../io.ts';
import { describeChecking } from './check.ts';
import { describeCompletion } from './complete.ts';
import { describeData } from './data.ts';
import { describeMeasuring } from './measure.ts';
import { describeSharing } from './share.ts';
import { unknownCommand } from './unknown-command.ts';
import { describeWriting } from './write.ts';

/** @param done takes the exit code of the command that was run */
export function describeProgram(io: Io, version: string, done: (code: number) => void): Command {
  const program = new Command('csplan');
  program
    .description('Customer service plans as code: lint the plan, compute its KPIs, run the cycle.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help; csplan COMMAND --help for one command')
    .option('--no-color', 'plain text without colour')
    .configureOutput({ writeOut: text => io.out(text), writeErr: text => io.err(text) })
    .showSuggestionAfterError(true)
    .showHelpAfterError('Run it with --help to see what it takes.')
    .exitOverride()
    .allowExcessArguments()
    .action(async (_options, command: Command) => {
      const [unknown] = command.args;
      if (unknown !== undefined) throw unknownCommand(unknown, program);
      const { runNext } = await import('../next.ts');
      done(await runNext(io));
    });
  /** Options of a command with the global ones, and the colours they allow. */
  const world = (): Io => (program.opts().color === false ? { ...io, color: false } : io);
  const running = { io, done, world };
  describeWriting(program, running);
  describeChecking(program, running);
  describeMeasuring(program, running);
  describeSharing(program, running);
  describeData(program, running);
  describeCompletion(program, version, running);
  return program;
}
