/**
 * Reading one source for several readers at once. Each file is opened and cut into records once; of the records
 * every reader makes what it would make alone, so that its account and its batches are the same to the byte.
 */
import { CannotDo } from '../diagnostic/faults.ts';
import type { SourceAccount } from './batch.ts';
import { type OpenText, openText, type ReadText, type Written } from './file-text.ts';
import type { RecordChunk } from './reader.ts';
import { readSource, type SourceRequest } from './source.ts';

/**
 * @param requests for the same files under the same definition, for whatever columns
 * @returns what `readSource` gives for each, in their order; one that fails doesn't stop the others
 */
export async function readTogether(
  requests: readonly SourceRequest[],
): Promise<PromiseSettledResult<SourceAccount>[]> {
  const shared = new SharedTexts(requests.length);
  return Promise.allSettled(
    requests.map(async request => {
      try {
        return await readSource({ ...request, openText: shared.opener() });
      } finally {
        shared.leave();
      }
    }),
  );
}

interface SharedText {
  file: string;
  opened: Promise<{ written: Written; text: ReadText; records: AsyncGenerator<RecordChunk> }>;
}

type Next = IteratorResult<RecordChunk>;

/**
 * The readers go through the same files in step: a chunk is read when all of them are done with the one before,
 * so that no more than one is held.
 */
class SharedTexts {
  /** Every text that was opened, in order: all readers open the same ones. */
  private readonly texts: SharedText[] = [];
  private readers: number;
  private waiting: { resolve: (next: Next) => void; reject: (error: unknown) => void }[] = [];
  /** What the waiting readers wait for. */
  private current: AsyncGenerator<RecordChunk> | undefined;

  constructor(readers: number) {
    this.readers = readers;
  }

  /** Opens texts for one of the readers. */
  opener(): OpenText {
    let count = 0;
    return async (file, format, signal) => {
      const place = count++;
      this.texts[place] ??= {
        file: file.absolute,
        opened: openText(file, format, signal).then(({ written, text }) => ({
          written,
          text,
          records: text.records(),
        })),
      };
      const shared = this.texts[place];
      if (shared.file !== file.absolute)
        throw new CannotDo(
          `Files came or went beside ${file.shown} while they were read.`,
          'Wait until the export is complete, then try again.',
        );
      const { written, text, records } = await shared.opened;
      return { written, text: new InStep(text, () => this.next(records)) };
    };
  }

  /** A reader has come to its end, or has failed: the others don't wait for it. */
  leave(): void {
    this.readers--;
    if (this.readers === 0) void this.current?.return(undefined);
    else this.proceed();
  }

  private next(records: AsyncGenerator<RecordChunk>): Promise<Next> {
    this.current = records;
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.proceed();
    });
  }

  private proceed(): void {
    if (this.waiting.length === 0 || this.waiting.length < this.readers) return;
    const served = this.waiting;
    this.waiting = [];
    this.current!.next().then(
      next => {
        for (const { resolve } of served) resolve(next);
      },
      error => {
        for (const { reject } of served) reject(error);
      },
    );
  }
}

/** A text as one of its readers sees it. */
class InStep implements ReadText {
  private readonly text: ReadText;
  private readonly next: () => Promise<Next>;

  constructor(text: ReadText, next: () => Promise<Next>) {
    this.text = text;
    this.next = next;
  }

  get decoder(): ReadText['decoder'] {
    return this.text.decoder;
  }

  get sha256(): string {
    return this.text.sha256;
  }

  get bytesRead(): number {
    return this.text.bytesRead;
  }

  async *records(): AsyncGenerator<RecordChunk> {
    for (let next = await this.next(); !next.done; next = await this.next()) yield next.value;
  }
}
