/** Tests that repeat their action in other forms of its words. */
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { lintText } from './plans.ts';

function isCircular(action: string, done_when: string): boolean {
  const plan = {
    csplan: 1,
    id: 'a',
    status: 'active',
    initiatives: [{ id: 'i', actions: [{ id: 'a', do: action, done_when }] }],
  };
  return lintText(stringify(plan)).diagnostics.some(({ ruleId }) => ruleId === 'action/circular-test');
}

test.each([
  ['Write the guide', 'The guide has been written.'],
  ['Install the kiosk', 'Installation of the kiosk is complete.'],
  ['Hold the workshop', 'The workshop was held.'],
  ['Plan the move', 'The move is planned.'],
  ['Publish the letter', 'Publication of the letter'],
  ['Open the desk', 'The measure counts as done once nothing is left to do.'],
])('%s: %s', (action, done) => expect(isCircular(action, done)).toBe(true));

test.each([
  ['Test the new line', 'The new line has been tested with 20 callers.'],
  ['Draw up a training plan', 'The training plan is agreed with the union.'],
  ['Record a new message', 'Callers hear the new message.'],
  ['Interview the callers', 'The internal page is done.'],
])('tells more: %s: %s', (action, done) => expect(isCircular(action, done)).toBe(false));
