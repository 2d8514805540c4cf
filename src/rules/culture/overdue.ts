import type { Cadence } from '../../plan/generated/types.ts';
import { dueAfter, latest } from '../cadence.ts';
import { type Rule, type RuleContext, visit } from '../rule.ts';

const rule: Rule = {
  id: 'culture/overdue',
  depth: 'full',
  severity: 'warning',
  clock: true,
  reads: ['/term'],
  summary:
    'What customers say has not been shared with the staff, or a communication not sent, for as long as the plan says.',
  why: 'Digests and newsletters end quietly: one is late, the next is left out, and nobody asks. Whoever read them notices, and draws conclusions.',
  serves: ['S0-10a', 'S0-10b'],
  since: '0.2.0',
  examples: {
    invalid: `culture:
  feedback_to_staff: {every: weekly}
`,
    valid: `culture:
  feedback_to_staff: {every: monthly, shared: [2026-12-15, 2027-01-19]}
`,
  },
  check: [
    visit('/culture/feedback_to_staff', ({ every, shared }, at, context) =>
      reportSlipped(
        context,
        { at, key: 'shared', dates: shared, every },
        'What customers say was last shared with the staff',
        'What customers say was never shared with the staff',
      ),
    ),
    visit('/culture/communications/*', ({ id, every, sent }, at, context) =>
      reportSlipped(
        context,
        { at, key: 'sent', dates: sent, every },
        `Communication "${id}" was last sent`,
        `Communication "${id}" was never sent`,
      ),
    ),
  ],
};

interface Repeated {
  at: string;
  /** The field that holds the days. */
  key: string;
  dates: readonly string[] | null | undefined;
  every: Cadence | undefined;
}

/** Where it was never done, time counts from the start of the plan. */
function reportSlipped(
  { plan, facts, report }: RuleContext,
  { at, key, dates, every }: Repeated,
  last: string,
  never: string,
): void {
  const newest = latest(dates ?? []);
  const due = dueAfter(newest ?? plan.term?.start, every);
  if (!due || due >= facts.today) return;
  report({
    at: `${at}/${key}`,
    message: newest
      ? `${last} on ${newest}, and should have been again by ${due}.`
      : `${never}, and should have been by ${due}.`,
    help: 'Write down the day if it was done; else do it, or say that it is done less often (`every`).',
  });
}

export default rule;
