/** Other ways to count a KPI side by side, and those that somebody else's number comes nearest to. */
import { visible, wrapped } from '../diagnostic/visible.ts';
import { nearestTo, type VariantResult } from '../kpi/explain/variants.ts';
import { changeSize, type Scale, shortChange } from '../report/numbers.ts';
import { fraction, valueText } from './explanation-cells.ts';
import { table } from './text-columns.ts';
import type { TheirNumber } from './their-number.ts';

export function variantLines(
  variants: readonly VariantResult[],
  theirs: TheirNumber | undefined,
  columns: number,
): string[] {
  if (variants.length === 0)
    return ['', 'It is not made of the rows of one source, so csplan knows no other ways to count it.'];
  const rows = variants.map(variant => [
    inWords(variant),
    valueText(variant.cell, variant),
    variant.cell.n === null || variant.cell.value === null ? '' : fraction(variant.cell),
    besideOwn(variant),
  ]);
  return [
    '',
    'Other ways to count it',
    ...table(['', 'value', 'of', 'beside the plan’s'], rows, [1, 2, 3]).map(line => `  ${line}`),
    ...(theirs ? ['', ...theirLines(variants, theirs, columns)] : []),
  ];
}

function inWords({ words }: VariantResult): string {
  return words.length ? words.join(', ') : 'as the plan has it';
}

function besideOwn(variant: VariantResult): string {
  const { words, difference, cell } = variant;
  if (words.length === 0 || cell.value === null) return '';
  if (difference === null) return 'another unit';
  return difference === 0 ? 'the same' : shortChange(change(difference), variant);
}

function change(difference: number): Parameters<typeof changeSize>[0] {
  return { difference, relative: null, better: null };
}

function theirLines(variants: readonly VariantResult[], theirs: TheirNumber, columns: number): string[] {
  const nearest = nearestTo(theirs.in, variants);
  if (nearest.length === 0) return ['None of these ways gives a number to compare with.'];
  const same = nearest.filter(variant => theirs.isSame(variant.cell.value!, variant));
  const verdict = same.length
    ? `${same.length > 1 ? 'Each of these gives' : 'This gives'} ${visible(theirs.written)}: ${same.map(inWords).join('; ')}.`
    : `No way of these gives ${visible(theirs.written)}.`;
  // A number of another unit that is no match has nothing to say.
  const others = nearest.filter(variant => !same.includes(variant) && variant.unit === nearest[0]!.unit);
  const rows = others.map(variant => [
    inWords(variant),
    valueText(variant.cell, variant),
    ...beside(variant.cell.value! - theirs.in(variant)!, variant),
  ]);
  return [
    ...wrapped(verdict, columns),
    ...(others.length === 0 ? [] : [same.length ? 'Next to it:' : 'Nearest:']),
    ...table(['', '', '', ''], rows, [1, 2])
      .slice(1)
      .map(line => `  ${line}`),
  ];
}

/** How far, and on which side of their number: `1.7 points`, `lower`. */
function beside(difference: number, scale: Scale): [string, string] {
  const size = changeSize(change(difference), scale);
  return [size, difference === 0 ? '' : difference < 0 ? 'lower' : 'higher'];
}
