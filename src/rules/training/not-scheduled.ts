import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'training/not-scheduled',
  depth: 'service',
  severity: 'warning',
  summary: 'No training, one that has no day, or none that is held again and again.',
  why: 'Training that happens once is forgotten by summer, and whoever starts later never had it. What comes back by the calendar needs no decision each time.',
  serves: ['S1-19'],
  since: '0.2.0',
  examples: {
    invalid: `team:
  training:
  - {id: tr-plan, every: , next: , delivered: }
`,
    valid: `team:
  training:
  - {id: tr-plan, every: half-yearly, next: 2027-05-11}
`,
  },
  check: [
    visit('/team', (team, at, { report }) => {
      if (isGap(team)) return;
      if (isGap(team.training)) {
        report({ at: `${at}/training`, message: 'No training is planned.' });
        return;
      }
      const training = team.training ?? [];
      const dayless = training.flatMap(({ id, every, next, delivered }, i) =>
        isGap(every) && isGap(next) && isGap(delivered) ? [{ id, i }] : [],
      );
      for (const { id, i } of dayless)
        report({
          at: `${at}/training/${i}/next`,
          message: `Training "${id}" has no day and is not said to be repeated.`,
          help: 'On which day is it held next, and how often (`every`)?',
        });
      if (!dayless.length && training.every(({ every }) => isGap(every)))
        report({
          at: `${at}/training`,
          message: 'No training is held again and again.',
          help: 'How often is it held? Write it as `every`.',
        });
    }),
  ],
};

export default rule;
