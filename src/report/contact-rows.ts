/** Contacts as rows of the table of figures: each count period by period, then its reasons and channels. */
import { type ContactCount, contactCounts } from './contact-counts.ts';
import { sourcesNamed } from './exact-figure.ts';
import type { FigureRow } from './figure-rows.ts';
import type { ReportModel } from './model.ts';
import type { CategoryPart } from './nature/categories.ts';

export function contactRows(model: ReportModel, sources: readonly string[]): FigureRow[] {
  return contactCounts(model).flatMap(count => {
    const row = (figure: Figure) => rowOf(count, sources, figure);
    const { period, provisional, coverage } = count.now;
    const reported = { period, provisional, coverage };
    return [
      ...count.earlier.map(row),
      row({ ...reported, cell: count.cell }),
      ...count.categories.flatMap(part =>
        categoryFigures(part).map(figure => row({ ...reported, ...figure })),
      ),
    ];
  });
}

type Figure = Pick<FigureRow, 'period' | 'cell'> & Partial<FigureRow>;

function rowOf(
  { section, id, name, stat, unit, definition, source }: ContactCount,
  sources: readonly string[],
  figure: Figure,
): FigureRow {
  return {
    section,
    kpi: id,
    name,
    stat,
    goal: null,
    part: null,
    breakdown: null,
    group: null,
    scale: { unit, shownIn: null },
    interval: null,
    course: null,
    target: null,
    status: null,
    provisional: false,
    coverage: null,
    definition,
    scope: null,
    sources: sourcesNamed(source, sources),
    ...figure,
  };
}

function categoryFigures({ column, rows }: CategoryPart): Pick<FigureRow, 'cell' | 'breakdown' | 'group'>[] {
  return rows.map(({ label, n, withheld }) => ({
    cell: { value: n, numerator: null, n, small: n === null && withheld ? 'withheld' : null },
    breakdown: column,
    group: label,
  }));
}
