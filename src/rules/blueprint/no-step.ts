import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'blueprint/no-step',
  depth: 'full',
  severity: 'warning',
  reads: ['/journeys', '/blueprints'],
  summary: 'A touchpoint, or a whole journey, of which no blueprint says what happens behind it.',
  why: 'What customers meet is made out of sight. Where nobody wrote down by whom and with what, a pain at the front is treated at the front.',
  serves: ['S3-3b'],
  since: '0.2.0',
  examples: {
    invalid: `blueprints:
- id: b-permit
  steps:
  - {touchpoint: t-call, front: An agent answers., back: The agent looks into the register., by: agent}
`,
    valid: `blueprints:
- id: b-permit
  steps:
  - {touchpoint: t-call, front: An agent answers., back: The agent looks into the register., by: agent}
  - {touchpoint: t-form, front: A page with six questions., back: A clerk reads it the next morning., by: permit-clerk}
`,
  },
  check: [
    visit('/blueprints', (blueprints, _at, { plan, report }) => {
      if (isGap(blueprints)) return;
      const behind = new Set(
        blueprints.flatMap(({ steps }) => steps?.map(({ touchpoint }) => touchpoint) ?? []),
      );
      for (const [i, journey] of (plan.journeys ?? []).entries()) {
        const touchpoints = (journey.stages ?? []).flatMap(({ touchpoints }, stage) =>
          (touchpoints ?? []).map(({ id }, j) => ({
            id,
            at: `/journeys/${i}/stages/${stage}/touchpoints/${j}`,
          })),
        );
        const without = touchpoints.filter(({ id }) => !behind.has(id));
        if (without.length > 1 && without.length === touchpoints.length)
          report({
            at: `/journeys/${i}`,
            message: `No blueprint says what happens behind journey "${journey.id}".`,
            help: 'What do people and systems do behind each of its touchpoints? Write it as an entry of `blueprints`.',
          });
        else
          for (const { id, at } of without)
            report({
              at,
              message: `No blueprint says what happens behind touchpoint "${id}".`,
              help: 'What do people and systems do behind it? Write it as a step of a blueprint.',
            });
      }
    }),
  ],
};

export default rule;
