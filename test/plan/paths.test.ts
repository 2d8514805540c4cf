import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../src/diagnostic/text.ts';
import { planFromTexts } from '../../src/plan/assemble.ts';
import { parseOrganization } from '../../src/plan/organization.ts';

const planText = (files: string) => `csplan: 1\nid: a\nsources:\n  calls: {files: ${files}}\n`;

/** The path that is written, and the one after its fix. */
function mended(files: string): [string, unknown][] {
  const text = planText(files);
  const document = planFromTexts({ 'plan.yaml': text });
  return document.findings.map(({ ruleId, pointer, fix }) => {
    const after = planFromTexts({ 'plan.yaml': applyEdits(text, fix?.edits ?? []) });
    expect(after.findings).toEqual([]);
    return [`${ruleId} ${pointer}`, after.plan.sources!.calls!.files];
  });
}

test.each([
  ['exports\\calls.csv', ['schema/backslash /sources/calls/files', 'exports/calls.csv']],
  ["'exports\\2026\\calls-*.csv'", ['schema/backslash /sources/calls/files', 'exports/2026/calls-*.csv']],
  ['"exports\\\\calls.csv"', ['schema/backslash /sources/calls/files', 'exports/calls.csv']],
  ["'exports\\*.csv'", ['schema/backslash /sources/calls/files', 'exports/*.csv']],
  ["['a.csv', 'b\\c.csv']", ['schema/backslash /sources/calls/files/1', ['a.csv', 'b/c.csv']]],
])('%s is told, and mended', (files, expected) => {
  expect(mended(files)).toEqual([expected]);
});

test.each(["'exports/calls.csv'", "'data/report \\(1\\)\\[a\\].csv'"])('%s is as it should be', files => {
  expect(mended(files)).toEqual([]);
});

test('it says where the path works, and what to write', () => {
  const { findings } = planFromTexts({
    'plan.yaml': 'csplan: 1\nid: a\ncalendar: {holidays: [2027-01-01, days\\us.ics]}\n',
  });
  expect(findings).toMatchObject([
    {
      severity: 'warning',
      pointer: '/calendar/holidays/1',
      message: '"days\\us.ics" is written with backslashes, which only Windows reads as folders.',
      help: 'Write days/us.ics: Windows reads that as well.',
    },
  ]);
});

test('in organization.yaml it is told there alone, and mended there', () => {
  const shared = 'csplan: 1\nid: city\nsources:\n  calls: {files: exports\\calls.csv}\n';
  const { findings } = parseOrganization('organization.yaml', '/', shared);
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['schema/backslash']);
  expect(applyEdits(shared, findings[0]!.fix!.edits)).toBe(shared.replace('\\', '/'));
  const document = planFromTexts({
    'organization.yaml': shared,
    'plans/a/plan.yaml': 'csplan: 1\nid: a\norganization: city\n',
  });
  expect([document.findings, document.isWhole]).toEqual([[], true]);
});

test('whatever the path, its fix leaves no backslash that separates folders', () => {
  const path = fc.stringMatching(/^[a-z]([a-z\\*[\]().]{0,12})$/);
  fc.assert(
    fc.property(path, fc.constantFrom('single', 'double'), (written, style) => {
      const text = style === 'single' ? `'${written}'` : JSON.stringify(written);
      for (const [, after] of mended(text)) expect(after).toBe(written.replace(/\\(?![[\](){}!])/g, '/'));
    }),
  );
});
