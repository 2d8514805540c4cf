/** Labels of charts in a real browser: no two of one drawing touch, and none leaves it sideways. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/report/html.ts';
import { chartGallery } from './chart-gallery.ts';
import { city } from './city.ts';
import { extremes } from './extremes.ts';
import { hostile } from './hostile.ts';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const example = (name: string) =>
  readFileSync(join(import.meta.dirname, `../../examples/${name}/reports/2026-Q3.html`), 'utf8');

const pages: Record<string, () => string> = {
  'city-311': () => example('city-311'),
  'saas-support': () => example('saas-support'),
  city: () => renderHtml(city()),
  hostile: () => renderHtml(hostile()),
  gallery: chartGallery,
  ...Object.fromEntries(
    ['a single point', 'five hundred categories', 'very long names'].map(name => [
      name,
      () => renderHtml(extremes[name]!()),
    ]),
  ),
};

// What runs in the page, as text: the project's own types know no browser. A pixel more or less is no overlap.
const openDetails = "document.querySelectorAll('details').forEach(one => { one.open = true; })";
const overlaps = `[...document.querySelectorAll('svg')].flatMap(svg => {
  const texts = [...svg.querySelectorAll('text')]
    .map(one => ({ text: one.textContent, box: one.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0);
  const drawing = svg.getBoundingClientRect();
  const apart = (a, b) =>
    a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 3 || b.bottom <= a.top + 3;
  return texts.flatMap(({ text, box }, i) => [
    ...texts.slice(i + 1).filter(other => !apart(box, other.box)).map(other => text + ' / ' + other.text),
    ...(box.left < drawing.left - 3 || box.right > drawing.right + 3 ? [text + ' outside'] : []),
  ]);
})`;

describe.skipIf(!executable)('labels of charts', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'csplan-labels-'));
    for (const [name, html] of Object.entries(pages)) writeFileSync(join(folder, `${name}.html`), html());
    browser = await chromium.launch({
      executablePath: executable,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
      ],
    });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each(Object.keys(pages))('%s', name => {
    test.each([
      ['at 390 px', 390, 'screen'],
      ['at 1280 px', 1280, 'screen'],
      ['on paper', 720, 'print'],
    ] as const)(
      '%s',
      async (_, width, media) => {
        const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true } as object);
        await page.emulateMedia({ media });
        await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
        await page.evaluate(openDetails);
        expect(await page.evaluate('document.querySelectorAll("svg text").length')).toBeGreaterThan(10);
        expect(await page.evaluate(overlaps)).toEqual([]);
        await page.close();
      },
      60_000,
    );
  });
});
