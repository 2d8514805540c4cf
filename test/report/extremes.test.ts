/** Reports at the ends of what can come, as text: each form keeps its limits, and data stays data. */
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/diagnostic/visible.ts';
import { markdownLimit, renderMarkdown } from '../../src/report/markdown.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { noColours } from '../../src/report/terminal-page.ts';
import { extremes } from './extremes.ts';

const controls = /(?!\n)[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u;

describe.each(Object.entries(extremes))('%s', (_, model) => {
  test.each([40, 80, 120])('on a terminal of %i columns', width => {
    for (const ascii of [false, true]) {
      const text = renderTerminal(model(), { width, ascii, palette: noColours });
      for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      expect(text).not.toMatch(controls);
      if (ascii) expect(text).toMatch(/^[\n -~]*$/);
    }
  });

  test('as Markdown: under the limit, and as a code host shows it without a tag that data made', () => {
    const markdown = renderMarkdown(model());
    expect(markdown.length).toBeLessThanOrEqual(markdownLimit);
    expect(markdown).not.toMatch(controls);
    const tags = [...marked.parse(markdown, { async: false }).matchAll(/<(\/?[a-z][\w-]*)/gi)];
    const names = new Set(tags.map(([, name]) => name!.replace('/', '')));
    for (const name of ['script', 'img', 'a', 'iframe', 'svg']) expect(names).not.toContain(name);
  });
});
