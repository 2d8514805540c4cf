import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/diagnostic/visible.ts';
import { sparkline } from '../../src/report/sparkline.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { noColours, type Palette } from '../../src/report/terminal-page.ts';
import { cut, toAscii, wrap } from '../../src/report/terminal-text.ts';
import { city } from './city.ts';
import { hostile } from './hostile.ts';

const plain = { width: 80, ascii: false, palette: noColours };

describe.each([40, 60, 80, 100, 200])('at %d columns', width => {
  test.each([
    ['city', city()],
    ['hostile', hostile()],
    ['hostile year', hostile('year')],
  ])('%s fits', (_, model) => {
    for (const ascii of [false, true]) {
      const text = renderTerminal(model, { ...plain, width, ascii });
      const widest = Math.max(...text.split('\n').map(displayWidth));
      expect(widest).toBeLessThanOrEqual(Math.max(width, 40));
    }
  });
});

test('page one and the scorecard', () => {
  const text = renderTerminal(city(), plain);
  expect(text).toContain(
    '■ Requests closed by their promised date  76.6 %  behind\n  Behind its course of at least 85.5 %.',
  );
  expect(text).toContain('  behind, 0 of 2  76.6 %  ≥ 85.5 %    −8.7      −11.3    542  ▁▃▇█▄▇▆▁\n');
  expect(text).toContain(
    'Two more crews in summer\n    Deputy commissioner, was due 1 Sep 2026\n    44 days late',
  );
});

test('the ASCII form has nothing else', () => {
  for (const model of [city(), hostile()])
    expect(renderTerminal(model, { ...plain, ascii: true })).toMatch(/^[\n -~]*$/);
  const text = renderTerminal(city(), { ...plain, ascii: true });
  expect(text).toContain('# Requests closed by their promised date  76.6 %  behind');
  expect(text).toContain('* Speed of answer');
  expect(text).toContain('^ Would recommend us  -35.9  near');
  expect(text).toContain('o Open requests');
  expect(text).toContain('13784761');
});

test('control characters never reach the terminal', () => {
  expect(renderTerminal(hostile(), plain)).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e]/u);
});

test('colour is only added: without it the text is the same', () => {
  const marked: Palette = {
    tone: (text, tone) => `{${tone}:${text}}`,
    strong: text => `{strong:${text}}`,
    quiet: text => `{quiet:${text}}`,
  };
  const coloured = renderTerminal(city(), { ...plain, palette: marked });
  expect(coloured).toContain('{bad:■}');
  expect(coloured.replace(/\{[a-z]+:([^{}]*)\}/g, '$1').replace(/\{[a-z]+:([^{}]*)\}/g, '$1')).toBe(
    renderTerminal(city(), plain),
  );
});

test.each([
  [[1, 2, 3, 4, 5, 6, 7, 8], '▁▂▃▄▅▆▇█', '12345678'],
  [[5, 5, 5], '▄▄▄', '444'],
  [[null, 1, null, 2], '·▁·█', '.1.8'],
  [[7], '▄', '4'],
  [[null], '', ''],
])('sparkline of %j', (values, blocks, digits) => {
  expect(sparkline(values)).toBe(blocks);
  expect(sparkline(values, true)).toBe(digits);
});

test('widths: wide letters take two columns, marks none', () => {
  expect(displayWidth('日本')).toBe(4);
  expect(displayWidth('e\u0301')).toBe(1);
  expect(cut('日本語', 5)).toBe('日本…');
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  expect(toAscii('Größe – 5 ≥ 4…')).toBe('Gro?e - 5 >= 4...');
});
