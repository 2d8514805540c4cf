import { marked, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { markdown } from '../../../src/lint/formats/markdown.ts';
import { listedFrom } from '../../../src/lint/run.ts';
import { hostileTexts, runOf, runSaying, setting, unseen } from './runs.ts';

/** Every piece of the document as a reader of GitHub's Markdown takes it. */
function tokens(written: string): Token[] {
  const found: Token[] = [];
  marked.walkTokens(marked.lexer(written, { gfm: true }), token => {
    found.push(token);
  });
  return found;
}

describe('markdown', () => {
  const run = runOf(
    'plans/a/goals.yaml',
    'id: a\ndue: 3/1/2028\nowner:\n',
    {
      ruleId: 'owner/unowned',
      severity: 'warning',
      message: 'Nobody owns it.',
      why: 'Nobody does it.',
      help: 'Which role?',
      range: { start: 20, end: 25 },
    },
    {
      ruleId: 'schema/date',
      message: '3/1/2028 is no date.',
      range: { start: 11, end: 19 },
      fix: {
        title: 'Write 2028-03-01',
        safe: true,
        edits: [{ range: { start: 11, end: 19 }, text: '2028-03-01' }],
      },
    },
    {
      ruleId: 'owner/unowned',
      severity: 'warning',
      message: 'Nor this.',
      why: 'Nobody does it.',
      range: { start: 0, end: 2 },
    },
  );

  test('what, where, why, what to do and the corrected lines, errors first', () => {
    expect(markdown(run, setting)).toBe(`<!-- csplan lint -->

### csplan lint: 1 error, 2 warnings in 1 plan

#### Errors

**3/1/2028 is no date.**
\`plans/a/goals.yaml:2\` · \`schema/date\`

**Corrected** (Write 2028-03-01); \`csplan lint --fix\` writes it:

\`\`\`diff
@@ line 2 @@
 id: a
-due: 3/1/2028
+due: 2028-03-01
 owner:
\`\`\`

#### Warnings

**Nor this.**
\`plans/a/goals.yaml:1\` · \`owner/unowned\`

Nobody does it.

**Nobody owns it.**
\`plans/a/goals.yaml:3\` · \`owner/unowned\`

**Do:** Which role?

<sub>\`csplan explain owner/unowned\` tells more about a rule.</sub>
`);
  });

  test('a correction that is a guess says so', () => {
    const [found] = run.plans[0]!.diagnostics.filter(({ fix }) => fix);
    const written = markdown(
      runOf('a.yaml', 'id: a\ndue: 3/1/2028\n', {
        ...found,
        file: 'a.yaml',
        fix: { ...found!.fix!, safe: false },
      }),
      setting,
    );
    expect(written).toContain(
      '**One way to correct it** (Write 2028-03-01); take it if that is what you mean:\n\n```diff\n',
    );
  });

  test('nothing found; rules that were not run; what --quiet leaves out', () => {
    const [plan] = runOf('a.yaml', '').plans;
    const clean = { ...plan!, notRun: ['goal/leap', 'goal/conflict'] };
    expect(markdown({ plans: [clean, clean], configurations: [], organizations: [] }, setting)).toBe(
      `<!-- csplan lint -->

### csplan lint: nothing found in 2 plans

<sub>Not run: 2 rules such as \`goal/conflict\`. Figures are needed for that: csplan lint --data takes them from the exports.</sub>
`,
    );
    expect(markdown(listedFrom(run, 'error'), setting)).toContain('Not shown: 2 warnings (--quiet).');
  });

  test('paths start from the top of the repository', () => {
    expect(markdown(run, { ...setting, fromRoot: file => `top/${file}` })).toContain(
      '`top/plans/a/goals.yaml:2`',
    );
  });

  test('fits into a comment and says how much did not', () => {
    const many = Array.from({ length: 400 }, (_, i) => ({
      severity: i % 2 ? ('error' as const) : ('warning' as const),
      message: `${i} ${'long '.repeat(60)}`,
    }));
    const written = markdown(runOf('a.yaml', 'id: a\n', ...many), setting);
    expect(written.length).toBeLessThanOrEqual(65_536);
    expect(written.length).toBeGreaterThan(60_000);
    const shown = [...written.matchAll(/`a\.yaml:1`/g)].length;
    const [, errors] = /\*\*(\d+) errors, 200 warnings more\*\* did not fit/.exec(written) ?? [];
    // Errors come first, so no warning stands in for one.
    expect([Number(errors) + shown, written.includes('#### Warnings')]).toEqual([200, false]);
    expect(written).toContain('`csplan lint plans/a` shows all.');
  });

  test('one finding of any length leaves room for the others', () => {
    const long = 'x'.repeat(300_000);
    const source = `a: ${long}\nb: 1\n`;
    const fix = { title: long, safe: true, edits: [{ range: { start: 0, end: 1 }, text: 'c' }] };
    const written = markdown(
      runOf(`${long}.yaml`, source, { message: long, why: long, help: long, fix }, { message: 'Short.' }),
      setting,
    );
    expect(written.length).toBeLessThan(20_000);
    expect(written).toContain('**Short.**');
    expect(written).toContain('The lines are too long for a comment.');
    const smallest = markdown(runOf('a.yaml', 'id: a\n', ...Array(5000).fill({ message: '[[[[' })), setting);
    expect(smallest.length).toBeLessThanOrEqual(65_536);
  });

  test('is text and mentions nobody, whatever it says', () => {
    for (const text of hostileTexts) {
      const written = markdown(runSaying(text, `plans/${text}.yaml`), setting);
      expect(written).not.toMatch(unseen);
      const found = tokens(written);
      const of = (...types: string[]): Token[] => found.filter(({ type }) => types.includes(type));
      expect(of('html').map(({ raw }) => raw.trim())).toEqual(['<!-- csplan lint -->', '<sub>', '</sub>']);
      expect(of('link', 'image', 'list', 'table', 'blockquote', 'del', 'hr', 'br')).toEqual([]);
      expect(of('heading').map(({ raw }) => raw.trim())).toEqual([
        '### csplan lint: 1 error in 1 plan',
        '#### Errors',
      ]);
      // Of a very long line the comment shows no correction.
      const corrected = text.length > 1_000 ? [] : ['diff'];
      expect(of('code').map(token => 'lang' in token && token.lang)).toEqual(corrected);
      for (const { raw } of of('text', 'escape')) expect(raw).not.toMatch(/@[\w-]|#\d|GH-\d|:\/\/|www\./);
    }
  });
});
