import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'customer/unheard',
  depth: 'service',
  severity: 'warning',
  reads: ['/voc'],
  summary: 'A group of customers that nobody listens to.',
  why: 'What is planned for a group that nobody asks is a guess. A study tells what they said once; a way of listening that goes on tells whether it is still so.',
  serves: ['RB35', 'S0-7'],
  since: '0.2.0',
  examples: {
    invalid: `customers:
- {id: contractors, name: Contractors, needs: [One trip], volume: 60 firms, channels: [phone], because: [f-wait]}
`,
    valid: `customers:
- id: newcomers
  name: People who never asked for a permit
voc:
  methods:
  - id: m-survey
    of: [residents, newcomers]
`,
  },
  check: [
    visit('/customers/*', (segment, at, { plan, report }) => {
      const { studies, methods } = plan.voc ?? {};
      const isHeard = (by: { of?: readonly string[] | null }) => by.of?.includes(segment.id);
      // Whoever a study or method heard and doesn't name may be these; that it says nobody is reported there.
      if ([...(studies ?? []), ...(methods ?? [])].some(({ of }) => isGap(of))) return;
      const study = studies?.find(isHeard);
      if (isGap(methods) ? study : methods!.some(isHeard)) return;
      report({
        at,
        message: study
          ? `"${segment.id}" was heard once, in "${study.id}"; no way of listening that goes on reaches them.`
          : `Nobody listens to "${segment.id}".`,
        help: 'Add them to `of` of a method under `voc`, or add a method that reaches them.',
      });
    }),
  ],
};

export default rule;
