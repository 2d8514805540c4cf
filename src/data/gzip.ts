/** Unpacking of `.csv.gz`, as a stream. */
import type { Buffer } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CannotDo } from '../diagnostic/faults.ts';

/** How large a packed file may become: so many times its own size, or `least` bytes where that is more. */
export interface GzipLimit {
  times: number;
  least: number;
}

/** Exports shrink to a tenth or a fiftieth; what grows more than this was made to fill a disk or to waste time. */
export const gzipLimit: GzipLimit = { times: 200, least: 1 << 30 };

export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/**
 * The bytes of a packed file. Throws CannotDo where it is damaged, cut off or beyond the limit; what the source
 * throws passes through.
 */
export async function* gunzipped(
  packed: AsyncIterable<Buffer>,
  { path, bytes: size }: { path: string; bytes: number },
  limit: GzipLimit = gzipLimit,
): AsyncGenerator<Buffer> {
  const most = Math.max(limit.least, size * limit.times);
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  // Closed here and not by the stream: what may stand behind the packed data belongs to the file and its hash.
  const source = packed[Symbol.asyncIterator]();
  const feed = { [Symbol.asyncIterator]: () => ({ next: () => source.next() }) };
  pipeline(Readable.from(feed, { highWaterMark: 1 }), gunzip, () => {});
  let bytes = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > most) throw tooLarge(path, most);
      yield chunk;
    }
    while (!(await source.next()).done);
  } catch (error) {
    throw isDamage(error) ? damaged(path) : error;
  } finally {
    gunzip.destroy();
    await source.return?.();
  }
}

function isDamage(error: unknown): boolean {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code?.startsWith('Z_') === true;
}

function damaged(path: string): CannotDo {
  return new CannotDo(
    `${path} can't be unpacked: the gzip file is damaged or cut off.`,
    'The download may have stopped too early: fetch the file again.',
  );
}

function tooLarge(path: string, most: number): CannotDo {
  return new CannotDo(
    `${path} unpacks to more than ${Math.round(most / (1 << 20))} MB, far more than its size explains.`,
    'If it is a real export, unpack it yourself (gunzip) and name the CSV file.',
  );
}
