import { methodFacts } from '../../method-words.ts';
import type { ReportModel } from '../../model.ts';
import { type Sheet, tableSheet } from '../sheet.ts';

interface Fact {
  kpi: string;
  term: string;
  text: string;
}

/** What each KPI's number rests on. */
export function method({ kpis }: ReportModel): Sheet | null {
  return tableSheet<Fact>(
    'Method',
    [
      { title: 'KPI', width: 44, cell: fact => fact.kpi },
      { title: 'Fact', width: 32, cell: fact => fact.term },
      { title: 'In words', width: 100, cell: fact => fact.text },
    ],
    kpis.flatMap(kpi => methodFacts(kpi).map(([term, text]) => ({ kpi: kpi.name, term, text }))),
  );
}
