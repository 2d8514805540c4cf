/**
 * Fixtures with their findings marked in place. A fixture is whole top-level keys of a plan, which replace
 * those of the clean plan of the rule's depth; `# without title, unit` takes keys out. Below the line that a finding points to
 * stands what is pointed at, how loudly, by which rule, and the message, then the help:
 *
 *     due:
 *     #! [due] error goal/no-due: Goal "g-answer" has no due date.
 *     #!   By which day has it to be reached?
 *
 * Lines that begin with `#~` hold the figures by which the plan is judged, in YAML.
 */

import { parse } from 'yaml';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { lacks, traits } from '../../src/kpi/traits.ts';
import type { DataFacts, Rule } from '../../src/rules/rule.ts';
import { lintText, replaced, today } from './plans.ts';

const marker = /^[ \t]*#!.*\n/gm;

/** The fixture as it would be with a mark for every finding there is. */
export function marked(fixture: string, depth: Rule['depth'] = 'core'): string {
  const bare = fixture.replace(marker, '');
  const { text, offset } = replaced(bare, depth);
  const { diagnostics } = lintText(text, { facts: { today, traits, lacks, data: figuresOf(bare) } });
  const lines = bare.split('\n');
  const result: string[] = [];
  let at = offset;
  for (const line of lines) {
    result.push(line);
    const here = diagnostics.filter(({ range }) => range.start >= at && range.start <= at + line.length);
    for (const found of here) result.push(...marks(found, text, line));
    at += line.length + 1;
  }
  const outside = diagnostics.filter(({ range }) => range.start < offset);
  return [...outside.flatMap(found => marks(found, text, '')), ...result].join('\n');
}

function figuresOf(fixture: string): DataFacts | undefined {
  const lines = [...fixture.matchAll(/^#~ ?(.*)$/gm)].map(match => match[1]);
  return lines.length ? { kpis: {}, goals: {}, ...parse(lines.join('\n')) } : undefined;
}

function marks(found: Diagnostic, text: string, line: string): string[] {
  const indent = /^ */.exec(line)![0];
  const shown = (range: Diagnostic['range']) => text.slice(range.start, range.end).replaceAll('\n', '\\n');
  return [
    `${indent}#! [${shown(found.range)}] ${found.severity} ${found.ruleId}: ${found.message}`,
    ...(found.help ? [`${indent}#!   ${found.help}`] : []),
    ...(found.related ?? []).map(other => `${indent}#!   see [${shown(other.range)}]: ${other.message}`),
  ];
}
