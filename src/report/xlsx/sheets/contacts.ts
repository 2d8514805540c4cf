import { dayBefore } from '../../../plan/period.ts';
import type { ReportModel } from '../../model.ts';
import type { FlowPeriod, InteractionPart } from '../../nature/nature.ts';
import { ageName } from '../../nature/words.ts';
import { count, date, type Sheet, type TableColumn, tableSheet, yes } from '../sheet.ts';

interface ContactsOfPeriod extends FlowPeriod {
  of: InteractionPart;
}

/** Contacts that came in, were settled and are open, period by period, with how long they have been open. */
export function contacts({ nature: { interactions } }: ReportModel): Sheet | null {
  const ages = [...new Set(interactions.flatMap(interaction => interaction.ages))];
  return tableSheet<ContactsOfPeriod>(
    'Contacts',
    [
      { title: 'Contacts', width: 44, cell: row => row.of.name },
      { title: 'Period', width: 12, cell: row => row.period.id },
      { title: 'From', width: 12, cell: row => date(row.period.start) },
      { title: 'To', width: 12, cell: row => date(dayBefore(row.period.end)) },
      { title: 'Received', width: 12, cell: row => flow(row, 'received') },
      { title: 'Resolved', width: 12, cell: row => flow(row, 'resolved') },
      { title: 'Active', width: 12, cell: row => flow(row, 'active') },
      ...ages.map(
        (age): TableColumn<ContactsOfPeriod> => ({
          title: ageName(age),
          width: 14,
          cell: row => count(row.byAge?.[row.of.ages.indexOf(age)] ?? null),
        }),
      ),
      { title: 'Provisional', width: 12, cell: row => yes(row.provisional) },
    ],
    interactions.flatMap(of => of.periods.map(period => ({ ...period, of }))),
  );
}

function flow(row: ContactsOfPeriod, which: 'received' | 'resolved' | 'active') {
  const isNow = row.period.id === row.of.received.cell.period.id;
  return isNow && row.of[which]?.cell.small === 'withheld' ? 'withheld' : count(row[which]);
}
