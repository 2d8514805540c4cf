/** Runs with findings made up for the formats' tests, and the text that tries to break out of each of them. */

import type { Diagnostic } from '../../../src/diagnostic/diagnostic.ts';
import { SourceText } from '../../../src/diagnostic/text.ts';
import { fingerprints } from '../../../src/lint/fingerprint.ts';
import { plainPalette, type Setting } from '../../../src/lint/formats/setting.ts';
import { resultOf } from '../../../src/lint/lint-plan.ts';
import type { LintRun } from '../../../src/lint/run.ts';
import type { SuppressedDiagnostic } from '../../../src/lint/suppressions.ts';

export function finding(path: string, found: Partial<Diagnostic>): Diagnostic {
  return {
    ruleId: 'goal/no-due',
    severity: 'error',
    message: 'Wrong.',
    file: path,
    range: { start: 0, end: 1 },
    pointer: '/a',
    anchor: '/a',
    serves: ['S3-2b'],
    ...found,
  };
}

/** One plan, `plans/a`, of one file. */
export function runOf(path: string, text: string, ...findings: Partial<Diagnostic>[]): LintRun {
  const diagnostics = findings.map(found => finding(path, found));
  return {
    plans: [{ ...resultOf('plans/a', diagnostics, [new SourceText(path, text)]), today: '2027-02-01' }],
    configurations: [],
    organizations: [],
  };
}

/** The run with these among what is suppressed, too. */
export function withSuppressed(run: LintRun, ...suppressed: SuppressedDiagnostic[]): LintRun {
  return { ...run, plans: run.plans.map(plan => ({ ...plan, suppressed })) };
}

export const setting: Setting = {
  palette: plainPalette,
  columns: 100,
  command: 'csplan',
  version: '1.2.3',
  failOn: 'error',
  fromRoot: file => file,
  fingerprint: found => fingerprints([found], file => file).get(found)!,
};

/** Text as it may come from a stranger: escape codes, overrides, separators of each format, markup, wide letters. */
export const hostile =
  'a\u001b[31mred\u001b[0m, b:c 100%\r\n::error::x \u202eevil 日本 e\u0301 👩‍👧 <b>&amp; \u0000\u2028\ud800 "q"';

export const hostilePath = 'plans/a,b:c%\u001b[2J\n.yaml';

/** One by one, each trying another way out. */
export const hostileTexts: readonly string[] = [
  hostile,
  '::error file=x::gone',
  '##[error]gone and ##[add-mask]x',
  '::stop-commands::token',
  '100% %0A::error::x %25',
  ']]> <![CDATA[ x ]]> <!-- y --> <?xml ?>',
  '"quoted" \'single\' & < > &lt;b&gt;',
  'null\u0000 bell\u0007 c1\u0085 delete\u007f',
  'right\u202eto\u202c left \u2066isolate\u2069 zero\u200bwidth \ufeff \u2028 \u2029',
  'not\ufffea character\uffff lone \ud800 \udfff surrogates',
  'line one\nline two\r\n# heading\n- item',
  '@everyone @octocat org/repo#12 #13 GH-7 me@example.org',
  '```\nfence\n``` and `tick` ~~~~ and | pipe | in | table',
  '<script>alert(1)</script><img src=x onerror=alert(1)></details></sub>',
  '[link](https://evil.example/) ![image](https://evil.example/x.png) https://evil.example www.evil.example',
  '[link](1) {0} {{1}} $x$ *bold* _it_ ~gone~ <!-- csplan lint -->',
  '1. list\n+ item\n    code\n***\n=====',
  'javascript:alert(1) data:text/html,x file:///etc/passwd',
  '\u001b]8;;https://evil.example\u0007text\u001b]8;;\u0007',
  `${'a very long line '.repeat(2_000)}<b>]]>`,
  '',
  ' ',
];

/** Every text of a finding, and the text of the file, say this. */
export function runSaying(text: string, path = 'plans/a/goals.yaml'): LintRun {
  const source = `id: a\nx: ${text}\ny: "${text}"\n`;
  return runOf(path, source, {
    ruleId: 'goal/no-due',
    message: text,
    why: text,
    help: text,
    range: { start: 9, end: Math.max(10, source.indexOf('\n', 9)) },
    pointer: `/x/${text}`,
    anchor: `/x[id=${text}]`,
    related: [{ message: text, file: path, range: { start: 0, end: 2 } }],
    fix: { title: text, safe: true, edits: [{ range: { start: 9, end: 9 }, text: `'${text}'` }] },
  });
}

/** What no output may hold, but for its own line feeds: all that is not seen and changes what is. */
export const unseen =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
