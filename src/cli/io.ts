/** The outside world as a run sees it: injected, so that tests run `main` without a process. */
export interface Io {
  /** Result only. */
  out(content: string | Uint8Array): void;
  /** Progress, warnings, hints. */
  err(text: string): void;
  /** How the person calls the program: `csplan`, or `npx csplan` where it is installed in a repository. */
  command: string;
  /** Absolute folder that relative paths of the command line start from. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** The clock, for commands whose `today` isn't given. */
  now(): Date;
  /** Width of the terminal behind stdout; undefined where it is none. */
  columns: number | undefined;
  /** Both stdin and stderr are a terminal: questions may be asked. */
  interactive: boolean;
  /** stdout may carry colour. */
  color: boolean;
  /** stderr is a terminal: progress may be drawn. */
  progress: boolean;
  /** Width of the terminal behind stderr, as it is now; undefined where it is none. */
  errColumns?(): number | undefined;
  /** Whole standard input. */
  stdin(): Promise<string>;
  /** Aborted on Ctrl-C. */
  signal: AbortSignal;
}

/** Exit codes; see docs/architecture.md. */
export const Exit = { ok: 0, findings: 1, cannot: 2, fault: 3, interrupted: 130 } as const;
export type ExitCode = (typeof Exit)[keyof typeof Exit];
