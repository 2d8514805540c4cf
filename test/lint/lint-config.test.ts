import { expect, test } from 'vitest';
import { lintConfig } from '../../src/lint/lint-config.ts';
import { parseConfig } from '../../src/plan/config.ts';

function findings(text: string): string[] {
  const result = lintConfig(parseConfig('csplan.config.yaml', '/', text));
  return result!.diagnostics.map(
    ({ ruleId, message, help, range }) =>
      `[${text.slice(range.start, range.end)}] ${ruleId}: ${message} ${help}`,
  );
}

test('a good configuration has no finding', () => {
  expect(
    findings('root: true\nplans: [plans/*]\nas_of: 2027-02-01\nrules:\n  goal/no-due: warning\n'),
  ).toEqual([]);
});

test('a misspelt rule gets a suggestion', () => {
  expect(findings('rules:\n  goal/no-deu: off\n')).toEqual([
    '[off] config/unknown-rule: There is no rule "goal/no-deu". Did you mean "goal/no-due"?',
  ]);
});

test('what is always reported cannot be set', () => {
  expect(findings('rules:\n  schema/date: off\n')).toEqual([
    '[off] config/unknown-rule: "schema/date" is always reported; it has no severity to set. Delete the line.',
  ]);
});

test('a severity that is none, and a field that is none', () => {
  expect(findings('rules:\n  goal/no-due: loud\n').join()).toContain('[loud] schema/not-allowed');
  expect(findings('planz: [a]\n').join()).toContain('[planz] schema/unknown-field');
});

test('hostile rule names are data', () => {
  expect(findings('rules:\n  __proto__: off\n  constructor: off\n').length).toBe(2);
});

test('no configuration, no result', () => {
  expect(lintConfig({ ...parseConfig('x', '/', ''), file: undefined })).toBeUndefined();
});
