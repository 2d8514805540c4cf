import { visitGoals, visitInitiatives } from '../alive.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'owner/unowned',
  depth: 'core',
  severity: 'error',
  summary: 'A goal, a KPI or an initiative without an owner.',
  why: 'What belongs to everybody is done by nobody. Each goal, KPI and initiative has one role that people can ask.',
  serves: ['S1-42', 'S3-2b', 'S3-5c'],
  since: '0.1.0',
  examples: {
    invalid: `goals:
- id: g-answer
  owner:
`,
    valid: `goals:
- id: g-answer
  owner: contact-centre-manager
`,
  },
  check: [
    visitGoals((goal, at, { report }) => {
      if (isGap(goal.owner)) report({ at: `${at}/owner`, message: `Nobody owns goal "${goal.id}".` });
    }),
    visit('/kpis/*', (kpi, at, { report }) => {
      if (isGap(kpi.owner))
        report({ at: `${at}/owner`, severity: 'warning', message: `Nobody owns KPI "${kpi.id}".` });
    }),
    visitInitiatives((initiative, at, { report }) => {
      if (!isGap(initiative.owner)) return;
      const inherit = initiative.actions?.filter(action => isGap(action.owner)).length ?? 0;
      report({
        at: `${at}/owner`,
        severity: inherit ? 'error' : 'warning',
        message: `Nobody leads initiative "${initiative.id}"${inherit ? `, so ${inherit === 1 ? 'one of its actions has' : `${inherit} of its actions have`} no owner either` : ''}.`,
      });
    }),
  ],
};

export default rule;
