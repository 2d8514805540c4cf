import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ruleIds } from '../../src/build/rule-files.ts';
import { lacks, traits } from '../../src/kpi/traits.ts';
import { rules } from '../../src/rules/generated/registry.ts';
import {
  besidePast,
  cleanFullPlan,
  cleanPlan,
  gitFacts,
  lintBeside,
  lintConfigText,
  lintText,
  olderPlan,
  overlaid,
  today,
} from './plans.ts';

test('the clean plan has no finding', () => {
  expect(lintText(cleanPlan).diagnostics).toEqual([]);
});

test('nor has the one with every section', () => {
  expect(lintText(cleanFullPlan).diagnostics).toEqual([]);
});

test('every rule is named after its file, and those of depth core that need nothing but a plan are at most forty', () => {
  expect(rules.map(rule => rule.id)).toEqual(ruleIds());
  expect(rules.filter(rule => rule.depth === 'core' && !rule.needs).length).toBeLessThanOrEqual(40);
});

test('every rule has fixtures of both kinds, and every fixture a rule', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(import.meta.dirname, name)).map(rule => `${name}/${rule}`));
  expect(folders.sort()).toEqual(ruleIds());
  for (const id of ruleIds()) {
    const names = readdirSync(join(import.meta.dirname, id));
    expect(
      names.filter(name => name.startsWith('valid-')),
      id,
    ).not.toEqual([]);
    expect(
      names.filter(name => name.startsWith('invalid-')),
      id,
    ).not.toEqual([]);
  }
});

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
  const { data, older, past } = rule.examples;
  const judged = (part: string) => {
    if (rule.checkConfiguration) return lintConfigText(part, [olderPlan(overlaid(older!))]);
    const text = overlaid(part, rule.depth);
    if (older !== undefined) return lintBeside(text, overlaid(older, rule.depth));
    const git = past && gitFacts(past, text, rule.depth);
    return lintText(text, { facts: { today, traits, lacks, data, git }, rules: past && besidePast(rule) });
  };
  const reads = (part: string) => judged(part).diagnostics.map(found => found.ruleId);

  test('reports its invalid example once', () => {
    const found = reads(rule.examples.invalid);
    expect(found.filter(ruleId => ruleId === id)).toHaveLength(1);
    expect(found.filter(ruleId => /^(syntax|schema|yaml)\//.test(ruleId))).toEqual([]);
  });

  test('has nothing to say about its valid example', () => {
    expect(reads(rule.examples.valid)).toEqual([]);
  });

  if (rule.needs === 'data' || rule.needs === 'git')
    test('is not run without what it needs, and that is said', () => {
      const { diagnostics, notRun } = lintText(overlaid(rule.examples.invalid, rule.depth));
      expect(diagnostics.map(found => found.ruleId)).not.toContain(id);
      expect(notRun).toContain(id);
    });

  if (rule.needs === 'plans')
    test('says nothing of a plan that is checked alone, nor that it was not run', () => {
      const { diagnostics, notRun } = lintText(overlaid(rule.examples.invalid, rule.depth));
      expect([...diagnostics.map(found => found.ruleId), ...notRun]).not.toContain(id);
    });

  test('explains itself in sentences', () => {
    expect(rule.summary).toMatch(/^[A-Z].*\.$/);
    expect(rule.why).toMatch(/^[A-Z].*[.)]$/);
    expect(rule.serves.length).toBeGreaterThan(0);
  });
});
