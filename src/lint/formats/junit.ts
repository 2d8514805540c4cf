/**
 * Findings as a JUnit report, which build servers show as failed tests. Format: the Jenkins xUnit plugin's
 * junit-10.xsd, which JUnit's own earlier forms agree with in what is used here.
 */
import { type Diagnostic, weighs } from '../../diagnostic/diagnostic.ts';
import { visible, visibleLine } from '../../diagnostic/visible.ts';
import type { LintResult } from '../lint-plan.ts';
import { type LintRun, resultsOf } from '../run.ts';
import type { SuppressedDiagnostic } from '../suppressions.ts';
import { placeOf } from './place.ts';
import type { Setting } from './setting.ts';

/** A suite for each plan and file above plans, a case for each finding: failed where it makes the run fail. */
export function junit(run: LintRun, setting: Setting): string {
  const suites = resultsOf(run).map(result => suite(result, setting));
  const sum = (name: 'tests' | 'failures'): number =>
    suites.reduce((total, { attributes }) => total + Number(attributes[name]), 0);
  const root: Element = {
    name: 'testsuites',
    attributes: { name: 'csplan lint', tests: sum('tests'), failures: sum('failures'), errors: 0 },
    content: suites,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${markup(root, '')}\n`;
}

function suite(result: LintResult, setting: Setting): Element {
  const { diagnostics, suppressed, notRun, path } = result;
  const fails = (found: Diagnostic): boolean => weighs(found.severity) >= weighs(setting.failOn);
  const cases = [
    ...diagnostics.map(found => testCase(found, result, verdictOf(found, fails(found)), setting)),
    ...suppressed.map(found => testCase(found, result, skipped(found), setting)),
  ];
  // A suite without a case reads as one that did not run.
  if (!cases.length)
    cases.push({ name: 'testcase', attributes: { name: 'nothing found', classname: path }, content: [] });
  const property: Element = {
    name: 'property',
    attributes: { name: 'not run', value: notRun.join(' ') },
    content: [],
  };
  const properties: Element = { name: 'properties', attributes: {}, content: [property] };
  return {
    name: 'testsuite',
    attributes: {
      name: path,
      tests: cases.length,
      failures: diagnostics.filter(fails).length,
      errors: 0,
      skipped: suppressed.length,
    },
    content: notRun.length ? [properties, ...cases] : cases,
  };
}

/** What stands in a test case of this finding, with its place before it. */
type Verdict = (place: string) => Element;

function verdictOf(found: Diagnostic, fails: boolean): Verdict {
  const { severity, message, why, help } = found;
  return (place): Element => {
    const content = [`${place}: ${severity}: ${message}`, why, help]
      .filter(text => text !== undefined)
      .map(visibleLine)
      .join('\n');
    return fails
      ? { name: 'failure', attributes: { type: severity, message }, content }
      : { name: 'system-out', attributes: {}, content };
  };
}

function skipped({ message, suppression: { kind, reason } }: SuppressedDiagnostic): Verdict {
  const by =
    kind === 'comment' ? `by a comment${reason === undefined ? '' : `: ${reason}`}` : 'by the baseline';
  return place => ({
    name: 'skipped',
    attributes: {},
    content: [`${place}: ${message}`, `Suppressed ${by}`].map(visibleLine).join('\n'),
  });
}

function testCase(
  found: Diagnostic,
  { sources }: LintResult,
  verdict: Verdict,
  { fromRoot }: Setting,
): Element {
  const file = fromRoot(found.file);
  const place = placeOf({ ...found, file }, sources.get(found.file));
  // The place tells cases apart that would be one test to a build server.
  return {
    name: 'testcase',
    attributes: { name: `${found.ruleId} ${place}`, classname: file },
    content: [verdict(place)],
  };
}

/** An XML element; `content` is its text or what stands inside. */
interface Element {
  name: string;
  attributes: Record<string, string | number>;
  content: string | readonly Element[];
}

function markup({ name, attributes, content }: Element, indent: string): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(visible(String(value)))}"`,
  );
  const opening = `${indent}<${name}${written.join('')}`;
  if (content.length === 0) return `${opening}/>`;
  if (typeof content === 'string') return `${opening}>${escaped(content)}</${name}>`;
  const inner = content.map(element => markup(element, `${indent}  `)).join('\n');
  return `${opening}>\n${inner}\n${indent}</${name}>`;
}

/** What XML 1.0 has no way to write (control codes, lone surrogates) was made visible before, but for these two. */
function escaped(text: string): string {
  return text
    .replace(/[\ufffe\uffff]/g, character => `⟨U+${character.charCodeAt(0).toString(16).toUpperCase()}⟩`)
    .replace(/[&<>"]/g, character => entities[character]!);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
