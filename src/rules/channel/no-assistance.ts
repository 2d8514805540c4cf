import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

/** Kinds that take a device, a connection and somebody who can handle both. */
const digital: ReadonlySet<string> = new Set(['web', 'app', 'chat', 'bot', 'email', 'sms', 'social']);

const rule: Rule = {
  id: 'channel/no-assistance',
  depth: 'service',
  severity: 'warning',
  summary: 'A digital channel without help for those who cannot use it alone.',
  why: 'Not everybody has the device, the sight or the practice. A service that can only be had on a screen is closed to those, and often they are the ones who need it most.',
  serves: ['RB21'],
  since: '0.2.0',
  examples: {
    invalid: `channels:
- id: web
  assisted:
`,
    valid: `channels:
- id: web
  assisted: Agents fill in the form with the caller.
`,
  },
  check: [
    visit('/channels/*', ({ id, kind, state, assisted }, at, { report }) => {
      if (kind && digital.has(kind) && state === 'open' && isGap(assisted))
        report({
          at: `${at}/assisted`,
          message: `Channel "${id}" has no help for those who can't use it alone.`,
        });
    }),
  ],
};

export default rule;
