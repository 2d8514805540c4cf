/** One line on the terminal that says how far the reading of the exports is. */
import { basename } from 'node:path';
import type { SourceProgress } from '../data/source.ts';
import { visible } from '../diagnostic/visible.ts';
import { count } from '../report/numbers.ts';
import { cut, toAscii } from '../report/terminal-text.ts';
import type { Io } from './io.ts';

export interface ReadingProgress {
  show(progress: SourceProgress): void;
  clear(): void;
}

/** Milliseconds between two drawings: more often than that nobody reads. */
const pause = 100;
/** Milliseconds after which there is a rate to speak of. */
const settling = 500;
const eraseLine = '\r\u001b[K';

/** Draws only where stderr is a terminal that somebody sits at. */
export function readingProgress(io: Pick<Io, 'err' | 'progress' | 'now' | 'errColumns'>): ReadingProgress {
  let drawn = '';
  let drawnAt = Number.NEGATIVE_INFINITY;
  let pace: Pace | undefined;
  return {
    show(progress) {
      if (!io.progress) return;
      const now = io.now().getTime();
      if (!pace?.goesOnTo(progress)) pace = new Pace(progress, now);
      pace.latest = progress;
      if (now - drawnAt < pause && drawn) return;
      drawnAt = now;
      const line = fitting(partsOf(progress, pace, now), (io.errColumns?.() ?? 80) - 1);
      if (line === drawn) return;
      drawn = line;
      io.err(`${eraseLine}${line}`);
    },
    clear() {
      if (drawn) io.err(eraseLine);
      drawn = '';
    },
  };
}

/** How fast one pass over a source goes. */
class Pace {
  latest: SourceProgress;
  private readonly start: SourceProgress;
  private readonly since: number;

  constructor(start: SourceProgress, now: number) {
    this.start = start;
    this.latest = start;
    this.since = now;
  }

  /** Whether it is the same pass, further on. */
  goesOnTo({ pass, totalBytes, bytes, rows }: SourceProgress): boolean {
    const { latest } = this;
    return (
      pass === latest.pass && totalBytes === latest.totalBytes && bytes >= latest.bytes && rows >= latest.rows
    );
  }

  /** Rows per second and seconds left, further passes included; undefined in the first moments. */
  at(now: number): { rows: number; left: number } | undefined {
    const { start, latest } = this;
    const seconds = (now - this.since) / 1000;
    const bytes = latest.bytes - start.bytes;
    if (seconds * 1000 < settling || bytes <= 0) return undefined;
    const ahead = latest.totalBytes * (1 + latest.passes - latest.pass) - latest.bytes;
    return { rows: (latest.rows - start.rows) / seconds, left: (Math.max(0, ahead) * seconds) / bytes };
  }
}

/** From the most to the least important. */
function partsOf(progress: SourceProgress, pace: Pace, now: number): string[] {
  const { file, bytes, totalBytes, rows, pass, passes } = progress;
  const percent = totalBytes ? Math.min(100, Math.floor((100 * bytes) / totalBytes)) : 100;
  const which = passes > 1 ? `, pass ${pass} of ${passes}` : '';
  const speed = pace.at(now);
  return [
    `Reading ${cut(visible(basename(file)), 50, '...')}${which} ${percent} %`,
    `, ${sizes(Math.min(bytes, totalBytes), totalBytes)}`,
    `, ${count(rows)} rows`,
    ...(speed && speed.rows > 0 ? [`, ${count(Math.round(speed.rows))} rows/s`] : []),
    ...(speed ? [`, ${timeLeft(speed.left)} left`] : []),
  ];
}

/** As many parts as one line of the terminal takes: a second line couldn't be taken back. */
function fitting(parts: readonly string[], columns: number): string {
  let line = '';
  for (const part of parts.map(toAscii)) {
    if (line && line.length + part.length > columns) break;
    line += part;
  }
  return cut(line, Math.max(columns, 1), '');
}

/** `412.3 of 980.1 MB`: decimal units, as file managers and disks have them. */
function sizes(bytes: number, total: number): string {
  const [unit, name] = total >= 1e9 ? [1e9, 'GB'] : total >= 1e6 ? [1e6, 'MB'] : [1e3, 'kB'];
  const inUnit = (value: number) => (value / (unit as number)).toFixed(1);
  return `${inUnit(bytes)} of ${inUnit(total)} ${name}`;
}

function timeLeft(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
