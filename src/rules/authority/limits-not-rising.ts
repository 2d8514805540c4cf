import type { AuthorityOverIssue } from '../../plan/generated/types.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'authority/limits-not-rising',
  depth: 'service',
  severity: 'warning',
  summary: 'Limits that do not rise from level to level.',
  why: 'An issue goes up a level because more may be decided there. Where the next level may decide no more, the way up costs a day and changes nothing.',
  serves: ['S4-7'],
  since: '0.2.0',
  examples: {
    invalid: `authority:
- id: late-date
  levels:
  - {who: agent, may: Give a new date., limit: 7}
  - {who: contact-centre-manager, may: Give a new date and send somebody else., limit: 7}
`,
    valid: `authority:
- id: late-date
  levels:
  - {who: agent, may: Give a new date., limit: 7}
  - {who: contact-centre-manager, may: Give a new date and send somebody else., limit: 30}
`,
  },
  check: [
    visit('/authority/*', (issue, at, { report }) => {
      for (const { level, below } of falls(issue)) {
        const [lower, upper] = [issue.levels![below]!, issue.levels![level]!];
        const unit = issue.unit ? ` ${issue.unit}` : '';
        const than = isGap(lower.limit) ? 'without any limit' : `up to ${lower.limit}${unit}`;
        report({
          at: isGap(upper.limit) ? `${at}/levels/${level}` : `${at}/levels/${level}/limit`,
          message: `In issue "${issue.id}" "${upper.who}" may go up to ${upper.limit}${unit}, and "${lower.who}" below it ${than}.`,
          help: 'Write the levels from the front line upwards, each with a higher limit. Leave the last one without a limit if it has none.',
          related: [{ at: `${at}/levels/${below}`, message: 'The level below.' }],
        });
      }
    }),
  ],
};

/** Levels with a limit that is not above the highest of those below; one without a limit may do anything. */
function falls({ levels }: AuthorityOverIssue): { level: number; below: number }[] {
  const found: { level: number; below: number }[] = [];
  let highest: number | undefined;
  for (const [i, { limit }] of (levels ?? []).entries()) {
    if (isGap(limit)) {
      // Levels that have no limits at all differ in what they may do.
      if (levels!.some(other => !isGap(other.limit))) highest = i;
      continue;
    }
    const below = highest === undefined ? undefined : (levels![highest]!.limit ?? Number.POSITIVE_INFINITY);
    if (below !== undefined && limit! <= below) found.push({ level: i, below: highest! });
    else highest = i;
  }
  return found;
}

export default rule;
