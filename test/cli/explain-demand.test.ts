import { expect, test } from 'vitest';
import { demands } from '../../src/plan/generated/demands.ts';
import { folderOf } from '../e2e/run.ts';

test('csplan explain S2-6b says what serves the demand', async () => {
  const { code, out, err } = await folderOf({}).run('explain', 'S2-6b');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('S2-6b\nThey know what customers said and what the plan says.\n\n');
  expect(out).toContain('Fields     roles[].briefed\n');
  expect(out).toContain('Rules      owner/not-briefed: ');
  expect(out).toContain('Asked      On which days was this role briefed');
});

test('what serves it nowhere is said with its reason', async () => {
  const { out } = await folderOf({}).run('explain', 'RB15');
  expect(out).toMatch(/^Missing {4}No evidence pack by the criteria of a standard is written:/m);
});

test.each(Object.keys(demands))('csplan explain %s', async id => {
  const { code, out, err } = await folderOf({}).run('explain', id);
  expect([code, err]).toEqual([0, '']);
  expect(out.split('\n').length).toBeGreaterThan(4);
});

test('a demand that there is none of is said so', async () => {
  const { code, out, err } = await folderOf({}).run('explain', 'S9-1');
  expect([code, out]).toEqual([2, '']);
  expect(err).toBe(
    'csplan: There is no demand "S9-1".\n  They are S0-1 to S4-14 and RB1 to RB53, some with a letter (S2-5b). A finding, a rule and a field name those that they serve.\n',
  );
});
