import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureExamples } from '../../src/build/measure-examples/index.ts';
import { evaluate } from '../../src/kpi/evaluate.ts';
import type { Kind } from '../../src/kpi/measure.ts';
import { measures } from '../../src/kpi/measures/index.ts';
import { calendarYear, parsePeriod } from '../../src/plan/period.ts';
import { loadPlan } from '../../src/plan/read.ts';
import { folderWith } from '../data/exports.ts';

describe('worked examples', () => {
  it('are there for every measure', () => {
    expect(Object.keys(measureExamples).sort()).toEqual(Object.keys(measures).sort());
  });

  it.each(Object.keys(measureExamples) as Kind[])('%s comes to what its page says', async kind => {
    const { plan: text, files, result } = measureExamples[kind];
    const folder = folderWith({ 'plan.yaml': `csplan: 1\nid: example\n${text}`, ...files });
    const { plan, findings } = await loadPlan(join(folder, 'plan.yaml'), folder);
    expect(findings.filter(({ severity, ruleId }) => severity === 'error' || /^schema/.test(ruleId))).toEqual(
      [],
    );
    expect(plan.kpis![0]!.measure!.kind).toBe(kind);
    const { kpis, sources } = await evaluate({
      plan,
      folder,
      root: folder,
      period: parsePeriod('2026-Q3', calendarYear)!,
      asOf: '2026-10-15',
    });
    expect(sources.flatMap(source => source.files.flatMap(({ issues }) => issues))).toEqual([]);
    const { current } = kpis[0]!;
    expect(current.value).toBeCloseTo(result.value, 9);
    expect(current.n).toBe(result.n);
    expect(current.numerator).toBe(result.numerator ?? null);
    const leftOut = Object.fromEntries(current.leftOut.map(({ label, count }) => [label, count]));
    expect(leftOut).toEqual(result.leftOut ?? {});
  });
});
