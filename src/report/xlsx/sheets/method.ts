import { methodFacts } from '../../method-words.ts';
import type { KpiPart, ReportModel } from '../../model.ts';
import { count, type Sheet, tableSheet } from '../sheet.ts';

interface Fact {
  kpi: string;
  term: string;
  text: string;
  /** Where the text is nothing but a number. */
  number: number | null;
}

/** What each KPI's number rests on. */
export function method({ kpis }: ReportModel): Sheet | null {
  return tableSheet<Fact>(
    'Method',
    [
      { title: 'KPI', width: 44, cell: fact => fact.kpi },
      { title: 'Fact', width: 32, cell: fact => fact.term },
      {
        title: 'In words',
        width: 100,
        cell: fact => (fact.number === null ? fact.text : count(fact.number)),
      },
    ],
    kpis.flatMap(kpi =>
      methodFacts(kpi).map(([term, text]) => ({ kpi: kpi.name, term, text, number: numberOf(kpi, term) })),
    ),
  );
}

function numberOf({ current, minSample }: KpiPart, term: string): number | null {
  switch (term) {
    case 'Numerator':
      return current.numerator;
    case 'Denominator':
    case 'Rows':
      return current.n;
    case 'Judged from':
      return minSample;
    default:
      return null;
  }
}
