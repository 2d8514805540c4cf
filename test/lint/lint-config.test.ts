import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lintConfig } from '../../src/lint/lint-config.ts';
import { configOf, type ReadConfig } from '../../src/plan/config-cascade.ts';
import { cascade, configFile } from './configurations.ts';

const near = '/plans/csplan.config.yaml';
const top = '/csplan.config.yaml';

function findings(text: string): string[] {
  return found(configFile(top, text));
}

/** Nearest first. */
function found(...files: ReadConfig[]): string[] {
  return lintConfig(configOf(...files)).flatMap(({ diagnostics, sources }) =>
    diagnostics.map(
      ({ severity, ruleId, message, help, file, range }) =>
        `${file} [${sources.get(file)!.slice(range)}] ${severity} ${ruleId}: ${message} ${help}`,
    ),
  );
}

test('a good configuration has no finding', () => {
  expect(
    findings(`root: true
extends:
plans: [plans/*]
units: [Permits]
as_of: 2027-02-01
rules_as_of: 0.1
rules:
  goal/no-due: warning
  kpi/stale-data: [info, {days: 45}]
overrides:
locked: [goal/no-due]
x-ours: anything
`),
  ).toEqual([]);
});

test('empty keys set nothing', () => {
  expect(findings('rules:\noverrides:\nlocked:\nplans:\nunits:\nrules_as_of:\n')).toEqual([]);
  expect(findings('')).toEqual([]);
});

describe('names of rules', () => {
  test.each([
    ['misspelt', 'goal/no-deu', 'Did you mean "goal/no-due"?'],
    ['without its section', 'no-due', 'Did you mean "goal/no-due"?'],
    ['like nothing', 'colour-of-the-sky', 'See `csplan rules` for the ids.'],
  ])('%s', (_, id, help) => {
    const expected = `csplan.config.yaml [${id}] error config/unknown-rule: There is no rule "${id}". ${help}`;
    expect(findings(`rules:\n  ${id}: off\n`)).toEqual([expected]);
    expect(findings(`locked: [goal/no-owner-of-it, ${id}]\n`)).toContain(expected);
    expect(found(configFile(top, `overrides:\n- files: a\n  rules: {${id}: off}\n`))).toContain(expected);
  });

  test('what is always reported cannot be set', () => {
    expect(findings('rules:\n  schema/date: off\n')).toEqual([
      'csplan.config.yaml [schema/date] error config/unknown-rule: "schema/date" is always reported; it has no severity to set. Delete the line.',
    ]);
  });

  test('hostile names are data', () => {
    expect(findings('rules:\n  __proto__: off\n  constructor: off\n').length).toBe(2);
    expect(findings('locked: [__proto__, constructor]\n').length).toBe(2);
  });

  test('the others still hold', () => {
    const file = configFile(
      top,
      'plans: [a, 4]\nas_of: 2027-02-01\nrules: {nothing/such: off, goal/no-due: off}\n',
    );
    expect(file.config).toEqual({ plans: ['a', null], as_of: '2027-02-01', rules: { 'goal/no-due': 'off' } });
  });
});

