/** The page in a real browser: on a phone, on a screen, on paper. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/report/html.ts';
import { annualReport } from './annual-report.ts';
import { city } from './city.ts';
import { crowded } from './crowded.ts';
import * as make from './fixture.ts';
import { hostile } from './hostile.ts';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const pdftotext = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext'].find(existsSync);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test.runIf(process.env.CI)('CI has a browser', () => expect(executable).toBeDefined());

// What runs in the page, as text: the project's own types know no browser.
const openDetails = "document.querySelectorAll('details').forEach(one => { one.open = true; })";
const onlyPageOne =
  "document.querySelectorAll('main > :not(.page-one), footer').forEach(one => one.remove())";
const axeViolations = `axe.run().then(({ violations }) =>
  violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(node => node.html.slice(0, 200))]))`;
/** Words of letters that stand on two lines; not those longer than any column, nor headings that blocks hide. */
const brokenWords = `[...document.querySelectorAll('th, td')].filter(cell => cell.offsetParent?.offsetWidth !== 1).flatMap(cell => {
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    for (const { 0: word, index } of text.data.matchAll(/[\\p{L}]{2,20}/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1 && !cell.querySelector('code')) broken.push(word + ' in ' + cell.closest('table').caption.textContent.slice(0, 40));
    }
  return broken;
})`;
const styleOf = (selector: string, property: string) =>
  `[...new Set([...document.querySelectorAll('${selector}')].map(one => getComputedStyle(one).${property}))]`;

const categories = make.model(
  make.evaluation([
    make.kpi('k', make.series([make.share(3, 4)]), {
      breakdowns: [
        {
          column: 'type',
          groups: Array.from({ length: 500 }, (_, i) =>
            make.group(`Category ${'x'.repeat(i % 90)} ${i}`, make.share(30, 60)),
          ),
        },
      ],
    }),
  ]),
);

const pages = {
  city: city(),
  hostile: hostile(),
  'hostile year': hostile('year'),
  crowded: crowded(9),
  'five long KPIs': crowded(5),
  'four long KPIs': crowded(4),
  categories,
  'a year': annualReport(),
};

/** As they are committed. */
const examples = ['city-311', 'saas-support'];

describe.skipIf(!executable)(`in Chromium${executable ? '' : ' (not found on this machine)'}`, () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'csplan-browser-'));
    for (const [name, model] of Object.entries(pages))
      writeFileSync(join(folder, `${name}.html`), renderHtml(model));
    for (const name of examples)
      copyFileSync(
        join(import.meta.dirname, `../../examples/${name}/reports/2026-Q3.html`),
        join(folder, `${name}.html`),
      );
    browser = await chromium.launch({
      executablePath: executable,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a page in a width; `troubles` gathers what it prints to the console and asks the network for. */
  async function open(
    name: string,
    width: number,
  ): Promise<{ page: Page; troubles: string[]; close: () => Promise<void> }> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    const troubles: string[] = [];
    const url = pathToFileURL(join(folder, `${name}.html`)).href;
    page.on('console', message => troubles.push(message.text()));
    page.on('pageerror', error => troubles.push(String(error)));
    page.on('dialog', dialog => {
      troubles.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', request => {
      if (request.url() !== url) troubles.push(request.url());
    });
    await page.goto(url);
    return { page, troubles, close: () => context.close() };
  }

  describe.each([...Object.keys(pages), ...examples])('%s', name => {
    test.each([390, 794, 1280])(
      'at %d px: no sideways scrolling, no error, no request',
      async width => {
        const { page, troubles, close } = await open(name, width);
        await page.evaluate(openDetails);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        const outside = await page.evaluate(
          `[...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('svg, thead'),).length`,
        );
        expect(outside).toBe(0);
        expect(troubles).toEqual([]);
        await close();
      },
      60_000,
    );

    test.each(['A4', 'Letter'] as const)(
      'page one is one sheet of %s',
      async format => {
        const { page, close } = await open(name, 1280);
        await page.evaluate(onlyPageOne);
        const pdf = (await page.pdf({ format, preferCSSPageSize: false })).toString('latin1');
        expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
        await close();
      },
      60_000,
    );
  });

  test.each(['city', 'a year', 'city-311'].flatMap(name => [390, 1280].map(width => ({ name, width }))))(
    'axe finds nothing on $name at $width px',
    async ({ name, width }) => {
      const { page, close } = await open(name, width);
      await page.evaluate(openDetails);
      await page.evaluate(axe);
      const violations = await page.evaluate(axeViolations);
      expect(violations).toEqual([]);
      await close();
    },
    60_000,
  );

  test('no word is broken in the tables of a sheet’s width', async () => {
    const { page, close } = await open('city-311', 794);
    await page.evaluate(openDetails);
    expect(await page.evaluate(brokenWords)).toEqual([]);
    await close();
  }, 60_000);

  test.skipIf(!pdftotext)(
    'printed, no page ends with a heading',
    async () => {
      const { page, close } = await open('city-311', 1280);
      const headings = (await page.evaluate(
        "[...document.querySelectorAll('h2, h3, h4, caption')].map(one => one.textContent.trim().slice(0, 60))",
      )) as string[];
      const file = join(folder, 'printed.pdf');
      writeFileSync(file, await page.pdf({ format: 'A4' }));
      const sheets = execFileSync(pdftotext!, ['-layout', file, '-'], { encoding: 'utf8' }).split('\f');
      const ends = sheets.slice(0, -2).map(sheet => sheet.trimEnd().split('\n').at(-1)!.trim());
      expect(ends.length).toBeGreaterThan(5);
      expect(ends.filter(end => headings.some(heading => end === heading))).toEqual([]);
      await close();
    },
    60_000,
  );

  test('printed, no chart is split and every part is there', async () => {
    const { page, close } = await open('city', 1280);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(styleOf('figure', 'breakInside'))).toEqual(['avoid']);
    expect(await page.evaluate(styleOf('svg.narrow', 'display'))).toEqual(['none']);
    expect(await page.evaluate(styleOf('svg.wide', 'display'))).toEqual(['block']);
    await close();
  }, 60_000);
});
