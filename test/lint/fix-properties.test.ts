import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { lacks, traits } from '../../src/kpi/traits.ts';
import { mend } from '../../src/lint/fix.ts';
import { lintPlan } from '../../src/lint/lint-plan.ts';
import { planFromTexts } from '../../src/plan/assemble.ts';
import type { PlanDocument } from '../../src/plan/document.ts';
import { today } from '../rules/plans.ts';
import { brokenPlan } from './mutated-plans.ts';

const lint = (document: PlanDocument): readonly Diagnostic[] =>
  lintPlan(document, { facts: { today, traits, lacks } }).diagnostics;

const read = (text: string) => planFromTexts({ 'plan.yaml': text });
const textOf = ({ files }: PlanDocument) => files[0]!.source.text;

/** Nothing that rules keep quiet about. */
const isRead = ({ findings, broken }: PlanDocument) =>
  !broken.size && findings.every(({ severity }) => severity !== 'error');

const numRuns = Number(process.env.CSPLAN_RUNS ?? 100);

describe.each([false, true])('unsafe: %s', unsafe => {
  const mended = (document: PlanDocument) => mend(document, { lint, unsafe });

  test('mending leaves no more that is wrong, and mending again nothing to mend', () => {
    fc.assert(
      fc.property(brokenPlan, text => {
        const before = read(text);
        const once = mended(before).document;
        const found = lint(once);
        if (!before.files[0]!.failed) {
          expect(once.findings.length).toBeLessThanOrEqual(before.findings.length);
          if (isRead(before)) expect(found.length).toBeLessThanOrEqual(lint(before).length);
        }
        expect(once.files[0]!.failed && !before.files[0]!.failed).toBe(false);
        const twice = mended(once);
        expect([textOf(twice.document), twice.count]).toEqual([textOf(once), 0]);
      }),
      { numRuns },
    );
  });

  test('each fix changes its own lines, and keeps line ends, blank lines and comments', () => {
    fc.assert(
      fc.property(brokenPlan, text => {
        const before = read(text);
        for (const { ruleId, fix } of lint(before)) {
          if (!fix || (!fix.safe && !unsafe)) continue;
          const isComment = ruleId.startsWith('suppression/');
          for (const { range, text: written } of fix.edits) {
            const replaced = text.slice(range.start, range.end);
            if (!isComment)
              expect([ruleId, replaced, written.includes('\n')]).toEqual([
                ruleId,
                replaced.replaceAll('\n', ''),
                false,
              ]);
            if (written.includes('\n')) expect(/\r\n/.test(written)).toBe(text.includes('\r\n'));
          }
        }
        const after = textOf(mended(before).document);
        const ends = (all: string) => [...all.matchAll(/\r?\n/g)].map(([end]) => end);
        expect(new Set(ends(after))).toEqual(new Set(ends(text)));
        const blank = (all: string) => all.split(/\r?\n/).filter(line => line.trim() === '').length;
        expect(blank(after)).toBe(blank(text));
        const comments = (all: string) => all.split(/\r?\n/).filter(line => /^\s*#(?! ?csplan)/.test(line));
        expect(comments(after)).toEqual(comments(text));
      }),
      { numRuns },
    );
  });
});
