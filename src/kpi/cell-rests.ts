/**
 * Small groups that nobody shows and that follow all the same: what is left of a cell when others, which lie in it and
 * apart from each other, are taken away. Of all answers less those by phone, the rest came in otherwise.
 */
import { canonicalJson } from '../plan/canonical-json.ts';
import type { Job } from './job.ts';
import { type Members, type Node, smallest } from './privacy.ts';
import { isWithin, type RowKinds, type RowSet, union, without } from './row-kinds.ts';

/** A cell whose rows are told apart. */
export interface KnownCell {
  job: Job;
  period: string;
  node: Node & { members: Members };
  /** Of a breakdown, whose groups add up to the whole. */
  isGroup: boolean;
}

/** One to nine rows of a cell that are in none of its parts. */
export interface Rest {
  whole: KnownCell;
  parts: KnownCell[];
  rows: RowSet;
}

type Which = 'all' | 'counted';

/** A cell by the rows that it has, or by those of them that it counts. */
interface Sized {
  cell: KnownCell;
  rows: RowSet;
  size: number;
}

/**
 * Of each period: what any cell leaves of any other, and what KPIs and parts of goals, however many, leave of another.
 * Several groups of breakdowns are not tried.
 */
export function restsIn(cells: readonly KnownCell[], kinds: RowKinds): Rest[] {
  return byPeriod(cells).flatMap(ofPeriod =>
    (['all', 'counted'] as const).flatMap(which => {
      const sized = ofPeriod.flatMap(cell => sizedBy(which, cell, kinds));
      const wholes = distinct(sized.filter(({ cell }) => !cell.isGroup));
      const found = [
        ...sized.flatMap(whole => restsOf(whole, sized, 1)),
        ...wholes.flatMap(whole => restsOf(whole, wholes, wholes.length)),
      ];
      return which === 'all' ? found : found.filter(rest => !isLeftOut(rest));
    }),
  );
}

function byPeriod(cells: readonly KnownCell[]): KnownCell[][] {
  const periods = new Map<string, KnownCell[]>();
  for (const cell of cells) {
    const known = periods.get(cell.period);
    if (known) known.push(cell);
    else periods.set(cell.period, [cell]);
  }
  return [...periods.values()];
}

function sizedBy(which: Which, cell: KnownCell, kinds: RowKinds): Sized[] {
  const rows = cell.node.members[which];
  return rows.length ? [{ cell, rows, size: kinds.sizeOf(rows) }] : [];
}

/** Each set of rows once. */
function distinct(all: readonly Sized[]): Sized[] {
  return [...new Map(all.map(one => [one.rows.join(), one])).values()];
}

/** @param atMost so many parts are taken away */
function restsOf({ cell, rows, size }: Sized, others: readonly Sized[], atMost: number): Rest[] {
  const enough = size - smallest + 1;
  const within = others
    .filter(other => other.size < size && (atMost > 1 || other.size >= enough) && isWithin(other.rows, rows))
    .sort((a, b) => b.size - a.size);
  const sizeFrom = within.map((_, i) => within.slice(i).reduce((sum, other) => sum + other.size, 0));
  const found: Rest[] = [];
  const take = (from: number, parts: readonly Sized[], taken: number) => {
    if (taken >= enough) {
      const left = without(rows, union(parts.map(part => part.rows)));
      found.push({ whole: cell, parts: parts.map(part => part.cell), rows: left });
    }
    if (parts.length === atMost) return;
    for (let i = from; i < within.length && taken + sizeFrom[i]! >= enough; i++) {
      const next = within[i]!;
      const isApart = taken + next.size < size && parts.every(part => areApart(part.rows, next.rows));
      if (isApart) take(i + 1, [...parts, next], taken + next.size);
    }
  };
  take(0, [], 0);
  return found;
}

function areApart(a: RowSet, b: RowSet): boolean {
  const own = new Set(a);
  return !b.some(kind => own.has(kind));
}

/** How many rows a cell leaves out for their own sake it says itself, and nothing else is told of them. */
function isLeftOut({ whole, parts, rows }: Rest): boolean {
  const all = union(parts.map(({ node }) => node.members.all));
  return isWithin(rows, all) && !parts.some(part => areSharesOfOneKind(whole.job, part.job));
}

/** Shares of the same good rows: what the `of` of one doesn't name the other may count. */
function areSharesOfOneKind({ spec: a }: Job, { spec: b }: Job): boolean {
  return a.kind === 'share' && b.kind === 'share' && canonicalJson(a.good) === canonicalJson(b.good);
}
