/** What came of findings, as customers and staff are told. */
import type { Finding, Initiative, Plan } from '../../../plan/generated/types.ts';
import { all } from '../told.ts';

/** From nothing to answered; `declined` stands beside them. */
export type Progress = 'open' | 'planned' | 'running' | 'launched' | 'done' | 'declined';

const alive = ['planned', 'running', 'launched'] as const;

export interface Answer {
  initiative: Initiative;
  status: (typeof alive)[number];
}

/** Initiatives that answer a finding and were not given up, in the plan's order. */
export function answersTo({ id }: Finding, plan: Plan): Answer[] {
  return all(plan.initiatives).flatMap(initiative => {
    const status = alive.find(one => one === (initiative.status ?? 'planned'));
    return status && initiative.because?.includes(id) ? [{ initiative, status }] : [];
  });
}

/** How far a finding is answered: by its own status where that is the last word, else by the initiative that is furthest. */
export function progressOf(finding: Finding, plan: Plan): Progress {
  if (finding.status === 'declined' || finding.status === 'done') return finding.status;
  const statuses = answersTo(finding, plan).map(({ status }) => status);
  return alive.findLast(one => statuses.includes(one)) ?? 'open';
}
