import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'channel/unchecked-bot',
  depth: 'service',
  severity: 'warning',
  summary:
    'A channel in which a machine answers, without the standards and rules it is held to or a check of its answers.',
  why: 'Customers do not care who answered wrongly. What a machine says counts as the word of the service, so it is held to the same standards as people, and somebody checks it.',
  serves: ['RB34'],
  since: '0.2.0',
  examples: {
    invalid: `channels:
- {id: chat-bot, state: open, hours: Always, requirements: Told at its start., assisted: It hands over to an agent at any time.}
`,
    valid: `channels:
- {id: chat-bot, state: open, hours: Always, requirements: Told at its start., assisted: It hands over to an agent at any time., bot: {standards: Its answers are sampled as those of agents are., ethics: It says that it is a machine; the rules stand on the web page., verified: 2027-01-12}}
`,
  },
  check: [
    visit('/channels/*', ({ id, kind, state, bot }, at, context) => {
      if (kind !== 'bot' || (state !== 'open' && state !== 'planned')) return;
      if (isGap(bot))
        context.report({
          at: `${at}/bot`,
          message: `A machine answers in channel "${id}", and nothing says what it is held to.`,
        });
      else
        reportUnsaid(
          context,
          `${at}/bot`,
          bot,
          {
            standards: 'how the standards for people hold for it',
            ethics: 'which rules it follows',
            ...(state === 'open' && { verified: 'when its answers were last checked' }),
          },
          `Of the machine in channel "${id}" the plan`,
        );
    }),
  ],
};

export default rule;
