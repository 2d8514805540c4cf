import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'training/not-about-plan',
  depth: 'service',
  severity: 'warning',
  summary: 'No training is about the plan itself.',
  why: 'A plan that nobody explained is a file. People have to learn what customers said, what follows from it for their work, and what they may decide.',
  serves: ['S4-8'],
  since: '0.2.0',
  examples: {
    invalid: `team:
  training:
  - {id: tr-plan, about: other}
`,
    valid: `team:
  training:
  - {id: tr-plan, about: plan}
`,
  },
  check: [
    visit('/team/training', (training, at, { report }) => {
      if (training.length && training.every(({ about }) => about && about !== 'plan'))
        report({
          at,
          message: 'No training is about the plan.',
          help: 'How do the people who serve learn what the plan asks of them? Write that as a training with `about: plan`.',
        });
    }),
  ],
};

export default rule;
