import type { Plan } from '../../plan/generated/types.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { quoted } from '../unsaid.ts';

const rule: Rule = {
  id: 'vision/no-leader-input',
  depth: 'service',
  severity: 'warning',
  reads: ['/buy_in', '/sponsor'],
  summary: 'A vision that no leader had a say in, or nobody at all.',
  why: "Who has had a say in a vision stands up for it. One written in a single office stays that office's.",
  serves: ['S2-3a', 'S3-1c', 'S0-6'],
  since: '0.1.0',
  examples: {
    invalid: `vision:
  input_from:
`,
    valid: `vision:
  input_from: [commissioner, contact-centre-manager, performance-analyst]
`,
  },
  check: [
    visit('/vision', (vision, at, { plan, report }) => {
      if (isGap(vision)) return;
      const leaders = leadersOf(plan);
      if (isGap(vision.input_from))
        report({
          at: `${at}/input_from`,
          message: "The vision doesn't say which leaders and teams had a say in it.",
        });
      else if (leaders.length && !leaders.some(leader => vision.input_from!.includes(leader)))
        report({
          at: `${at}/input_from`,
          message: `No leader had a say in the vision: ${quoted(leaders)} ${leaders.length === 1 ? 'stands' : 'stand'} behind the plan, and ${quoted(vision.input_from!)} had a say.`,
          help: `Ask ${quoted(leaders, 'or')} what has to be in it, and add the role here.`,
        });
    }),
  ],
};

/** Roles of those who stand behind the plan, each once. */
function leadersOf({ sponsor, buy_in }: Plan): string[] {
  const named = [sponsor, ...(buy_in ?? []).map(({ by }) => by)];
  return [...new Set(named.filter(role => !isGap(role)) as string[])];
}

export default rule;
