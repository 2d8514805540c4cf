import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Measure, MeasureSpec } from '../../src/kpi/measure.ts';
import { measures } from '../../src/kpi/measures/index.ts';
import { measureOf, traits } from '../../src/kpi/traits.ts';

interface Schema {
  definitions: Record<string, { 'x-serves': string[]; properties: { kind: { const: string } } }>;
}
const schema = JSON.parse(readFileSync('schemas/measures.schema.json', 'utf8')) as Schema;

/** A complete spec of every kind. */
const specs: MeasureSpec[] = [
  { kind: 'count' },
  { kind: 'distinct', column: 'c' },
  { kind: 'sum', column: 'c' },
  { kind: 'mean', column: 'c' },
  { kind: 'median', column: 'c' },
  { kind: 'percentile', column: 'c', p: 90 },
  { kind: 'share', good: { c: 'x' }, of: { d: 'y' } },
  { kind: 'csat', column: 'c' },
  { kind: 'nps', column: 'c' },
  { kind: 'ces', column: 'c' },
  { kind: 'response_rate', answered: 'c' },
  { kind: 'duration', from: 'c', to: 'd' },
  { kind: 'sla', promised: 'c', finished: 'd' },
  { kind: 'service_level', wait: 'c', within: '45s', answered: 'd' },
  { kind: 'answer_speed', wait: 'c', answered: 'd' },
  { kind: 'abandonment', answered: 'd' },
  { kind: 'first_contact', replies: 'c', reopens: 'd' },
  { kind: 'repeat', same: ['c', 'd'], within: '7d' },
  { kind: 'reopen', reopens: 'c' },
  { kind: 'backlog', opened: 'c', closed: 'd' },
  { kind: 'overdue', promised: 'c', closed: 'd' },
  { kind: 'retention', customer: 'c' },
  { kind: 'resolution_rate', opened: 'c', closed: 'd' },
  { kind: 'ratio', numerator: 'a', denominator: { measure: { kind: 'count' } } },
  { kind: 'input', values: [{ period: '2026-Q3', value: 3, by: 'Finance', on: '2026-10-02' }] },
];

describe('measures', () => {
  it('are those of the schema, with its mission lines', () => {
    const kinds = Object.fromEntries(
      Object.values(schema.definitions).map(({ properties, 'x-serves': serves }) => [
        properties.kind.const,
        serves,
      ]),
    );
    const built = Object.fromEntries(Object.entries(measures).map(([kind, { serves }]) => [kind, serves]));
    expect(built).toEqual(kinds);
    expect(specs.map(({ kind }) => kind)).toEqual(Object.keys(measures));
  });

  it.each(specs)('$kind says what it is', spec => {
    const { measure, spec: full } = measureOf(spec)! as { measure: Measure; spec: MeasureSpec };
    expect(measure.kind).toBe(spec.kind);
    expect(measure.lacks?.(full)).toBeUndefined();
    for (const text of [measure.summary, ...measure.edgeCases]) expect(text).toMatch(/^[A-Z`].*\.$/s);
    const stat = measure.stats(full)[0]!;
    expect(measure.sentence(full, stat, 'c')).toMatch(/^The .*[^.]$/);
    expect(measure.formula(full, stat, 'c')).not.toBe('');
    const isOfRows = !measure.parts && !measure.typed;
    if (isOfRows) expect(measure.outcomes(full).length).toBeGreaterThan(0);
    expect(new Set(measure.reasons(full)).size).toBe(measure.reasons(full).length);
  });

  it.each([
    { kind: 'duration' },
    { kind: 'duration', from: 'a' },
    { kind: 'duration', from: 'a', to: 'b', column: 'c' },
    { kind: 'sla' },
    { kind: 'sla', promised: 'a' },
    { kind: 'sla', from: 'a', within: '3d' },
    { kind: 'sla', from: 'a', to: 'b', within: 3 },
    { kind: 'sla', promised: 'a', finished: 'b', met: 'c' },
    { kind: 'first_contact' },
    { kind: 'service_level', wait: 'a', answered: 'b', within: '75 %' },
    { kind: 'csat', column: 'a', scale: [5, 1] },
    { kind: 'csat', column: 'a', scale: [1, 5], top: 5 },
    { kind: 'ces', column: 'a', scale: [7, 1] },
    { kind: 'abandonment', answered: 'a', short_abandon: '5s' },
    { kind: 'abandonment', answered: 'a', wait: 'b', short_abandon: '5 %' },
    { kind: 'reopen' },
    { kind: 'reopen', reopens: 'a', reopened: 'b' },
    { kind: 'retention' },
    { kind: 'repeat', same: ['a'], within: 'soon' },
    { kind: 'ratio', numerator: 'a', denominator: 'b', unit: 'percent', per: 1000 },
    { kind: 'retention', start: 'a', end: 'b' },
    { kind: 'retention', customer: 'a', churned: 'b' },
  ] as MeasureSpec[])('says what $kind lacks: %j', spec => {
    const { measure, spec: full } = measureOf(spec)!;
    expect(measure.lacks!(full)).toMatch(/^[A-Z].*\.$/);
  });
});

describe('traits', () => {
  const of = (measure: MeasureSpec | null, stat?: string) => traits({ id: 'k', measure }, stat);

  it('gives unit, scale and direction', () => {
    expect(of({ kind: 'csat', column: 'c' })).toEqual({
      unit: 'percent',
      min: 0,
      max: 100,
      better: 'higher',
    });
    expect(of({ kind: 'csat', column: 'c', scale: [1, 7] }, 'mean')).toEqual({
      unit: 'score',
      min: 1,
      max: 7,
      better: 'higher',
    });
    expect(of({ kind: 'nps', column: 'c' })).toEqual({
      unit: 'points',
      min: -100,
      max: 100,
      better: 'higher',
    });
    expect(of({ kind: 'duration', column: 'c' }, 'p90')).toEqual({
      unit: 'seconds',
      min: 0,
      better: 'lower',
    });
    expect(of({ kind: 'count' })).toEqual({ unit: 'count', min: 0 });
    expect(traits({ id: 'k', measure: { kind: 'csat', column: 'c' }, stat: 'mean' })).toMatchObject({
      unit: 'score',
      max: 5,
    });
  });

  it('gives none where there is no such number', () => {
    expect(of(null)).toBeUndefined();
    expect(of({ kind: 'nps', column: 'c' }, 'mean')).toBeUndefined();
    expect(of({ kind: 'toString' } as unknown as MeasureSpec)).toBeUndefined();
  });

  it('loads neither a CSV parser nor a regular expression engine', () => {
    const seen = new Set<string>();
    const follow = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, target] of readFileSync(file, 'utf8').matchAll(
        /^(?:import|export) (?!type ).*?from '(.+?)';/gms,
      )) {
        if (target!.startsWith('.')) follow(resolve(dirname(file), target!));
        else expect(target).toMatch(/^node:/);
      }
    };
    follow(resolve('src/kpi/traits.ts'));
    expect(seen.size).toBeGreaterThan(20);
  });
});
