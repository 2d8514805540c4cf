import { expect, test } from 'vitest';
import { lintText, overlaid } from './plans.ts';

test('a finding that nothing answers is told once, wherever else it is missed', () => {
  const plan = overlaid(
    `voc:
  findings:
  - {id: f-dates, text: Nobody comes on the promised day., study: s-callers, segments: [residents], kind: pain, status: accepted}
  attributes:
  - {id: at-dates, text: They come on the day they said., importance: 4.8, performance: 2.1, self_rating: 3.9, study: s-callers, of: [residents], because: [f-dates]}
policies:
- {id: po-complaints, status: failing, because: [f-dates]}
journeys:
- id: j-permit
  stages:
  - id: ask
    pains: [{text: Nobody came., severity: high, because: [f-dates]}]
`,
    'full',
  );
  expect(lintText(plan).diagnostics.map(({ ruleId }) => ruleId)).toEqual(['voc/forgotten']);
});

test('one that only a promise answers is missed where customers feel it', () => {
  const plan = overlaid(
    `voc:
  findings:
  - {id: f-dates, text: Nobody comes on the promised day., study: s-callers, segments: [residents], kind: pain, status: accepted}
  attributes:
  - {id: at-dates, text: They come on the day they said., importance: 4.8, performance: 2.1, self_rating: 3.9, study: s-callers, of: [residents], because: [f-dates]}
commitments:
- {id: c-permit, because: [f-notes, f-dates]}
`,
    'full',
  );
  expect(lintText(plan).diagnostics.map(({ ruleId }) => ruleId)).toEqual(['voc/urgent-attribute']);
});
