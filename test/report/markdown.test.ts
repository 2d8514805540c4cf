import { describe, expect, test } from 'vitest';
import { code, text } from '../../src/diagnostic/markdown-text.ts';
import { markdownLimit, renderMarkdown } from '../../src/report/markdown.ts';
import { city } from './city.ts';
import * as make from './fixture.ts';
import { hostile } from './hostile.ts';

/** The cells of every table, by the table's first heading; escaped bars stay in their cell. */
function tablesOf(markdown: string): Map<string, string[][]> {
  const tables = new Map<string, string[][]>();
  let rows: string[][] | undefined;
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('|')) {
      rows = undefined;
      continue;
    }
    const cells = line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map(cell => cell.trim());
    if (rows) rows.push(cells);
    else {
      rows = [];
      tables.set(cells[0]!, rows);
    }
    expect(rows.length === 0 || cells.length === rows[0]!.length).toBe(true);
  }
  return tables;
}

describe('the city’s report', () => {
  const markdown = renderMarkdown(city());

  test('page order', () => {
    expect(markdown.match(/^##? .*/gm)).toEqual([
      '# Licences and Inspections: customer service plan',
      '## Is the plan working?',
      '## From earlier reviews',
      '## Where we stand',
      '## Asked of this meeting',
      '## Promised to us',
      '## Initiatives: did they help?',
      '## Next reviews',
      '## Scorecard',
      '## Each KPI',
      '## Nature of issues',
      '## Promises and actions',
      '## Asks, follow-ups and decisions',
      '## You said, we did',
      '## Method and data quality',
    ]);
  });

  test('scorecard', () => {
    const [, ...rows] = tablesOf(markdown).get('KPI')!;
    expect(rows[0]).toEqual([
      'Requests closed by their promised date',
      '76.6 %',
      '≥ 85.5 %',
      '■ behind, held 0 of 2',
      '−8.7 points, worse',
      '−11.3 points, worse',
      '▁▃▇█▄▇▆▁',
      '542',
      'Median days promised: 4 d (4 d 12 h before)',
    ]);
    expect(rows[2]!.slice(0, 4)).toEqual(['Would recommend us', '−35.9', '≥ −35.0', '▲ near']);
    expect(rows[3]!.slice(0, 4)).toEqual(['Satisfaction with the visit', '\\[3.40\\]', '–', '○ too few']);
  });

  test('breakdown: small groups in brackets, withheld ones without a figure', () => {
    const tables = tablesOf(markdown);
    expect(tables.get('By agency')!.slice(1)).toEqual([
      ['Solid Waste', '69.2 %', '180 of 260'],
      ['Transportation', '85.1 %', '120 of 141'],
      ['Housing and community development', '83.3 %', '75 of 90'],
      ['Recreation and parks', '86.0 %', '37 of 43'],
      ['Animal control', '\\[37.5 %\\]', '3 of 8'],
    ]);
    expect(tables.get('By channel')!.slice(1)).toEqual([
      ['phone', '−30.0', '30'],
      ['web', 'withheld', '–'],
      ['counter', 'withheld', '–'],
    ]);
  });

  test('method: files with what was left out and their hash; numerator and denominator', () => {
    const [, first] = tablesOf(markdown).get('File')!;
    expect(first).toEqual([
      '`data/requests.csv`',
      'requests',
      '1\u202f000',
      '985',
      '12 blank (lines 4, 9, 17, …), 3 same key as another row (lines 77, 78, 79)',
      'utf-8, comma',
      `\`${'a1'.repeat(32)}\``,
    ]);
    expect(markdown).toContain('- Numerator: 415\n- Denominator: 542\n');
    expect(markdown).toContain('- Left out: 14 without a promised date');
  });
});

describe.each(['quarter', 'year'] as const)('hostile text of a %s is text', of => {
  const markdown = renderMarkdown(hostile(of));

  test('no markup, mention, link, reference or control character is left', () => {
    // What is escaped opens no code.
    const bare = markdown
      .replace(/\\`/g, '')
      .replace(/(`+)[^`][\s\S]*?\1/g, '')
      .replace(/<\/?(?:details|summary)>|<br>/g, '')
      .replace(/<!-- csplan-report (?:(?!--|[<>&]).)* -->/, '');
    expect(bare).not.toMatch(/<[a-z!/]/i);
    expect(bare).not.toMatch(/@[\w-]/);
    expect(bare).not.toMatch(/#\d|GH-\d/);
    expect(bare).not.toMatch(/:\/\/|www\./);
    expect(bare).not.toMatch(/(?<!\\)[[\]*_$~]{1,2}(?=\w)(?<!\*\*)/);
    expect(markdown).not.toMatch(/(?!\n)[\p{Cc}\u200b\u202a-\u202e\ufeff]/u);
    expect(markdown).toContain('⟨U+202E⟩');
    expect(markdown).toContain('⟨U+001B⟩');
    expect(markdown).toContain('⟨U+D800⟩');
  });

  test('tables keep their columns', () => expect(tablesOf(markdown).size).toBeGreaterThan(3));

  test('it keeps under the limit and says that it is shortened', () => {
    expect(markdown.length).toBeLessThanOrEqual(markdownLimit);
    expect(markdown).toMatch(/keeps under 65,000 characters/);
    expect(markdown.match(/<details>/g)?.length ?? 0).toBe(markdown.match(/<\/details>/g)?.length ?? 0);
  });
});

test('five hundred categories: the largest are shown, the others counted', () => {
  const groups = Array.from({ length: 500 }, (_, i) => make.group(`Category ${i}`, make.share(300, 600 - i)));
  const result = make.kpi('k', make.series([make.share(3, 4)]), { breakdowns: [{ column: 'type', groups }] });
  const markdown = renderMarkdown(make.model(make.evaluation([result])));
  expect(tablesOf(markdown).get('By type')).toHaveLength(13);
  expect(markdown).toContain('and 488 more');
});

test('a report of any size keeps under the limit', () => {
  const long = 'word '.repeat(20_000);
  const kpis = Array.from({ length: 40 }, (_, i) =>
    make.kpi(`k${i}`, make.series([make.share(3, 4)]), { name: long, definition: long, notes: [long] }),
  );
  const markdown = renderMarkdown(make.model(make.evaluation(kpis), make.plan({ title: long })));
  expect(markdown.length).toBeLessThanOrEqual(markdownLimit);
  expect(markdown).toContain('keeps under 65,000 characters');
});

test.each([
  ['a|b', 'a\\|b'],
  ['@team', '@\u200dteam'],
  ['a@b.example', 'a@\u200db.example'],
  ['see #12', 'see #\u200d12'],
  ['# not a heading', '\\# not a heading'],
  ['- not an item', '\\- not an item'],
  ['1. not an item', '1\\. not an item'],
  ['2026 was fine', '2026 was fine'],
  ['<b>', '&lt;b&gt;'],
  ['two\nlines', 'two lines'],
  ['`x`', '\\`x\\`'],
])('text %j is %j', (value, expected) => expect(text(value)).toBe(expected));

test.each([
  ['a.csv', '`a.csv`'],
  ['a`b', '``a`b``'],
  ['`', '`` ` ``'],
])('code %j is %j', (value, expected) => expect(code(value)).toBe(expected));
