import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { json } from '../../../src/lint/formats/json.ts';
import { hostile, hostilePath, hostileTexts, runOf, runSaying, setting, unseen } from './runs.ts';

const published = JSON.parse(readFileSync('schemas/output/lint.schema.json', 'utf8'));
const validate = validator(published);
const validateClosed = validator(closed(published));

function validator(schema: object) {
  const ajv = new Ajv({ allowUnionTypes: true });
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  return ajv.compile(schema);
}

/** The schema with no key but those it names: what is written has to be described there. */
function closed(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema), (_, value) =>
    value?.properties && typeof value.properties === 'object' && !Array.isArray(value)
      ? { ...value, additionalProperties: false }
      : value,
  );
}

function valid(written: string) {
  const document = JSON.parse(written);
  for (const check of [validate, validateClosed])
    expect([check(document), check.errors]).toEqual([true, null]);
  return document;
}

describe('json', () => {
  test('has places as lines, columns and offsets, and survives hostile text', () => {
    const source = `id: a\nx: ${hostile}\n`;
    const written = json(
      runOf(hostilePath, source, {
        message: hostile,
        range: { start: 9, end: 12 },
        related: [{ message: hostile, file: hostilePath, range: { start: 0, end: 2 } }],
        fix: { title: 'Mend', safe: false, edits: [{ range: { start: 0, end: 2 }, text: hostile }] },
      }),
      setting,
    );
    expect(written).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/);
    expect(valid(written)).toEqual({
      csplanLint: 1,
      version: '1.2.3',
      suppressed: [],
      plans: [
        {
          path: 'plans/a',
          today: '2027-02-01',
          counts: { error: 1, warning: 0, info: 0 },
          notRun: [],
          pastLack: null,
          newer: [],
          deeper: [],
        },
      ],
      configurations: [],
      organizations: [],
      counts: { error: 1, warning: 0, info: 0 },
      diagnostics: [
        {
          ruleId: 'goal/no-due',
          severity: 'error',
          message: hostile,
          why: null,
          help: null,
          file: hostilePath,
          range: { start: { line: 2, column: 4, offset: 9 }, end: { line: 2, column: 7, offset: 12 } },
          pointer: '/a',
          anchor: '/a',
          related: [
            {
              message: hostile,
              file: hostilePath,
              range: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 3, offset: 2 } },
            },
          ],
          fix: {
            title: 'Mend',
            safe: false,
            edits: [
              {
                range: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 3, offset: 2 } },
                text: hostile,
              },
            ],
          },
          serves: ['S3-2b'],
          fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    });
  });

  test('is one document where nothing was found', () => {
    expect(valid(json(runOf('a.yaml', ''), setting)).diagnostics).toEqual([]);
    expect(valid(json({ plans: [], configurations: [], organizations: [] }, setting)).plans).toEqual([]);
  });

  test('fits the published schema and gives every text as it is, whatever it says', () => {
    for (const text of hostileTexts) {
      const written = json(runSaying(text, `plans/${text}.yaml`), setting);
      expect(written).not.toMatch(unseen);
      const [found] = valid(written).diagnostics;
      expect([found.message, found.why, found.help, found.file]).toEqual([
        text,
        text,
        text,
        `plans/${text}.yaml`,
      ]);
    }
  });

  test('the schema is none of a plan', () => {
    expect(readdirSync('schemas').filter(name => name.includes('lint'))).toEqual([]);
  });
});
