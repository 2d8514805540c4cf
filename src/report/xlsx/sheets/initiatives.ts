import { didItHelp } from '../../helped.ts';
import { exitState, exitWords } from '../../meeting/exit-words.ts';
import type { ReportModel } from '../../model.ts';
import { helpedWords } from '../../promise-lines.ts';
import type { Effect, InitiativeRow } from '../../promises.ts';
import { amount, change, count, date, type Sheet, tableSheet } from '../sheet.ts';

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
      { title: 'Since', width: 12, cell: ({ initiative }) => date(initiative.start) },
      { title: 'Why', width: 40, cell: ({ initiative }) => initiative.reason },
      { title: 'Owner', width: 28, cell: ({ initiative }) => initiative.owner },
      {
        title: 'Granted',
        width: 40,
        cell: ({ initiative }) =>
          initiative.granted.map(({ what, state }) => `${what} (${state})`).join('; ') || null,
      },
      { title: 'Planned', width: 20, cell: ({ initiative }) => initiative.planned },
      { title: 'Spent', width: 20, cell: ({ initiative }) => initiative.spent },
      { title: 'Once launched', width: 20, cell: ({ initiative }) => initiative.runsAt },
      {
        title: 'Given up when',
        width: 40,
        cell: ({ initiative: { exit } }) => exit && `${exitWords(exit)} (${exitState(exit)})`,
      },
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
      { title: '… in', width: 16, cell: ({ effect }) => effect?.toPeriod ?? null },
      { title: 'Change', width: 12, cell: ({ effect }) => moved(effect) },
      { title: 'How it moved', width: 28, cell: ({ effect }) => effect && helpedWords(effect) },
      { title: 'Did it help?', width: 60, cell: ({ initiative }) => helpedText(initiative) },
      { title: 'Also served by', width: 40, cell: ({ effect }) => effect?.sharedWith.join('; ') || null },
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

function helpedText(initiative: InitiativeRow): string {
  const { answer, because } = didItHelp(initiative, label => label);
  return answer + (because && `: ${because}`);
}
