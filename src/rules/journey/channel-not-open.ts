import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'journey/channel-not-open',
  depth: 'full',
  severity: 'warning',
  reads: ['/channels'],
  summary: 'A touchpoint on a channel that is not open.',
  why: 'A journey tells what customers go through today. On a channel that was declined, or that will open next year, they go through nothing.',
  serves: ['S3-3a', 'S0-9'],
  since: '0.2.0',
  examples: {
    invalid: `journeys:
- id: j-permit
  stages:
  - id: ask
    touchpoints:
    - {id: t-form, channel: chat-bot}
`,
    valid: `journeys:
- id: j-permit
  stages:
  - id: ask
    touchpoints:
    - {id: t-form, channel: web}
`,
  },
  check: [
    visit('/journeys/*/stages/*/touchpoints/*', (touchpoint, at, { plan, report }) => {
      const i = (plan.channels ?? []).findIndex(({ id }) => id === touchpoint.channel);
      const channel = plan.channels?.[i];
      if (channel?.state !== 'declined' && channel?.state !== 'planned') return;
      const isPlanned = channel.state === 'planned';
      report({
        at: `${at}/channel`,
        severity: isPlanned ? 'info' : 'warning',
        message: isPlanned
          ? `Touchpoint "${touchpoint.id}" is on channel "${channel.id}", which opens ${channel.opens ? `on ${channel.opens}` : 'later'}.`
          : `Touchpoint "${touchpoint.id}" is on channel "${channel.id}", which was declined.`,
        help: isPlanned
          ? 'Say where customers go until then, or write `state: open` once it is.'
          : 'Name the channel on which customers get there, or take the touchpoint out.',
        related: [{ at: `/channels/${i}/state`, message: `The channel is ${channel.state}.` }],
      });
    }),
  ],
};

export default rule;
