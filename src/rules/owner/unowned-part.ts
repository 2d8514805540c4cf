import { isGap } from '../gap.ts';
import { type Rule, type RuleContext, type Visitor, visit } from '../rule.ts';

interface Part {
  id: string;
  owner?: string | null;
}

/** Parts of one kind, each with an `owner`. */
const owned = (
  path:
    | '/services/*'
    | '/team/training/*'
    | '/guides/*'
    | '/culture/communications/*'
    | '/innovation/triggers/*'
    | '/watch/*',
  called: string,
): Visitor =>
  visit(path, (part: Part, at: string, { report }: RuleContext) => {
    if (isGap(part.owner)) report({ at: `${at}/owner`, message: `Nobody owns ${called} "${part.id}".` });
  });

const rule: Rule = {
  id: 'owner/unowned-part',
  depth: 'service',
  severity: 'warning',
  summary:
    'A service, a training, a guide, a watched measure or something else that is kept up, without its owner.',
  why: 'What belongs to everybody is done by nobody. Trainings, guides and newsletters end quietly when nobody has them in their job.',
  serves: ['S1-42'],
  since: '0.2.0',
  examples: {
    invalid: `team:
  training:
  - id: tr-plan
    owner:
`,
    valid: `team:
  training:
  - id: tr-plan
    owner: service-officer
`,
  },
  check: [
    owned('/services/*', 'service'),
    owned('/team/training/*', 'training'),
    owned('/guides/*', 'guide'),
    owned('/watch/*', 'the watched measure'),
    owned('/culture/communications/*', 'communication'),
    owned('/innovation/triggers/*', 'trigger'),
    visit('/culture/feedback_to_staff', (feedback, at, { report }) => {
      if (!isGap(feedback) && isGap(feedback.owner))
        report({
          at: `${at}/owner`,
          message: 'Nobody sees to it that what customers say reaches the staff.',
        });
    }),
    visit('/culture/embedding/*', (place, at, { report }) => {
      if (!isGap(place) && isGap(place.owner))
        report({
          at: `${at}/owner`,
          message: 'Nobody keeps up this place where the vision stands in daily work.',
        });
    }),
    ...(['kpis', 'watch'] as const).map(section =>
      visit(`/${section}/*`, (measured, at, { report }) => {
        for (const [i, issue] of (measured.quality_issues ?? []).entries())
          if (isGap(issue?.owner) && isGap(issue?.fixed) && !isGap(issue))
            report({
              at: `${at}/quality_issues/${i}/owner`,
              message: `The data of "${measured.id}" have a known problem, and nobody is to mend it.`,
            });
      }),
    ),
  ],
};

export default rule;
