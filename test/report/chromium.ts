/** A real browser for tests: opens pages from the disk and gathers what they say and ask for. */
import { existsSync } from 'node:fs';
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
