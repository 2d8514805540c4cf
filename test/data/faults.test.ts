/** Files that change or fail while they are read: an error in plain words, and never a number. */
import fs, { appendFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Source } from '../../src/plan/generated/types.ts';
import { folderWith, need, readFolder, refusal } from './exports.ts';

/** Some three megabytes: more than is read at once. */
const lines = Array.from({ length: 150_000 }, (_, row) => `${row},2026-07-01 10:00`);
const content = `id,created_at\n${lines.join('\n')}\n`;
const name = 'export.csv';

/** Reads while something happens after the first batch; gives the refusal. */
async function during(
  happening: (file: string) => void,
  source: Source = {},
  bytes: string | Buffer = content,
) {
  const folder = folderWith({ [name]: bytes });
  let batches = 0;
  const onBatch = () => {
    if (batches++ === 0) happening(path.join(folder, name));
  };
  const told = await refusal(readFolder(folder, { files: name, ...source }, ['id'], { onBatch }));
  expect(batches).toBeGreaterThan(0);
  return told;
}

describe('a file that', () => {
  it.each<[string, (file: string) => void]>([
    ['shrinks', file => truncateSync(file, 1_000_000)],
    ['grows', file => appendFileSync(file, '150000,2026-07-01 10:00\n')],
    ['is replaced by another of its size', file => writeFileSync(file, content.replaceAll('2026', '2027'))],
    ['is emptied', file => truncateSync(file, 0)],
    ['goes away', file => fs.rmSync(file)],
    ['is touched', file => utimesSync(file, 1, 1)],
  ])('%s while it is read gives no numbers', async (_, happening) => {
    expect(await during(happening)).toMatch(/changed while it was read|went away/);
  });

  it('changes between two passes gives no numbers', async () => {
    const folder = folderWith({ [name]: content });
    const file = path.join(folder, name);
    let rows = 0;
    const onProgress = (progress: { rows: number }) => {
      if (rows <= 100_000 && progress.rows > 100_000) appendFileSync(file, '5,2026-07-02 10:00\n');
      rows = progress.rows;
    };
    const reading = readFolder(folder, { files: name, key: 'id', keep: 'last' }, ['id'], { onProgress });
    expect(await refusal(reading)).toContain('changed while it was read');
  });

  it('grows while it is unpacked gives no numbers', async () => {
    const random = Array.from({ length: 150_000 }, (_, row) => `${row},${Math.imul(row, 2654435761) >>> 0}`);
    const packed = gzipSync(`id,created_at\n${random.join('\n')}\n`);
    expect(await during(file => appendFileSync(file, 'x'), {}, packed)).toContain(
      'changed while it was read',
    );
  });
});

describe('a disk that fails', () => {
  const original = fs.createReadStream;
  afterEach(() => {
    fs.createReadStream = original;
    syncBuiltinESMExports();
  });

  /** The file's stream gives so many pieces, then an error. */
  function failAfter(pieces: number, code: string) {
    fs.createReadStream = ((...args: Parameters<typeof original>) => {
      async function* failing() {
        let given = 0;
        for await (const piece of original(...args)) {
          if (given++ === pieces)
            throw Object.assign(new Error(`${code}: i/o error, read`), { code, syscall: 'read', errno: -5 });
          yield piece;
        }
      }
      return Readable.from(failing());
    }) as typeof original;
    syncBuiltinESMExports();
  }

  it.each([0, 1, 5])('after %i pieces gives an error and no account', async pieces => {
    const folder = folderWith({ [name]: content });
    failAfter(pieces, 'EIO');
    const told = await refusal(readFolder(folder, { files: name }, ['id']));
    expect(told).toContain("export.csv can't be read: EIO");
    expect(told).toContain('Check the file and the disk');
  });

  it('while the rest of the file is asked for its dates gives an error', async () => {
    const tied = `id,d\n${Array.from({ length: 200_000 }, (_, row) => `${row},03/04/2026`).join('\n')}\n`;
    const folder = folderWith({ [name]: tied });
    failAfter(3, 'EIO');
    const rows: unknown[] = [];
    const reading = readFolder(folder, { files: name }, [need('d', 'instant')], {
      onBatch: batch => rows.push(batch),
    });
    expect(await refusal(reading)).toContain("can't be read");
    expect(rows).toEqual([]);
  });

  it('under a packed file gives the same error', async () => {
    const random = Array.from({ length: 150_000 }, (_, row) => `${row},${Math.imul(row, 2654435761) >>> 0}`);
    const folder = folderWith({ [name]: gzipSync(`id,x\n${random.join('\n')}\n`) });
    failAfter(2, 'EIO');
    expect(await refusal(readFolder(folder, { files: name }, ['id']))).toContain(
      "export.csv can't be read: EIO",
    );
  });

  it('that takes the permission away is told apart', async () => {
    const folder = folderWith({ [name]: content });
    failAfter(1, 'EACCES');
    expect(await refusal(readFolder(folder, { files: name }, ['id']))).toContain('You have no permission');
  });
});

describe('an interrupt', () => {
  it('stops at once, wherever the reading is', async () => {
    const tied = `id,d\n${Array.from({ length: 300_000 }, (_, row) => `${row},03/04/2026`).join('\n')}\n`;
    for (const [bytes, type] of [
      [content, 'text'],
      [gzipSync(content), 'text'],
      [tied, 'instant'],
    ] as const) {
      const folder = folderWith({ [name]: bytes });
      const stop = new AbortController();
      const total = type === 'text' ? 150_000 : 300_000;
      let rows = 0;
      let progress = 0;
      const column = type === 'text' ? need('id') : need('d', 'instant');
      const reading = readFolder(folder, { files: name }, [column], {
        signal: stop.signal,
        onBatch: batch => {
          rows += batch.length;
        },
        onProgress: () => {
          if (++progress === 2) stop.abort();
        },
      });
      await expect(reading).rejects.toThrow('aborted');
      expect(rows).toBeLessThan(total / 4);
      expect(progress).toBeLessThan(20);
    }
  });
});
