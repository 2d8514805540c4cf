/** What a definition of a measure has to say before anybody can compute it. */
import type { Kpi } from '../plan/generated/types.ts';
import { gapsOf, listed } from './gap.ts';
import type { RuleContext } from './rule.ts';

const needed = ['source', 'measure', 'method', 'frequency'] as const;

/** Sides of a ratio have their own sources, and numbers typed in have none. */
const withoutSource: ReadonlySet<string> = new Set(['ratio', 'input']);

/**
 * Reports what is missing of where the number comes from, and a measure that can't be computed.
 *
 * @param called `KPI "service-level"`
 */
export function reportUnmeasured({ report, facts }: RuleContext, at: string, kpi: Kpi, called: string): void {
  const hasNoRows = withoutSource.has(kpi.measure?.kind ?? '');
  const gaps = gapsOf(kpi, needed).filter(name => name !== 'source' || !hasNoRows);
  if (gaps.length)
    report({
      at: gaps.length === 1 ? `${at}/${gaps[0]}` : at,
      message: `${called} doesn't say yet how it is measured: ${listed(gaps)} ${gaps.length === 1 ? 'is' : 'are'} missing.`,
      ...(gaps.length > 1 && {
        help: 'Name the export (source), how the number is made from its rows (measure), how it is measured in a sentence (method), and how often (frequency).',
      }),
    });
  const lacks = kpi.measure && facts.lacks(kpi);
  if (lacks)
    report({
      at: `${at}/measure`,
      message: `${called} has a measure that can't be computed.`,
      help: lacks,
    });
}
