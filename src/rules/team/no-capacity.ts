import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'team/no-capacity',
  depth: 'service',
  severity: 'warning',
  summary:
    'A team that does not say how much it can take on, how work is forecast, or how people are scheduled.',
  why: 'Initiatives are done by people who have customers waiting. What they can take on is known only where the work that comes is forecast and people are scheduled against it.',
  serves: ['RB33', 'S2-4a'],
  since: '0.2.0',
  examples: {
    invalid: `team:
  capacity: {hours_a_week: }
`,
    valid: `team:
  capacity: {hours_a_week: 30}
`,
  },
  check: [
    visit('/team', (team, at, context) => {
      if (isGap(team)) return;
      if (isGap(team.capacity))
        context.report({ at: `${at}/capacity`, message: 'Nothing says how much the team can take on.' });
      else
        reportUnsaid(
          context,
          `${at}/capacity`,
          team.capacity,
          {
            hours_a_week: 'how many hours a week are free for initiatives',
            forecast: 'how the work that comes is forecast',
            scheduling: 'how people are scheduled against it',
          },
          'The capacity of the team',
        );
    }),
  ],
};

export default rule;
