import type { ReportModel } from '../../model.ts';
import type { Effect, InitiativeRow } from '../../promises.ts';
import { amount, change, count, type Sheet, tableSheet } from '../sheet.ts';

/** One goal that an initiative serves, null where it serves none that is measured. */
interface ServedGoal {
  initiative: InitiativeRow;
  effect: Effect | null;
}

export function initiatives({ initiatives: rows }: ReportModel): Sheet | null {
  return tableSheet<ServedGoal>(
    'Initiatives',
    [
      { title: 'Initiative', width: 44, cell: ({ initiative }) => initiative.title },
      { title: 'Size', width: 12, cell: ({ initiative }) => initiative.size ?? null },
      { title: 'Status', width: 12, cell: ({ initiative }) => initiative.status },
      { title: 'Why', width: 40, cell: ({ initiative }) => initiative.reason },
      { title: 'Owner', width: 28, cell: ({ initiative }) => initiative.owner },
      { title: 'Planned', width: 20, cell: ({ initiative }) => initiative.planned },
      { title: 'Spent', width: 20, cell: ({ initiative }) => initiative.spent },
      { title: 'Actions done', width: 10, cell: ({ initiative }) => count(initiative.actions.done) },
      { title: 'Actions open', width: 10, cell: ({ initiative }) => count(initiative.actions.open) },
      { title: 'Actions overdue', width: 10, cell: ({ initiative }) => count(initiative.actions.overdue) },
      { title: 'Serves the goal', width: 20, cell: ({ effect }) => effect?.goal ?? null },
      { title: 'Its KPI', width: 44, cell: ({ effect }) => effect?.kpi ?? null },
      {
        title: 'Then',
        width: 12,
        cell: ({ effect }) => effect && amount(effect.from?.value ?? null, effect),
      },
      { title: '… in', width: 28, cell: ({ effect }) => effect?.from?.period ?? null },
      { title: 'Now', width: 12, cell: ({ effect }) => effect && amount(effect.to, effect) },
      { title: 'Change', width: 12, cell: ({ effect }) => moved(effect) },
    ],
    rows.flatMap((initiative): ServedGoal[] =>
      initiative.effects.length
        ? initiative.effects.map(effect => ({ initiative, effect }))
        : [{ initiative, effect: null }],
    ),
  );
}

function moved(effect: Effect | null) {
  if (!effect || effect.difference === null) return null;
  return change({ difference: effect.difference, relative: null, better: effect.better }, effect);
}
