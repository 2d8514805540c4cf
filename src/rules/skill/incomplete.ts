import { type Rule, visit } from '../rule.ts';
import { reportUnsaid } from '../unsaid.ts';

const rule: Rule = {
  id: 'skill/incomplete',
  depth: 'service',
  severity: 'warning',
  summary: 'A skill without its name or its kind.',
  why: 'Whoever assesses a skill has to know what is meant. Its kind shows whether the team can do more than know the product.',
  serves: ['S3-7a'],
  since: '0.2.0',
  examples: {
    invalid: `team:
  skills:
  - {id: sk-calm, kind: }
`,
    valid: `team:
  skills:
  - {id: sk-calm, kind: service}
`,
  },
  check: [
    visit('/team/skills/*', (skill, at, context) =>
      reportUnsaid(
        context,
        at,
        skill,
        { name: 'what it is called', kind: 'of which kind it is' },
        `Skill "${skill.id}"`,
      ),
    ),
  ],
};

export default rule;
