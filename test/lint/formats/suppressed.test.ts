import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { compact } from '../../../src/lint/formats/compact.ts';
import { github } from '../../../src/lint/formats/github.ts';
import { json } from '../../../src/lint/formats/json.ts';
import { pretty } from '../../../src/lint/formats/pretty.ts';
import { sarif } from '../../../src/lint/formats/sarif.ts';
import type { SuppressedDiagnostic } from '../../../src/lint/suppressions.ts';
import { finding, hostile, runOf, setting, unseen, withSuppressed } from './runs.ts';

const suppressed = (
  suppression: SuppressedDiagnostic['suppression'],
  more: Partial<SuppressedDiagnostic> = {},
): SuppressedDiagnostic => ({ ...finding('goals.yaml', more), suppression });

const bare = runOf('goals.yaml', 'id: a\ndue:\n', { anchor: '/b', range: { start: 3, end: 4 } });
const comment = suppressed({ kind: 'comment', reason: hostile }, { anchor: '/b' });
const baseline = suppressed({ kind: 'baseline' });

describe('what is suppressed', () => {
  test('is counted in a line, and nowhere else', () => {
    for (const [format, sum] of [
      [pretty, '1 error in 1 plan.\n'],
      [compact, '1 error in 1 plan. '],
      [github, '1 error in 1 plan.\n'],
    ] as const) {
      const said = (...all: SuppressedDiagnostic[]) => format(withSuppressed(bare, ...all), setting);
      expect(said()).not.toContain('suppressed');
      expect(said(comment)).toContain(`${sum}1 finding is suppressed by a comment.\n`);
      expect(said(comment, comment, baseline)).toContain(
        `${sum}2 findings are suppressed by comments, 1 by the baseline (1 error).\n`,
      );
      expect(said(baseline, baseline)).toContain(
        `${sum}2 findings are suppressed by the baseline (2 errors).\n`,
      );
      expect(said(comment).length - said().length).toBeLessThan(60);
    }
  });

  test('json has it apart, with its reason', () => {
    const written = json(withSuppressed(bare, comment, baseline), setting);
    expect(written).not.toMatch(unseen);
    const document = JSON.parse(written);
    const ajv = new Ajv({ allowUnionTypes: true });
    (addFormats as unknown as (ajv: Ajv) => void)(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync('schemas/output/lint.schema.json', 'utf8')));
    expect([validate(document), validate.errors]).toEqual([true, null]);
    expect(document.counts).toEqual({ error: 1, warning: 0, info: 0 });
    expect(document.diagnostics).toHaveLength(1);
    expect(document.suppressed.map((found: SuppressedDiagnostic) => found.suppression)).toEqual([
      { kind: 'comment', reason: hostile },
      { kind: 'baseline', reason: null },
    ]);
  });

  test('sarif marks it; its fingerprint is that of the finding', () => {
    const prints = (written: string) =>
      JSON.parse(written).runs[0].results.map(
        (result: { partialFingerprints: object; suppressions?: object[] }) => [
          result.partialFingerprints,
          result.suppressions?.map(one => Object.values(one)),
        ],
      );
    const [first, second, third] = prints(sarif(withSuppressed(bare, comment, baseline), setting));
    expect([first[1], second[1], third[1]]).toEqual([
      [['inSource', expect.stringContaining('red')]],
      [['external']],
      undefined,
    ]);
    const unsuppressed = runOf(
      'goals.yaml',
      'id: a\ndue:\n',
      { anchor: '/b' },
      { anchor: '/b', range: { start: 3, end: 4 } },
    );
    const plain = prints(sarif(unsuppressed, setting));
    expect([plain[0][0], plain[1][0]]).toEqual([first[0], third[0]]);
  });
});
