import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDirective } from '../../src/lint/directives.ts';

const read = (text: string) => readDirective({ text, range: { start: 100, end: 100 + text.length } });

/** reach, rules, reason, and where hyphens are missing, of a directive. */
function directive(text: string) {
  const found = read(text);
  if (!found || 'word' in found) return found;
  for (const { text: rule, range } of found.rules)
    expect(text.slice(range.start - 100, range.end - 100)).toBe(rule);
  const unmarked = found.unmarkedReason === undefined ? undefined : text.slice(found.unmarkedReason - 100);
  return [found.reach, found.rules.map(rule => rule.text), found.reason, unmarked];
}

describe('a directive', () => {
  test.each([
    ['# csplan-disable-next goal/no-due -- in May', ['next', ['goal/no-due'], 'in May', undefined]],
    ['#csplan-disable-next goal/no-due -- in May', ['next', ['goal/no-due'], 'in May', undefined]],
    [
      '##  csplan-disable-file a/b,c/d  e/f; g/h --- x ',
      ['file', ['a/b', 'c/d', 'e/f', 'g/h'], 'x', undefined],
    ],
    ['# csplan-disable-next goal/no-due – a dash', ['next', ['goal/no-due'], 'a dash', undefined]],
    ['# csplan-disable-next goal/no-due --tight', ['next', ['goal/no-due'], 'tight', undefined]],
    ['# csplan-disable-next a/b -- c/d -- e', ['next', ['a/b'], 'c/d -- e', undefined]],
    ['# csplan-disable-next goal/no-due', ['next', ['goal/no-due'], undefined, undefined]],
    ['# csplan-disable-next goal/no-due --', ['next', ['goal/no-due'], undefined, undefined]],
    ['# csplan-disable-next goal/no-due -- ...', ['next', ['goal/no-due'], undefined, undefined]],
    ['# csplan-disable-next a/b c/d we agreed', ['next', ['a/b', 'c/d'], undefined, 'we agreed']],
    ['# csplan-disable-next no-due', ['next', ['no-due'], undefined, undefined]],
    ['# csplan-disable-next -- for now', ['next', [], 'for now', undefined]],
    ['# csplan-disable-file', ['file', [], undefined, undefined]],
  ])('%s', (text, expected) => {
    expect(directive(text)).toEqual(expected);
  });
});

describe('what is meant as one', () => {
  test.each([
    ['# csplan-disabel-next goal/no-due -- x', 'csplan-disabel-next', 'csplan-disable-next'],
    ['# csplan-disable-next: goal/no-due -- x', 'csplan-disable-next:', 'csplan-disable-next'],
    ['# CSPlan-Disable-Next goal/no-due', 'CSPlan-Disable-Next', 'csplan-disable-next'],
    ['# cspaln-disable-file goal/no-due', 'cspaln-disable-file', 'csplan-disable-file'],
    ['# csplan-disable-line goal/no-due', 'csplan-disable-line', 'csplan-disable-next'],
    ['# csplan-disable', 'csplan-disable', 'csplan-disable-next'],
    ['# csplan-ignore-file x', 'csplan-ignore-file', 'csplan-disable-file'],
    ['# csplan_disable_next x/y', 'csplan_disable_next', 'csplan-disable-next'],
    ['# csplan: ignore goal/no-due', 'csplan: ignore', 'csplan-disable-next'],
    ['# csplan disable file goal/no-due', 'csplan disable file', 'csplan-disable-file'],
    ['# disable-next goal/no-due -- x', 'disable-next', 'csplan-disable-next'],
    ['# csplan-enable goal/no-due', 'csplan-enable', 'nothing'],
  ])('%s', (text, word, meant) => {
    const found = read(text);
    expect(found && 'word' in found && [found.word.text, found.meant]).toEqual([word, meant]);
    expect(
      found && 'word' in found && text.slice(found.word.range.start - 100, found.word.range.end - 100),
    ).toBe(word);
  });
});

describe('what speaks to people', () => {
  test.each([
    '# The plan of the counter',
    '# csplan ignores this column',
    '# csplan: see docs/plan.md',
    '# csplan-config: below',
    '# ignore yes/no answers',
    '# TODO csplan-disable-next',
    '# noqa',
    '#',
    '# csplan',
    '# customer-facing teams/units',
  ])('%s', text => {
    expect(read(text)).toBeUndefined();
  });

  test('no comment makes the reader throw', () => {
    const part = fc.constantFrom(
      'csplan',
      '-',
      'disable',
      'next',
      'file',
      ' ',
      'goal/no-due',
      '--',
      ',',
      ':',
      'x',
      '—',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(part).map(parts => parts.join('')),
        ),
        text => {
          const found = read(`#${text}`);
          const words = found && 'word' in found ? [found.word] : (found?.rules ?? []);
          for (const { text: word, range } of words)
            expect(`#${text}`.slice(range.start - 100, range.end - 100)).toBe(word);
        },
      ),
    );
  });
});
