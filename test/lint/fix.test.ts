import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { diff } from '../../src/lint/diff.ts';
import { mend, tenable } from '../../src/lint/fix.ts';
import { lintPlan } from '../../src/lint/lint-plan.ts';
import { planFromTexts } from '../../src/plan/assemble.ts';
import type { PlanDocument } from '../../src/plan/document.ts';
import { cleanFullPlan, cleanPlan, today } from '../rules/plans.ts';

const lint = (document: PlanDocument): readonly Diagnostic[] =>
  lintPlan(document, { facts: { today, traits: () => undefined, lacks: () => undefined } }).diagnostics;

function mended(text: string): { text: string; count: number; before: number; after: number } {
  const document = planFromTexts({ 'plan.yaml': text });
  const result = mend(document, { lint });
  return {
    text: result.document.files[0]!.source.text,
    count: result.count,
    before: lint(document).length,
    after: lint(result.document).length,
  };
}

describe('mending', () => {
  test('puts quotes where YAML would misread, and keeps all else', () => {
    const text = `# The plan of the counter
csplan: 1
id: a   # its id
roles:
- id: counter

  title: @counter
  may_change: 'Scripts'   # kept
initiatives:
- id: one
  benefit: {customer: Faster, clearer answers, team: Less noise}
`;
    const result = mended(text);
    expect(result.text).toBe(
      text.replace('@counter', "'@counter'").replace('Faster, clearer answers', "'Faster, clearer answers'"),
    );
    expect(result.count).toBe(2);
  });

  test('leaves what is not safe, and what is in order', () => {
    expect(mended(cleanPlan)).toMatchObject({ text: cleanPlan, count: 0 });
    const hash = cleanPlan.replace('Permits by phone', 'Permits #1 by phone');
    expect(mended(hash)).toMatchObject({ text: hash, count: 0 });
  });

  test('keeps Windows line endings', () => {
    const text = cleanPlan.replace('title: Commissioner', 'title: @Commissioner').replaceAll('\n', '\r\n');
    expect(mended(text).text).toBe(text.replace('@Commissioner', "'@Commissioner'"));
  });

  test('refuses a fix that would change another value, and takes the others', () => {
    const text = 'csplan: 1\nid: a\ntitle: one\nroles:\n- id: r\n  title: two\n  bogus: 1\n';
    const document = planFromTexts({ 'plan.yaml': text });
    const fix = (from: string, to: string): Diagnostic => ({
      ...document.findings[0]!,
      fix: {
        title: 'Mend',
        safe: true,
        edits: [{ range: { start: text.indexOf(from), end: text.indexOf(from) + from.length }, text: to }],
      },
    });
    const only = (...fixes: Diagnostic[]) =>
      mend(document, { lint: now => (now === document ? fixes : now.findings) }).files[0]?.after;
    expect(only(fix('bogus', 'x-own'))).toBe(text.replace('bogus', 'x-own'));
    // It would take the title of the role along.
    expect(only(fix('bogus: 1\n', 'title: three\n'))).toBeUndefined();
    expect(only(fix('one\nroles:\n- id: r\n', 'one\nroles:\n- id: s\n'))).toBeUndefined();
    expect(only(fix('id: a', 'id: a\nfeedback_url: x'), fix('bogus', 'x-own'))).toBe(
      text.replace('bogus', 'x-own'),
    );
  });

  test('mends slips one behind the other, where the file can be read only when the last one is gone', () => {
    const text = cleanPlan
      .replace('area: access', 'area:access')
      .replace('title: Commissioner', 'title: Commissioner: permits');
    const right = cleanPlan.replace('title: Commissioner', "title: 'Commissioner: permits'");
    expect(mended(text)).toMatchObject({ text: right, count: 2, before: 1, after: 0 });
  });

  test('mends the slips that it can, where another one is left', () => {
    const left = cleanPlan.replace('area: access', ' area: access');
    const text = left.replace('title: Commissioner', 'title: Commissioner: permits');
    expect(mended(text)).toMatchObject({
      text: left.replace('title: Commissioner', "title: 'Commissioner: permits'"),
      count: 1,
      before: 1,
      after: 1,
    });
  });

  test('indents what has lost its indentation, also where a key then stands twice', () => {
    const text = cleanFullPlan
      .replace('      value: 62.9 %\n      period: 2026-Q4\n', '    value: 62.9 %\n    period: 2026-Q4\n')
      .replace(
        '      gte: 75 %\n      period: 2027-Q3\n',
        '    gte: 75 %\n    # the quarter\n    period: 2027-Q3\n',
      );
    expect(mended(text)).toMatchObject({
      text: cleanFullPlan.replace(
        '      gte: 75 %\n      period: 2027-Q3\n',
        '      gte: 75 %\n    # the quarter\n      period: 2027-Q3\n',
      ),
      before: 1,
      after: 0,
    });
  });

  test('takes the name of its section out of a file, with the indentation below it', () => {
    const goals = '- id: g\n  # By the phone.\n  statement: Answer\n- id: h\n';
    const file = (text: string) => ({ 'plan.yaml': 'csplan: 1\nid: p\n', 'goals.yaml': text });
    for (const wrong of [`goals:\n${goals}`, `goals:\n${goals.replace(/^/gm, '  ').trimEnd()}\n`]) {
      const document = planFromTexts(file(`# Goals\n${wrong}`));
      expect(document.findings.map(found => [found.ruleId, found.help])).toEqual([
        ['schema/wrong-type', expect.stringContaining('Delete the line "goals:"')],
      ]);
      const [changed] = mend(document, { lint: now => now.findings }).files;
      expect(changed?.after).toBe(`# Goals\n${goals}`);
    }
    const vision = planFromTexts({
      'plan.yaml': 'csplan: 1\nid: p\n',
      'vision.yaml': 'vision:\n  ideal: x\n',
    });
    expect(vision.findings).toHaveLength(1);
    expect(mend(vision, { lint: now => now.findings }).files[0]?.after).toBe('ideal: x\n');
  });

  test('calls safe only what it would do', () => {
    const document = planFromTexts({ 'plan.yaml': 'csplan: 1\nid: a\ntitle: one\nbogus: 1\n' });
    const { text } = document.files[0]!.source;
    const fix = (from: string, to: string): Diagnostic => ({
      ...document.findings[0]!,
      fix: {
        title: 'Mend',
        safe: true,
        edits: [{ range: { start: text.indexOf(from), end: text.indexOf(from) + from.length }, text: to }],
      },
    });
    const findings = [fix('id: a', 'id: a\nbogus2: x'), fix('bogus', 'x-own')];
    const told = tenable(document, findings, {
      lint: now => (now === document ? findings : now.findings),
    });
    expect(told.map(found => found.fix!.safe)).toEqual([false, true]);
  });

  const traps = [
    ['title: Commissioner', 'title: @Commissioner'],
    ['title: Commissioner', 'title: *Commissioner'],
    ['title: Contact centre manager', 'title: !Contact centre'],
    ['title: Performance analyst', 'title: %Performance'],
    ['name: Residents', 'name:\u00a0Residents'],
    ['team: Fewer angry calls', 'team: Fewer, angrier calls'],
    ['  kind: internal', '\tkind: internal'],
    ['because: [f-wait]', 'because: [f-wait], x'],
    ['title: Permits by phone', 'title: yes'],
    ['name: Field inspectors', 'name: 02134'],
    ['owner: contact-centre-manager', 'owner: contact-center-manager'],
    ['due: 2027-09-30', 'deu: 2027-09-30'],
    ['do: Try', 'do: Try #7'],
    ['id: permits', 'id: permits\n\u00a0'],
  ] as const;

  test('whatever is wrong: mending twice is mending once, and nothing new is wrong', () => {
    fc.assert(
      fc.property(fc.subarray([...traps]), fc.boolean(), (chosen, windows) => {
        let text = cleanPlan;
        for (const [from, to] of chosen) text = text.replace(from, to);
        if (windows) text = text.replaceAll('\n', '\r\n');
        const failed = planFromTexts({ 'plan.yaml': text }).files[0]!.failed;
        const once = mended(text);
        expect(mended(once.text)).toMatchObject({ text: once.text, count: 0 });
        // A file that could not be read hid what else is wrong with it.
        if (!failed) expect(once.after).toBeLessThanOrEqual(once.before);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the diff', () => {
  test('shows the changed lines with a line around', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\n';
    expect(diff({ path: 'p.yaml', before, after: 'a\nB\nc\nd\ne\nF\nG\n' })).toBe(
      '--- p.yaml\n+++ p.yaml\n@@ line 2 @@\n a\n-b\n+B\n c\n@@ line 6 @@\n e\n-f\n-g\n+F\n+G\n \n',
    );
    expect(diff({ path: 'p.yaml', before, after: 'a\nx\ny\nc\nd\ne\nf\ng\n' })).toBe(
      '--- p.yaml\n+++ p.yaml\n@@ line 2 @@\n a\n-b\n+x\n+y\n c\n',
    );
  });
});
