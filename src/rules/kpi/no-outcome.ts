import { isMeasuringKnown, isShown, type ResultShown } from '../measured-kinds.ts';
import { type Rule, visit } from '../rule.ts';

const satisfaction: ResultShown = { kinds: ['csat', 'nps', 'ces'], families: ['confidence'] };
const outcome: ResultShown = { kinds: ['retention', 'nps'], families: ['impact'] };

const rule: Rule = {
  id: 'kpi/no-outcome',
  depth: 'service',
  severity: 'info',
  reads: ['/watch'],
  summary:
    'Neither satisfaction nor retention is measured, or nothing that shows what customers do when they are satisfied.',
  why: 'Fast and correct is what the unit sees of its work. What it is worth shows in whether customers come back, stay, recommend it, or get what they came for; when that falls, everything else comes too late.',
  serves: ['S1-10', 'S4-4'],
  since: '0.2.0',
  examples: {
    invalid: `watch:
- id: recommend
  measure: {kind: csat, column: Rating, scale: [1, 5]}
  family: quality
`,
    valid: `watch:
- {id: recommend, source: survey, measure: {kind: nps, column: Recommend}}
`,
  },
  check: [
    visit('/kpis', (_kpis, at, { plan, report }) => {
      if (!isMeasuringKnown(plan) || isShown(outcome, plan)) return;
      const isFelt = isShown(satisfaction, plan);
      report({
        at,
        message: isFelt
          ? 'No KPI and no watched measure shows what customers do when they are satisfied: come back, stay or recommend.'
          : 'Neither the satisfaction of customers nor whether they stay is measured.',
        help: 'Add one to `kpis` or `watch`: a recommendation score, retention, or what customers have of the service. If one of yours shows that, write `family: impact` there.',
        serves: isFelt ? ['S1-10'] : ['S4-4', 'S1-10'],
      });
    }),
  ],
};

export default rule;
