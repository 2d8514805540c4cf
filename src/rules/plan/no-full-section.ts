import { type Rule, visit } from '../rule.ts';
import { type AskedSection, askFor } from '../sections.ts';

const asked: readonly AskedSection[] = [
  { at: '/services', lack: 'no list of the services that it is about', serves: 'RB4' },
  { at: '/journeys', lack: 'no journey of a customer', serves: 'S3-3a' },
  { at: '/blueprints', lack: 'no word on what the organization does at each contact', serves: 'S3-3b' },
  { at: '/guides', lack: 'no guides for conversations', serves: 'S1-48' },
  { at: '/culture', lack: 'no word on how it becomes part of the culture', serves: 'S0-10a' },
  { at: '/recognition', lack: 'no recognition of good service', serves: 'S0-10c' },
  { at: '/innovation', lack: 'no room for new ideas', serves: 'S3-9a' },
  { at: '/benchmarks', lack: 'nobody to compare with', serves: 'S0-23' },
  { at: '/maturity', lack: 'no assessment of itself', serves: 'RB5' },
];

const rule: Rule = {
  id: 'plan/no-full-section',
  depth: 'full',
  severity: 'warning',
  summary: 'A section that depth full asks for is absent or empty.',
  why: "Depth full says that the plan goes all the way: the customer's journey, what people say in it, what is celebrated, what others do. A plan that does not want to is better off at depth service.",
  serves: ['S0-2', 'S3-3a', 'S3-3b', 'S1-48', 'S0-23'],
  since: '0.2.0',
  examples: {
    invalid: `recognition:
`,
    valid: `recognition:
- {id: rec-call, title: Call of the quarter, behaviour: Staying with a caller until it is settled., criteria: "Callers' own words.", every: quarterly, decided_by: contact-centre-manager, budget: 100 dollars}
`,
  },
  check: [visit('', (_plan, _at, context) => askFor(asked, context))],
};

export default rule;
