/** `csplan rules`: every rule in a line. */
import { escapeUnseen, wrapped } from '../diagnostic/visible.ts';
import { rules } from '../rules/generated/registry.ts';
import { severityByItself } from '../rules/rule.ts';
import { Exit, type Io } from './io.ts';

export interface RulesOptions {
  /** pretty without one. */
  format?: 'pretty' | 'json';
}

export async function runRules(options: RulesOptions, io: Io): Promise<number> {
  io.out(options.format === 'json' ? asJson() : asTable(io.columns ?? 110, io.command));
  return Exit.ok;
}

function asJson(): string {
  const described = rules.map(({ check: _check, examples: _examples, ...metadata }) => ({
    ...metadata,
    clock: metadata.clock ?? false,
    notFor: metadata.notFor ?? [],
    needs: metadata.needs ?? null,
    options: metadata.options ?? null,
    reads: undefined,
  }));
  return `${escapeUnseen(JSON.stringify({ csplanRules: 1, rules: described }, null, 2))}\n`;
}

function asTable(columns: number, command: string): string {
  const idWidth = Math.max(...rules.map(({ id }) => id.length));
  const depthWidth = Math.max(...rules.map(({ depth }) => depth.length)) + 2;
  const indent = idWidth + 2 + 9 + depthWidth;
  const row = (id: string, severity: string, depth: string, summary: string): string =>
    wrapped(summary, Math.max(columns - indent, 30))
      .map((line, i) =>
        i
          ? ' '.repeat(indent) + line
          : `${id.padEnd(idWidth + 2)}${severity.padEnd(9)}${depth.padEnd(depthWidth)}${line}`,
      )
      .join('\n');
  const lines = rules.map(rule => row(rule.id, severityByItself(rule), rule.depth, rule.summary));
  return `${[
    row('RULE', 'SEVERITY', 'DEPTH', 'REPORTS'),
    ...lines,
    '',
    `${rules.length} rules. ${command} explain RULE tells why a rule is there and how to set it.`,
    'What makes a plan unreadable (syntax/, yaml/, schema/, reference/) is always reported.',
  ].join('\n')}\n`;
}
