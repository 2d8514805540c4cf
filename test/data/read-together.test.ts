import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Batch, ColumnNeed } from '../../src/data/batch.ts';
import { readTogether } from '../../src/data/read-together.ts';
import { readSource, type SourceRequest } from '../../src/data/source.ts';
import type { Source } from '../../src/plan/generated/types.ts';
import { folderWith, need, rowsOf } from './exports.ts';

const streams = vi.hoisted(() => ({ opened: [] as string[] }));
vi.mock('node:fs', async original => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    createReadStream: (...args: Parameters<typeof fs.createReadStream>) => {
      streams.opened.push(String(args[0]).split('/').at(-1)!);
      return fs.createReadStream(...args);
    },
  };
});
afterEach(() => {
  streams.opened = [];
});

interface Reader {
  request: SourceRequest;
  batches: Batch[];
}

function reader(
  folder: string,
  source: Source,
  needs: ColumnNeed[],
  more: Partial<SourceRequest> = {},
): Reader {
  const batches: Batch[] = [];
  return {
    batches,
    request: {
      id: 'requests',
      source,
      folder,
      root: folder,
      timezone: 'UTC',
      needs,
      onBatch: batch => batches.push(batch),
      ...more,
    },
  };
}

describe('several readers of one source', () => {
  const source: Source = { files: ['a.csv', 'b.csv'], key: 'id', keep: 'last', exclude: [{ group: 'spam' }] };
  const files = {
    'a.csv': 'id,group,at\n1,x,2026-07-01\n2,spam,2026-07-02\n2,y,never\n4,y,2026-07-03\n',
    'b.csv': 'id;at;group\n1;2026-07-04;y\n;;\n3;2026-07-05\n',
  };

  test('each gets what it would get alone, and each file is opened once a pass', async () => {
    const folder = folderWith(files);
    const wanted: [ColumnNeed[], Partial<SourceRequest>][] = [
      [[need('group')], {}],
      [[need('at', 'instant'), need('id')], { timezone: 'America/New_York' }],
      [[], {}],
    ];
    const together = wanted.map(([needs, more]) => reader(folder, source, needs, more));
    const accounts = await readTogether(together.map(({ request }) => request));
    // `keep: last` takes one pass to find the last row and one to hand it out.
    expect(streams.opened).toEqual(['a.csv', 'b.csv', 'a.csv', 'b.csv']);
    for (const [i, [needs, more]] of wanted.entries()) {
      const alone = reader(folder, source, needs, more);
      expect(accounts[i]).toEqual({ status: 'fulfilled', value: await readSource(alone.request) });
      expect(together[i]!.batches.flatMap(rowsOf)).toEqual(alone.batches.flatMap(rowsOf));
    }
  });

  test('whatever the file and however many readers there are', async () => {
    const cell = fc.oneof(fc.constantFrom('', 'a', '7', '2026-07-01', '03/04/2026', '"', ','), fc.string());
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 30 });
    const type = fc.constantFrom('text' as const, 'number' as const, 'instant' as const, 'duration' as const);
    const wish = fc.array(fc.tuple(fc.constantFrom('p', 'q', 'r'), type), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(table, fc.array(wish, { minLength: 1, maxLength: 4 }), async (rows, wishes) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = [['p', 'q', 'r'], ...rows].map(row => row.map(quoted).join(',')).join('\n');
        const folder = folderWith({ 'a.csv': text });
        const make = () =>
          wishes.map(wish =>
            reader(
              folder,
              { files: 'a.csv' },
              wish.map(([name, type]) => need(name, type)),
            ),
          );
        const [together, alone] = [make(), make()];
        const shared = await readTogether(together.map(({ request }) => request));
        const single = await Promise.allSettled(alone.map(({ request }) => readSource(request)));
        expect(shared).toEqual(single);
        expect(together.map(({ batches }) => batches.flatMap(rowsOf))).toEqual(
          alone.map(({ batches }) => batches.flatMap(rowsOf)),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('one that fails, at any point, does not stop the others', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},x`).join('\n');
    const folder = folderWith({ 'a.csv': `id,group\n${rows}\n`, 'b.csv': 'id,group\n1,y\n' });
    let seen = 0;
    const failing = reader(folder, { files: ['a.csv', 'b.csv'] }, [need('id')], {
      onBatch: () => {
        if (++seen === 2) throw new Error('enough');
      },
    });
    const lacking = reader(folder, { files: ['a.csv', 'b.csv'] }, [need('nothing')]);
    const good = reader(folder, { files: ['a.csv', 'b.csv'] }, [need('group')]);
    const outcomes = await readTogether([failing, lacking, good].map(({ request }) => request));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(good.batches.flatMap(rowsOf)).toHaveLength(20_001);
    expect(streams.opened).toEqual(['a.csv', 'b.csv']);
  });

  test('an interruption ends all of them', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => `${i},x`).join('\n');
    const folder = folderWith({ 'a.csv': `id,group\n${rows}\n` });
    const controller = new AbortController();
    const readers = [0, 1].map(() =>
      reader(folder, { files: 'a.csv' }, [need('id')], {
        signal: controller.signal,
        onProgress: ({ rows }) => {
          if (rows > 10_000) controller.abort();
        },
      }),
    );
    const outcomes = await readTogether(readers.map(({ request }) => request));
    expect(outcomes.map(one => one.status === 'rejected' && one.reason.name)).toEqual([
      'AbortError',
      'AbortError',
    ]);
  });
});
