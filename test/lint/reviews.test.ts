/** Reviews as they stand on disk: a file each in reviews/, whatever it is called. */
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { folderOf } from '../e2e/run.ts';
import { cleanFullPlan } from '../rules/plans.ts';

const { reviews, ...others } = parse(cleanFullPlan);
const plan = stringify(others, { nullStr: '' });
const review = stringify(reviews[0], { nullStr: '' });

test('a file in reviews/ counts like an entry of the section; its name is free', async () => {
  const folder = folderOf({ 'p/plan.yaml': plan, 'p/reviews/Q4 – the cold one.yml': review });
  const { code, out } = await folder.run('lint', 'p', '--as-of', '2027-02-01');
  expect(out).toContain('p is in order: nothing found');
  expect(code).toBe(0);
});

test('a finding stands in the file of its review', async () => {
  const folder = folderOf({
    'p/plan.yaml': plan,
    'p/reviews/old.yaml': review,
    'p/reviews/new.yaml': 'period: 2027-Q1\naim:\n',
  });
  const { code, out } = await folder.run('lint', 'p', '--as-of', '2027-02-01');
  expect(out).toContain('p/reviews/new.yaml:2:1  review/no-aim');
  expect(out).toContain('1 warning in 1 plan.');
  expect(code).toBe(0);
});

test('two files of one period: told once, with both places', async () => {
  const folder = folderOf({
    'p/plan.yaml': plan,
    'p/reviews/a.yaml': review,
    'p/reviews/b.yaml': 'period: 2026-Q4\naim: The same.\n',
  });
  const { code, out } = await folder.run('lint', 'p', '--as-of', '2027-02-01');
  expect(out).toContain('The review id "2026-Q4" is used a second time.');
  expect(out).toContain('see    p/reviews/a.yaml:1:9  First used here.');
  expect(out).toContain('1 error in 1 plan.');
  expect(code).toBe(1);
});
