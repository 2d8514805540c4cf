/** "You said, we did": every finding with the goals and initiatives that cite it. */
import type { Evaluation, GoalResult } from '../kpi/evaluation.ts';
import type { Finding, FindingStatus, InitiativeStatus, Plan } from '../plan/generated/types.ts';
import { count } from './numbers.ts';

export interface FindingRow {
  id: string;
  text: string;
  kind: Finding['kind'];
  /** The study's title with its size, e.g. `Survey of permit customers (412 people)`. */
  study: string | null;
  /** Whose voice it is: names of segments. */
  from: string[];
  status: FindingStatus;
  reason: string | null;
  goals: { id: string; statement: string; status: GoalResult['status'] | null }[];
  initiatives: { id: string; title: string; status: InitiativeStatus }[];
}

/** Findings in the plan's order. */
export function findingRows(plan: Plan, evaluation: Evaluation): FindingRow[] {
  const statuses = new Map(
    evaluation.kpis.flatMap(kpi => kpi.goals.map(goal => [goal.id, goal.closed?.is ?? goal.status] as const)),
  );
  const studies = new Map((plan.voc?.studies ?? []).map(study => [study.id, study]));
  const segments = new Map((plan.customers ?? []).map(segment => [segment.id, segment.name || segment.id]));
  return (plan.voc?.findings ?? []).map(finding => {
    const study = finding.study ? studies.get(finding.study) : undefined;
    const goals = (plan.goals ?? []).filter(goal => goal.because?.includes(finding.id));
    const initiatives = (plan.initiatives ?? []).filter(initiative =>
      initiative.because?.includes(finding.id),
    );
    return {
      id: finding.id,
      text: finding.text || finding.id,
      kind: finding.kind ?? null,
      study: study ? (study.title || study.id) + (study.size ? ` (${count(study.size)} people)` : '') : null,
      from: (finding.segments ?? []).map(segment => segments.get(segment) ?? segment),
      status: finding.status ?? 'new',
      reason: finding.reason ?? null,
      goals: goals.map(goal => {
        const status = statuses.get(goal.id);
        return {
          id: goal.id,
          statement: goal.statement || goal.id,
          status: status === undefined || status === 'dropped' ? null : status,
        };
      }),
      initiatives: initiatives.map(initiative => ({
        id: initiative.id,
        title: initiative.title || initiative.id,
        status: initiative.status ?? 'planned',
      })),
    };
  });
}
