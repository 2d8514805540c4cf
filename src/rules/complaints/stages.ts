import { isGap, listed } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

/** In the order in which a complaint goes through them. */
const all = [
  'receive',
  'track',
  'acknowledge',
  'assess',
  'investigate',
  'respond',
  'communicate',
  'close',
] as const;

const rule: Rule = {
  id: 'complaints/stages',
  depth: 'service',
  severity: 'warning',
  summary:
    'The way of a complaint lacks one of its eight stages, or a stage does not say how long it may take and who does it.',
  why: 'Complaints get lost between two desks, at the stage that belongs to nobody. A limit and a role for each stage show where one is, and whom to ask.',
  serves: ['RB26'],
  since: '0.2.0',
  examples: {
    invalid: `complaints:
  stages:
  - {stage: receive, within: 1d, owner: agent}
  - {stage: track, within: 1d, owner: agent}
  - {stage: acknowledge, within: 2d, owner: agent}
  - {stage: assess, within: 3d, owner: service-officer}
  - {stage: respond, within: 2d, owner: service-officer}
  - {stage: communicate, within: 1d, owner: service-officer}
  - {stage: close, within: 1d, owner: service-officer}
`,
    valid: `complaints:
  stages:
  - {stage: receive, within: 1d, owner: agent}
  - {stage: track, within: 1d, owner: agent}
  - {stage: acknowledge, within: 2d, owner: agent}
  - {stage: assess, within: 3d, owner: service-officer}
  - {stage: investigate, within: 7d, owner: service-officer}
  - {stage: respond, within: 2d, owner: service-officer}
  - {stage: communicate, within: 1d, owner: service-officer}
  - {stage: close, within: 1d, owner: service-officer}
`,
  },
  check: [
    visit('/complaints', (complaints, at, { report }) => {
      if (isGap(complaints)) return;
      if (isGap(complaints.stages)) {
        report({
          at: `${at}/stages`,
          message: 'Nothing says through which stages a complaint goes.',
        });
        return;
      }
      const there = new Set(complaints.stages!.map(({ stage }) => stage));
      const missing = all.filter(stage => !there.has(stage));
      if (missing.length)
        report({
          at: `${at}/stages`,
          message: `A complaint goes through eight stages, and the plan lacks ${missing.length === 1 ? 'one' : `${missing.length}`} of them: ${listed(missing)}.`,
          help: `Write each with its limit and the role that does it, for example \`{stage: ${missing[0]}, within: 2d, owner: a role}\`; one role may do several.`,
        });
    }),
    visit('/complaints/stages/*', (stage, at, context) =>
      reportUnsaid(
        context,
        at,
        stage,
        { within: 'how long it may take', owner: 'which role does it' },
        `Stage "${stage.stage}" of a complaint`,
      ),
    ),
  ],
};

export default rule;
