/** The outside world of a run, for tests: everything that is said is kept, nobody is there to answer. */
import type { Io } from '../src/cli/io.ts';

export interface Said {
  out: string;
  err: string;
}

export function testIo(more: Partial<Io> = {}): { io: Io; said: Said } {
  const said: Said = { out: '', err: '' };
  const io: Io = {
    out: content => {
      // Bytes that are no text: a character for each.
      said.out += typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
    },
    err: text => {
      said.err += text;
    },
    command: 'csplan',
    cwd: '/',
    env: {},
    now: () => new Date('2026-11-22T12:00:00Z'),
    columns: undefined,
    interactive: false,
    color: false,
    progress: false,
    stdin: async () => '',
    signal: new AbortController().signal,
    ...more,
  };
  return { io, said };
}
