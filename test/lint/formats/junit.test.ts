import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, type XmlElement, XsdValidator } from 'libxml2-wasm';
import { afterAll, describe, expect, test } from 'vitest';
import { visible, visibleLine } from '../../../src/diagnostic/visible.ts';
import { junit } from '../../../src/lint/formats/junit.ts';
import type { LintRun } from '../../../src/lint/run.ts';
import { hostileTexts, runOf, runSaying, setting, unseen } from './runs.ts';

const schema = XmlDocument.fromString(
  readFileSync(join(import.meta.dirname, 'schemas/jenkins-junit.xsd'), 'utf8'),
);
const validator = XsdValidator.fromDoc(schema);
afterAll(() => {
  validator.dispose();
  schema.dispose();
});

/** Parses, validates, and gives what the document says. */
function readBack<T>(written: string, read: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromString(written);
  try {
    validator.validate(document);
    return read(document);
  } finally {
    document.dispose();
  }
}

const attributes = (element: XmlElement): Record<string, string> =>
  Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));

const all = (document: XmlDocument, path: string): XmlElement[] =>
  document.find(path) as unknown as XmlElement[];

describe('junit', () => {
  const run: LintRun = {
    ...runOf(
      'plans/a/goals.yaml',
      'id: a\ndue:\n',
      {
        message: 'No due date.',
        why: 'It is never late.',
        help: 'By which day?',
        range: { start: 6, end: 9 },
      },
      { severity: 'warning', message: 'Vague.' },
    ),
  };

  test('a suite a plan, a case a finding, failed from --fail-on on', () => {
    const written = junit(run, setting);
    expect(written).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="csplan lint" tests="2" failures="1" errors="0">
  <testsuite name="plans/a" tests="2" failures="1" errors="0" skipped="0">
    <testcase name="goal/no-due plans/a/goals.yaml:1:1" classname="plans/a/goals.yaml">
      <system-out>plans/a/goals.yaml:1:1: warning: Vague.</system-out>
    </testcase>
    <testcase name="goal/no-due plans/a/goals.yaml:2:1" classname="plans/a/goals.yaml">
      <failure type="error" message="No due date.">plans/a/goals.yaml:2:1: error: No due date.
It is never late.
By which day?</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
    readBack(written, () => undefined);
    const strict = junit(run, { ...setting, failOn: 'warning' });
    expect(readBack(strict, document => all(document, '//failure').length)).toBe(2);
  });

  test('a plan without findings is a case that passed; rules that were not run are named', () => {
    const [plan] = runOf('a.yaml', '').plans;
    const written = junit(
      {
        plans: [{ ...plan!, notRun: ['goal/leap', 'goal/conflict'] }],
        configurations: [],
        organizations: [],
      },
      setting,
    );
    readBack(written, document => {
      expect(all(document, '//testcase').map(attributes)).toEqual([
        { name: 'nothing found', classname: 'plans/a' },
      ]);
      expect(all(document, '//property').map(attributes)).toEqual([
        { name: 'not run', value: 'goal/leap goal/conflict' },
      ]);
    });
    readBack(junit({ plans: [], configurations: [], organizations: [] }, setting), document =>
      expect(attributes(document.root)).toMatchObject({ tests: '0', failures: '0' }),
    );
  });

  test('suppressed findings are cases that were skipped, with the reason', () => {
    const { plans } = run;
    const [found, other] = plans[0]!.diagnostics;
    const suppressed = [
      { ...found!, suppression: { kind: 'comment' as const, reason: 'Until the merger.' } },
      { ...other!, suppression: { kind: 'baseline' as const } },
    ];
    const written = junit({ ...run, plans: [{ ...plans[0]!, suppressed }] }, setting);
    readBack(written, document => {
      expect(all(document, '//skipped').map(({ content }) => content)).toEqual([
        'plans/a/goals.yaml:1:1: Vague.\nSuppressed by a comment: Until the merger.',
        'plans/a/goals.yaml:2:1: No due date.\nSuppressed by the baseline',
      ]);
      expect(attributes(all(document, '//testsuite')[0]!)).toMatchObject({
        tests: '4',
        failures: '1',
        skipped: '2',
      });
    });
  });

  test('is valid and reads back as it was said, whatever it says', () => {
    const xml = (text: string): string =>
      text.replaceAll('\ufffe', '⟨U+FFFE⟩').replaceAll('\uffff', '⟨U+FFFF⟩');
    for (const text of hostileTexts) {
      const written = junit(runSaying(text, `plans/${text}.yaml`), setting);
      expect(written).not.toMatch(unseen);
      readBack(written, document => {
        const [failure, ...others] = all(document, '//failure');
        expect(others).toEqual([]);
        expect(attributes(failure!)).toEqual({ type: 'error', message: xml(visible(text)) });
        const said = xml(visibleLine(text));
        expect(failure!.content.endsWith(`:2:4: error: ${said}\n${said}\n${said}`)).toBe(true);
        expect(all(document, '//*').map(({ name }) => name)).toEqual([
          'testsuites',
          'testsuite',
          'testcase',
          'failure',
        ]);
      });
    }
  });
});
