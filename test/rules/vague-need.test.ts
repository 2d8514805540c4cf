/** A vague need gets one finding, whichever words it is made of. */
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { lintText } from './plans.ts';

function found(need: string, depth: string): string[] {
  const plan = { csplan: 1, id: 'a', status: 'active', depth, customers: [{ id: 'c', needs: [need] }] };
  const { diagnostics } = lintText(stringify(plan));
  return diagnostics
    .map(({ ruleId }) => ruleId)
    .filter(id => id.startsWith('text/') || id === 'customer/vague-need');
}

test.each([
  'Good service',
  'Prompt, friendly help',
  'Better communication',
  'Support where appropriate',
  'To be heard',
  'Information',
])('one finding: %s', need => {
  expect(found(need, 'full')).toEqual(['customer/vague-need']);
  expect(found(need, 'service')).toEqual(['customer/vague-need']);
});

test('the words are reported where vague needs are not asked for', () => {
  expect(found('Good service', 'core')).toEqual(['text/hollow']);
  expect(found('Better communication', 'core')).toEqual(['text/unquantified-change']);
});

test.each([
  ['Reliable buses at night', ['text/hollow']],
  ['Lower fares', ['text/unquantified-change']],
  ['Help with Form 1040', []],
  ['"Good service"', []],
  ['Advice on housing benefit', []],
  ['', []],
])('says what is needed: %s', (need, expected) => {
  expect(found(need, 'full')).toEqual(expected);
});
