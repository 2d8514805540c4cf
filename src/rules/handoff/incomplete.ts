import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'handoff/incomplete',
  depth: 'service',
  severity: 'warning',
  summary:
    'A handoff that does not say from whom to whom, when, with what, how soon, how the outcome comes back, or what happens when a limit passes.',
  why: 'Most of what customers wait for is work that lies between two teams. Both have to know when it passes on, what they get with it, by when they take it and settle it, and who hears of the outcome.',
  serves: ['S3-8', 'RB32'],
  since: '0.2.0',
  examples: {
    invalid: `handoffs:
- id: h-clerk
  passes:
`,
    valid: `handoffs:
- id: h-clerk
  passes: [the number of the permit, what was promised, by when]
`,
  },
  check: [
    visit('/handoffs/*', (handoff, at, context) =>
      reportUnsaid(
        context,
        at,
        handoff,
        {
          from: 'who hands over',
          to: 'who takes over',
          when: 'when it is handed over',
          passes: 'what is passed on',
          accept_within: 'how soon it is taken over',
          resolve_within: 'how soon it is settled from then on',
          returns: 'how the outcome comes back',
          escalation: 'what happens when a limit passes',
        },
        `Handoff "${handoff.id}"`,
      ),
    ),
  ],
};

export default rule;
