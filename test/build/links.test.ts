import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

const pages = [
  'README.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true })
    .map(String)
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name.replaceAll('\\', '/')}`),
];

/** Links outside of code, as `target#anchor`. */
function linksIn(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '`');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(match => match[1]!);
}

/** Anchors as GitHub makes them of headings, and those that are written. */
function anchorsIn(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(match =>
    match[1]!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set([...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(match => match[1]!)]);
}

test('there are pages to look at', () => expect(pages.length).toBeGreaterThan(80));

test.each(pages)('every link of %s leads somewhere', page => {
  const text = readFileSync(join(root, page), 'utf8');
  const lost = linksIn(text).filter(link => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? join(root, page) : resolve(join(root, dirname(page)), path);
    if (!existsSync(target) || relative(root, target).startsWith('..')) return true;
    if (anchor === undefined || statSync(target).isDirectory()) return false;
    return !anchorsIn(readFileSync(target, 'utf8')).has(anchor);
  });
  expect(lost).toEqual([]);
});
