import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'authority/role-twice',
  depth: 'service',
  severity: 'warning',
  summary: 'A role that stands at two levels of the same issue, or decides what is beyond its own limit.',
  why: 'Whoever asks a level up has to find somebody else there. A role that stands twice leaves the question where it was.',
  serves: ['S4-7'],
  since: '0.2.0',
  examples: {
    invalid: `authority:
- id: late-date
  beyond: contact-centre-manager
`,
    valid: `authority:
- id: late-date
  beyond: commissioner
`,
  },
  check: [
    visit('/authority/*', (issue, at, { report }) => {
      const levels = issue.levels ?? [];
      const first = new Map<string, number>();
      for (const [i, { who }] of levels.entries()) {
        if (!who) continue;
        const before = first.get(who);
        if (before === undefined) first.set(who, i);
        else
          report({
            at: `${at}/levels/${i}/who`,
            message: `"${who}" stands at two levels of issue "${issue.id}".`,
            help: 'Keep the level with the higher limit, or name another role.',
            related: [{ at: `${at}/levels/${before}`, message: 'The first level.' }],
          });
      }
      const own = issue.beyond ? first.get(issue.beyond) : undefined;
      if (own !== undefined)
        report({
          at: `${at}/beyond`,
          message: `"${issue.beyond}" has a level of issue "${issue.id}" and is also asked beyond it.`,
          help: 'Name somebody above, or take the limit off that level and leave `beyond` away.',
          related: [{ at: `${at}/levels/${own}`, message: 'Its own level.' }],
        });
    }),
  ],
};

export default rule;
