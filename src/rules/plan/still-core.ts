import type { Version } from '../../past/past.ts';
import { type OptionsSchema, optionsOf, type Rule, type RuleContext, visit } from '../rule.ts';
import { silenceSince, sinceInWords } from '../silence.ts';

const options = {
  type: 'object',
  properties: {
    quarters: {
      description: 'Quarters for which an active plan may stay at depth core.',
      type: 'integer',
      default: 4,
      minimum: 1,
      maximum: 8,
    },
  },
} as const satisfies OptionsSchema;

/** Days of a quarter, so that four are 366. */
const quarter = 91.5;

const rule: Rule = {
  id: 'plan/still-core',
  depth: 'core',
  severity: 'warning',
  clock: true,
  needs: 'git',
  reads: ['/status', '/depth'],
  options,
  summary: 'A plan that has been active at depth core for more than four quarters.',
  why: 'Depth core is where a plan begins: it says what is measured and who answers for it. What is promised to customers, who may solve what and how teams hand over stands nowhere until it goes deeper.',
  serves: ['S0-2'],
  since: '0.2.0',
  examples: {
    past: [{ on: '2025-12-15', plan: 'title: Permits\n' }, { on: '2027-01-21' }],
    invalid: 'depth: core\n',
    valid: `depth: core
status: retired
`,
  },
  check: [
    visit('', (plan, _at, context) => {
      const { quarters } = optionsOf(options, context);
      const begin = isCore(plan.status, plan.depth) ? coreSince(context) : undefined;
      const { today } = context.facts;
      const silence = begin && silenceSince(begin.at, today);
      if (!silence || silence.days <= Math.ceil(quarters * quarter)) return;
      context.report({
        at: '/depth',
        message: `The plan has been active at depth core ${sinceInWords(silence)}, for more than ${quarters} quarters.`,
        help: 'See what depth service would ask: the last line of csplan lint counts it. Write depth: service and answer one question after the other.',
      });
    }),
  ],
};

function isCore(status: unknown, depth: unknown): boolean {
  return status === 'active' && (depth ?? 'core') === 'core';
}

/** The version since which the plan is active and core without a break. */
function coreSince({ document, facts }: RuleContext): Version | undefined {
  const turns = facts.git?.past.turns(['status', 'depth'], document) ?? [];
  const known = turns.filter(
    version => version.value('status') !== undefined && version.value('depth') !== undefined,
  );
  const last = known.findLastIndex(version => !isCore(version.value('status'), version.value('depth')));
  return known[last + 1];
}

export default rule;
