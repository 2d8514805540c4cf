/** Every form of a report says what it was made of, and whoever changes a file can't make csplan fall over it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visible } from '../../src/diagnostic/visible.ts';
import { type Format, formatNames, formats } from '../../src/report/formats.ts';
import { inertJson } from '../../src/report/inert-json.ts';
import type { ReportModel } from '../../src/report/model.ts';
import { provenanceOf, shorter, withoutWords } from '../../src/report/provenance.ts';
import { readReport } from '../../src/report/provenance-reading.ts';
import { city } from './city.ts';
import { extremes } from './extremes.ts';
import * as make from './fixture.ts';

async function bytesOf(format: Format, model: ReportModel): Promise<Uint8Array> {
  return Buffer.from(await (await formats[format]()).render(model));
}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe.each(Object.entries(extremes))('%s', (_, make) => {
  const model = make();
  const full = provenanceOf(model);

  test.each(formatNames.filter(format => format !== 'csv'))('as %s', async format => {
    const read = await readReport(await bytesOf(format, model), `report.${format}`);
    expect(read?.format).toBe(format);
    const told = format === 'json' ? full : withoutWords(full);
    // Markdown keeps room for people.
    const kept = format === 'md' ? [told, ...shorter(told)] : [told];
    expect(kept.map(plain)).toContainEqual(read!.provenance);
  });

  test('as csv: figures, definitions and inputs; goals and reasons stand elsewhere', async () => {
    const read = await readReport(await bytesOf('csv', model), 'report.csv');
    if (!full.kpis!.length && !full.contacts!.length) return expect(read).toBeUndefined();
    const { kpis, contacts, inputs, ...head } = read!.provenance;
    const { id, start, end } = full.period;
    expect(head).toEqual({
      plan: { id: full.plan.id, path: '' },
      period: { id, label: id, start, end },
      ...{ asOf: full.asOf, version: full.version, fingerprint: full.fingerprint },
    });
    expect(inputs).toEqual(full.inputs);
    const figures = (all: typeof kpis) =>
      all!.map(({ id, definition, sources, figure, status }) => ({
        id,
        definition,
        sources,
        figure,
        status,
      }));
    expect(figures(kpis)).toEqual(figures(full.kpis));
    const counts = (all: typeof contacts) =>
      all!.map(({ name, leftOut, ...record }) => ({ ...record, name: visible(name).trim() }));
    expect(counts(contacts)).toEqual(counts(full.contacts));
  });
});

test('of what is withheld it has no number', () => {
  const [kpi] = provenanceOf(extremes['all withheld']!()).kpis!;
  expect(kpi!.figure).toEqual({ value: null, numerator: null, n: null, small: 'withheld' });
  expect(
    [...Object.values(kpi!.series), ...kpi!.goals!.map(({ value }) => value)].every(one => one === null),
  ).toBe(true);
  expect(kpi!.leftOut).toEqual([]);
});

test('a name with the wrong ending is no hindrance', async () => {
  expect((await readReport(await bytesOf('html', city()), 'report.txt'))?.format).toBe('html');
  expect((await readReport(await bytesOf('xlsx', city()), 'report.html'))?.format).toBe('xlsx');
});

test('of several files of a source there is one hash, which changes with each of them', () => {
  const of = (...hashes: string[]) =>
    provenanceOf(
      make.model(
        make.evaluation([], {
          sources: [
            make.source({ files: hashes.map((hash, i) => make.file({ path: `${i}`, sha256: hash })) }),
          ],
        }),
      ),
    ).inputs[0]!.sha256;
  const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
  expect(of(a)).toBe(a);
  expect(new Set([of(a), of(a, b), of(b, a), of(a, a), of(b)]).size).toBe(5);
});

test('no text is a report that is none', async () => {
  for (const text of [
    '',
    '{}',
    '[]',
    'null',
    '{"provenance": 7}',
    '{"provenance": {"plan": {}}}',
    'a,b\n1,2\n',
    'PK\u0003\u0004',
  ])
    for (const format of formatNames)
      expect(await readReport(Buffer.from(text), `x.${format}`)).toBeUndefined();
});

test('bytes that somebody changed give a report or none, never a fault', async () => {
  const files = await Promise.all(
    formatNames.map(async format => [format, await bytesOf(format, city())] as const),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
        minLength: 1,
        maxLength: 30,
      }),
      async ([format, bytes], changes) => {
        const changed = Uint8Array.from(bytes);
        for (const [at, byte] of changes) changed[Math.floor(at * (changed.length - 1))] = byte;
        const read = await readReport(changed, `x.${format}`);
        expect(read === undefined || typeof read.provenance.period.id === 'string').toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

test('JSON between markup: the value comes back, and nothing in it could be read as markup', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const text = inertJson(value);
      expect(text).not.toMatch(/--|[<>&'`@#\n]/);
      expect(JSON.parse(text)).toEqual(plain(value));
    }),
    { numRuns: 300 },
  );
  expect(inertJson('a--b---c <!-- "x" @you #1 &lt;')).not.toMatch(/--|[<>&@#]/);
});
