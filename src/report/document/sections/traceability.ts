/** From what customers said to what is done about it: every finding against every goal and initiative. */
import type { Finding, Initiative, Plan } from '../../../plan/generated/types.ts';
import { isGap } from '../asking.ts';
import { type Block, blocks, type Column, type Content, joined, mark, quiet, type Text } from '../model.ts';
import { all, type Told } from '../told.ts';

/** Columns of marks that fit beside the finding's words. */
const columnsShown = 20;

interface Cause {
  code: string;
  name: string;
  /** Findings that it cites. */
  cites: ReadonlySet<string>;
}

export function traceability(told: Told): Block[] {
  const { plan } = told;
  const findings = all(plan.voc?.findings);
  const goals = causes(
    'G',
    all(plan.goals).map(goal => ({ name: goal.statement || goal.id, because: goal.because })),
  );
  const initiatives = causes(
    'I',
    all(plan.initiatives).map(initiative => ({
      name: initiative.title || initiative.id,
      because: initiative.because,
    })),
  );
  const marked = [...goals, ...initiatives];
  if (!findings.length || !marked.length) return [];
  const cited = otherCitations(plan);
  const tables = Array.from({ length: Math.ceil(marked.length / columnsShown) }, (_, i): Block => {
    const columns = marked.slice(i * columnsShown, (i + 1) * columnsShown);
    return {
      is: 'table',
      caption: i
        ? 'Continued.'
        : 'Which goal (G) and which initiative (I) rests on which finding; their names stand below.',
      columns: [
        { title: 'Finding' },
        ...columns.map(({ code, name }): Column => ({ title: name, code, kind: 'dot' })),
        { title: 'Came of it', kind: 'wrap' },
      ],
      rows: findings.map(finding => [
        joined([told.names.code(finding.id), finding.text || finding.id], ' '),
        ...columns.map(({ cites }): Content => (cites.has(finding.id) ? '●' : '')),
        outcome(finding, marked, cited),
      ]),
    };
  });
  return blocks(tables, {
    is: 'facts',
    facts: marked.map(({ code, name }) => ({ label: code, value: name })),
  });
}

function causes(
  letter: string,
  things: readonly { name: string; because?: readonly (string | null)[] | null }[],
): Cause[] {
  return things.map(({ name, because }, i) => ({
    code: `${letter}${i + 1}`,
    name,
    cites: new Set((because ?? []).filter(id => id !== null)),
  }));
}

/** Findings that something else than a goal or an initiative cites. */
function otherCitations(plan: Plan): ReadonlySet<string> {
  const citing: { because?: readonly string[] | null }[] = [
    ...all(plan.strategies),
    ...all(plan.policies),
    ...all(plan.commitments),
    ...all(plan.authority),
    ...all(plan.innovation?.ideas),
  ];
  return new Set(citing.flatMap(({ because }) => because ?? []));
}

function outcome(finding: Finding, marked: readonly Cause[], cited: ReadonlySet<string>): Text {
  const said = finding.reason ? quiet(finding.reason) : null;
  if (finding.status === 'declined') return joined([mark('none', 'declined'), said], ' ');
  if (finding.status === 'done') return joined([mark('good', 'answered'), said], ' ');
  if (marked.some(({ cites }) => cites.has(finding.id))) return mark('near', 'being answered');
  if (cited.has(finding.id)) return mark('near', 'in a rule or a promise');
  return mark('bad', isGap(finding.status) || finding.status === 'new' ? 'nothing yet' : 'nothing cites it');
}

/** Goals and initiatives of a finding, for those who want no matrix. */
export function citing(plan: Plan, finding: string): { goals: string[]; initiatives: Initiative[] } {
  return {
    goals: all(plan.goals).flatMap(({ id, because }) => (because?.includes(finding) ? [id] : [])),
    initiatives: all(plan.initiatives).filter(({ because }) => because?.includes(finding)),
  };
}
