import { describe, expect, test } from 'vitest';
import { coveragePage } from '../../src/build/coverage-page.ts';
import { coverage, isServed, reportParts, silentGaps } from '../../src/cli/coverage.ts';
import { measures } from '../../src/kpi/measures/index.ts';
import type { Way } from '../../src/plan/demands.ts';
import { demands } from '../../src/plan/generated/demands.ts';
import { rules } from '../../src/rules/generated/registry.ts';

const all = coverage();

test('the catalogue is whole: no number of a series is left out', () => {
  const numbers = (series: string): number[] => {
    const found = Object.keys(demands).filter(id => id.startsWith(series));
    return [...new Set(found.map(id => Number.parseInt(id.slice(series.length), 10)))];
  };
  const upTo = (last: number, first = 1): number[] =>
    Array.from({ length: last + 1 - first }, (_, i) => first + i);
  expect(numbers('S0-')).toEqual(upTo(23));
  expect(numbers('S1-')).toEqual(upTo(48));
  expect(numbers('S2-')).toEqual(upTo(7, 0));
  expect(numbers('S3-')).toEqual(upTo(9, 0));
  expect(numbers('S4-')).toEqual(upTo(14));
  expect(numbers('RB')).toEqual(upTo(53));
  expect(all).toHaveLength(195);
});

test('every demand is served in each way in which it can be, or the catalogue says why not', () => {
  const silent = all.map(one => [one.id, silentGaps(one)] as const).filter(([, ways]) => ways.length > 0);
  expect(silent).toEqual([]);
});

test('nothing that is served in some way has a reason why it is not', () => {
  const stale = all.flatMap(one =>
    (Object.keys(one.demand.not ?? {}) as Way[]).flatMap(way =>
      isServed(one, way) ? `${one.id} ${way}` : [],
    ),
  );
  expect(stale).toEqual([]);
});

test('a demand that a rule could hold has a rule, or a reason', () => {
  const asked = all.filter(({ demand }) => demand.by.includes('rule'));
  expect(asked.length).toBeGreaterThan(100);
  for (const one of asked)
    expect(one.rules.length > 0 || one.demand.also?.rule || one.demand.not?.rule).toBeTruthy();
});

test('every reason is a sentence', () => {
  const reasons = all.flatMap(({ demand }) => Object.values({ ...demand.also, ...demand.not }));
  expect(reasons.filter(reason => !/^[A-Z`].*\.$/.test(reason))).toEqual([]);
});

test.each(rules.map(rule => [rule.id, rule] as const))(
  '%s serves demands that there are',
  (_, { serves }) => {
    expect(serves.length).toBeGreaterThan(0);
    expect(serves.filter(id => !Object.hasOwn(demands, id))).toEqual([]);
  },
);

test('so does every measure', () => {
  const cited = Object.values(measures).flatMap(({ serves }) => serves);
  expect(cited.filter(id => !Object.hasOwn(demands, id))).toEqual([]);
});

test('parts of the report that the catalogue names are parts of it', () => {
  const named = all.flatMap(({ demand }) => demand.report ?? []);
  expect(named.filter(part => !Object.hasOwn(reportParts, part))).toEqual([]);
});

describe('the page', () => {
  const page = coveragePage();

  test('has a line for every demand, with an anchor', () => {
    for (const { id, demand } of all)
      expect(page).toContain(`| <a id="${id.toLowerCase()}"></a>**${id}** ${demand.says} |`);
  });

  test('says in a demand that nothing serves in some way why', () => {
    const lacking = all.filter(one => one.demand.by.some(way => !isServed(one, way)));
    const lines = page.split('\n');
    for (const { id, demand } of lacking) {
      const line = lines.find(text => text.includes(`**${id}**`))!;
      const reasons = demand.by.flatMap(way => demand.not?.[way] ?? []);
      expect(reasons.some(reason => line.includes(`*${reason}*`))).toBe(true);
    }
  });
});
