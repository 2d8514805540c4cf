import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gunzipped } from '../../src/data/gzip.ts';
import { Utf16Stream, utf16Order } from '../../src/data/utf16.ts';
import { folderWith, readFolder, readText, refusal } from './exports.ts';

const text = 'id,name\n1,Zürich\n2,"東京, 😀"\n';
const rows = [
  ['1', 'Zürich'],
  ['2', '東京, 😀'],
];
const little = (content: string) => Buffer.from(content, 'utf16le');
const big = (content: string) => little(content).swap16();

describe('UTF-16', () => {
  it.each([
    ['little-endian with a mark', little(`\ufeff${text}`)],
    ['big-endian with a mark', big(`\ufeff${text}`)],
    ['little-endian', little(text)],
    ['big-endian', big(text)],
  ])('is read: %s', async (_, bytes) => {
    const read = await readText(bytes, ['id', 'name']);
    expect(read.rows).toEqual(rows);
    expect(read.lines).toEqual([2, 3]);
    expect(read.account.files[0]).toMatchObject({ encoding: 'utf-16', bytes: bytes.length, issues: [] });
    expect((await readText(bytes, ['id', 'name'], { format: { encoding: 'utf-16' } })).rows).toEqual(rows);
  });

  it('is read as such where only the plan can tell', async () => {
    const japanese = '番号\t名前\n一\t東京\n';
    const read = await readText(little(japanese), ['名前'], {
      format: { encoding: 'utf-16', delimiter: 'tab' },
    });
    expect(read.rows).toEqual([['東京']]);
    expect(await refusal(readText(little(text), ['id'], { format: { encoding: 'latin-1' } }))).toContain(
      'is UTF-16 text (Excel\'s "Unicode text"), but the plan says encoding: latin-1',
    );
  });

  it('gives the same however it is cut', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'é', '東', '😀', '\r', '\n', '\ud800', '\udc00'),
          maxLength: 20,
        }),
        fc.constantFrom<'little' | 'big'>('little', 'big'),
        fc.array(fc.nat(40), { maxLength: 5 }),
        fc.boolean(),
        (content, order, cuts, half) => {
          const whole = order === 'little' ? little(content) : big(content);
          const bytes = half ? Buffer.concat([whole, Buffer.of(0x61)]) : whole;
          const stream = new Utf16Stream(order);
          const parts: Buffer[] = [];
          let from = 0;
          for (const to of [...cuts.map(cut => cut % (bytes.length + 1)), bytes.length].sort(
            (a, b) => a - b,
          )) {
            parts.push(stream.decode(bytes.subarray(from, to)));
            from = to;
          }
          parts.push(stream.end());
          expect(Buffer.concat(parts).toString('utf8')).toBe(
            Buffer.from(content).toString() + (half ? '\ufffd' : ''),
          );
          const halves = [...content].filter(char => /\p{Surrogate}/u.test(char)).length;
          expect(stream.broken).toBe(halves + (half ? 1 : 0));
          const first = [...content].findIndex(char => /\p{Surrogate}/u.test(char));
          const before = first < 0 ? content : [...content].slice(0, first).join('');
          expect(stream.firstBrokenLine).toBe(stream.broken ? before.split(/\r\n|\r|\n/).length : 0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is told from other texts', () => {
    for (const other of [text, 'a', '', 'a\0b\0', 'éééééééé', '\0\0\0\0\0\0'])
      if (other !== 'a\0b\0') expect(utf16Order(Buffer.from(other))).toBeUndefined();
    expect(utf16Order(Buffer.from('a\0b\0'))).toBe('little');
    expect(utf16Order(Buffer.from('\0a\0b'))).toBe('big');
  });

  it('with half a character is read with a warning', async () => {
    const { account } = await readText(Buffer.concat([little('\ufeffa\nx\n'), Buffer.of(0)]), ['a']);
    expect(account.files[0]!.issues).toMatchObject([
      { code: 'encoding-error', severity: 'warning', lines: [3] },
    ]);
  });
});

describe('gzip', () => {
  it('is unpacked, whatever is inside; the hash is that of the file', async () => {
    for (const content of [Buffer.from(text), little(`\ufeff${text}`)]) {
      const packed = gzipSync(content);
      const folder = folderWith({ 'export.csv.gz': packed });
      const { rows: found, account } = await readFolder(folder, { files: '*.csv.gz' }, ['id', 'name']);
      expect(found).toEqual(rows);
      expect(account.files[0]).toMatchObject({
        path: 'export.csv.gz',
        bytes: packed.length,
        sha256: createHash('sha256').update(packed).digest('hex'),
      });
    }
  });

  it('is unpacked in a stream, with its progress by the bytes that lie there', async () => {
    const lines = Array.from({ length: 200_000 }, (_, row) => `${row},${(row * 7919) % 100_003}`);
    const packed = gzipSync(`a,b\n${lines.join('\n')}\n`);
    const seen: number[] = [];
    const onProgress = ({ bytes }: { bytes: number }) => void seen.push(bytes);
    const { rows: found } = await readText(packed, ['a'], {}, { onProgress });
    expect(found.length).toBe(200_000);
    expect(seen.at(-1)).toBe(packed.length);
    expect(seen.every((bytes, index) => index === 0 || bytes >= seen[index - 1]!)).toBe(true);
  });

  it('in several members, or with padding behind it, is read to its end', async () => {
    const members = Buffer.concat([gzipSync('a\n1\n'), gzipSync('2\n')]);
    expect((await readText(members, ['a'])).rows).toEqual([['1'], ['2']]);
    const { account } = await readText(Buffer.concat([gzipSync('a\n1\n'), Buffer.alloc(64)]), ['a']);
    expect(account.files[0]!.sha256).toHaveLength(64);
  });

  it('that is damaged or cut off gives no numbers', async () => {
    const packed = gzipSync(
      `a,b\n${Array.from({ length: 100_000 }, (_, row) => `${row},${row % 7}`).join('\n')}\n`,
    );
    const damaged = Buffer.from(packed);
    damaged[packed.length - 6]! ^= 0xff;
    for (const bytes of [packed.subarray(0, packed.length / 2), packed.subarray(0, 12), damaged])
      expect(await refusal(readText(bytes, ['a']))).toContain("can't be unpacked");
  });

  it('has a limit', async () => {
    const packed = gzipSync(Buffer.alloc(1 << 20));
    async function* stream() {
      yield packed;
    }
    const unpack = async (least: number, times: number) => {
      let bytes = 0;
      for await (const chunk of gunzipped(
        stream(),
        { path: 'bomb.gz', bytes: packed.length },
        { least, times },
      ))
        bytes += chunk.length;
      return bytes;
    };
    expect(await unpack(1 << 20, 0)).toBe(1 << 20);
    expect(await unpack(0, 1100)).toBe(1 << 20);
    expect(await refusal(unpack(1 << 19, 2))).toContain('far more than its size explains');
  });
});
