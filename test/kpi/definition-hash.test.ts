import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { definitionHash } from '../../src/kpi/definition-hash.ts';
import type { MeasureSpec } from '../../src/kpi/measure.ts';
import { canonicalJson } from '../../src/plan/canonical-json.ts';
import type { Source } from '../../src/plan/generated/types.ts';
import { evaluated, planned } from './table.ts';

const definition = {
  measure: { kind: 'nps', column: 's' },
  anchor: 'rated_at',
  where: undefined,
};

describe('definitionHash', () => {
  it('is the SHA-256 of the canonical JSON', () => {
    const text = '{"anchor":"rated_at","measure":{"column":"s","kind":"nps"},"source":{"key":"id"}}';
    expect(definitionHash(definition, { key: 'id' })).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
    const turned = {
      where: undefined,
      anchor: 'rated_at',
      measure: { column: 's', kind: 'nps' },
    };
    expect(definitionHash(turned, {})).toBe(definitionHash(definition, {}));
  });

  it('covers every source of a KPI, what is taken from another, and both sides of a ratio', async () => {
    const count = { kind: 'count' } as const;
    const sources = (desk: Partial<Source> = {}, phone: Partial<Source> = {}) => ({ desk, phone });
    const hash = async (measure: MeasureSpec, more: object = {}, given = sources()) =>
      (await planned({ kpis: [{ id: 'k', measure, ...more }], sources: given }, { desk: [], phone: [] }))
        .kpis[0]!.definitionHash;
    const ratio = (anchor?: string) =>
      ({
        kind: 'ratio',
        numerator: { source: 'desk', measure: count, anchor },
        denominator: { source: 'phone', measure: count },
      }) as MeasureSpec;
    const hashes = [
      await hash(count, { source: 'desk' }),
      await hash(count, { source: ['desk', 'phone'] }),
      await hash(count, { source: ['desk', 'phone'] }, sources({}, { key: 'id' })),
      await hash(count, { source: 'desk' }, sources({ join: { source: 'phone', key: 'id', take: ['x'] } })),
      await hash(count, { source: 'desk', anchor: 'none' }, sources({ period: { value: '2026-Q3' } })),
      await hash(ratio()),
      await hash(ratio('closed_at')),
      await hash({ ...ratio(), per: 1000 } as MeasureSpec),
      await hash(ratio(), {}, sources({}, { only: { team: 'a' } })),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
    // The ids of sources are names.
    expect(await hash(count, { source: 'phone' })).toBe(hashes[0]);
    expect(await hash({ ...ratio(), better: 'lower' } as MeasureSpec)).toBe(hashes[5]);
  });

  it('changes with what decides the number and with nothing else', async () => {
    const measure = { kind: 'csat', column: 'rating' } as const;
    const hash = async (kpi: object, source?: object) =>
      (await evaluated({ kpi: { measure, ...kpi }, rows: [], source })).definitionHash;
    const plain = await hash({});
    const same = [
      await hash({ name: 'Other', near: 3, min_sample: 5, owner: 'x', method: 'y', by: ['team'] }),
      await hash({ measure: { ...measure, scale: [1, 5], top: 2 } }),
      await hash({ anchor: 'created_at' }),
      await hash({ stat: 'mean', also: ['share'] }),
      await hash({}, { columns: { rating: 'Satisfaction' }, timezone: 'UTC' }),
    ];
    expect(same).toEqual(same.map(() => plain));
    const others = [
      await hash({ measure: { ...measure, top: 1 } }),
      await hash({ anchor: 'closed_at' }),
      await hash({ where: { team: 'a' } }),
      await hash({}, { key: 'id' }),
      await hash({}, { keep: 'last' }),
      await hash({}, { only: { team: 'a' } }),
      await hash({}, { exclude: [{ team: 'a' }] }),
    ];
    expect(new Set([plain, ...others]).size).toBe(others.length + 1);
  });
});
