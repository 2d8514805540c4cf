import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, definitionHash } from '../../src/kpi/definition-hash.ts';
import { evaluated } from './table.ts';

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
