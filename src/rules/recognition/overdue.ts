import { dueAfter, latest } from '../cadence.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'recognition/overdue',
  depth: 'full',
  severity: 'warning',
  clock: true,
  reads: ['/term'],
  summary: 'Recognition that was not given for as long as the plan says that it is.',
  why: 'An award that was announced and does not come tells everybody that good service went unnoticed. It costs more than one that nobody had promised.',
  serves: ['S1-43', 'S0-10c'],
  since: '0.2.0',
  examples: {
    invalid: `recognition:
- id: rec-call
  every: monthly
`,
    valid: `recognition:
- id: rec-call
  every: quarterly
`,
  },
  check: [
    visit('/recognition/*', ({ id, every, awards }, at, { plan, facts, report }) => {
      // An award without a day may be the newest: recognition/incomplete asks.
      if (awards?.some(({ date }) => isGap(date))) return;
      const newest = latest((awards ?? []).map(({ date }) => date));
      const due = dueAfter(newest ?? plan.term?.start, every);
      if (!due || due >= facts.today) return;
      report({
        at: `${at}/awards`,
        message: newest
          ? `Recognition "${id}" was last given on ${newest}, and should have been again by ${due}.`
          : `Recognition "${id}" was never given, and should have been by ${due}.`,
        help: 'Write down whom it went to and what for; else give it, or say that it is given less often (`every`).',
      });
    }),
  ],
};

export default rule;
