/**
 * What an evaluation tells the rules of lint. The same shapes as in `src/rules/rule.ts`, which may not import this
 * room.
 */
import { dayBefore, type Period } from '../plan/period.ts';
import type { CommitmentPeriod, Evaluation, GoalResult, KpiResult } from './evaluation.ts';

export interface KpiFacts {
  dataUntil: string | null;
}

export interface GoalFacts {
  figures: { period: string; value: number; exceptional: boolean }[];
  usual: { low: number; high: number } | null;
  detectable: number | null;
  latest: { period: string; value: number } | null;
}

export interface CommitmentFacts {
  figures: { period: string; value: number; kept: boolean }[];
}

export interface BehindFacts {
  period: string;
  until: string;
  value: number;
  asked: { gte: number | null; lte: number | null };
  missed: boolean;
}

export function dataFacts({ kpis, watch, commitments, sources }: Evaluation): {
  kpis: Record<string, KpiFacts>;
  goals: Record<string, GoalFacts>;
  commitments: Record<string, CommitmentFacts>;
  behind: Record<string, BehindFacts>;
} {
  const read = new Set(sources.map(({ id }) => id));
  const isRead = ({ source }: KpiResult) => source.split(', ').some(id => read.has(id));
  const ofKpis = [...kpis, ...watch].flatMap((kpi): [string, KpiFacts][] => {
    const dataUntil = lastDay(kpi);
    return dataUntil !== null || isRead(kpi) ? [[kpi.id, { dataUntil }]] : [];
  });
  const ofGoals = kpis.flatMap(kpi =>
    kpi.goals.flatMap((goal): [string, GoalFacts][] => (goal.before ? [[goal.id, goalFacts(goal)]] : [])),
  );
  const ofCommitments = commitments.flatMap(({ id, measured, target, periods }) =>
    measured && target ? [[id, { figures: periods.flatMap(judgedFigure) }] as const] : [],
  );
  return {
    kpis: Object.fromEntries(ofKpis),
    goals: Object.fromEntries(ofGoals),
    commitments: Object.fromEntries(ofCommitments),
    behind: Object.fromEntries(kpis.flatMap(({ goals }) => goals.flatMap(behindFacts))),
  };
}

/** Of its rows, or of the closed periods that it is known from. */
function lastDay({ dataUntil, series }: KpiResult): string | null {
  const covered = series.findLast(({ coverage }) => coverage === 'recorded' || coverage === 'declared');
  const known = [dataUntil, covered && dayBefore(covered.period.end)].filter(day => typeof day === 'string');
  return known.sort().at(-1) ?? null;
}

/** Of a period that is over. */
function judgedFigure({ period, value, kept, provisional }: CommitmentPeriod): CommitmentFacts['figures'] {
  if (provisional || value === null || kept === null) return [];
  return [{ period: asPlansName(period), value, kept }];
}

/** Of an open goal whose figure of the period is short of what was asked of it. */
function behindFacts({ id, closed, status, series, course }: GoalResult): [string, BehindFacts][] {
  const [cell, asked] = [series.at(-1), course.at(-1)];
  if (closed || (status !== 'behind' && status !== 'missed') || !cell || cell.value === null || !asked)
    return [];
  const { period, value } = cell;
  return [
    [
      id,
      {
        period: asPlansName(period),
        until: dayBefore(period.end),
        value,
        asked: { gte: asked.gte, lte: asked.lte },
        missed: status === 'missed',
      },
    ],
  ];
}

function goalFacts({ before, series }: GoalResult): GoalFacts {
  const { figures, limits, detectable } = before!;
  const latest = series.findLast(({ value, small }) => value !== null && small === null);
  return {
    figures: figures.map(({ period, value, signals }) => ({
      period: asPlansName(period),
      value,
      exceptional: signals.length > 0,
    })),
    usual: limits && { low: limits.lower, high: limits.upper },
    detectable,
    latest: latest ? { period: asPlansName(latest.period), value: latest.value! } : null,
  };
}

/** `FY27-Q1` in a plan with fiscal years, `2026-Q4`, `2026-09`: as a plan may write it. */
function asPlansName({ kind, id, label }: Period): string {
  const name = label.replace(/ \(.*$/, '');
  return kind === 'month' || name.includes('/') ? id : name;
}
