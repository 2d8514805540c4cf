/**
 * main(argv, io) → exit code. The only place where errors become exit codes.
 */
import { CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { Exit, type Io } from './cli/io.ts';
import { describeProgram } from './cli/program/program.ts';
import { CannotDo } from './diagnostic/faults.ts';

export const version: string = packageJson.version;

export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code: number = Exit.ok;
  const program = describeProgram(io, version, result => {
    code = result;
  });
  try {
    await program.parseAsync(withOwnValues(argv), { from: 'user' });
    return io.signal.aborted ? Exit.interrupted : code;
  } catch (error) {
    return failure(error, argv, io);
  }
}

/** `--changed` takes a value after = alone: without one, the plan that may follow is none. */
function withOwnValues(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  return argv.map((arg, i) => (arg === '--changed' && (end < 0 || i < end) ? '--changed=' : arg));
}

function failure(error: unknown, argv: readonly string[], io: Io): number {
  if (io.signal.aborted) return Exit.interrupted;
  if (error instanceof CommanderError) return error.exitCode === 0 ? Exit.ok : Exit.cannot;
  if (error instanceof CannotDo) {
    io.err(
      `csplan: ${error.message}\n${error.help ? `  ${error.help.replace(/\bcsplan (?=[a-z-])/g, `${io.command} `)}\n` : ''}`,
    );
    return Exit.cannot;
  }
  const problem = error instanceof Error ? error : new Error(String(error));
  const code = (problem as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EDQUOT') {
    const reason =
      code === 'ENOSPC' || code === 'EDQUOT'
        ? 'there is no space left on the disk'
        : 'you have no permission to do that there';
    io.err(
      `csplan: ${(problem as NodeJS.ErrnoException).path ?? 'A file'} can't be written or read: ${reason}.\n`,
    );
    return Exit.cannot;
  }
  io.err(
    `csplan: This is a fault of csplan itself, not of your plan or your data. Nothing was changed by it.\n` +
      `  Please report it with these lines:\n` +
      `    csplan ${version}, Node ${process.versions.node}, ${process.platform}\n` +
      `    csplan ${argv.join(' ')}\n` +
      `    ${problem.name}: ${problem.message.split('\n')[0]}\n` +
      (io.env.CSPLAN_DEBUG
        ? `${problem.stack}\n`
        : '  With CSPLAN_DEBUG=1 set it says where in the program.\n'),
  );
  return Exit.fault;
}

/** Runs in the real process. */
export async function runProcess(): Promise<void> {
  const { processIo } = await import('./cli/process-io.ts');
  const { io, settle } = processIo();
  process.exitCode = await main(process.argv.slice(2), io);
  settle();
}
