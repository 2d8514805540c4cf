import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import {
  type BaselineEntry,
  BaselineFilter,
  baselineOf,
  canBeInBaseline,
  pruned,
  readBaseline,
  sizeOf,
  updated,
  writeBaseline,
} from '../../src/lint/baseline.ts';
import { lintText } from '../rules/plans.ts';
import { finding } from './formats/runs.ts';

const some = fc.array(
  fc.record(
    {
      file: fc.oneof(fc.constantFrom('a.yaml', 'b.yaml'), fc.string({ unit: 'binary' })),
      ruleId: fc.constantFrom('goal/no-due', 'goal/no-target'),
      anchor: fc.oneof(
        fc.constantFrom('', '/goals[id=a]', '/goals[id=b]/due'),
        fc.string({ unit: 'binary' }),
      ),
      state: fc.constantFrom('gte 80 to 100', 'gte 80 to 60', ''),
      n: fc.integer({ min: 1, max: 4 }),
    },
    { requiredKeys: ['file', 'ruleId', 'anchor', 'n'] },
  ),
  { maxLength: 12 },
);
const merged = some.map(entries => readBaseline(JSON.stringify(entries), 'x'));
const findingsOf = (baseline: readonly BaselineEntry[]): Diagnostic[] =>
  baseline.flatMap(({ file, n, ...place }) => Array.from({ length: n }, () => finding(file, place)));
const sorted = (baseline: readonly BaselineEntry[]) => readBaseline(writeBaseline(baseline), 'x');
const fileOf = ({ file }: Diagnostic) => file;

