import type { Plan } from '../../plan/generated/types.ts';
import { isAlive, statusOf } from '../alive.ts';
import { voicesIn } from '../evidence.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'customer/unserved',
  depth: 'service',
  severity: 'warning',
  reads: ['/voc', '/goals', '/initiatives'],
  summary: 'A group of customers that no goal and no initiative does anything for.',
  why: 'The plan walks through how each group of customers is to be made happier. A group is reached through what was found about it: a goal or an initiative cites a finding with its voice.',
  serves: ['S0-8', 'S0-7'],
  since: '0.1.0',
  examples: {
    invalid: `customers:
- {id: contractors, name: Contractors, needs: [A permit without a second trip]}
`,
    valid: `customers:
- {id: contractors, name: Contractors, needs: [A permit without a second trip], volume: 60 firms, channels: [phone], because: [f-trips]}
voc:
  methods:
  - {id: m-survey, of: [residents, newcomers, contractors]}
  findings:
  - {id: f-trips, text: I came three times for one permit., study: s-callers, segments: [contractors], kind: pain, status: accepted, route: service}
initiatives:
- id: i-call-back
  because: [f-wait, f-notes, f-trips]
`,
  },
  check: [
    visit('/customers/*', (segment, at, { plan, report }) => {
      const reached = segmentsReached(plan);
      if (reached && !reached.has(segment.id))
        report({
          at,
          message: `No goal and no initiative does anything for "${segment.id}".`,
          help: `Cite a finding of theirs in the \`because\` of a goal or an initiative. If you have none, ask them.`,
        });
    }),
  ],
};

/** Segments whose voice a goal or initiative cites; undefined while one of these cites nothing at all. */
function segmentsReached(plan: Plan): Set<string> | undefined {
  const citing = [
    ...(plan.goals ?? []).filter(goal => statusOf(goal) !== 'dropped'),
    ...(plan.initiatives ?? []).filter(isAlive),
  ];
  if (!citing.length || citing.some(({ because }) => isGap(because))) return undefined;
  const cited = new Set(citing.flatMap(({ because }) => because ?? []));
  const reached = new Set<string>();
  for (const finding of plan.voc?.findings ?? []) {
    if (!cited.has(finding.id)) continue;
    for (const id of voicesIn(finding, plan)) reached.add(id);
  }
  return reached;
}

export default rule;
