/**
 * Something the run can't do for the user (a flag, a missing file, no match, an unknown column): exit code 2.
 * The message says what is wrong with the value; `help` says what to do.
 */
export class CannotDo extends Error {
  readonly help: string | undefined;
  constructor(message: string, help?: string) {
    super(message);
    this.name = 'CannotDo';
    this.help = help;
  }
}
