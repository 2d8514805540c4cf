/** The documents in a real browser, on a phone, on a screen and on paper; their diagrams in Mermaid itself. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/plan/generated/types.ts';
import { addDays } from '../../../src/plan/period.ts';
import { documentHtml } from '../../../src/report/document/html.ts';
import type { DocumentModel } from '../../../src/report/document/model.ts';
import { publicPage } from '../../../src/report/document/parts/public-page.ts';
import { roleCards } from '../../../src/report/document/parts/role-cards.ts';
import { staffDigest } from '../../../src/report/document/parts/staff-digest.ts';
import { staffSummary } from '../../../src/report/document/parts/staff-summary.ts';
import { toolkit } from '../../../src/report/document/parts/toolkit.ts';
import type { Told } from '../../../src/report/document/told.ts';
import { wholePlan } from '../../../src/report/document/whole-plan.ts';
import {
  axe,
  executable,
  launch,
  openFile,
  outside,
  overlaps,
  scrollWidth,
  sheetWidth,
  violations,
} from '../chromium.ts';
import { hostileTexts } from '../hostile.ts';
import { reworded } from './hostile-plan.ts';
import { blocksOf, planAt, planOf, tell } from './told.ts';

const { resolve } = createRequire(import.meta.url);

test.runIf(process.env.CI)('CI has a browser', () => expect(executable).toBeDefined());

/** Many of everything, with words that don't fit, and points on one spot. */
function crowded(): Plan {
  const long = `Answer_every_question_${'without_a_break_'.repeat(12)}at once`;
  const some = <T>(number: number, make: (i: number) => T): T[] =>
    Array.from({ length: number }, (_, i) => make(i));
  return planOf({
    title: long,
    vision: { statement: long },
    roles: some(9, i => ({ id: `r${i}`, title: `${long} ${i}`, may_change: long })),
    customers: some(12, i => ({ id: `c${i}`, name: long, needs: [long] })),
    objectives: [{ id: 'o', text: long }],
    voc: {
      findings: some(40, i => ({ id: `f${i}`, text: long, study: 's' })),
      attributes: some(14, i => ({ id: `a${i}`, text: long, importance: 4, performance: 3 + (i % 3) / 100 })),
      methods: some(9, i => ({
        id: `m${i}`,
        kind: 'survey' as const,
        of: ['c0', `r${i}`],
        every: 'monthly' as const,
      })),
    },
    goals: some(30, i => ({
      id: `g${i}`,
      statement: `${long} ${i}`,
      objective: 'o',
      because: [`f${i}`],
      kpi: 'k',
    })),
    kpis: [{ id: 'k', name: long }],
    initiatives: some(12, i => ({
      id: `i${i}`,
      title: long,
      serves: [`g${i}`],
      because: [`f${i}`],
      actions: some(10, j => ({ id: `x${i}-${j}`, do: long, due: addDays('2026-01-01', i * 40 + j * 9) })),
    })),
    journeys: [
      {
        id: 'j',
        stages: some(9, i => ({
          id: `s${i}`,
          name: long,
          activities: [long, long],
          touchpoints: [{ id: `t${i}`, what: long, score: 2 }],
          pains: [{ text: long, severity: 'high' as const }],
        })),
      },
    ],
    blueprints: [
      { id: 'b', steps: some(7, i => ({ touchpoint: `t${i}`, front: long, back: long, systems: [long] })) },
    ],
    authority: some(8, i => ({
      id: `u${i}`,
      issue: long,
      levels: some(6, j => ({ who: `r${j}`, may: long, limit: j })),
    })),
    team: {
      skills: some(7, i => ({ id: `k${i}`, name: long })),
      matrix: some(7, i => ({ role: `r${i}`, skill: `k${i}`, now: 2, assessed: 1 })),
    },
    guides: [
      {
        id: 'gd',
        title: long,
        start: 'n0',
        nodes: Object.fromEntries(
          some(9, i => [
            `n${i}`,
            { ask: long, answers: some(3, j => ({ is: long, to: `n${i + 1 + (j % 2)}` })) },
          ]),
        ),
      },
    ],
  });
}

const parts: Record<string, (told: Told) => DocumentModel> = {
  plan: wholePlan,
  toolkit,
  'role-cards': roleCards,
  'staff-summary': staffSummary,
  'staff-digest': staffDigest,
  public: told => publicPage(told, undefined),
};

async function models(): Promise<Record<string, DocumentModel>> {
  const city = await planAt('examples/city-311');
  let i = 0;
  const hostile = reworded(city, () => hostileTexts[i++ % hostileTexts.length]!);
  return {
    ...Object.fromEntries(Object.entries(parts).map(([name, make]) => [name, make(tell(city))])),
    'plan of depth core': wholePlan(tell(await planAt('examples/saas-support'))),
    'empty plan': wholePlan(tell(planOf({ goals: null, vision: null, roles: null }))),
    'hostile plan': wholePlan(tell(hostile)),
    'hostile cards': roleCards(tell(hostile)),
    'crowded plan': wholePlan(tell(crowded())),
    'crowded cards': roleCards(tell(crowded())),
  };
}

