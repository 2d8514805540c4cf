import { expect, test } from 'vitest';
import { fingerprintOf, sortedKeys } from '../../src/report/canonical.ts';
import { renderJson } from '../../src/report/json.ts';
import { city } from './city.ts';
import { hostile, hostileTexts } from './hostile.ts';

test('it is versioned, complete and reads back', () => {
  const text = renderJson(city());
  expect(text.startsWith('{\n  "csplanReport": 1,\n')).toBe(true);
  const { csplanReport, provenance, ...model } = JSON.parse(text);
  expect(csplanReport).toBe(1);
  expect(model).toEqual(JSON.parse(JSON.stringify(city())));
  expect(provenance.kpis[0].figure).toEqual({ value: 76.5682656827, numerator: 415, n: 542, small: null });
  expect(model.scorecard[0].cell.value).toBe((100 * 415) / 542);
});

test('keys are in code point order, however the model was made', () => {
  const backwards = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(backwards)
      : value && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, backwards(inner)]),
          )
        : value;
  expect(renderJson(backwards(city()) as ReturnType<typeof city>)).toBe(renderJson(city()));
});

test('hostile text is escaped and comes back as it was', () => {
  const text = renderJson(hostile());
  expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}\u200b\u202a-\u202e]/u);
  expect(JSON.parse(text).kpis.map((kpi: { name: string }) => kpi.name)).toEqual(hostileTexts);
});

test('the fingerprint is of what the plan says, not of its layout', () => {
  expect(fingerprintOf({ b: [1, { d: 2, c: 3 }], a: 'x' })).toBe(
    fingerprintOf({ a: 'x', b: [1, { c: 3, d: 2 }] }),
  );
  expect(fingerprintOf({ a: 1 })).not.toBe(fingerprintOf({ a: '1' }));
  // printf '{"a":1}' | sha256sum
  expect(fingerprintOf({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
  expect(JSON.stringify(sortedKeys(JSON.parse('{"__proto__": 1, "B": 2, "a": 3}')))).toBe(
    '{"B":2,"__proto__":1,"a":3}',
  );
});
