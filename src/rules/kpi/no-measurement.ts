import { gapsOf, listed } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const needed = ['source', 'measure', 'method', 'frequency'] as const;

/** Sides of a ratio have their own sources, and numbers typed in have none. */
const withoutSource: ReadonlySet<string> = new Set(['ratio', 'input']);

const rule: Rule = {
  id: 'kpi/no-measurement',
  depth: 'core',
  severity: 'error',
  summary:
    "A KPI that doesn't say where its number comes from: source, measure, method or frequency is missing.",
  why: 'Two people who compute a KPI from the same export have to get the same number. Otherwise the meeting is about the number and not about the service.',
  serves: ['S3-2f', 'S3-2b'],
  since: '0.1.0',
  examples: {
    invalid: `kpis:
- id: service-level
  method:
`,
    valid: `kpis:
- id: service-level
  method: Waiting time as the phone system logs it, from the end of the greeting.
`,
  },
  check: [
    visit('/kpis/*', (kpi, at, { report, facts }) => {
      const hasNoRows = withoutSource.has(kpi.measure?.kind ?? '');
      const gaps = gapsOf(kpi, needed).filter(name => name !== 'source' || !hasNoRows);
      if (gaps.length)
        report({
          at: gaps.length === 1 ? `${at}/${gaps[0]}` : at,
          message: `KPI "${kpi.id}" doesn't say yet how it is measured: ${listed(gaps)} ${gaps.length === 1 ? 'is' : 'are'} missing.`,
          ...(gaps.length > 1 && {
            help: 'Name the export (source), how the number is made from its rows (measure), how it is measured in a sentence (method), and how often (frequency).',
          }),
        });
      const lacks = kpi.measure && facts.lacks(kpi);
      if (lacks)
        report({
          at: `${at}/measure`,
          message: `KPI "${kpi.id}" has a measure that can't be computed.`,
          help: lacks,
        });
    }),
  ],
};

export default rule;
