import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHead, type Encoding, Utf8Stream } from '../../src/data/encoding.ts';

function decode(bytes: Uint8Array, cuts: number[], forced: Encoding | 'auto' = 'auto') {
  const stream = new Utf8Stream(forced);
  const parts: Buffer[] = [];
  let from = 0;
  for (const cut of [...cuts.map(cut => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)) {
    parts.push(Buffer.from(stream.decode(Buffer.from(bytes.subarray(from, cut)))));
    from = cut;
  }
  parts.push(stream.end());
  const { encoding, broken, firstBrokenLine } = stream;
  return { text: Buffer.concat(parts).toString('utf8'), encoding, broken, firstBrokenLine };
}

const cuts = fc.array(fc.nat(64), { maxLength: 6 });

describe('Utf8Stream', () => {
  it('leaves UTF-8 as it is, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), cuts, fc.boolean(), (text, at, bom) => {
        const plain = text.replace(/^\ufeff+/, '');
        const bytes = Buffer.from((bom ? '\ufeff' : '') + plain);
        expect(decode(bytes, at)).toEqual({ text: plain, encoding: 'utf-8', broken: 0, firstBrokenLine: 0 });
      }),
    );
  });

  it('gives the same for the same bytes, however they are cut', () => {
    const byte = fc.constantFrom(
      10,
      13,
      65,
      0x80,
      0x9f,
      0xa0,
      0xbf,
      0xc2,
      0xc3,
      0xe0,
      0xe2,
      0xed,
      0xef,
      0xbb,
      0xf0,
      0xf4,
      0xff,
    );
    fc.assert(
      fc.property(
        fc.array(byte, { maxLength: 40 }),
        cuts,
        fc.constantFrom<Encoding | 'auto'>('auto', 'utf-8', 'latin-1'),
        (bytes, at, forced) => {
          expect(decode(Uint8Array.from(bytes), at, forced)).toEqual(
            decode(Uint8Array.from(bytes), [], forced),
          );
        },
      ),
    );
  });

  it('reads what is not UTF-8 as Windows-1252', () => {
    expect(decode(Uint8Array.of(0x80, 0x93, 0x94, 0xe4, 0xff, 0x81), [])).toMatchObject({
      text: '€“”äÿ\u0081',
      encoding: 'latin-1',
      broken: 6,
      firstBrokenLine: 1,
    });
    // Over-long forms and halves of surrogate pairs are not UTF-8.
    expect(decode(Uint8Array.of(0x61, 0xc0, 0xaf), []).text).toBe('aÀ¯');
    expect(decode(Uint8Array.of(0x61, 0xed, 0xa0, 0x80), []).text).toBe('aí\u00a0€');
  });

  it('names the first line', () => {
    const lines = (end: string) =>
      decode(Buffer.from(`é${end}b${end}\xe9`.replace('é', 'e'), 'latin1'), [2, 3, 4]).firstBrokenLine;
    expect(['\n', '\r\n', '\r'].map(lines)).toEqual([3, 3, 3]);
  });

  it('leaves out a character that the head cuts', () => {
    expect(decodeHead(Buffer.from('Zürich €').subarray(0, 10), new Utf8Stream('auto'), false)).toBe(
      'Zürich ',
    );
  });
});