describe('severities and options', () => {
  test.each([
    [
      'rules:\n  goal/no-due: loud\n',
      '[loud] error schema/not-allowed: goal/no-due is set to "loud"; it can be off, info, warning or error. A goal without a due date.',
    ],
    [
      'rules:\n  goal/no-due: 2\n',
      '[2] error schema/not-allowed: goal/no-due is set to "2"; it can be off, info, warning or error. Did you mean "error"?',
    ],
    [
      'rules:\n  goal/no-due: [warning, {days: 3}]\n',
      '[goal/no-due] error config/unknown-option: "goal/no-due" has no options; it takes a severity and nothing else. Write just one of off, info, warning and error: goal/no-due: warning.',
    ],
    [
      'rules:\n  kpi/stale-data: [info, {day: 3}]\n',
      '[day] error config/unknown-option: "kpi/stale-data" has no option "day". Did you mean "days"?',
    ],
    [
      'rules:\n  kpi/stale-data: [info, {colour: red}]\n',
      '[colour] error config/unknown-option: "kpi/stale-data" has no option "colour". Its option is days.',
    ],
    [
      'rules:\n  kpi/stale-data: [info, {days: 9999}]\n',
      '[9999] error schema/range: days is 9999; it can be at most 366. Days after the end of a period in which its export may be made.',
    ],
    [
      'rules:\n  kpi/stale-data: [info, {days: 4.5}]\n',
      '[4.5] error schema/wrong-type: days is "4.5"; it has to be a whole number. Days after the end of a period in which its export may be made.',
    ],
    [
      'rules:\n  kpi/stale-data: [info]\n',
      '[kpi/stale-data] error schema/too-short: kpi/stale-data takes a severity, or a severity and options. Write kpi/stale-data: warning, or with an option: kpi/stale-data: [warning, {days: 30}].',
    ],
    [
      'rules:\n  kpi/stale-data: [loud, {days: 4}]\n',
      '[loud] error schema/not-allowed: kpi/stale-data is set to "loud"; it can be off, info, warning or error. off: The rule does not run. info: Worth knowing; fails a run only where --fail-on asks for it. warning: Fails a run only with --fail-on warning. error: Fails the run.',
    ],
    [
      'rules:\n  goal/no-due: warn\n',
      '[warn] error schema/not-allowed: goal/no-due is set to "warn"; it can be off, info, warning or error. Did you mean "warning"?',
    ],
    [
      'overrides:\n- files: a\n  rules: {kpi/stale-data: [false, {days: 4}]}\n',
      '[false] error schema/not-allowed: kpi/stale-data is set to "false"; it can be off, info, warning or error. Did you mean "off"?',
    ],
    [
      'rules:\n  goal/no-due:\n',
      '[goal/no-due] error schema/wrong-type: goal/no-due is set to nothing. Write a severity behind it (off, info, warning or error), such as goal/no-due: warning; or delete the line.',
    ],
    [
      'rules:\n  kpi/stale-data: {days: 4}\n',
      '[kpi/stale-data] error schema/wrong-type: kpi/stale-data takes a severity, or a severity and options. Write kpi/stale-data: warning, or with an option: kpi/stale-data: [warning, {days: 30}].',
    ],
  ])('%s', (text, expected) => {
    const [only, ...others] = findings(text);
    expect(others).toEqual([]);
    expect(only).toContain(`csplan.config.yaml ${expected}`);
  });
});

test('a field that is none', () => {
  expect(findings('planz: [a]\n')).toEqual([
    'csplan.config.yaml [planz] error schema/unknown-field: A configuration has no field "planz". Did you mean "plans"? Fields of your own begin with x-.',
  ]);
  expect(findings('overrides:\n- file: a\n  rules: {goal/no-due: off}\n').join()).toContain(
    '[file] error schema/unknown-field: An override has no field "file". Did you mean "files"?',
  );
});

describe('locked rules', () => {
  const lock = (...rules: string[]) => configFile(top, `locked: [goal/no-due]\n${rules.join('')}`);
  const lowered = (text: string, level: string, said = level, at = 'error') =>
    `plans/csplan.config.yaml [${said}] error config/lowers-locked: "${level}" would lower "goal/no-due", which is locked at ${at}. Delete it, or have the lock taken out of csplan.config.yaml.${text}`;

  test('cannot be lowered by a nearer file, nor by its overrides', () => {
    const file = configFile(
      near,
      'rules: {goal/no-due: warning}\noverrides:\n- {files: a, rules: {goal/no-due: off}}\n',
    );
    expect(found(file, lock())).toEqual([lowered('', 'warning'), lowered('', 'off')]);
    const [result] = lintConfig(configOf(file, lock()));
    const { related } = result!.diagnostics[0]!;
    expect(related).toEqual([
      { message: 'the lock', file: 'csplan.config.yaml', range: { start: 9, end: 20 } },
    ]);
    expect([...result!.sources.keys()]).toEqual(['plans/csplan.config.yaml', 'csplan.config.yaml']);
  });

  test('nor by overrides beside the lock', () => {
    expect(found(lock('overrides:\n- {files: a, rules: {goal/no-due: info}}\n'))).toEqual([
      lowered('', 'info').replace('plans/', ''),
    ]);
  });

  test('are locked at what is set beside the lock, and may be raised', () => {
    expect(
      found(configFile(near, 'rules: {goal/no-due: warning}\n'), lock('rules: {goal/no-due: warning}\n')),
    ).toEqual([]);
    expect(
      found(configFile(near, 'rules: {goal/no-due: error}\n'), lock('rules: {goal/no-due: info}\n')),
    ).toEqual([]);
    expect(
      found(configFile(near, 'rules: {goal/no-due: info}\n'), lock('rules: {goal/no-due: warning}\n')),
    ).toEqual([lowered('', 'info', 'info', 'warning')]);
  });

  test('keep their options', () => {
    const locks = configFile(
      top,
      'locked: [kpi/stale-data]\nrules: {kpi/stale-data: [warning, {days: 20}]}\n',
    );
    expect(found(configFile(near, 'rules: {kpi/stale-data: [error, {days: 300}]}\n'), locks)).toEqual([
      'plans/csplan.config.yaml [300] error config/lowers-locked: The options of "kpi/stale-data" can\'t be set here: it is locked. Delete it, or have the lock taken out of csplan.config.yaml.',
    ]);
    expect(found(configFile(near, 'rules: {kpi/stale-data: [off, {days: 300}]}\n'), locks)).toEqual([
      'plans/csplan.config.yaml [off] error config/lowers-locked: "off" would lower "kpi/stale-data", which is locked at warning. Delete it, or have the lock taken out of csplan.config.yaml.',
    ]);
  });

  test('are locked in the topmost file only', () => {
    expect(found(configFile(near, 'locked: [goal/no-due]\n'), configFile(top, ''))).toEqual([
      'plans/csplan.config.yaml [locked] error config/locked-below: Rules can be locked in the topmost configuration only, which is csplan.config.yaml. Move these ids to `locked` in csplan.config.yaml.',
    ]);
  });

  test('are locked by what the topmost file extends as well', () => {
    const shared = configFile('/strict.yaml', 'locked: [goal/no-due]\n');
    const config = cascade(
      { files: [configFile(near, 'rules: {goal/no-due: off}\n')], counts: true },
      { files: [configFile(top, 'extends: strict.yaml\n'), shared], counts: true },
    );
    expect(lintConfig(config).map(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId))).toEqual([
      ['config/lowers-locked'],
      [],
      [],
    ]);
  });

  test('are locked for files below a `root: true`, which else hears nothing from above', () => {
    const config = cascade(
      { files: [configFile(near, 'root: true\nrules: {goal/no-due: off}\n')], counts: true },
      { files: [lock()], counts: false },
    );
    expect(lintConfig(config).flatMap(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId))).toEqual([
      'config/lowers-locked',
    ]);
  });

  test('locked and off contradict each other', () => {
    expect(found(lock('rules: {goal/no-due: off}\n'))).toEqual([
      'csplan.config.yaml [off] warning config/lowers-locked: "goal/no-due" is locked and off: there is nothing lower to keep it from. Delete this line, or take the rule out of `locked`.',
    ]);
  });
});

