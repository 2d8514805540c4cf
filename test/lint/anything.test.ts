/** Whatever a file holds: reading, rules, mending and formats give findings and no exception. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/diagnostic/text.ts';
import { lacks, traits } from '../../src/kpi/traits.ts';
import { fingerprintsOf } from '../../src/lint/fingerprint.ts';
import { mend } from '../../src/lint/fix.ts';
import { formatNames, formats } from '../../src/lint/formats/formats.ts';
import { lintPlan } from '../../src/lint/lint-plan.ts';
import type { LintRun } from '../../src/lint/run.ts';
import { planFromTexts } from '../../src/plan/assemble.ts';
import type { PlanDocument } from '../../src/plan/document.ts';
import { walkTree } from '../../src/plan/tree.ts';
import { folderOf } from '../e2e/run.ts';
import { cleanFullPlan, lintText, today } from '../rules/plans.ts';
import { setting } from './formats/runs.ts';
import { brokenPlan, slips } from './mutated-plans.ts';

const numRuns = Number(process.env.CSPLAN_RUNS ?? 150);

/** Where the values of the plan with every section stand, whole lists and maps among them. */
const places: { start: number; end: number }[] = [];
walkTree(planFromTexts({ 'plan.yaml': cleanFullPlan }).node('')!.tree, (node, steps) => {
  if (steps.length) places.push(node.range);
});

const value = fc.oneof(
  fc.constantFrom(...slips.filter(slip => !slip.includes('\n'))),
  fc.jsonValue({ maxDepth: 2 }).map(any => JSON.stringify(any)),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '[]',
    '{}',
    '[null]',
    '[[]]',
    '{id: x}',
    '[{id: x}, {id: x}]',
    '1e999',
    '-0',
    '.nan',
    '.inf',
    'null',
  ),
);

/** The plan with every section, and other values in some places. */
const anyPlan = fc
  .array(fc.tuple(fc.constantFrom(...places), value), { minLength: 1, maxLength: 4 })
  .map(changes =>
    applyEdits(
      cleanFullPlan,
      changes.map(([range, text]) => ({ range, text })),
    ),
  );

describe('any value at any place of a plan with every section', () => {
  test('rules find what they find, every format writes it, and mending ends', () => {
    fc.assert(
      fc.property(anyPlan, text => {
        const result = lintText(text);
        const run: LintRun = { plans: [{ ...result, today }], configurations: [], organizations: [] };
        const prints = fingerprintsOf(run, file => file);
        for (const name of formatNames) {
          const written = formats[name](run, { ...setting, fingerprint: found => prints.get(found)! });
          expect(written.endsWith('\n')).toBe(true);
        }
        for (const { range } of result.diagnostics) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns },
    );
  }, 120_000);
});

test('any bytes in any file of a folder: findings, or a reason why not', async () => {
  const bytes = fc.uint8Array({ maxLength: 400 }).map(content => Buffer.from(content));
  const sections = fc.uniqueArray(
    fc.constantFrom(
      'plan',
      'goals',
      'kpis',
      'voc',
      'roles',
      'reviews/x',
      'guides/x',
      'organization',
      'csplan.config',
    ),
    { maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(sections, bytes, fc.boolean(), async (names, content, begins) => {
      const folder = folderOf({ '.git/HEAD': '', 'plan.yaml': 'csplan: 1\nid: p\norganization: o\n' });
      const start = Buffer.from(begins ? 'csplan: 1\nid: p\n' : '');
      for (const name of names) folder.write(`${name}.yaml`, Buffer.concat([start, content]));
      const { code, err } = await folder.run('lint', '.', '--as-of', today, '--format', 'json');
      expect([0, 1, 2], err).toContain(code);
      const fixed = await folder.run('lint', '.', '--as-of', today, '--fix-unsafe', '--fix-dry-run');
      expect([0, 1, 2], fixed.err).toContain(fixed.code);
    }),
    { numRuns: 60 },
  );
}, 120_000);

const lint = (document: PlanDocument) => lintPlan(document, { facts: { today, traits, lacks } }).diagnostics;

test('a fix alone changes what it names, and every other byte stays', () => {
  fc.assert(
    fc.property(brokenPlan, text => {
      const document = planFromTexts({ 'plan.yaml': text });
      for (const found of lint(document)) {
        if (!found.fix) continue;
        const only = { ...found, fix: { ...found.fix, safe: true } };
        const { files } = mend(document, {
          lint: now => (now === document ? [only] : lint(now).map(other => ({ ...other, fix: undefined }))),
        });
        const after = files[0]?.after ?? text;
        expect([text, applyEdits(text, found.fix.edits)]).toContain(after);
      }
    }),
    { numRuns },
  );
}, 120_000);
