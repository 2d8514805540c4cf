import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'blueprint/foreign-touchpoint',
  depth: 'full',
  severity: 'warning',
  reads: ['/journeys'],
  summary: 'A step behind a touchpoint that belongs to another journey than its blueprint.',
  why: 'A blueprint is read beside its journey. A step that belongs elsewhere is missing there and is in the way here.',
  serves: ['S3-3b'],
  since: '0.2.0',
  examples: {
    invalid: `journeys:
- id: j-inspection
  segment: inspectors
  because: [f-notes]
  stages:
  - id: go
    activities: [Drives to the site.]
    emotion: 0
    persona: An inspector with six sites a day.
    barriers: [Nobody is at home.]
    contact_reasons: [{id: cr-where, text: Which site is next?, answered_by: late-date}]
    pros: [The sites are near each other.]
    touchpoints:
    - {id: t-list, what: The list of the day., channel: web, score: 4, leaves: Calls the office.}
blueprints:
- id: b-permit
  steps:
  - {touchpoint: t-call, front: An agent answers., back: The agent looks into the register., by: agent}
  - {touchpoint: t-form, front: A page with six questions., back: A clerk reads it the next morning., by: permit-clerk}
  - {touchpoint: t-list, front: A list., back: A clerk puts it together., by: permit-clerk}
`,
    valid: `blueprints:
- id: b-permit
  journey: j-permit
`,
  },
  check: [
    visit('/blueprints/*', (blueprint, at, { plan, report }) => {
      if (isGap(blueprint.journey)) return;
      for (const [i, { touchpoint }] of (blueprint.steps ?? []).entries()) {
        const owners = (plan.journeys ?? []).filter(({ stages }) =>
          stages?.some(({ touchpoints }) => touchpoints?.some(({ id }) => id === touchpoint)),
        );
        // One that no journey has is a finding about the reference.
        if (!owners.length || owners.some(({ id }) => id === blueprint.journey)) continue;
        report({
          at: `${at}/steps/${i}/touchpoint`,
          message: `Touchpoint "${touchpoint}" belongs to journey "${owners[0]!.id}", and blueprint "${blueprint.id}" stands behind "${blueprint.journey}".`,
          help: `Move the step to a blueprint of "${owners[0]!.id}".`,
        });
      }
    }),
  ],
};

export default rule;
