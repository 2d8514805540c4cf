/**
 * Fixtures with their findings marked in place. A fixture is whole top-level keys of a plan, which replace
 * those of the clean plan of the rule's depth; `# without title, unit` takes keys out. Below the line that a finding points to
 * stands what is pointed at, how loudly, by which rule, and the message, then the help:
 *
 *     due:
 *     #! [due] error goal/no-due: Goal "g-answer" has no due date.
 *     #!   By which day has it to be reached?
 *
 * Lines that begin with `#~` hold the figures by which the plan is judged, in YAML, or as `past` its earlier versions: then
 * only the fixture's own rule looks at them. Those that begin with `#<` hold what the older plan has that it is checked
 * beside; of a configuration, what its only plan has.
 */

import { parse } from 'yaml';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { lacks, traits } from '../../src/kpi/traits.ts';
import type { LintResult } from '../../src/lint/lint-plan.ts';
import type { DataFacts, PastExample, Rule } from '../../src/rules/rule.ts';
import {
  besidePast,
  gitFacts,
  lintBeside,
  lintConfigText,
  lintText,
  olderPlan,
  overlaid,
  replaced,
  today,
} from './plans.ts';

const marker = /^[ \t]*#!.*\n/gm;

/** The fixture as it would be with a mark for every finding there is. */
export function marked(fixture: string, rule: Pick<Rule, 'id' | 'depth' | 'checkConfiguration'>): string {
  const bare = fixture.replace(marker, '');
  const older = olderOf(bare);
  if (rule.checkConfiguration)
    return withMarks(bare, { offset: 0 }, lintConfigText(bare, [olderPlan(overlaid(older ?? ''))]));
  const placed = replaced(bare, rule.depth);
  if (older !== undefined)
    return withMarks(bare, placed, lintBeside(placed.text, overlaid(older, rule.depth)));
  const { past, data } = factsOf(bare);
  const git = past && gitFacts(past, placed.text, rule.depth);
  const facts = { today, traits, lacks, data, git };
  return withMarks(bare, placed, lintText(placed.text, { facts, rules: past && besidePast(rule) }));
}

function withMarks(
  bare: string,
  { offset }: { offset: number },
  { diagnostics, sources, cited }: LintResult,
): string {
  const lines = bare.split('\n');
  const result: string[] = [];
  let at = offset;
  for (const line of lines) {
    result.push(line);
    const here = diagnostics.filter(({ range }) => range.start >= at && range.start <= at + line.length);
    for (const found of here) result.push(...marks(found, line));
    at += line.length + 1;
  }
  const outside = diagnostics.filter(({ range }) => range.start < offset);
  return [...outside.flatMap(found => marks(found, '')), ...result].join('\n');

  function marks(found: Diagnostic, line: string): string[] {
    const indent = /^ */.exec(line)![0];
    const shown = (range: Diagnostic['range'], file = found.file) =>
      (cited.has(file) ? `${file}: ` : '') + sources.get(file)!.slice(range).replaceAll('\n', '\\n');
    return [
      `${indent}#! [${shown(found.range)}] ${found.severity} ${found.ruleId}: ${found.message}`,
      ...(found.help ? [`${indent}#!   ${found.help}`] : []),
      ...(found.related ?? []).map(
        other => `${indent}#!   see [${shown(other.range, other.file)}]: ${other.message}`,
      ),
    ];
  }
}

function factsOf(fixture: string): { past?: PastExample[]; data?: DataFacts } {
  const lines = [...fixture.matchAll(/^#~ ?(.*)$/gm)].map(match => match[1]);
  if (!lines.length) return {};
  const { past, ...figures } = parse(lines.join('\n'));
  return past ? { past } : { data: { kpis: {}, goals: {}, ...figures } };
}

function olderOf(fixture: string): string | undefined {
  const lines = [...fixture.matchAll(/^#< ?(.*)$/gm)].map(match => match[1]);
  return lines.length ? lines.join('\n') : undefined;
}
