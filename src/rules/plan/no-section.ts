import { type Rule, visit } from '../rule.ts';
import { type AskedSection, askFor } from '../sections.ts';

/** What a plan of depth service asks for. `watch` is not among them: whatever is not a KPI may stay unwatched. */
const asked: readonly AskedSection[] = [
  { at: '/objectives', lack: 'no objectives that its goals could support', serves: 'S1-5' },
  { at: '/strategies', lack: 'no strategies', serves: 'S1-22' },
  { at: '/channels', lack: 'no channels', serves: 'S0-9' },
  {
    at: '/commitments',
    lack: 'no promise to customers that holds',
    serves: 'RB3',
    isMissing: ({ commitments }) => commitments!.every(({ status }) => status === 'withdrawn'),
  },
  { at: '/complaints', lack: 'no word on how complaints are handled', serves: 'RB16' },
  { at: '/policies', lack: 'no policies', serves: 'S3-1a' },
  { at: '/authority', lack: 'no word on who may solve what', serves: 'S4-7' },
  { at: '/handoffs', lack: 'no handoffs between teams', serves: 'S3-8' },
  { at: '/team', lack: 'no skills and no training', serves: 'S3-7c' },
  { at: '/voc/methods', lack: 'no ways of listening that go on', serves: 'S1-39' },
  { at: '/voc/attributes', lack: 'nothing that customers judge the service by', serves: 'S1-12' },
  { at: '/voc/staff_input', lack: 'no input of the staff', serves: 'S1-17' },
];

const rule: Rule = {
  id: 'plan/no-section',
  depth: 'service',
  severity: 'warning',
  summary: 'A section that depth service asks for is absent or empty.',
  why: 'A plan of depth service says what is promised, by which channels, under which policies, and who keeps it together. What has no section is settled by whoever happens to be there.',
  serves: ['S0-2', 'RB3', 'S0-9', 'S1-5', 'S1-12', 'S1-17', 'S1-22', 'S1-39', 'S3-1a', 'RB16'],
  since: '0.2.0',
  examples: {
    invalid: `channels:
`,
    valid: `channels:
- {id: phone, name: Telephone, kind: phone, state: open, owner: contact-centre-manager}
`,
  },
  check: [visit('', (_plan, _at, context) => askFor(asked, context))],
};

export default rule;
