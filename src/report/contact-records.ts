/** What a report says of its contacts to machines. */
import { visible } from '../diagnostic/visible.ts';
import { type ContactCount, contactCounts } from './contact-counts.ts';
import { exact, figureRecord, sourcesNamed } from './exact-figure.ts';
import type { ReportModel } from './model.ts';
import type { CategoryPart } from './nature/categories.ts';
import type { CategoriesRecord, KpiRecord } from './provenance.ts';

export function contactRecords(model: ReportModel, sources: readonly string[]): KpiRecord[] {
  return contactCounts(model).map(count => contactRecord(count, sources));
}

function contactRecord(count: ContactCount, sources: readonly string[]): KpiRecord {
  const { section, id, stat, name, unit, cell, now, earlier, categories } = count;
  return {
    ...contactIdentity({ section, id, stat, name }),
    section,
    unit,
    shownIn: null,
    stat,
    definition: count.definition,
    scope: null,
    sources: sourcesNamed(count.source, sources),
    figure: figureRecord(cell),
    recorded: now.coverage === 'recorded',
    status: null,
    goals: [],
    leftOut: section === 'interactions' ? now.leftOut : [],
    series: Object.fromEntries(
      [...earlier, { period: now.period, cell }].map(one => [one.period.id, exact(one.cell.value)]),
    ),
    ...(categories.length ? { categories: categories.map(categoriesRecord) } : {}),
  };
}

/** What was received goes by the contacts' own id. */
export function contactIdentity({
  section,
  id,
  stat,
  name,
}: Pick<KpiRecord, 'id' | 'name' | 'stat'> & { section: string }): Pick<KpiRecord, 'id' | 'name'> {
  const path = `${section}/${id}`;
  if (section !== 'interactions') return { id: path, name };
  return { id: stat === 'received' ? path : `${path}/${stat}`, name: `${name}, ${stat}` };
}

function categoriesRecord({ column, rows }: CategoryPart): CategoriesRecord {
  return {
    column: visible(column),
    rows: rows.map(({ label, n, withheld }) => ({
      label: visible(label),
      n,
      ...(n === null && withheld ? { withheld: true } : {}),
    })),
  };
}