const documents = await models();
const names = Object.keys(documents);

describe.skipIf(!executable)(`in Chromium${executable ? '' : ' (not found on this machine)'}`, () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'csplan-documents-'));
    for (const name of names)
      writeFileSync(join(folder, `${name}.html`), documentHtml(documents[name]!, '0.2.0'));
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (name: string, width: number) => openFile(browser, join(folder, `${name}.html`), width);

  test.each(names.flatMap(name => [390, 1280].map(width => [name, width] as const)))(
    '%s at %d px: nothing beside the page or over each other, no error, no request, accessible',
    async (name, width) => {
      const { page, troubles, close } = await open(name, width);
      expect(await page.evaluate(outside)).toEqual([]);
      expect(await page.evaluate(scrollWidth)).toBe(width);
      expect(await page.evaluate(overlaps)).toEqual([]);
      expect(troubles).toEqual([]);
      // The others have the tags of these.
      if (!/^(?:crowded|hostile)/.test(name)) {
        await page.evaluate(axe);
        expect(await page.evaluate(violations)).toEqual([]);
      }
      await close();
    },
    60_000,
  );

  test.each(names)(
    '%s on paper: nothing is cut off',
    async name => {
      const { page, close } = await open(name, sheetWidth);
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate(outside)).toEqual([]);
      expect(await page.evaluate(scrollWidth)).toBe(sheetWidth);
      expect(await page.evaluate(overlaps)).toEqual([]);
      await close();
    },
    60_000,
  );

  test('role cards are printed whole: none is cut by the end of a sheet', async () => {
    const { page, close } = await open('role-cards', 1280);
    await page.emulateMedia({ media: 'print' });
    const styles = await page.evaluate(
      "[...document.querySelectorAll('.part')].map(one => getComputedStyle(one).breakInside)",
    );
    expect(new Set(styles as string[])).toEqual(new Set(['avoid']));
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    // Nine roles: two short cards on a sheet, a long one on its own.
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)!.length).toBeLessThanOrEqual(8);
    await close();
  }, 60_000);

  describe('Mermaid', () => {
    const diagrams = names.flatMap(name =>
      blocksOf(documents[name]!).flatMap(block => (block.is === 'diagram' ? [[name, block] as const] : [])),
    );

    test('there are diagrams of each kind', () => {
      const titles = diagrams.filter(([name]) => name === 'plan').map(([, { title }]) => title);
      expect(titles).toEqual([
        'Line of sight',
        'Time line',
        'Handoffs',
        'Where is my request?',
        'Is this something for us?',
      ]);
    });

    test('reads and draws every diagram; nothing in it runs, links or loads', async () => {
      const path = join(folder, 'mermaid.html');
      writeFileSync(path, '<!doctype html><meta charset="utf-8"><title>Diagrams</title><body></body>');
      const { page, troubles, close } = await openFile(browser, path, 1280);
      await page.addScriptTag({ path: resolve('mermaid/dist/mermaid.min.js') });
      await page.evaluate('mermaid.initialize({ startOnLoad: false })');
      for (const [i, [name, { title, lines }]] of diagrams.entries()) {
        const source = JSON.stringify(lines.join('\n'));
        const drawn = await page
          .evaluate(
            `mermaid.parse(${source}).then(() => mermaid.render('d${i}', ${source})).then(({ svg }) => {
              const box = document.createElement('div');
              box.innerHTML = svg;
              document.body.replaceChildren(box);
              return { text: box.textContent, foul: box.querySelectorAll('script, a, img, iframe, [onclick], [onerror], [onload]').length };
            })`,
          )
          .catch(error => ({ text: '', foul: String(error) }));
        expect([name, title, (drawn as { foul: unknown }).foul]).toEqual([name, title, 0]);
        expect((drawn as { text: string }).text.length).toBeGreaterThan(20);
      }
      expect(troubles).toEqual([]);
      await close();
    }, 120_000);

    test('what it draws are the words of the plan', async () => {
      const path = join(folder, 'words.html');
      writeFileSync(path, '<!doctype html><meta charset="utf-8"><title>Diagrams</title><body></body>');
      const { page, close } = await openFile(browser, path, 1280);
      await page.addScriptTag({ path: resolve('mermaid/dist/mermaid.min.js') });
      const said = '1. "Say" <b>`it`</b>; %% [x] #1 (50 %): end';
      const model = wholePlan(
        tell(planOf({ goals: [{ id: 'g', statement: said, kpi: 'k' }], kpis: [{ id: 'k', name: 'K' }] })),
      );
      const diagram = blocksOf(model).find(block => block.is === 'diagram');
      const source = JSON.stringify(diagram?.is === 'diagram' && diagram.lines.join('\n'));
      const text = await page.evaluate(
        `mermaid.render('d', ${source}).then(({ svg }) => new DOMParser().parseFromString(svg, 'text/html').body.textContent)`,
      );
      expect(text).toContain(said);
      await close();
    }, 60_000);
  });
});