describe('a baseline', () => {
  test('is written an entry a line, sorted, and read back', () => {
    expect(
      writeBaseline([
        { n: 1, anchor: '/b', ruleId: 'goal/no-due', file: 'b.yaml' },
        { n: 2, anchor: '/a "x"', ruleId: 'goal/no-target', file: 'a.yaml' },
        { n: 1, anchor: '/a "x"', ruleId: 'goal/no-due', file: 'a.yaml' },
      ]),
    ).toBe(`[
  {"file": "a.yaml", "ruleId": "goal/no-due", "anchor": "/a \\"x\\"", "n": 1},
  {"file": "a.yaml", "ruleId": "goal/no-target", "anchor": "/a \\"x\\"", "n": 2},
  {"file": "b.yaml", "ruleId": "goal/no-due", "anchor": "/b", "n": 1}
]
`);
    fc.assert(
      fc.property(merged, baseline => {
        const text = writeBaseline(baseline);
        expect(writeBaseline(readBaseline(text, 'x'))).toBe(text);
        expect(sorted(baseline)).toEqual(expect.arrayContaining(baseline));
        expect(text.split('\n')).toHaveLength(baseline.length ? baseline.length + 3 : 2);
      }),
    );
  });

  test('takes out as many findings as it has of a kind, the first ones', () => {
    const entry = { file: 'a.yaml', ruleId: 'goal/no-due', anchor: '/a', n: 2 };
    const filter = new BaselineFilter([entry], fileOf);
    const all = [1, 2, 3].map(start => finding('a.yaml', { anchor: '/a', range: { start, end: 4 } }));
    const other = finding('a.yaml', { anchor: '/b' });
    const { kept, suppressed } = filter.split([...all, other]);
    expect(kept).toEqual([all[2], other]);
    expect(suppressed.map(({ range, suppression }) => [range.start, suppression])).toEqual([
      [1, { kind: 'baseline' }],
      [2, { kind: 'baseline' }],
    ]);
    expect(filter.split([all[0]!]).kept).toEqual([all[0]]);
  });

  test('with a state takes out that one alone, and one without takes out none that has one', () => {
    const place = { ruleId: 'goal/target-moved', anchor: '/a' };
    const to = (state?: string) => finding('a.yaml', { ...place, ...(state !== undefined && { state }) });
    const entry = { file: 'a.yaml', ...place, state: 'gte 80 to 100', n: 1 };
    expect(writeBaseline([entry])).toContain('"anchor": "/a", "state": "gte 80 to 100", "n": 1}');
    const findings = [to('gte 80 to 100'), to('gte 80 to 60'), to()];
    expect(new BaselineFilter([entry], fileOf).split(findings).kept).toEqual(findings.slice(1));
    const bare = { file: 'a.yaml', ...place, n: 3 };
    expect(new BaselineFilter([bare], fileOf).split(findings).kept).toEqual(findings.slice(0, 2));
    expect(() => readBaseline(JSON.stringify([{ ...entry, state: 1 }]), 'x')).toThrow(
      'entry 1 has no text for "state"',
    );
  });

  test('of what is found takes out all of it', () => {
    fc.assert(
      fc.property(merged, baseline => {
        const findings = findingsOf(baseline);
        expect(new BaselineFilter(baselineOf(findings), fileOf).split(findings).kept).toEqual([]);
        expect(sorted(baselineOf(findings))).toEqual(sorted(baseline));
      }),
    );
  });

  test('that is updated has what is found where it was looked, and the rest as it was', () => {
    fc.assert(
      fc.property(merged, merged, (before, found) => {
        expect(updated(before, found, () => true)).toEqual(sorted(found));
        expect(updated(before, [], () => false)).toEqual(sorted(before));
        const both = updated(before, found, ({ file }) => file === 'a.yaml');
        expect(new BaselineFilter(both, fileOf).split(findingsOf(found)).kept).toEqual([]);
        expect(both.filter(({ file }) => file === 'a.yaml')).toEqual(
          sorted(found).filter(({ file }) => file === 'a.yaml'),
        );
      }),
    );
  });

  test('that is pruned has nothing new, and takes out what it did', () => {
    fc.assert(
      fc.property(merged, merged, (before, found) => {
        const after = pruned(before, found, () => true);
        expect(sizeOf(after)).toBeLessThanOrEqual(sizeOf(before));
        const kept = (baseline: readonly BaselineEntry[]) =>
          new BaselineFilter(baseline, fileOf).split(findingsOf(found)).kept;
        expect(kept(after)).toEqual(kept(before));
        expect(pruned(before, found, () => false)).toEqual(sorted(before));
        expect(pruned(after, found, () => true)).toEqual(after);
      }),
    );
  });

  test('can have rules that are not locked, and nothing else', () => {
    const locked = new Set(['goal/no-due']);
    expect(
      ['goal/no-due', 'goal/no-target', 'schema/date', 'suppression/unused', 'x'].map(id =>
        canBeInBaseline(id, locked),
      ),
    ).toEqual([false, true, false, false, false]);
  });
});

describe('anchors', () => {
  const anchors = (goal: string) =>
    lintText(`csplan: 1\nid: a\nstatus: active\n${goal}`)
      .diagnostics.filter(({ ruleId }) => /^(schema|reference|yaml)\//.test(ruleId))
      .map(({ anchor }) => anchor);

  test('name list items by what they say, not by their position', () => {
    expect(anchors('goals:\n- id: one\n- id: two\n  due: soon\n')).toEqual(['/goals[id=two]/due']);
    expect(anchors('review_dates: [2027-01-01, soon]\n')).toEqual(['/review_dates[=soon]']);
    expect(anchors('kpis:\n- id: k\n  annotations:\n  - {text: Moved, date: soon}\n')).toEqual([
      '/kpis[id=k]/annotations[date=soon]/date',
    ]);
    expect(anchors('customers:\n- id: c\n  needs:\n  - {text: Hours, foo: 1}\n')).toEqual([
      '/customers[id=c]/needs[text=Hours]/foo',
    ]);
    const long = 'x'.repeat(61);
    expect(anchors(`customers:\n- id: c\n  needs:\n  - {text: ${long}, foo: 1}\n`)).toEqual([
      `/customers[id=c]/needs[text=${'x'.repeat(60)}…]/foo`,
    ]);
    expect(anchors('goals:\n- \n- []\n')).toEqual(['/goals[0]', '/goals[1]']);
  });
});
