/** The real process as an `Io`. */
import type { Io } from './io.ts';

export function processIo(): { io: Io; settle: () => void } {
  const interrupt = new AbortController();
  const onInterrupt = (): void => {
    // The second Ctrl-C doesn't wait for anything.
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort();
  };
  process.on('SIGINT', onInterrupt);
  // `csplan ... | head` closes the pipe early; that is no fault.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', error => {
      if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(process.exitCode ?? 0);
      throw error;
    });
  const { env } = process;
  const dumb = env.TERM === 'dumb';
  const plain = env.NO_COLOR !== undefined && env.NO_COLOR !== '';
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' && env.FORCE_COLOR !== '0';
  const io: Io = {
    out: content => void process.stdout.write(content),
    err: text => void process.stderr.write(text),
    command: env.npm_command === 'exec' ? 'npx csplan' : 'csplan',
    cwd: process.cwd(),
    env,
    now: () => new Date(),
    columns: process.stdout.isTTY ? process.stdout.columns || 80 : undefined,
    interactive: Boolean(process.stdin.isTTY && process.stderr.isTTY) && !dumb && !env.CI,
    color: !plain && (forced || (process.stdout.isTTY === true && !dumb)),
    progress: process.stderr.isTTY === true && !dumb && !env.CI,
    errColumns: () => (process.stderr.isTTY ? process.stderr.columns : undefined),
    stdin: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    signal: interrupt.signal,
  };
  return { io, settle: () => void process.off('SIGINT', onInterrupt) };
}
