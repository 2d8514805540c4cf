import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { visible } from '../../../src/diagnostic/visible.ts';
import { gitlab } from '../../../src/lint/formats/gitlab.ts';
import { hostileTexts, runOf, runSaying, setting, unseen } from './runs.ts';

/** The fields that docs.gitlab.com documents under "Code Quality report format"; all of them are required there. */
const validate = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: { type: 'string' },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        additionalProperties: false,
        properties: {
          // Relative to the repository, and without ./ before it.
          path: { type: 'string', pattern: '^(?!\\./|/)' },
          lines: {
            type: 'object',
            required: ['begin'],
            additionalProperties: false,
            properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
});

describe('gitlab', () => {
  test('writes the documented fields', () => {
    const written = gitlab(
      runOf(
        'goals.yaml',
        'id: a\ndue:\n',
        {
          message: 'No due date.',
          why: 'It is never late.',
          help: 'By which day?',
          range: { start: 6, end: 9 },
        },
        { severity: 'warning', range: { start: 0, end: 8 } },
        { severity: 'info', ruleId: 'plan/late-start' },
      ),
      { ...setting, fromRoot: file => `plans/water/${file}` },
    );
    expect(JSON.parse(written)).toSatisfy(validate);
    const fingerprint = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(JSON.parse(written)).toEqual([
      {
        description: 'Wrong.',
        check_name: 'plan/late-start',
        fingerprint,
        severity: 'info',
        location: { path: 'plans/water/goals.yaml', lines: { begin: 1, end: 1 } },
      },
      {
        description: 'Wrong.',
        check_name: 'goal/no-due',
        fingerprint,
        severity: 'minor',
        location: { path: 'plans/water/goals.yaml', lines: { begin: 1, end: 2 } },
      },
      {
        description: 'No due date. By which day?',
        check_name: 'goal/no-due',
        fingerprint,
        severity: 'major',
        location: { path: 'plans/water/goals.yaml', lines: { begin: 2, end: 2 } },
      },
    ]);
  });

  test('is a list where nothing was found', () => {
    expect(gitlab(runOf('a.yaml', ''), setting)).toBe('[]\n');
  });

  test('fits the fields and shows what is unseen, whatever it says', () => {
    for (const text of hostileTexts) {
      const written = gitlab(runSaying(text), setting);
      expect(written).not.toMatch(unseen);
      const [issue, ...others] = JSON.parse(written);
      expect([issue]).toSatisfy(validate);
      expect(others).toEqual([]);
      expect(issue.description).toBe(visible([text, text].filter(Boolean).join(' ')));
    }
  });
});
