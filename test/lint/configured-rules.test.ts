import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { ConfiguredRules, weightOf } from '../../src/lint/configured-rules.ts';
import { lintConfig } from '../../src/lint/lint-config.ts';
import { levels, optionValues } from '../../src/lint/rule-choices.ts';
import { configOf, type LoadedConfig, type ReadConfig } from '../../src/plan/config-cascade.ts';
import { rules } from '../../src/rules/generated/registry.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { lintText, overlaid } from '../rules/plans.ts';
import { cascade, choicesOf, configFile } from './configurations.ts';

const ruleOf = (id: string): Rule => rules.find(rule => rule.id === id)!;
const noDue = ruleOf('goal/no-due');
const stale = ruleOf('kpi/stale-data');
const file = 'plans/a/plan.yaml';

function of(config: LoadedConfig, rule = noDue, path = file) {
  return new ConfiguredRules(config, '/').of(rule, path);
}

const near = (text: string, overridden: string[][] = []): ReadConfig =>
  configFile('/plans/csplan.config.yaml', text, overridden);
const top = (text: string, overridden: string[][] = []): ReadConfig =>
  configFile('/csplan.config.yaml', text, overridden);

describe('who wins', () => {
  test('nobody says anything: the rule itself', () => {
    expect(of(configOf())).toEqual({ options: {} });
    expect(optionValues(stale, of(configOf(), stale))).toEqual({ days: 30 });
  });

  test('the nearer file, rule by rule and option by option', () => {
    const config = configOf(
      near('rules: {goal/no-due: warning, kpi/stale-data: error}\n'),
      top('rules: {goal/no-due: off, kpi/stale-data: [warning, {days: 60}], goal/no-target: off}\n'),
    );
    expect(of(config)).toEqual({ level: 'warning', options: {} });
    expect(of(config, stale)).toEqual({ level: 'error', options: { days: 60 } });
    expect(of(config, ruleOf('goal/no-target'))).toEqual({ level: 'off', options: {} });
  });

  test('a file over what it extends, of which the later wins', () => {
    const files = (own: string) => [
      top(own),
      configFile('/b.yaml', 'rules: {goal/no-due: info}\n'),
      configFile(
        '/a.yaml',
        'rules: {goal/no-due: off}\noverrides: [{files: x, rules: {goal/no-due: error}}]\n',
        [[`/${file}`]],
      ),
    ];
    expect(of(cascade({ files: files('rules: {goal/no-due: warning}\n'), counts: true })).level).toBe(
      'warning',
    );
    expect(of(cascade({ files: files(''), counts: true })).level).toBe('info');
  });

  test('an override over the rules beside it, the last one first, for its files', () => {
    const own = top(
      'rules: {goal/no-due: warning}\noverrides:\n- {files: a, rules: {goal/no-due: info}}\n- {files: b, rules: {goal/no-due: off}}\n',
      [['/plans/a/plan.yaml', '/plans/b/plan.yaml'], ['/plans/b/plan.yaml']],
    );
    expect(of(configOf(own), noDue, 'plans/a/plan.yaml').level).toBe('info');
    expect(of(configOf(own), noDue, 'plans/b/plan.yaml').level).toBe('off');
    expect(of(configOf(own), noDue, 'plans/c/plan.yaml').level).toBe('warning');
    expect(of(configOf(near('rules: {goal/no-due: error}\n'), own)).level).toBe('error');
  });

  test('above `root: true` nothing holds but what is locked', () => {
    const above = {
      files: [top('rules: {goal/no-due: warning, goal/no-target: off}\nlocked: [goal/no-due]\n')],
      counts: false,
    };
    const config = cascade({ files: [near('root: true\nrules: {goal/no-due: off}\n')], counts: true }, above);
    expect(of(config).level).toBe('warning');
    expect(of(config, ruleOf('goal/no-target'))).toEqual({ options: {} });
  });
});

test('a single file of a plan can be set otherwise', () => {
  const choices = new ConfiguredRules(
    configOf(top('overrides: [{files: plan.yaml, rules: {goal/no-due: info}}]\n', [['/plan.yaml']])),
    '/',
  );
  const text = overlaid('goals:\n- id: g-answer\n  due:\n');
  expect(lintText(text, { choices }).diagnostics.map(({ severity }) => severity)).toEqual(['info']);
});

test('options reach the rule', () => {
  const text = overlaid('review_dates: [2027-04-15, 2027-07-15]\n');
  const messages = (setting: string) =>
    lintText(text, { choices: choicesOf(`rules: {review/too-few-ahead: ${setting}}\n`) }).diagnostics.map(
      ({ message }) => message,
    );
  expect(messages('info')).toEqual([]);
  expect(messages('[info, {reviews: 2}]')).toEqual([]);
  expect(messages('[info, {reviews: 3}]')).toEqual([
    'After 2027-02-01 only 2 reviews are fixed, on 2027-04-15 and 2027-07-15; 3 are wanted.',
  ]);
});

