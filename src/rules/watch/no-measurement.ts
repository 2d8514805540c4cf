import { reportUnmeasured } from '../measurement.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'watch/no-measurement',
  depth: 'service',
  severity: 'warning',
  summary:
    "A watched measure that doesn't say where its number comes from: source, measure, method or frequency is missing.",
  why: 'What is watched explains the KPIs and shows whether promises are kept. A measure that nobody can compute does neither; better take it out than have it look as if somebody did.',
  serves: ['S3-2f', 'RB25'],
  since: '0.2.0',
  examples: {
    invalid: `watch:
- id: permit-days
  measure:
`,
    valid: `watch:
- id: permit-days
  measure: {kind: duration, from: Received, to: Answered, clock: dates}
`,
  },
  check: [
    visit('/watch/*', (watched, at, context) =>
      reportUnmeasured(context, at, watched, `The watched measure "${watched.id}"`),
    ),
  ],
};

export default rule;
