/** What is to be said about a file's data: counted, with the first few lines. */
import type { DataIssue, LeftOutReason } from './batch.ts';

/** Lines that are named of each kind of thing. */
const namedLines = 5;

export interface IssueWords {
  severity: DataIssue['severity'];
  /** The sentence, made when everything is counted. */
  message(count: number): string;
  help?: string;
}

interface Tally {
  count: number;
  lines: number[];
}

function note(tally: Tally, line: number): void {
  tally.count++;
  if (tally.lines.length < namedLines) tally.lines.push(line);
}

/** Issues of a file, one per code and column; `variant` keeps apart what has other words under the same code. */
export class Issues {
  private readonly found = new Map<
    string,
    Tally & { code: DataIssue['code']; column: string | undefined; words: IssueWords }
  >();

  /** Counts one occurrence; the words of the first one stand. */
  add(
    code: DataIssue['code'],
    column: string | undefined,
    line: number,
    words: () => IssueWords,
    variant = '',
  ): void {
    const key = JSON.stringify([code, column, variant]);
    let issue = this.found.get(key);
    if (!issue) {
      issue = { code, column, count: 0, lines: [], words: words() };
      this.found.set(key, issue);
    }
    note(issue, line);
  }

  /** Something about a column or a file as a whole. */
  whole(
    code: DataIssue['code'],
    column: string | undefined,
    { severity, message, help }: { severity: DataIssue['severity']; message: string; help?: string },
  ): void {
    const key = JSON.stringify([code, column, 'whole']);
    const words = { severity, message: () => message, ...(help === undefined ? {} : { help }) };
    this.found.set(key, { code, column, count: 1, lines: [], words });
  }

  list(): DataIssue[] {
    return [...this.found.values()].map(({ code, column, count, lines, words }) => ({
      code,
      severity: words.severity,
      message: words.message(count),
      ...(words.help === undefined ? {} : { help: words.help }),
      ...(column === undefined ? {} : { column }),
      count,
      lines,
    }));
  }
}

/** Rows of a file that don't count, by reason. */
export class LeftOut {
  readonly reasons: Partial<Record<LeftOutReason, Tally>> = {};
  private readonly listener: ((reason: LeftOutReason, line: number) => void) | undefined;

  constructor(listener?: (reason: LeftOutReason, line: number) => void) {
    this.listener = listener;
  }

  add(reason: LeftOutReason, line: number): void {
    this.listener?.(reason, line);
    this.reasons[reason] ??= { count: 0, lines: [] };
    note(this.reasons[reason], line);
  }

  get total(): number {
    return Object.values(this.reasons).reduce((sum, { count }) => sum + count, 0);
  }
}

/** `1 row`, `12 rows`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
