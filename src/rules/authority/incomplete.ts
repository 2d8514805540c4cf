import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'authority/incomplete',
  depth: 'service',
  severity: 'warning',
  summary:
    'A type of issue that does not say what the customer comes with or who decides beyond the last limit, or a level that does not say who may do what.',
  why: 'People use the authority they have when they can read it in one line: this issue, this much, and then ask her. What is left open is asked upstairs each time, while the customer waits.',
  serves: ['S4-7', 'S3-7d'],
  since: '0.2.0',
  examples: {
    invalid: `authority:
- id: late-date
  beyond:
`,
    valid: `authority:
- id: late-date
  beyond: commissioner
`,
  },
  check: [
    visit('/authority/*', (issue, at, context) => {
      const { levels } = issue;
      const limits = (levels ?? []).filter(({ limit }) => !isGap(limit));
      // Who has no limit above others who have one decides whatever is beyond.
      const isOpenEnded = limits.length > 0 && isGap(levels?.at(-1)?.limit);
      reportUnsaid(
        context,
        at,
        issue,
        {
          issue: 'what the customer comes with',
          ...(limits.length && { unit: 'in which unit its limits are' }),
          ...(!isGap(levels) && !isOpenEnded && { beyond: 'who decides beyond the last level' }),
        },
        `Issue "${issue.id}"`,
      );
      for (const [i, level] of (levels ?? []).entries())
        reportUnsaid(
          context,
          `${at}/levels/${i}`,
          level,
          { may: 'what it may do' },
          `The level of "${level.who ?? 'nobody'}" in issue "${issue.id}"`,
        );
    }),
  ],
};

export default rule;
