import { isGap } from '../gap.ts';
import { type Rule, type RuleContext, type Visitor, visit } from '../rule.ts';
import { quoted } from '../unsaid.ts';

const rule: Rule = {
  id: 'plan/unnamed',
  depth: 'service',
  severity: 'info',
  summary: 'A role, a KPI, an initiative or something else that readers see by its id, for want of a name.',
  why: 'Reports and pages for the staff call things by their names. An id is a word among those who write the plan, and nobody else can be expected to know it.',
  serves: ['S4-2', 'S1-8'],
  since: '0.2.0',
  examples: {
    invalid: `initiatives:
- id: i-call-back
  title:
`,
    valid: `initiatives:
- id: i-call-back
  title: Call back instead of holding the line
`,
  },
  check: [
    named('/roles', 'title', 'Role', 'roles'),
    named('/customers', 'name', 'Group of customers', 'groups of customers'),
    named('/kpis', 'name', 'KPI', 'KPIs'),
    named('/watch', 'name', 'Watched measure', 'watched measures'),
    named('/initiatives', 'title', 'Initiative', 'initiatives'),
    named('/policies', 'title', 'Policy', 'policies'),
    named('/team/training', 'title', 'Training', 'trainings'),
    named('/journeys', 'title', 'Journey', 'journeys'),
    named('/guides', 'title', 'Guide', 'guides'),
    named('/culture/communications', 'title', 'Communication', 'communications'),
    named('/recognition', 'title', 'Recognition', 'ways of recognition'),
  ],
};

type Listed =
  | '/roles'
  | '/customers'
  | '/kpis'
  | '/watch'
  | '/initiatives'
  | '/policies'
  | '/team/training'
  | '/journeys'
  | '/guides'
  | '/culture/communications'
  | '/recognition';

type Thing = { id: string } & Partial<Record<'title' | 'name', string | null>>;

/** The things of a list without what they are called; several are one finding. */
function named(path: Listed, key: 'title' | 'name', one: string, many: string): Visitor {
  return visit(path, (things: readonly Thing[] | null, at: string, { report }: RuleContext) => {
    const without = (things ?? []).flatMap((thing, i) =>
      isGap(thing[key]) && !isGap(thing.id) ? [{ id: thing.id, i }] : [],
    );
    const [first] = without;
    if (!first) return;
    report(
      without.length === 1
        ? {
            at: `${at}/${first.i}/${key}`,
            message: `${one} "${first.id}" has no ${key}: readers see its id.`,
          }
        : {
            at,
            message: `${without.length} ${many} have no ${key}, so readers see their ids: ${quoted(without.map(({ id }) => id))}.`,
            help: `Write a \`${key}\` for each, in words that people know.`,
          },
    );
  });
}

export default rule;
