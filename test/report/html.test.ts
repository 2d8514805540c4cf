import { describe, expect, test } from 'vitest';
import { valueAxis } from '../../src/report/charts/axis.ts';
import { renderHtml } from '../../src/report/html.ts';
import { html, Markup } from '../../src/report/markup.ts';
import { extremes } from './extremes.ts';
import * as make from './fixture.ts';
import { hostile } from './hostile.ts';

const voids = new Set(['meta', 'br']);

interface Tag {
  name: string;
  attributes: Map<string, string>;
}

/** Reads the page strictly: every tag is closed in order, every attribute is quoted and stands once. */
function parse(page: string): { tags: Tag[]; texts: string[] } {
  const body = page.replace(/^<!doctype html>/, '').replace(/<style>[\s\S]*?<\/style>/, '');
  const tags: Tag[] = [];
  const texts: string[] = [];
  const open: string[] = [];
  let at = 0;
  for (const match of body.matchAll(/<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z0-9-]+="[^"<>]*")*)(\/?)>/g)) {
    texts.push(body.slice(at, match.index));
    at = match.index + match[0].length;
    const [, end, name, attributeText, selfClosing] = match;
    if (end) {
      expect(open.pop()).toBe(name);
      continue;
    }
    const pairs = [...attributeText!.matchAll(/ ([a-zA-Z0-9-]+)="([^"]*)"/g)].map(
      pair => [pair[1]!, pair[2]!] as const,
    );
    const attributes = new Map(pairs);
    expect(attributes.size).toBe(pairs.length);
    tags.push({ name: name!, attributes });
    if (!selfClosing && !voids.has(name!)) open.push(name!);
  }
  texts.push(body.slice(at));
  expect(open).toEqual([]);
  for (const text of texts) expect(text).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/);
  return { tags, texts };
}

const allowed = new Set(
  (
    'html head meta title style body a main div header p h1 h2 h3 h4 span i b br ul ol li nav section table caption ' +
    'thead tbody tr th td figure figcaption details summary dl dt dd code blockquote footer ' +
    'svg path circle line rect text g desc'
  ).split(' '),
);

describe.each(Object.entries(extremes))('%s', (_, extreme) => {
  const page = renderHtml(extreme());
  const { tags, texts } = parse(page);

  test('has no script, no address and no handler', () => {
    expect(page).not.toContain('<script');
    expect(tags.filter(tag => !allowed.has(tag.name))).toEqual([]);
    for (const { name: tag, attributes } of tags)
      for (const [name, value] of attributes) {
        expect(name).not.toMatch(/^on|^src$|^style$|^action$|^srcdoc$/i);
        if (name === 'href') expect(value).toMatch(/^#[a-z0-9-]+$/);
        // What a report was made of is data that no browser follows, names of contacts among them.
        if (!(tag === 'meta' && name === 'content')) expect(value).not.toMatch(/https?:/);
      }
    expect(page.slice(page.indexOf('<style>'), page.indexOf('</style>'))).not.toMatch(/url\(|@import|http/);
  });

  test('ids are unique, references lead somewhere', () => {
    const ids = tags.flatMap(tag => tag.attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of tags) {
      const targets = [
        attributes.get('href')?.slice(1),
        ...(attributes.get('aria-labelledby')?.split(' ') ?? []),
      ];
      for (const target of targets.filter(Boolean)) expect(ids).toContain(target);
    }
  });

  test('headings go down one level at a time', () => {
    const levels = tags.flatMap(tag => (/^h[1-6]$/.test(tag.name) ? Number(tag.name[1]) : []));
    expect(levels.filter(level => level === 1)).toHaveLength(1);
    levels.reduce((before, level) => {
      expect(level - before).toBeLessThanOrEqual(1);
      return level;
    });
  });

  test('coordinates have one decimal at most, and there is no number that is none', () => {
    for (const { attributes } of tags)
      for (const name of ['d', 'x', 'y', 'cx', 'cy', 'x1', 'x2', 'y1', 'y2', 'width', 'height']) {
        expect(attributes.get(name) ?? '').not.toMatch(/\.\d\d|NaN|Infinity|undefined/);
      }
    expect(texts.join(' ')).not.toMatch(/undefined|\bnull\b(?!⟨)|NaN|\[object/);
  });
});

test('hostile text stands there as text', () => {
  const page = renderHtml(hostile());
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).toContain('⟨U+202E⟩');
  expect(page).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e]/u);
});

