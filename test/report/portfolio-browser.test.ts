/** The portfolio's page in a real browser: on a phone, on a screen, on paper. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/main.ts';
import { renderPortfolioHtml } from '../../src/report/portfolio/html.ts';
import { testIo } from '../world.ts';
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
} from './chromium.ts';
import { onePlan, sixtyPlans } from './portfolio-pages.ts';

test.runIf(process.env.CI)('CI has a browser', () => expect(executable).toBeDefined());

/** The portfolio of both examples, as the command writes it. */
async function examples(): Promise<string> {
  const { io, said } = testIo({ cwd: join(import.meta.dirname, '../..') });
  const plans = ['examples/city-311', 'examples/saas-support'];
  const code = await main(
    ['portfolio', ...plans, '--as-of', '2026-10-15', '--period', '2026-Q3', '--format', 'html', '--stdout'],
    io,
  );
  expect([code, said.err]).toEqual([0, '']);
  return said.out;
}

const pages: Record<string, () => string | Promise<string>> = {
  examples,
  'sixty plans': () => renderPortfolioHtml(sixtyPlans()),
  'one plan': () => renderPortfolioHtml(onePlan()),
};

describe.skipIf(!executable)(`in Chromium${executable ? '' : ' (not found on this machine)'}`, () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'csplan-portfolio-'));
    for (const [name, page] of Object.entries(pages))
      writeFileSync(join(folder, `${name}.html`), await page());
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (name: string, width: number) => openFile(browser, join(folder, `${name}.html`), width);

  describe.each(Object.keys(pages))('%s', name => {
    test.each([390, 1280])(
      'at %d px: nothing beside the page or over each other, no error, no request, accessible',
      async width => {
        const { page, troubles, close } = await open(name, width);
        expect(await page.evaluate(outside)).toEqual([]);
        expect(await page.evaluate(scrollWidth)).toBe(width);
        expect(await page.evaluate(overlaps)).toEqual([]);
        expect(troubles).toEqual([]);
        await page.evaluate(axe);
        expect(await page.evaluate(violations)).toEqual([]);
        await close();
      },
      60_000,
    );

    test('on paper: nothing is cut off', async () => {
      const { page, close } = await open(name, sheetWidth);
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate(outside)).toEqual([]);
      expect(await page.evaluate(scrollWidth)).toBe(sheetWidth);
      expect(await page.evaluate(overlaps)).toEqual([]);
      await close();
    }, 60_000);
  });
});
