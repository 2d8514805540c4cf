import type { Plan } from '../../plan/generated/types.ts';
import { isGap } from '../gap.ts';
import { type Rule, visit } from '../rule.ts';

const rule: Rule = {
  id: 'voc/one-sided',
  depth: 'core',
  severity: 'warning',
  reads: ['/customers', '/roles', '/voc'],
  summary: 'Only external customers were heard, or only colleagues.',
  why: 'Customers know what it is like to be served, colleagues know why. Who asks one side only repairs half of it.',
  serves: ['S2-1a', 'S1-17'],
  since: '0.1.0',
  examples: {
    invalid: `voc:
  studies:
  - id: s-callers
    of: [residents]
  - id: s-field
    of: [residents]
`,
    valid: `voc:
  studies:
  - id: s-callers
    of: [residents]
  - id: s-field
    of: [inspectors]
`,
  },
  check: [
    visit('/voc/studies', (studies, at, { plan, report }) => {
      if (isGap(studies)) return;
      const unsaid = studies.findIndex(study => isGap(study.of));
      if (unsaid >= 0) {
        report({
          at: `${at}/${unsaid}/of`,
          message: `Study "${studies[unsaid]!.id}" doesn't say who was heard.`,
        });
        return;
      }
      const heard = new Set(studies.flatMap(study => (study.of ?? []).map(id => sideOf(id, plan))));
      // An id that nothing has is a reference finding; once it is mended this can be judged.
      if (heard.has(undefined) || (heard.has('external') && heard.has('internal'))) return;
      report({
        at,
        message: heard.has('external')
          ? 'Only customers from outside were heard, none of the colleagues who serve them or depend on the service.'
          : 'Only colleagues were heard, none of the customers from outside.',
        help: 'Add a study of the other side, even a small one.',
      });
    }),
  ],
};

function sideOf(id: string, plan: Plan): 'external' | 'internal' | undefined {
  const segment = plan.customers?.find(segment => segment.id === id);
  if (segment) return segment.kind ?? 'external';
  return plan.roles?.some(role => role.id === id) ? 'internal' : undefined;
}

export default rule;
