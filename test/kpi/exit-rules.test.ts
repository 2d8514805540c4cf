import { describe, expect, test } from 'vitest';
import { exitRules } from '../../src/kpi/exit-rules.ts';
import type { Initiative, Plan } from '../../src/plan/generated/types.ts';
import * as make from '../report/fixture.ts';

type Rule = NonNullable<Initiative['after_launch']>['stop_when'];

// FY25-Q4 to FY27-Q1.
const cells = make.series([60, 62, 75, 68, 69, 64].map(value => make.share(value, 100)));
const measured = { id: 'k', measure: { kind: 'share', good: {} } } as const;

function ruled(
  rule: Rule,
  { series = cells, ...more }: Partial<Initiative> & { series?: typeof cells } = {},
) {
  const plan: Plan = make.plan({
    kpis: [measured],
    term: { start: '2024-07-01' },
    initiatives: [{ id: 'i', status: 'launched', after_launch: { stop_when: rule }, ...more }],
  });
  return exitRules(plan, [make.kpi('k', series)]);
}

describe('an exit rule', () => {
  test('is reached when it holds for so many periods in a row, up to the last', () => {
    expect(ruled({ kpi: 'k', lte: '70 %', hold: 3 })[0]).toMatchObject({
      state: 'reached',
      inARow: 3,
      hold: 3,
      bounds: { gte: null, lte: 70 },
      periods: [{ value: 68 }, { value: 69 }, { value: 64 }],
    });
    expect(ruled({ kpi: 'k', lte: '70 %', hold: 4 })[0]).toMatchObject({ state: 'not-reached', inARow: 3 });
    // 60 and 62 lie before the 75.
    expect(ruled({ kpi: 'k', lte: '70 %', hold: 5 })[0]!.periods.map(({ value }) => value)).toEqual([
      62, 75, 68, 69, 64,
    ]);
    expect(ruled({ kpi: 'k', gte: '70 %' })[0]).toMatchObject({ state: 'not-reached', inARow: 0, hold: 1 });
  });

  test('a value that reads as the bound keeps it', () => {
    const close = make.series([make.cell(70.04)]);
    expect(ruled({ kpi: 'k', lte: '70 %' }, { series: close })[0]!.state).toBe('reached');
    expect(ruled({ kpi: 'k', lte: '70 %' }, { series: make.series([make.cell(70.06)]) })[0]!.state).toBe(
      'not-reached',
    );
  });

  test('only whole periods since the initiative began count', () => {
    const since = (start: string) => ruled({ kpi: 'k', lte: '70 %', hold: 2 }, { start })[0]!;
    expect(since('2026-04-01')).toMatchObject({ state: 'reached', inARow: 2 });
    // The quarter had begun.
    expect(since('2026-04-02')).toMatchObject({ state: 'not-reached', inARow: 1 });
    expect(since('2026-07-06')).toMatchObject({ state: 'not-judged', inARow: 0, periods: [] });
  });

  test('a period that is not over, has no figure or too few rows says nothing', () => {
    const unsure = make.series([60, 60, 60, 60].map(value => make.share(value, 100)));
    unsure[3] = { ...unsure[3]!, provisional: true };
    expect(ruled({ kpi: 'k', lte: '70 %', hold: 3 }, { series: unsure })[0]!.state).toBe('reached');
    unsure[1] = { ...unsure[1]!, small: 'too-few' };
    expect(ruled({ kpi: 'k', lte: '70 %', hold: 3 }, { series: unsure })[0]).toMatchObject({
      state: 'not-reached',
      inARow: 1,
    });
    const withheld = make.series([make.withheld, make.withheld]);
    expect(ruled({ kpi: 'k', lte: '70 %' }, { series: withheld })[0]).toMatchObject({
      state: 'not-judged',
      periods: [],
    });
  });

  test('a sentence is for people; no rule, or an initiative that is over, has none', () => {
    expect(ruled('Nobody calls any more.')[0]).toMatchObject({
      state: 'in-words',
      words: 'Nobody calls any more.',
    });
    expect(ruled(null)).toEqual([]);
    for (const status of ['planned', 'stopped', 'dropped'] as const)
      expect(ruled({ kpi: 'k', lte: '70 %' }, { status })).toEqual([]);
  });

  test('an amount or a KPI that there is not can’t be judged', () => {
    expect(ruled({ kpi: 'k', lte: '3d' })[0]).toMatchObject({ state: 'not-judged', bounds: null });
    expect(ruled({ kpi: 'gone', lte: '70 %' })[0]).toMatchObject({ state: 'not-judged', kpi: null });
    expect(ruled({ kpi: 'k' })[0]!.state).toBe('not-judged');
  });
});
