import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'owner/unowned-part',
  depth: 'service',
  severity: 'warning',
  summary:
    'A service, a training, a guide, a communication or something else that is kept up, without its owner.',
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
    visit('/services/*', (service, at, { report }) => {
      if (isGap(service.owner))
        report({ at: `${at}/owner`, message: `Nobody owns service "${service.id}".` });
    }),
    visit('/team/training/*', (training, at, { report }) => {
      if (isGap(training.owner))
        report({ at: `${at}/owner`, message: `Nobody owns training "${training.id}".` });
    }),
    visit('/guides/*', (guide, at, { report }) => {
      if (isGap(guide.owner)) report({ at: `${at}/owner`, message: `Nobody owns guide "${guide.id}".` });
    }),
    visit('/culture/feedback_to_staff', (feedback, at, { report }) => {
      if (!isGap(feedback) && isGap(feedback.owner))
        report({
          at: `${at}/owner`,
          message: 'Nobody sees to it that what customers say reaches the staff.',
        });
    }),
    visit('/culture/communications/*', (communication, at, { report }) => {
      if (isGap(communication.owner))
        report({ at: `${at}/owner`, message: `Nobody owns communication "${communication.id}".` });
    }),
    visit('/culture/embedding/*', (place, at, { report }) => {
      if (!isGap(place) && isGap(place.owner))
        report({
          at: `${at}/owner`,
          message: 'Nobody keeps up this place where the vision stands in daily work.',
        });
    }),
    visit('/innovation/triggers/*', (trigger, at, { report }) => {
      if (isGap(trigger.owner))
        report({ at: `${at}/owner`, message: `Nobody owns trigger "${trigger.id}".` });
    }),
  ],
};

export default rule;
