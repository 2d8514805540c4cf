import { courseNow } from '../../cells.ts';
import { goalScale } from '../../goals.ts';
import type { GoalPart, KpiPart, ReportModel } from '../../model.ts';
import { amount, count, date, type Sheet, tableSheet } from '../sheet.ts';
import { statusText } from '../status-text.ts';

interface GoalRow {
  kpi: KpiPart;
  goal: GoalPart;
}

export function goals({ kpis }: ReportModel): Sheet | null {
  const scaled =
    (of: (goal: GoalPart) => number | null | undefined) =>
    ({ kpi, goal }: GoalRow) =>
      amount(of(goal) ?? null, goalScale(kpi, goal));
  return tableSheet<GoalRow>(
    'Goals',
    [
      { title: 'Goal', width: 60, cell: ({ goal }) => goal.statement ?? goal.id },
      { title: 'Id', width: 20, cell: ({ goal }) => goal.id },
      { title: 'KPI', width: 44, cell: ({ kpi }) => kpi.name },
      { title: 'Part', width: 24, cell: ({ goal }) => goal.part },
      { title: 'Baseline', width: 12, cell: scaled(goal => goal.baseline?.value) },
      { title: '… in', width: 16, cell: ({ goal }) => goal.baseline?.period.label ?? null },
      { title: 'Course now, at least', width: 12, cell: scaled(goal => courseNow(goal)?.gte) },
      { title: 'Course now, at most', width: 12, cell: scaled(goal => courseNow(goal)?.lte) },
      { title: 'Target, at least', width: 12, cell: scaled(goal => goal.target?.gte) },
      { title: 'Target, at most', width: 12, cell: scaled(goal => goal.target?.lte) },
      { title: '… in', width: 28, cell: ({ goal }) => goal.target?.period.label ?? null },
      { title: 'Due', width: 12, cell: ({ goal }) => date(goal.due) },
      {
        title: 'Status',
        width: 16,
        cell: ({ goal }) => (goal.closed ? `closed: ${goal.closed.is}` : statusText(goal.status)),
      },
      { title: 'Held, periods', width: 10, cell: ({ goal }) => count(goal.held?.met ?? null) },
      { title: 'Held, of', width: 10, cell: ({ goal }) => count(goal.held?.of ?? null) },
      { title: 'Owner', width: 28, cell: ({ goal }) => goal.ownerTitle },
    ],
    kpis.flatMap(kpi => kpi.goals.map(goal => ({ kpi, goal }))),
  );
}