describe('rules_as_of', () => {
  test.each(['0.1', '0.1.0', '0', '"0.1"'])('%s is a version', written => {
    expect(findings(`rules_as_of: ${written}\n`)).toEqual([]);
  });

  test.each(['1e3', 'v0.1', 'latest', '0.1.2.3', '-1', '2027-01-01'])('%s is none', written => {
    expect(findings(`rules_as_of: ${written}\n`).join()).toMatch(
      `csplan.config.yaml [${written}] error config/rules-as-of: "${written}" is not a version of csplan. Write a version such as `,
    );
  });

  test('one that is still to come', () => {
    expect(findings('rules_as_of: 99.10\n').join()).toMatch(
      /^csplan.config.yaml \[99.10\] warning config\/rules-as-of: This csplan is \d+\.\d+\.\d+; it has no rules of 99.10 yet\./,
    );
  });

  test('other types', () => {
    expect(findings('rules_as_of: [0.1]\n').join()).toContain('schema/wrong-type');
    expect(findings('rules_as_of: true\n').join()).toContain('[true] error');
  });
});

test('no configuration, no result', () => {
  expect(lintConfig({ layers: [], start: '/' })).toEqual([]);
});

test('whatever is written gives findings inside the file', () => {
  const value = fc.oneof(
    fc.constantFrom(
      'off',
      'warning',
      '[error, {days: 4}]',
      '[info]',
      '{}',
      '4',
      '[[[]]]',
      '',
      '"x"',
      '~',
      '&a [*a]',
    ),
    fc.string({ maxLength: 12 }),
  );
  const key = fc.constantFrom(
    'root',
    'extends',
    'plans',
    'as_of',
    'rules',
    'overrides',
    'locked',
    'units',
    'rules_as_of',
  );
  const inner = fc.constantFrom('goal/no-due', 'kpi/stale-data', 'files', 'rules', 'x-y', '- files', '-');
  const line = fc.oneof(
    fc.tuple(key, value).map(([key, value]) => `${key}: ${value}`),
    fc.tuple(inner, value).map(([key, value]) => `  ${key}: ${value}`),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), lines => {
      const file = configFile(near, lines.join('\n'));
      for (const config of [
        configOf(file),
        configOf(file, configFile(top, 'locked: [goal/no-due, kpi/stale-data]\n')),
      ])
        for (const { diagnostics, sources } of lintConfig(config))
          for (const { file, range, message } of diagnostics) {
            expect(message).not.toBe('');
            expect(range.start).toBeGreaterThanOrEqual(0);
            expect(range.end).toBeLessThanOrEqual(sources.get(file)!.text.length);
          }
    }),
  );
});
