import type { Plan } from '../../plan/generated/types.ts';
import { type Rule, visit } from '../rule.ts';
import { unitKey } from '../units.ts';

const rule: Rule = {
  id: 'unit/several-plans',
  depth: 'core',
  severity: 'warning',
  needs: 'plans',
  summary: 'Two plans of one unit for the same time.',
  why: 'Two plans can ask opposite things of the same people. A unit has one, so that everybody knows which goals hold and who answers for them.',
  serves: ['S0-5'],
  since: '0.2.0',
  examples: {
    invalid: `unit: {name: Permits office}
term: {start: 2026-07-01, end: 2027-12-31}
`,
    valid: `unit: {name: Permits office}
term: {start: 2027-01-01, end: 2027-12-31}
`,
    older: `id: permits-2026
term: {start: 2026-01-01, end: 2026-12-31}
unit: {name: Permits office}
`,
  },
  check: [
    visit('', (plan, _at, { facts, report }) => {
      const unit = unitKey(plan);
      if (unit === undefined || plan.status === 'retired') return;
      const other = facts.plans?.older.find(
        ({ plan: older, unit: other }) =>
          other === unit &&
          older.status !== 'retired' &&
          // A copy with its id and all is told as such.
          older.id !== plan.id &&
          areTogether(plan.term, older.term),
      );
      if (!other) return;
      const { path } = other.document;
      report({
        at: '/unit/name',
        message: `"${plan.unit?.name}" has another plan for the same time: ${path}.`,
        help: 'Put the two together. If this is another unit, give it its own name; if one of the plans is over, write `status: retired` in it.',
        related: [{ at: '/unit/name', message: 'The other plan.', in: other.document }],
      });
    }),
  ],
};

/** Both hold on some day, as far as their days are known. */
function areTogether(a: Plan['term'], b: Plan['term']): boolean {
  return !(isBefore(a?.end, b?.start) || isBefore(b?.end, a?.start));
}

function isBefore(end: string | null | undefined, start: string | null | undefined): boolean {
  return Boolean(end && start && end < start);
}

export default rule;
