import type { Io } from '../io.ts';

/** How a command meets the outside world when it is run. */
export interface Running {
  io: Io;
  /** Takes the exit code of the command. */
  done(code: number): void;
  /** The outside world under the options that every command has. */
  world(): Io;
}
