/** Texts that try to be something else are texts, in every form. */
import fc from 'fast-check';
import { marked, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { clip, visible } from '../../../src/diagnostic/visible.ts';
import type { Plan } from '../../../src/plan/generated/types.ts';
import { documentHtml } from '../../../src/report/document/html.ts';
import { documentMarkdown } from '../../../src/report/document/markdown.ts';
import { label } from '../../../src/report/document/mermaid/label.ts';
import type { DocumentModel } from '../../../src/report/document/model.ts';
import { publicPage } from '../../../src/report/document/parts/public-page.ts';
import { roleCards } from '../../../src/report/document/parts/role-cards.ts';
import { staffDigest } from '../../../src/report/document/parts/staff-digest.ts';
import { staffSummary } from '../../../src/report/document/parts/staff-summary.ts';
import { toolkit } from '../../../src/report/document/parts/toolkit.ts';
import type { Told } from '../../../src/report/document/told.ts';
import { wholePlan } from '../../../src/report/document/whole-plan.ts';
import { hostileTexts } from '../hostile.ts';
import { reworded } from './hostile-plan.ts';
import { planAt, planOf, tell } from './told.ts';

const makers: Record<string, (told: Told) => DocumentModel> = {
  plan: wholePlan,
  toolkit,
  'role-cards': roleCards,
  'staff-summary': staffSummary,
  'staff-digest': staffDigest,
  public: told => publicPage(told, undefined),
};

const city = await planAt('examples/city-311');

/** What is not text in Markdown, as a tree of kinds: headings, lists, tables, code, emphasis, breaks. */
function shapeOf(markdown: string): string {
  const walk = (tokens: readonly Token[]): string =>
    tokens
      .map(token => {
        if (token.type === 'escape') return '';
        const inner: Token[] = [
          ...('tokens' in token && token.tokens ? token.tokens : []),
          ...(token.type === 'list' ? token.items : []),
          ...(token.type === 'table'
            ? [...token.header, ...token.rows.flat()].flatMap(cell => cell.tokens)
            : []),
        ];
        const own =
          token.type === 'text' && !inner.length
            ? ''
            : token.type === 'heading'
              ? `h${token.depth}`
              : token.type === 'html'
                ? token.raw.trim()
                : token.type;
        return own && `${own}(${walk(inner)})`;
      })
      .join('');
  return walk(marked.lexer(markdown.replace(/^```mermaid\n[\s\S]*?\n```$/gm, '```\n```')));
}

/** The tags of a page in their order, with their classes. */
function tagsOf(page: string): string {
  const body = page.slice(page.indexOf('<body'));
  return (body.match(/<\/?[a-z][^>]*>/gi) ?? [])
    .map(tag => tag.replace(/ (?:title|data-label|aria-label)="[^"]*"/g, ''))
    .join('');
}

describe.each(Object.keys(makers))('%s', part => {
  const make = makers[part]!;
  const plain = make(tell(reworded(city, () => 'plain')));
  let i = 0;
  const hostile = make(tell(reworded(city, () => hostileTexts[i++ % hostileTexts.length]!)));

  test('HTML has the tags that it has with plain words, and nothing that runs', () => {
    const page = documentHtml(hostile, '0.2.0');
    expect(tagsOf(page)).toBe(tagsOf(documentHtml(plain, '0.2.0')));
    expect(page).not.toMatch(
      /<script|\son\w+="|\s(?:href|src|action)="javascript:|(?!\n)[\p{Cc}\u202a-\u202e]/u,
    );
  });

  test('every place has a name of its own, and every way to one leads somewhere', () => {
    const page = documentHtml(make(tell(city)), '0.2.0');
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const ways = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id!);
    expect(ways.filter(way => !ids.includes(way))).toEqual([]);
  });

  test('Markdown has the shape that it has with plain words', () => {
    const markdown = documentMarkdown(hostile);
    expect(shapeOf(markdown)).toBe(shapeOf(documentMarkdown(plain)));
    expect(markdown).not.toMatch(/@[\w-]|#\d(?!\d*;)|(?!\n)[\p{Cc}\u200b\u202a-\u202e]/u);
  });
});

test('the texts are there: as text', () => {
  const model = wholePlan(tell(planOf({ vision: { statement: hostileTexts[0] } })));
  expect(documentHtml(model, '0')).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(documentMarkdown(model)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test.each([
  ['https://city.example/plan?a=1&b=2', true],
  ['http://city.example', true],
  ['javascript:alert(1)', false],
  ['https://evil.example/"onclick="alert(1)', false],
  ['https://evil.example/<b>', false],
  ['data:text/html,x', false],
  ['city.example', false],
])('an address is a link where it is one: %s', (address, isLink) => {
  const model = wholePlan(tell(planOf({ feedback_url: address })));
  expect(/<a href="[^#]/.test(documentHtml(model, '0'))).toBe(isLink);
  const links = marked.parse(documentMarkdown(model), { async: false }).match(/<a href="[^#][^"]*/g);
  expect(links).toEqual(isLink ? [`<a href="${address.replaceAll('&', '&amp;')}`] : null);
});

/** One block of each kind, with one text in every place. */
function small(text: string): Plan {
  return planOf({
    title: text,
    vision: { statement: text, ideal: text },
    customers: [{ id: 'c', name: text, needs: [text, text] }],
    voc: { findings: [{ id: 'f', text }], attributes: [{ id: 'a', text, importance: 3, performance: 2 }] },
    goals: [{ id: 'g', statement: text, because: ['f'] }],
    initiatives: [
      { id: 'i', title: text, serves: ['g'], actions: [{ id: 'a', do: text, due: '2027-01-01' }] },
    ],
    journeys: [{ id: 'j', title: text, stages: [{ id: 's', name: text, activities: [text] }] }],
    guides: [
      { id: 'g', title: text, start: 'n', nodes: { n: { ask: text, answers: [{ is: text, to: 'n' }] } } },
    ],
  });
}

/** Whatever is seen of it: a text of blanks alone is a gap. */
const someText = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    fc.constantFrom('1)', '2.', '-', '+', '#', '>', '|', '---', '***', '```', '[ ]'),
    fc.string({ unit: fc.constantFrom(...'*_`#|[]()<>!&\\~$-+=.:/@1 \n'), minLength: 1, maxLength: 30 }),
  )
  .filter(text => text.trim() !== '' && visible(text).trim() !== '');

test('any text leaves HTML and Markdown in their shape', () => {
  const [tags, shape] = [
    tagsOf(documentHtml(wholePlan(tell(small('plain'))), '0')),
    shapeOf(documentMarkdown(wholePlan(tell(small('plain'))))),
  ];
  fc.assert(
    fc.property(someText, text => {
      const model = wholePlan(tell(small(text)));
      expect(tagsOf(documentHtml(model, '0'))).toBe(tags);
      expect(shapeOf(documentMarkdown(model))).toBe(shape);
    }),
    { numRuns: 200 },
  );
});

test('a label of a diagram holds nothing but letters and numbers of characters, and reads back', () => {
  const texts = fc.oneof(
    someText,
    fc.constantFrom(...hostileTexts, '%%{init: {}}%%', 'a"] click n1 "x"', 'end'),
  );
  fc.assert(
    fc.property(texts, text => {
      const written = label(text, 90);
      expect(written).toMatch(/^"(?:[\p{L}\p{M}\p{N} ,.?!'–’…-]|#\d+;)*"$/u);
      const read = written.slice(1, -1).replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
      expect(read).toBe(clip(visible(text).trim(), 90));
    }),
    { numRuns: 300 },
  );
});
