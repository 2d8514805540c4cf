import { describe, expect, test } from 'vitest';
import { visibleLine } from '../../../src/diagnostic/visible.ts';
import { compact } from '../../../src/lint/formats/compact.ts';
import { listedFrom } from '../../../src/lint/run.ts';
import { hostileTexts, runOf, runSaying, unseen } from './runs.ts';

describe('compact', () => {
  const run = runOf(
    'plans/a/goals.yaml',
    'id: a\ndue:\n',
    { message: 'No due date.', range: { start: 6, end: 9 } },
    { severity: 'info', ruleId: 'plan/late-start', message: 'Late.' },
  );

  test('a line a finding and one for all', () => {
    expect(compact(run)).toBe(
      'plans/a/goals.yaml:1:1: info: Late. [plan/late-start]\n' +
        'plans/a/goals.yaml:2:1: error: No due date. [goal/no-due]\n' +
        '1 error, 1 info in 1 plan.\n',
    );
    expect(compact(listedFrom(run, 'error'))).toBe(
      'plans/a/goals.yaml:2:1: error: No due date. [goal/no-due]\n1 error, 1 info in 1 plan; not shown: 1 info.\n',
    );
    expect(compact(runOf('a.yaml', ''))).toBe('No findings in 1 plan.\n');
  });

  test('each line reads back, whatever it says', () => {
    for (const text of hostileTexts) {
      const written = compact(runSaying(text, `:${text}.yaml`));
      expect(written).not.toMatch(unseen);
      const [line = '', ...others] = written.split('\n');
      expect(others).toEqual(['1 error in 1 plan.', '']);
      expect(line).not.toMatch(/^\s*::/);
      const [, file, at, column, severity, message, rule] =
        /^(.*):(\d+):(\d+): (error|warning|note): (.*) \[([a-z/-]+)\]$/.exec(line) ?? [];
      expect([at, column, severity, message, rule]).toEqual([
        '2',
        '4',
        'error',
        visibleLine(text),
        'goal/no-due',
      ]);
      expect(file).toBe(visibleLine(`./:${text}.yaml`).replaceAll('##[', '## ['));
    }
  });
});
