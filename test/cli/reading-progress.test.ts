import { expect, test } from 'vitest';
import { readingProgress } from '../../src/cli/reading-progress.ts';
import type { SourceProgress } from '../../src/data/source.ts';

const clear = '\r\u001b[K';

/** What is drawn, and a way to go on: so many milliseconds later, this far. */
function terminal(columns = 200, progress = true) {
  let now = 0;
  const drawn: string[] = [];
  const line = readingProgress({
    progress,
    now: () => new Date(now),
    errColumns: () => columns,
    err: text => drawn.push(text),
  });
  return {
    drawn,
    clear: line.clear,
    after(milliseconds: number, more: Partial<SourceProgress>) {
      now += milliseconds;
      line.show({
        file: 'data/311.csv',
        bytes: 0,
        totalBytes: 100_000_000,
        rows: 0,
        pass: 1,
        passes: 1,
        ...more,
      });
    },
  };
}

test('bytes of the total and rows at once; rate and time left when there is one', () => {
  const { drawn, after, clear: end } = terminal();
  after(0, { bytes: 262_144, rows: 4096 });
  after(50, { bytes: 1_000_000, rows: 9000 });
  // 1.9 s: 24,737,856 bytes and 195 904 rows more; of the rest, 75,000,000 bytes, 5.76 s.
  after(1850, { bytes: 25_000_000, rows: 200_000 });
  end();
  expect(drawn).toEqual([
    `${clear}Reading 311.csv 0 %, 0.3 of 100.0 MB, 4 096 rows`,
    `${clear}Reading 311.csv 25 %, 25.0 of 100.0 MB, 200 000 rows, 103 107 rows/s, 6 s left`,
    clear,
  ]);
});

test('a second pass, and another source, start a pace of their own; a pass ahead is part of the time left', () => {
  const { drawn, after } = terminal();
  const two = { passes: 2 };
  after(0, { ...two });
  after(1000, { ...two, bytes: 50_000_000, rows: 10_000 });
  after(1000, { ...two, bytes: 100_000_000, rows: 20_000 });
  after(1000, { ...two, pass: 2, bytes: 1_000_000, rows: 200 });
  after(1000, { file: 'calls.csv', totalBytes: 3_000, bytes: 3_000, rows: 40 });
  expect(drawn.map(line => line.slice(clear.length))).toEqual([
    'Reading 311.csv, pass 1 of 2 0 %, 0.0 of 100.0 MB, 0 rows',
    'Reading 311.csv, pass 1 of 2 50 %, 50.0 of 100.0 MB, 10 000 rows, 10 000 rows/s, 3 s left',
    'Reading 311.csv, pass 1 of 2 100 %, 100.0 of 100.0 MB, 20 000 rows, 10 000 rows/s, 2 s left',
    'Reading 311.csv, pass 2 of 2 1 %, 1.0 of 100.0 MB, 200 rows',
    'Reading calls.csv 100 %, 3.0 of 3.0 kB, 40 rows',
  ]);
});

test('one line, however narrow the terminal, and nothing that a name could do to it', () => {
  for (const columns of [1, 10, 30, 50, 70, 90]) {
    const { drawn, after } = terminal(columns);
    after(0, { file: `data/\u001b[2J${'é'.repeat(80)}.csv` });
    after(1000, { file: 'x.csv', bytes: 5_000_000_000, totalBytes: 9_000_000_000, rows: 1e9 });
    for (const line of drawn.map(text => text.slice(clear.length))) {
      expect(line.length).toBeLessThan(Math.max(columns, 2));
      expect(line).toMatch(/^[ -~]*$/);
    }
  }
});

test('nothing where stderr is no terminal', () => {
  const { drawn, after, clear: end } = terminal(80, false);
  after(0, {});
  end();
  expect(drawn).toEqual([]);
});
