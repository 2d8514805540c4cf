/** A cell of an explanation in words. */
import type { Cell } from '../kpi/evaluation.ts';
import { count, formatValue, type Scale } from '../report/numbers.ts';

export function valueText(cell: Cell, scale: Scale): string {
  if (cell.small === 'withheld') return '<10 (withheld: fewer than ten persons)';
  if (cell.value === null) return 'no number';
  const value = formatValue(cell.value, scale);
  return cell.small === 'too-few' ? `[${value}], too few rows for a judgement` : value;
}

/** `26 / 40`, or the rows alone where nothing is divided; for a cell that has rows. */
export function fraction({ numerator, n }: Cell): string {
  return numerator === null ? count(n!) : `${count(numerator)} / ${count(n!)}`;
}
