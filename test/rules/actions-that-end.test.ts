/** What goes on to a day that is named is over then. */
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { lintText } from './plans.ts';

function isVague(action: string): boolean {
  const plan = {
    csplan: 1,
    id: 'a',
    status: 'active',
    depth: 'full',
    initiatives: [{ id: 'i', actions: [{ id: 'a', do: action }] }],
  };
  return lintText(stringify(plan)).diagnostics.some(({ ruleId }) => ruleId === 'action/vague');
}

test.each([
  'Continue to call back from one line until March',
  'Continue the pilot through June 2027',
  'Continue the pilot through May',
  'Keep on calling back until the new line is open',
  'Support the desks from January to June 2027',
  'Monitor waits to the end of Q3 2027',
  'Monitor waits for three months',
])('ends: %s', action => expect(isVague(action)).toBe(false));

test.each([
  'Continue to call back',
  'Continue the pilot through better training',
  'Continue to call back until further notice',
  'Continue the pilot from June 2027',
  'Support the desks to maintain morale',
])('never ends: %s', action => expect(isVague(action)).toBe(true));
