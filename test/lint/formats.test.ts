import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { SourceText } from '../../src/diagnostic/text.ts';
import { displayWidth, visibleLine, wrapped } from '../../src/diagnostic/visible.ts';
import { frameLine } from '../../src/lint/formats/frame.ts';
import { github } from '../../src/lint/formats/github.ts';
import { json } from '../../src/lint/formats/json.ts';
import { plainPalette, pretty } from '../../src/lint/formats/pretty.ts';
import { resultOf } from '../../src/lint/lint-plan.ts';
import type { LintRun } from '../../src/lint/run.ts';
import { lintText, overlaid } from '../rules/plans.ts';

function runOf(path: string, text: string, ...findings: Partial<Diagnostic>[]): LintRun {
  const diagnostics = findings.map(
    (found): Diagnostic => ({
      ruleId: 'goal/no-due',
      severity: 'error',
      message: 'Wrong.',
      file: path,
      range: { start: 0, end: 1 },
      pointer: '/a',
      anchor: '/a',
      serves: ['S3-2b'],
      ...found,
    }),
  );
  return {
    plans: [{ ...resultOf('plans/a', diagnostics, [new SourceText(path, text)]), today: '2027-02-01' }],
    configurations: [],
    organizations: [],
  };
}

const plain = (run: LintRun, columns = 100): string =>
  pretty(run, { palette: plainPalette, columns, command: 'csplan' });

/** Text as it may come from a stranger: escape codes, overrides, separators of each format, markup, wide letters. */
const hostile =
  'a\u001b[31mred\u001b[0m, b:c 100%\r\n::error::x \u202eevil 日本 e\u0301 👩‍👧 <b>&amp; \u0000\u2028\ud800 "q"';
const hostilePath = 'plans/a,b:c%\u001b[2J\n.yaml';

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
  do     Which role owns the goal?

1 error, 1 warning in 1 plan.
csplan explain goal/due-outside-term tells more about a rule.
`);
  });

  test('a clean run says so', () => {
    expect(plain(runOf('a.yaml', ''))).toBe('plans/a is in order: nothing found, judged at 2027-02-01.\n');
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
    expect(text).toContain('a⟨U+001B⟩[31mred⟨U+001B⟩[0m, b:c 100% ::error::x ⟨U+202E⟩evil 日本');
    expect(text).toContain('plans/a,b:c%⟨U+001B⟩[2J .yaml:1:5');
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

describe('json', () => {
  test('has places as lines, columns and offsets, and survives hostile text', () => {
    const source = `id: a\nx: ${hostile}\n`;
    const written = json(
      runOf(hostilePath, source, {
        message: hostile,
        range: { start: 9, end: 12 },
        related: [{ message: hostile, file: hostilePath, range: { start: 0, end: 2 } }],
        fix: { title: 'Mend', safe: false, edits: [{ range: { start: 0, end: 2 }, text: hostile }] },
      }),
    );
    expect(written).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e]/);
    expect(JSON.parse(written)).toEqual({
      csplanLint: 1,
      plans: [
        { path: 'plans/a', today: '2027-02-01', counts: { error: 1, warning: 0, info: 0 }, notRun: [] },
      ],
      configurations: [],
      organizations: [],
      counts: { error: 1, warning: 0, info: 0 },
      diagnostics: [
        {
          ruleId: 'goal/no-due',
          severity: 'error',
          message: hostile,
          why: null,
          help: null,
          file: hostilePath,
          range: { start: { line: 2, column: 4, offset: 9 }, end: { line: 2, column: 7, offset: 12 } },
          pointer: '/a',
          anchor: '/a',
          related: [
            {
              message: hostile,
              file: hostilePath,
              range: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 3, offset: 2 } },
            },
          ],
          fix: {
            title: 'Mend',
            safe: false,
            edits: [
              {
                range: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 3, offset: 2 } },
                text: hostile,
              },
            ],
          },
          serves: ['S3-2b'],
        },
      ],
    });
  });

  test('is one document where nothing was found', () => {
    expect(JSON.parse(json(runOf('a.yaml', ''))).diagnostics).toEqual([]);
  });
});

describe('github', () => {
  test('writes one command a finding, with place, reason and next step', () => {
    expect(
      github(
        runOf(
          'plans/a/goals.yaml',
          'id: a\ndue:\n',
          {
            message: 'No due date.',
            why: 'It is never late.',
            help: 'By which day?',
            range: { start: 6, end: 9 },
          },
          { severity: 'warning', range: { start: 0, end: 8 } },
          { severity: 'info' },
        ),
      ),
    ).toBe(`::notice file=plans/a/goals.yaml,line=1,col=1,endLine=1,endColumn=2,title=goal/no-due::Wrong.
::warning file=plans/a/goals.yaml,line=1,col=1,endLine=2,title=goal/no-due::Wrong.
::error file=plans/a/goals.yaml,line=2,col=1,endLine=2,endColumn=4,title=goal/no-due::No due date.%0AIt is never late.%0ABy which day?
1 error, 1 warning, 1 note in 1 plan.
`);
  });

  test('hostile text cannot end a property, a command or a line', () => {
    const lines = github(runOf(hostilePath, 'id: a\n', { message: hostile, help: hostile })).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(
      '::error file=plans/a%2Cb%3Ac%25⟨U+001B⟩[2J .yaml,line=1,col=1,endLine=1,endColumn=2,title=goal/no-due::' +
        `${[hostile, hostile].map(text => visibleLine(text).replaceAll('%', '%25')).join('%0A')}`,
    );
  });
});
