import type { KpiPart, ReportModel } from '../../model.ts';
import { breakSentences, closedBeforeSentences, restatedSentence } from '../../restated.ts';
import { amount, figure, type Sheet, tableSheet } from '../sheet.ts';
import { statusText } from '../status-text.ts';

export function kpis({ kpis: parts }: ReportModel): Sheet | null {
  return tableSheet<KpiPart>(
    'KPIs',
    [
      { title: 'KPI', width: 44, cell: kpi => kpi.name },
      { title: 'Id', width: 20, cell: kpi => kpi.id },
      { title: 'Value', width: 14, cell: kpi => figure(kpi.current, kpi) },
      { title: 'Status', width: 14, cell: kpi => statusText(kpi.status) },
      { title: 'In words', width: 60, cell: kpi => kpi.sentence },
      { title: 'The owner says', width: 60, cell: kpi => kpi.comment },
      { title: 'What it is', width: 60, cell: kpi => kpi.definition },
      { title: 'Formula', width: 40, cell: kpi => kpi.formula },
      { title: 'Why ours', width: 40, cell: kpi => kpi.whyOurs },
      { title: 'Measured by', width: 24, cell: kpi => kpi.ownerTitle },
      { title: 'How often', width: 12, cell: kpi => kpi.frequency },
      { title: 'To compare with', width: 14, cell: kpi => amount(kpi.benchmark?.value ?? null, kpi) },
      { title: '… from', width: 30, cell: kpi => kpi.benchmark?.from ?? null },
      { title: 'To note', width: 80, cell: notes },
    ],
    parts,
  );
}

function notes(kpi: KpiPart): string | null {
  const all = [
    ...kpi.notes,
    restatedSentence(kpi),
    ...closedBeforeSentences(kpi),
    ...breakSentences(kpi),
    ...kpi.annotations.map(({ date, text }) => `${date}: ${text}`),
  ];
  return all.filter(Boolean).join(' ') || null;
}
