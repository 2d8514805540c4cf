import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'benchmark/incomplete',
  depth: 'full',
  severity: 'warning',
  summary:
    'Nobody who serves the same customers, or a competitor, a norm or a figure of others that does not say what it is and how it is known.',
  why: 'Who compares with nobody is always good enough. A figure of others helps only where it is known whose it is, and of when.',
  serves: ['S0-23', 'S1-45'],
  since: '0.2.0',
  examples: {
    invalid: `benchmarks:
  norms: [{id: nm-wait, title: Permit counters serve nine in ten within ten minutes., value: 90 %, from: }]
`,
    valid: `benchmarks:
  norms: [{id: nm-wait, title: Permit counters serve nine in ten within ten minutes., value: 90 %, from: A published norm for permit counters of 2024.}]
`,
  },
  check: [
    visit('/benchmarks', (benchmarks, at, { report }) => {
      if (!isGap(benchmarks) && isGap(benchmarks.competitors))
        report({
          at: `${at}/competitors`,
          message: 'The plan compares itself with nobody who serves the same customers.',
        });
    }),
    visit('/benchmarks/competitors/*', (competitor, at, context) => {
      const { better_at, worse_at } = competitor;
      reportUnsaid(
        context,
        at,
        { ...competitor, better_at: isGap(better_at) ? worse_at : better_at },
        { name: 'who it is', better_at: 'what they do better or worse', from: 'how that is known' },
        `Competitor "${competitor.id}"`,
      );
    }),
    visit('/benchmarks/norms/*', (norm, at, context) =>
      reportUnsaid(
        context,
        at,
        norm,
        { title: 'what it says', value: 'which figure it names', from: 'who published it' },
        `Norm "${norm.id}"`,
      ),
    ),
    ...(['kpis', 'watch'] as const).map(section =>
      visit(`/${section}/*/benchmark`, (benchmark, at, context) => {
        if (!isGap(benchmark))
          reportUnsaid(
            context,
            at,
            benchmark,
            { value: 'which figure it is', from: 'whose figure it is, and of when' },
            'The figure to compare with',
          );
      }),
    ),
  ],
};

export default rule;
