import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'channel/incomplete',
  depth: 'service',
  severity: 'warning',
  summary:
    'A channel that does not say what it is called, of which kind it is, who answers for it, when it is served, or what customers need to use it.',
  why: 'Customers have to know when somebody is there and what they need to have at hand, and a channel that nobody answers for is answered by chance. Where the plan does not say it, neither does the web page or the letter.',
  serves: ['S0-9', 'S1-21', 'S1-42', 'RB36', 'RB51'],
  since: '0.2.0',
  examples: {
    invalid: `channels:
- id: web
  hours:
`,
    valid: `channels:
- {id: web, name: Web form, kind: web, owner: service-officer, hours: Always, requirements: No account is needed.}
`,
  },
  check: [
    visit('/channels/*', (channel, at, context) => {
      // While nothing was decided about it, that is what is asked: channel/undecided.
      if (channel.state !== 'open' && channel.state !== 'planned') return;
      reportUnsaid(
        context,
        at,
        channel,
        {
          name: 'what customers call it',
          kind: 'what kind of channel it is',
          owner: 'who answers for it',
          ...(channel.state === 'open' && {
            hours: 'when it is served',
            requirements: 'what customers need to use it',
          }),
        },
        `Channel "${channel.id}"`,
      );
    }),
  ],
};

export default rule;
