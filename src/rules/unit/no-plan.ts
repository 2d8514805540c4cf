import { nearest } from '../../diagnostic/nearest.ts';
import { idOf } from '../../plan/ids.ts';
import type { ConfigurationContext, OtherPlan, Rule } from '../rule.ts';
import { unitName } from '../units.ts';

const rule: Rule = {
  id: 'unit/no-plan',
  depth: 'core',
  severity: 'warning',
  needs: 'plans',
  summary: 'A unit under `units` in csplan.config.yaml that has no plan.',
  why: 'Every unit that serves customers has a plan of its own. One without is easily forgotten, because nobody gets a finding for a plan that is not there.',
  serves: ['S0-5'],
  since: '0.2.0',
  examples: {
    invalid: `units: [Permits office, Inspections]
`,
    valid: `units: [Permits office]
`,
    older: `unit: {name: Permits office}
`,
  },
  check: [],
  checkConfiguration: ({ units }, context) => {
    const wanted = new Set((units ?? []).map(unitName));
    const others = context.plans.filter(({ plan }) => !wanted.has(unitName(plan.unit?.name)));
    for (const [i, unit] of (units ?? []).entries())
      if (unitName(unit)) judge(unit, `/units/${i}`, others, context);
  },
};

/** @param others plans of units that are not listed: one of them may be meant */
function judge(
  unit: string,
  at: string,
  others: readonly OtherPlan[],
  { plans, report }: ConfigurationContext,
): void {
  const own = plans.filter(({ plan }) => unitName(plan.unit?.name) === unitName(unit));
  if (own.some(({ plan }) => plan.status !== 'retired')) return;
  const [retired] = own;
  if (retired) {
    report({
      at,
      message: `The plan of "${unit}" is retired, and it has no other.`,
      help: `Write the next one: csplan init plans/${idOf(unit, 'my-unit')}. If the unit needs none any more, delete this line.`,
      related: [{ at: '/status', message: 'The retired plan.', in: retired.document }],
    });
    return;
  }
  const names = others.flatMap(({ plan }) => plan.unit?.name ?? []);
  const meant = nearest(unit, names);
  const near = others.find(({ plan }) => meant !== undefined && plan.unit?.name === meant);
  report({
    at,
    message: `"${unit}" has no plan.`,
    help: near
      ? `${near.document.path} is a plan of "${meant}". Did you mean that? Then write the same name in both places.`
      : `Write one: csplan init plans/${idOf(unit, 'my-unit')}. If the unit needs none, delete this line.`,
    ...(near && {
      related: [{ at: '/unit/name', message: 'A unit with nearly the same name.', in: near.document }],
    }),
  });
}

export default rule;