describe('rules_as_of', () => {
  const later: Rule = { ...noDue, id: 'goal/no-due', since: '0.2.0' };
  test.each([
    ['0.1', true],
    ['0.1.9', true],
    ['0', false],
    ['0.2', false],
    ['0.2.0', false],
    ['0.10', false],
    ['1', false],
    ['v1', false],
  ])('%s: a rule of 0.2.0 is a note: %s', (written, isNote) => {
    expect(of(configOf(top(`rules_as_of: ${written}\n`)), later).newer ?? false).toBe(isNote);
  });

  test('what is set by name, or locked, counts as it is set', () => {
    expect(of(configOf(top('rules_as_of: 0.1\nrules: {goal/no-due: warning}\n')), later)).toEqual({
      level: 'warning',
      options: {},
    });
    expect(of(configOf(near('rules_as_of: 0.1\n'), top('locked: [goal/no-due]\n')), later)).toEqual({
      options: {},
    });
  });

  test('the nearer one holds', () => {
    expect(of(configOf(near('rules_as_of: 0.2\n'), top('rules_as_of: 0.1\n')), later).newer).toBeUndefined();
  });
});

const level = fc.constantFrom(...levels);
const days = fc.integer({ min: 0, max: 366 });
const settings = fc.record(
  {
    'goal/no-due': level,
    'goal/no-target': level,
    'kpi/stale-data': fc.oneof(level, fc.tuple(level, fc.record({ days }))),
  },
  { requiredKeys: [] },
);
const overrides = fc.array(fc.record({ files: fc.constant('plans'), rules: settings }), { maxLength: 2 });
const said = fc.record({ rules: settings, overrides });
/** Nearest first; each override is for the file. */
const layers = fc.array(said, { minLength: 1, maxLength: 4 });

function filesOf(all: { rules: object; overrides: object[] }[], more: object = {}): ReadConfig[] {
  return all.map((one, i) => {
    const isTop = i === all.length - 1;
    const path = `${'/x'.repeat(all.length - 1 - i)}/csplan.config.yaml`;
    const text = stringify({ ...one, ...(isTop ? more : {}) });
    return configFile(
      path,
      text,
      one.overrides.map(() => [`/${file}`]),
    );
  });
}

const tried = ['goal/no-due', 'goal/no-target', 'kpi/stale-data'].map(ruleOf);

test('whatever is written, the strongest line that speaks of a rule wins', () => {
  fc.assert(
    fc.property(layers, all => {
      const config = configOf(...filesOf(all));
      for (const rule of tried) {
        const lines = all
          .flatMap(({ rules, overrides }) => [...overrides.toReversed().map(one => one.rules), rules])
          .map(one => (one as Record<string, unknown>)[rule.id])
          .filter(setting => setting !== undefined)
          .map(setting => [setting].flat() as [string, { days: number }?]);
        expect(of(config, rule)).toEqual({
          ...(lines[0] && { level: lines[0][0] }),
          options: lines.find(([, options]) => options)?.[1] ?? {},
        });
      }
    }),
  );
});

test('files further up change nothing of what nearer ones say', () => {
  fc.assert(
    fc.property(layers, said, (all, above) => {
      for (const rule of tried) {
        const before = of(configOf(...filesOf(all)), rule);
        const after = of(configOf(...filesOf([...all, above])), rule);
        if (before.level) expect(after.level).toBe(before.level);
        expect(after.options).toMatchObject(before.options);
      }
    }),
  );
});

test('a locked rule is never lowered, whatever stands below the lock, and each attempt is told', () => {
  fc.assert(
    fc.property(layers, fc.boolean(), (all, isCut) => {
      const locked = tried.map(({ id }) => id);
      const files = filesOf(all, { locked });
      const top = files.at(-1)!;
      const config = cascade(
        ...files.map((one, i) => ({ files: [one], counts: !isCut || i === 0 || one !== top })),
      );
      const ownRules = all.at(-1)!.rules as Record<string, unknown>;
      for (const rule of tried) {
        const own = [ownRules[rule.id]].flat() as [(typeof levels)[number]?, { days: number }?];
        const floor = own[0] && { value: own[0] };
        const choice = of(config, rule);
        expect(weightOf(choice.level && { value: choice.level }, rule)).toBeGreaterThanOrEqual(
          weightOf(floor, rule),
        );
        expect(choice.options).toEqual(own[1] ?? {});
      }
      const told = lintConfig(config).flatMap(({ diagnostics }) => diagnostics);
      expect(told.every(({ ruleId }) => ruleId === 'config/lowers-locked')).toBe(true);
      const free = configOf(...files.map(one => ({ ...one, config: { ...one.config, locked: [] } })));
      if (!isCut && !told.length) for (const rule of tried) expect(of(free, rule)).toEqual(of(config, rule));
    }),
  );
});
