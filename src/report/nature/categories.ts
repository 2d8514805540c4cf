/** Reasons and channels with their shares, most contacts first. */
import type { KpiResult } from '../../kpi/evaluation.ts';
import { others } from '../../kpi/groups.ts';
import type { Category, CategoryColumn } from '../../kpi/nature/nature.ts';
import type { Plan } from '../../plan/generated/types.ts';

export interface CategoryPart extends Pick<CategoryColumn, 'column' | 'of'> {
  /** All contacts of the period; null where it is not known or withheld. */
  total: number | null;
  /** Those of the period, most contacts first; what the list has no place for last. */
  rows: CategoryRow[];
  /** Those that changed most, largest change first. */
  movers: CategoryRow[];
}

export interface CategoryRow extends Pick<Category, 'changeFromPrevious' | 'changeFromLastYear' | 'series'> {
  /** The value in the export. */
  label: string;
  /** What the plan calls it: the name of a channel. */
  name: string;
  /** Null where it is withheld, or not known. */
  n: number | null;
  withheld: boolean;
  /** Of all contacts of the period, 0 to 100. */
  share: number | null;
  /** Of this row and those before it; null from the first row on that is not known. */
  cumulative: number | null;
}

export function categoryPart(
  plan: Plan,
  { column, of, categories, movers }: CategoryColumn,
  { current }: KpiResult,
): CategoryPart {
  const total = current.value;
  const nameOf = of === 'channel' ? channelNames(plan) : (label: string) => label;
  let before: number | null = 0;
  const rows = categories.map(category => {
    const { label, now, series, changeFromPrevious, changeFromLastYear } = category;
    const n = now.value;
    before = before === null || n === null ? null : before + n;
    return {
      label,
      name: label === others ? 'All others' : nameOf(label),
      n,
      withheld: now.small === 'withheld',
      share: shareOf(n, total),
      cumulative: shareOf(before, total),
      series,
      changeFromPrevious,
      changeFromLastYear,
    };
  });
  return {
    column,
    of,
    total,
    rows: rows.filter(({ n }) => n !== 0),
    movers: movers.flatMap(label => rows.find(row => row.label === label) ?? []),
  };
}

function shareOf(n: number | null, total: number | null): number | null {
  return n === null || !total ? null : (100 * n) / total;
}

/** The id or the name of a channel of the plan, however it is written, reads as the plan calls it. */
function channelNames({ channels }: Plan): (label: string) => string {
  const plain = (text: string) => text.trim().toLowerCase();
  const known = new Map(
    (channels ?? []).flatMap(({ id, name }) => [
      [plain(id), name || id] as const,
      ...(name ? [[plain(name), name] as const] : []),
    ]),
  );
  return label => known.get(plain(label)) ?? label;
}
