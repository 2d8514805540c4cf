import type { Kpi } from '../../plan/generated/types.ts';
import { type MeasuredSection, measuredSections } from '../../plan/measured.ts';
import { latest } from '../cadence.ts';
import { isGap } from '../gap.ts';
import { type Rule, type RuleContext, visit } from '../rule.ts';

/** Measures of how content customers are. */
const ofContent: ReadonlySet<NonNullable<Kpi['measure']>['kind']> = new Set(['csat', 'nps', 'ces']);

const rule: Rule = {
  id: 'kpi/before-expectations',
  depth: 'service',
  severity: 'warning',
  reads: ['/voc'],
  summary:
    'A measure of satisfaction that was agreed on before anybody had asked what customers judge the service by.',
  why: 'Satisfaction is the answer to an expectation. A survey that was made before the expectations were known asks about what the unit thought of, and customers politely rate it.',
  serves: ['RB31'],
  since: '0.2.0',
  examples: {
    invalid: `kpis:
- id: told-true
  agreed: {performance-analyst: 2026-09-01}
`,
    valid: `kpis:
- id: told-true
  agreed: {performance-analyst: 2026-11-03}
`,
  },
  check: measuredSections.map(section =>
    visit(`/${section}`, (measured, at, context) => {
      const asked = firstAsked(context);
      if (!asked) return;
      for (const [i, kpi] of measured.entries()) {
        const agreed = latest(Object.values(kpi.agreed ?? {}));
        if (!kpi.measure || !ofContent.has(kpi.measure.kind) || !agreed || agreed >= asked.date) continue;
        context.report({
          at: `${at}/${i}/agreed`,
          message: `How ${called(section)} "${kpi.id}" measures satisfaction was agreed on ${agreed}, and what customers judge the service by was first asked on ${asked.date}.`,
          help: 'Hold its questions against what customers expect (`voc.attributes`), change them where they miss it, and agree on it again.',
          related: [{ at: asked.at, message: 'The first study that asked for it.' }],
        });
      }
    }),
  ),
};

function called(section: MeasuredSection): string {
  return section === 'kpis' ? 'KPI' : 'the watched measure';
}

/** The first study that attributes come from; undefined while one of them has none, or no day. */
function firstAsked({ plan }: RuleContext): { date: string; at: string } | undefined {
  const { attributes, studies } = plan.voc ?? {};
  const asked = (attributes ?? []).map(({ study }) => (studies ?? []).findIndex(({ id }) => id === study));
  if (!asked.length || asked.some(i => i < 0 || isGap(studies![i]!.date))) return undefined;
  const first = asked.reduce((best, i) => (studies![i]!.date! < studies![best]!.date! ? i : best));
  return { date: studies![first]!.date!, at: `/voc/studies/${first}/date` };
}

export default rule;
