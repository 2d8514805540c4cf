/** A real browser for tests: opens pages from the disk and gathers what they say and ask for. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

export const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

export function launch(): Promise<Browser> {
  return chromium.launch({
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
}

export interface Opened {
  page: Page;
  /** What it prints to the console, asks the network for and asks the reader. */
  troubles: string[];
  close(): Promise<void>;
}

/** @param width CSS pixels */
export async function openFile(browser: Browser, path: string, width: number): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const troubles: string[] = [];
  const url = pathToFileURL(path).href;
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

/** To be run in the page before `violations`. */
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// What runs in the page, as text: the project's own types know no browser.
export const scrollWidth = 'document.documentElement.scrollWidth';
/** Elements that stand out of the page to the right; a time line's drawing is as wide as its cell. */
export const outside = `[...document.querySelectorAll('main *')].filter(one => !one.closest('svg, thead, .unseen') &&
  one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 200))`;
/** Texts of drawings, boxes of trees, grids and guides, and cells of tables that lie over each other. */
export const overlaps = `(() => {
  const groups = [
    ...[...document.querySelectorAll('svg')].map(svg => [...svg.querySelectorAll('text')]),
    ...['.tree .node', '.lane', '.step', 'td, tbody th'].map(kind => [...document.querySelectorAll(kind)]),
  ];
  const meets = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return groups.flatMap(group => {
    const boxes = group.filter(one => one.checkVisibility() && !(one.closest('thead') && innerWidth < 640))
      .map(one => [one, one.getBoundingClientRect()]);
    boxes.sort(([, a], [, b]) => a.top - b.top);
    return boxes.flatMap(([one, box], i) => {
      const found = [];
      for (let j = i + 1; j < boxes.length && boxes[j][1].top < box.bottom; j++)
        if (meets(box, boxes[j][1])) found.push(one.textContent.slice(0, 60) + ' | ' + boxes[j][0].textContent.slice(0, 60));
      return found;
    });
  }).slice(0, 5);
})()`;
export const violations = `axe.run().then(({ violations }) =>
  violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(node => node.html.slice(0, 200))]))`;

/** A4 without its margins of 13 mm, in CSS pixels. */
export const sheetWidth = 695;
