import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth, visibleLine, wrapped } from '../../../src/diagnostic/visible.ts';
import { frameLine } from '../../../src/lint/formats/frame.ts';
import { pretty } from '../../../src/lint/formats/pretty.ts';
import { resultOf } from '../../../src/lint/lint-plan.ts';
import { type LintRun, listedFrom } from '../../../src/lint/run.ts';
import { lintText, overlaid } from '../../rules/plans.ts';
import { hostile, hostilePath, hostileTexts, runOf, runSaying, setting, unseen } from './runs.ts';

const plain = (run: LintRun, columns?: number): string => pretty(run, { ...setting, columns });

describe('pretty', () => {
  test('shows the place, the reason, the next step and what it has to do with', () => {
    const { diagnostics, sources } = lintText(
      overlaid('goals:\n- id: g-answer\n  due: 2028-03-31\n  owner:\n'),
    );
    const run: LintRun = {
      plans: [{ ...resultOf('plans/a', diagnostics, [...sources.values()]), today: '2027-02-01' }],
      configurations: [],
      organizations: [],
    };
    const lines = plain(run, 80);
    const due = [...sources.values()][0]!.text.split('\n').findIndex(line => line.includes('due: 2028')) + 1;
    expect(lines).toBe(`warning  Goal "g-answer" is due on 2028-03-31, after the plan ends on
         2027-12-31.
  plan.yaml:${due}:10  goal/due-outside-term
  ${due - 1} |       period: 2027-Q3
  ${due} |     due: 2028-03-31
      |          ^^^^^^^^^^
  why    A goal due before the first day is over before anybody works for it.
         One due after the last day is judged when nobody answers for this plan
         any more.
  do     Take an earlier date with a nearer target, or lengthen the term.
  see    plan.yaml:11:8  the plan's last day

error    Nobody owns goal "g-answer".
  plan.yaml:${due + 1}:5  owner/unowned
  ${due} |     due: 2028-03-31
  ${due + 1} |     owner:
      |     ^^^^^
  why    What belongs to everybody is done by nobody. Each goal, KPI and
         initiative has one role that people can ask.
  do     Fill in \`owner:\`. Which role owns the goal?

1 error, 1 warning in 1 plan.
csplan explain goal/due-outside-term tells more about a rule.
`);
  });

  test('a clean run says so', () => {
    expect(plain(runOf('a.yaml', ''))).toBe('plans/a is in order: nothing found, judged at 2027-02-01.\n');
  });

  test('what was not asked, and what was held back, in a line each for all plans', () => {
    const [plan] = runOf('a.yaml', '').plans;
    const one = {
      ...plan!,
      notRun: ['goal/leap'],
      newer: ['plan/new'],
      deeper: [{ depth: 'full' as const, count: 5 }],
    };
    const other = { ...plan!, deeper: [{ depth: 'service' as const, count: 14 }] };
    const clean = '2 plans in order: nothing found, judged at 2027-02-01.\n';
    const run = (...plans: LintRun['plans']): LintRun => ({ plans, configurations: [], organizations: [] });
    expect(plain(run(one, other))).toBe(
      `${clean}Not run: The rule goal/leap. Figures are needed for that: csplan lint --data takes them from the exports.
The rule plan/new is newer than rules_as_of in csplan.config.yaml: it is of severity info until that is raised, or until it is set by name.
At depth service, 14 more would be asked; at depth full, 19.
`,
    );
    expect(plain(run(other, { ...other, newer: ['plan/a', 'plan/b'] }))).toBe(
      `${clean}2 rules such as plan/a are newer than rules_as_of in csplan.config.yaml: they are of severity info until it is raised, or until they are set by name.
At depth service, 28 more would be asked.
`,
    );
  });

  test('closing lines are whole in a file, and fit on a terminal', () => {
    const [plan] = runOf('a.yaml', '').plans;
    const run: LintRun = {
      plans: [{ ...plan!, notRun: ['goal/leap'] }],
      configurations: [],
      organizations: [],
    };
    const whole =
      'Not run: The rule goal/leap. Figures are needed for that: csplan lint --data takes them from the exports.';
    expect(plain(run)).toContain(`\n${whole}\n`);
    const lines = plain(run, 46).split('\n');
    expect(lines.join(' ')).toContain(whole);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(46);
  });

  test('tells a reason once, and shows a place once', () => {
    const text = plain(
      runOf('a.yaml', 'id: a\n', { message: 'One.', why: 'Because.' }, { message: 'Two.', why: 'Because.' }),
    );
    expect(text).toBe(`error    One.
  a.yaml:1:1  goal/no-due
  1 | id: a
    | ^
  why    Because.

error    Two.
  a.yaml:1:1  goal/no-due

2 errors in 1 plan.
csplan explain goal/no-due tells more about a rule.
`);
  });

  test('shows hostile text as text', () => {
    const source = `id: ${hostile}\n`;
    const text = plain(
      runOf(hostilePath, source, {
        message: hostile,
        why: hostile,
        help: hostile,
        range: { start: 4, end: 9 },
        related: [{ message: hostile, file: hostilePath, range: { start: 0, end: 2 } }],
        fix: { title: hostile, safe: true, edits: [] },
      }),
    );
    expect(text).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\ud800-\udbff](?![\udc00-\udfff])/,
    );
    expect(text).toContain('a⟨U+001B⟩[31mred⟨U+001B⟩[0m, b:c 100% : :error::x ⟨U+202E⟩evil 日本');
    expect(text).toContain('plans/a,b:c%⟨U+001B⟩[2J .yaml:1:5');
  });

  test('no line of it is a command to a build server, and nothing in it is unseen', () => {
    for (const text of hostileTexts)
      for (const columns of [30, 60, 200]) {
        const written = plain(runSaying(text, `:${text}.yaml`), columns);
        expect(written).not.toMatch(unseen);
        for (const line of written.split('\n')) expect(line.trimStart()).not.toMatch(/^::/);
        expect(written.replaceAll(/^ *\d+ \|.*$/gm, '')).not.toContain('##[');
      }
  });

  test('several plans: where findings are, which rules most of them are of, what --quiet leaves out', () => {
    const many = (ruleId: string, severity: 'error' | 'info', count: number) =>
      Array.from({ length: count }, () => ({ ruleId, severity }));
    const [first] = runOf(
      'a.yaml',
      'id: a\n',
      ...many('goal/no-due', 'error', 12),
      ...many('kpi/count', 'info', 9),
    ).plans;
    const [clean] = runOf('b.yaml', '').plans;
    const run: LintRun = { plans: [first!, clean!], configurations: [], organizations: [] };
    expect(plain(run).split('\n').slice(-4)).toEqual([
      '12 errors, 9 info in 1 of 2 plans.',
      'Most often: goal/no-due 12, kpi/count 9.',
      'csplan explain goal/no-due tells more about a rule.',
      '',
    ]);
    const quiet = plain(listedFrom(run, 'error'));
    expect(quiet).not.toContain('kpi/count');
    expect(quiet.split('\n').slice(-4)).toEqual([
      '12 errors, 9 info in 1 of 2 plans.',
      'Not shown: 9 info. Without --quiet they are.',
      'csplan explain goal/no-due tells more about a rule.',
      '',
    ]);
    expect(plain({ plans: [clean!, clean!], configurations: [], organizations: [] })).toBe(
      '2 plans in order: nothing found, judged at 2027-02-01.\n',
    );
    expect(plain({ plans: [clean!], configurations: [first!], organizations: [] })).toContain(
      '12 errors, 9 info in plans/a.',
    );
    expect(plain({ plans: [], configurations: [], organizations: [] })).toBe('No plan was looked at.\n');
  });

  test('carets stand under what is meant, behind tabs and wide and combined letters', () => {
    const line = '\tx: 日本e\u0301👩‍👧 here';
    const at = line.indexOf('here');
    const [, frame, carets] = plain(runOf('a.yaml', line, { range: { start: at, end: at + 4 } }))
      .split('\n')
      .slice(1);
    expect(frame).toBe('  1 | →   x: 日本e\u0301👩‍👧 here');
    expect(carets).toBe(`    | ${' '.repeat(4 + 3 + 4 + 1 + 4 + 1)}^^^^`);
  });

  test('a range over several lines is marked on its first, an empty one with one caret', () => {
    expect(plain(runOf('a.yaml', 'ab\ncd\n', { range: { start: 1, end: 4 } }))).toContain(
      '1 | ab\n    |  ^\n',
    );
    expect(plain(runOf('a.yaml', 'ab\r\ncd', { range: { start: 2, end: 2 } }))).toContain(
      '1 | ab\n    |   ^\n',
    );
  });

  test('a very long line is cut around the place', () => {
    const line = `${'a'.repeat(500_000)}HERE${'b'.repeat(500_000)}`;
    const frame = plain(runOf('a.yaml', line, { range: { start: 500_000, end: 500_004 } }), 60).split('\n');
    expect(frame[2]).toMatch(/^ {2}1 \| …a+HEREb+…$/);
    expect(frame[2]!.length).toBeLessThanOrEqual(60);
    expect(frame[3]!.indexOf('^^^^')).toBe(frame[2]!.indexOf('HERE'));
  });
});

describe('terminal text', () => {
  test('any line fits, and the marked part is in sight', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.nat(300),
        fc.nat(40),
        fc.integer({ min: 20, max: 120 }),
        (text, at, length, columns) => {
          const line = text.replace(/[\r\n]/g, ' ');
          const start = Math.min(at, line.length);
          const framed = frameLine(line, start, Math.min(start + length, line.length), columns);
          expect(displayWidth(framed.text)).toBeLessThanOrEqual(columns);
          expect(framed.before).toBeLessThanOrEqual(columns);
          expect(framed.marked).toBeGreaterThanOrEqual(1);
          expect(visibleLine(framed.text)).toBe(framed.text);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('wrapping loses nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 10, max: 80 }),
        (text, columns) => {
          expect(wrapped(text, columns).join(' ')).toBe(text);
        },
      ),
      { numRuns: 200 },
    );
  });
});