test('a chart says that its axis does not start at zero; amounts start there', () => {
  const shares = make.kpi('share', make.series([make.share(80, 100), make.share(82, 100)]));
  const counts = make.kpi('count', make.series([make.cell(900), make.cell(950)]), { unit: 'count' });
  expect(renderHtml(make.model(make.evaluation([shares])))).toContain('The vertical axis starts at');
  const page = renderHtml(make.model(make.evaluation([counts])));
  expect(page).not.toContain('The vertical axis starts at');
  expect(page).toMatch(/class="grid zero"/);
});

test('provisional points are hollow, periods without data are gaps', () => {
  const cells = make.series([make.share(8, 10), make.cell(null), make.share(8, 10), make.share(9, 10)]);
  cells[3]!.provisional = true;
  const page = renderHtml(make.model(make.evaluation([make.kpi('k', cells)], { provisional: true })));
  expect(page.match(/class="point hollow"/g)).toHaveLength(2);
  expect(page).toContain('Gaps: no data.');
  const series = /class="series" d="([^"]+)"/.exec(page)![1]!;
  expect(series.match(/M/g)).toHaveLength(2);
  expect(page).toContain('Provisional:');
});

test('bars have their length from zero', () => {
  const groups = [make.group('A', make.share(50, 100)), make.group('B', make.share(100, 100))];
  const result = make.kpi('k', make.series([make.share(150, 200)]), {
    breakdowns: [{ column: 'x', groups }],
  });
  const page = renderHtml(make.model(make.evaluation([result])));
  expect([...page.matchAll(/class="fill" width="([^"]+)"/g)].map(match => match[1])).toEqual(['50%', '100%']);
  expect(page).toContain('x1="75%"');
});

test('the template escapes whatever isn’t markup', () => {
  expect(html`<p title="${'"<&\''}">${['<b>', new Markup('<br>'), null, false, 3]}</p>`.source).toBe(
    '<p title="&quot;&lt;&amp;&#39;">&lt;b&gt;<br>3</p>',
  );
});

test('a chart begins with the first value or course, and a single value has none', () => {
  const cells = make.series([null, null, 80, 82].map(value => make.cell(value)));
  const page = (result: ReturnType<typeof make.kpi>) => renderHtml(make.model(make.evaluation([result])));
  const labels = (text: string) =>
    [...text.matchAll(/text-anchor="middle">(FY\d\d-Q\d)</g)].map(match => match[1]);
  expect(labels(page(make.kpi('k', cells)).split('chart narrow')[0]!)).toEqual(['FY26-Q4', 'FY27-Q1']);
  const annotations = [{ date: '2026-08-01', text: 'New counter' }];
  const single = page(make.kpi('k', make.series([make.cell(null), make.cell(80)]), { annotations }));
  expect(single).not.toContain('<svg');
  expect(single).toContain('1 Aug 2026: New counter');
});

test.each([
  [[7.5, 9], 'percent', true],
  [[44, 50], 'percent', false],
  [[900, 950], 'count', true],
  [[86400 * 9, 86400 * 10], 'seconds', true],
  [[-40, -35], 'points', false],
] as const)('the axis of %j in %s starts at 0: %s', (values, unit, fromZero) => {
  const axis = valueAxis(values, { unit, shownIn: null });
  expect(axis.low === 0).toBe(fromZero);
  expect(axis.low).toBeLessThanOrEqual(Math.min(...values));
  expect(axis.high).toBeGreaterThanOrEqual(Math.max(...values));
  if (unit === 'percent') expect(axis.high).toBeLessThanOrEqual(100);
});
