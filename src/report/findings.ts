/** "You said, we did": every finding with how often it is heard again, and the goals and initiatives that cite it. */
import { shareHash } from '../kpi/definition-hash.ts';
import type { Change, Evaluation, GoalResult, PeriodCell } from '../kpi/evaluation.ts';
import type { FindingCount } from '../kpi/nature/nature.ts';
import type { Finding, FindingStatus, InitiativeStatus, Plan } from '../plan/generated/types.ts';
import type { Period } from '../plan/period.ts';
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
  /** Nobody expected it. */
  surprise: boolean;
  /** It matters much, an answer is little work, and none is there yet. */
  quickWin: boolean;
  /** How many rows of an export say it; null where the plan names none. */
  heard: Heard | null;
  /** What people who were asked again say has become of it, as the plan says. */
  again: AskedAgain[];
}

export interface Heard {
  /** The source. */
  source: string;
  period: Period;
  /** Rows of the period that say it, and all of them; null where it is not known or withheld. */
  said: number | null;
  of: number | null;
  withheld: boolean;
  /** The figure of those that say it, with how it came about. */
  cell: PeriodCell;
  /** SHA-256 over what is counted: the rows that say it, and those that they are counted among. */
  definitionHash: string;
  /** Rows that say it, of how many, oldest period first; null where it is not known or withheld. */
  counts: { period: string; days: Period; said: number | null; of: number | null }[];
  /** Since the period before: of a sample that of the share, in points; else that of the number. */
  change: Change | null;
  sample: boolean;
  notes: string[];
}

export interface AskedAgain {
  study: string;
  date: string | null;
  samePeople: boolean;
  better: number;
  same: number;
  worse: number;
}

/** Findings in the plan's order. */
export function findingRows(plan: Plan, evaluation: Evaluation): FindingRow[] {
  const statuses = new Map(
    evaluation.kpis.flatMap(kpi => kpi.goals.map(goal => [goal.id, goal.closed?.is ?? goal.status] as const)),
  );
  const studies = new Map((plan.voc?.studies ?? []).map(study => [study.id, study]));
  const segments = new Map((plan.customers ?? []).map(segment => [segment.id, segment.name || segment.id]));
  const counted = new Map(evaluation.nature.findings.map(one => [one.id, one]));
  return (plan.voc?.findings ?? []).map(finding => {
    const { id, impact, effort, surprise, status = 'new' } = finding;
    const heard = counted.get(id);
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
      status,
      reason: finding.reason ?? null,
      surprise: surprise === true,
      quickWin: impact === 'high' && effort === 'low' && (status === 'new' || status === 'accepted'),
      heard: heard ? heardIn(heard) : null,
      again: askedAgain(plan, finding),
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

function heardIn({ said, of, change }: FindingCount): Heard {
  const counts = said.series.map((cell, i) => ({
    period: cell.period.label,
    days: cell.period,
    said: cell.value,
    of: of.series[i]?.value ?? null,
  }));
  const first = counts.findIndex(one => one.said !== null || one.of !== null);
  return {
    source: said.source,
    period: said.current.period,
    said: said.current.value,
    of: of.current.value,
    withheld: said.current.small === 'withheld',
    cell: said.current,
    definitionHash: shareHash(said.definitionHash, of.definitionHash),
    counts: first < 0 ? [] : counts.slice(first),
    change,
    sample: said.sample,
    notes: said.notes,
  };
}

/** Studies that asked the people, or the questions, of the finding's study again. */
function askedAgain({ voc }: Plan, { study }: Finding): AskedAgain[] {
  return (voc?.studies ?? []).flatMap(
    ({ id, title, date, followup_of: earlier, same_people: same, verdicts }) =>
      study && earlier === study && verdicts
        ? [
            {
              study: title || id,
              date: date ?? null,
              samePeople: same === true,
              better: verdicts.better ?? 0,
              same: verdicts.same ?? 0,
              worse: verdicts.worse ?? 0,
            },
          ]
        : [],
  );
}
