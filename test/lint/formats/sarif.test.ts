import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { visibleLine } from '../../../src/diagnostic/visible.ts';
import { fingerprintsOf } from '../../../src/lint/fingerprint.ts';
import { sarif } from '../../../src/lint/formats/sarif.ts';
import { hostilePath, hostileTexts, runOf, runSaying, setting, unseen } from './runs.ts';

const validate = sarifValidator();

/** The published schema is draft 04; of what changed since it uses the names of the two keywords alone. */
function sarifValidator() {
  const {
    id: _id,
    $schema: _schema,
    ...schema
  } = JSON.parse(readFileSync(join(import.meta.dirname, 'schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  return ajv.compile(schema);
}

function valid(written: string) {
  const log = JSON.parse(written);
  expect([validate(log), validate.errors]).toEqual([true, null]);
  return log;
}

describe('sarif', () => {
  const run = runOf(
    'goals.yaml',
    'id: a\ndue: 3/1/2028\n',
    {
      ruleId: 'goal/no-due',
      message: 'No due date.',
      why: 'What the rule says.',
      help: 'By which day?',
      range: { start: 6, end: 9 },
      anchor: '/goals[id=g-a]/due',
      related: [{ message: 'the plan', file: 'goals.yaml', range: { start: 0, end: 2 } }],
    },
    {
      ruleId: 'schema/date',
      severity: 'warning',
      message: 'No date.',
      why: 'Dates sort.',
      range: { start: 11, end: 19 },
      fix: {
        title: 'Write it as ISO',
        safe: false,
        edits: [{ range: { start: 11, end: 19 }, text: '2028-03-01' }],
      },
    },
    { ruleId: 'goal/no-due', severity: 'info', anchor: '/goals[id=g-a]/due', range: { start: 20, end: 20 } },
  );
  const prints = fingerprintsOf(run, file => file);
  const { runs } = valid(
    sarif(run, {
      ...setting,
      fromRoot: file => `plans/water/${file}`,
      fingerprint: found => prints.get(found)!,
    }),
  );
  const [{ tool, results, columnKind, originalUriBaseIds }] = runs;

  test('says who made it and describes the rules it names', () => {
    expect([runs.length, columnKind, Object.keys(originalUriBaseIds)]).toEqual([
      1,
      'utf16CodeUnits',
      ['%SRCROOT%'],
    ]);
    expect(tool.driver).toMatchObject({ name: 'csplan', semanticVersion: '1.2.3' });
    const [rule, other] = tool.driver.rules;
    expect(rule).toMatchObject({
      id: 'goal/no-due',
      shortDescription: { text: expect.stringMatching(/^A goal without/) },
      defaultConfiguration: { level: 'error' },
      help: {
        text: expect.stringContaining('\n\nMore, with examples: csplan explain goal/no-due'),
        markdown: expect.stringContaining('`csplan explain goal/no-due`'),
      },
      properties: { page: 'docs/rules/goal/no-due.md', depth: 'core' },
    });
    expect(other).toMatchObject({
      id: 'schema/date',
      fullDescription: { text: 'A date that is not written YYYY-MM-DD, or that no calendar has.' },
    });
  });

  test('says what, where, why where no rule does, what it has to do with, and how to mend it', () => {
    const fingerprint = expect.stringMatching(/^[0-9a-f]{64}$/);
    const artifactLocation = { uri: 'plans/water/goals.yaml', uriBaseId: '%SRCROOT%' };
    expect(results).toEqual([
      {
        ruleId: 'goal/no-due',
        ruleIndex: 0,
        level: 'error',
        message: { text: 'No due date.\nBy which day?' },
        locations: [
          {
            physicalLocation: {
              artifactLocation,
              region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 4 },
            },
            logicalLocations: [{ fullyQualifiedName: '/goals[id=g-a]/due' }],
          },
        ],
        relatedLocations: [
          {
            physicalLocation: {
              artifactLocation,
              region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 3 },
            },
            message: { text: 'the plan' },
          },
        ],
        partialFingerprints: { 'csplanAnchor/v1': fingerprint },
        properties: { pointer: '/a', serves: ['S3-2b'] },
      },
      {
        ruleId: 'schema/date',
        ruleIndex: 1,
        level: 'warning',
        message: { text: 'No date.\nDates sort.' },
        locations: [
          {
            physicalLocation: {
              artifactLocation,
              region: { startLine: 2, startColumn: 6, endLine: 2, endColumn: 14 },
            },
            logicalLocations: [{ fullyQualifiedName: '/a' }],
          },
        ],
        fixes: [
          {
            description: { text: 'Write it as ISO' },
            artifactChanges: [
              {
                artifactLocation,
                replacements: [
                  {
                    deletedRegion: { startLine: 2, startColumn: 6, endLine: 2, endColumn: 14 },
                    insertedContent: { text: '2028-03-01' },
                  },
                ],
              },
            ],
          },
        ],
        partialFingerprints: { 'csplanAnchor/v1': fingerprint },
        properties: { pointer: '/a', serves: ['S3-2b'] },
      },
      expect.objectContaining({ level: 'note' }),
    ]);
    const prints = results.map(
      (result: { partialFingerprints: object }) => Object.values(result.partialFingerprints)[0],
    );
    expect(new Set(prints).size).toBe(3);
  });

  test('is one log where nothing was found, and says which rules were not run', () => {
    const [plan] = runOf('a.yaml', '').plans;
    const clean = { plans: [{ ...plan!, notRun: ['goal/leap'] }], configurations: [], organizations: [] };
    const [only] = valid(sarif(clean, setting)).runs;
    expect([only.results, only.tool.driver.rules]).toEqual([[], []]);
    expect(only.invocations[0].toolExecutionNotifications[0].message.text).toContain('goal/leap');
    expect(valid(sarif(runOf('a.yaml', ''), setting)).runs[0].invocations).toEqual([
      { executionSuccessful: true },
    ]);
  });

  test('paths are URIs; those outside of the repository have no base', () => {
    const uri = (file: string) =>
      valid(sarif(runOf(file, 'id: a\n', {}), setting)).runs[0].results[0].locations[0].physicalLocation
        .artifactLocation;
    expect(uri('plans/a b/größe #1.yaml')).toEqual({
      uri: 'plans/a%20b/gr%C3%B6%C3%9Fe%20%231.yaml',
      uriBaseId: '%SRCROOT%',
    });
    expect(uri('/elsewhere/a.yaml')).toEqual({ uri: 'file:///elsewhere/a.yaml' });
    expect(uri('C:/plans/a.yaml')).toEqual({ uri: 'file:///C%3A/plans/a.yaml' });
    expect(decodeURIComponent(uri(hostilePath).uri)).toBe(hostilePath);
    expect(uri('a:b/\ud800.yaml').uri).toBe('a%3Ab/%EF%BF%BD.yaml');
  });

  test('is valid, shows what is unseen and links nowhere, whatever it says', () => {
    for (const text of hostileTexts) {
      const written = sarif(runSaying(text, `plans/${text}.yaml`), setting);
      expect(written).not.toMatch(unseen);
      const [result, ...others] = valid(written).runs[0].results;
      expect(others).toEqual([]);
      const said = visibleLine(text).replaceAll('](', '] (');
      expect(result.message.text).toBe(`${said}\n${said}`);
      expect(result.message.text).not.toMatch(/\]\(/);
      expect(result.fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe(`'${text}'`);
    }
  });
});
