import { isAlive } from '../alive.ts';
import { lackOf } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const called = {
  do: 'what is to be done',
  due: 'its due date',
  done_when: 'the test that tells when it is done',
};

const rule: Rule = {
  id: 'action/incomplete',
  depth: 'core',
  severity: 'error',
  summary:
    'An action without its due date, without a test that tells when it is done, or that does not say what to do.',
  why: 'An action is done when it passes its test by its day. Without both it is "nearly done" in every review. (Its owner is the initiative\'s, unless it names its own: see `owner/unowned`.)',
  serves: ['S3-5c', 'S1-47', 'S3-2b'],
  since: '0.1.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  actions:
  - id: a-pilot
    due:
`,
    valid: `initiatives:
- id: i-call-back
  actions:
  - id: a-pilot
    do: Try the call-back on one line for a month
    due: 2027-03-31
    done_when: A hundred callers have been called back.
`,
  },
  check: [
    visit('/initiatives/*', (initiative, at, { report }) => {
      if (!isAlive(initiative)) return;
      for (const [i, action] of (initiative.actions ?? []).entries()) {
        if (action.status === 'dropped') continue;
        const lack = lackOf(
          action,
          `${at}/actions/${i}`,
          called,
          'Who can tell on which day that it is done, and by what?',
        );
        if (lack)
          report({ at: lack.at, message: `Action "${action.id}" lacks ${lack.and}.`, help: lack.help });
      }
    }),
  ],
};

export default rule;
