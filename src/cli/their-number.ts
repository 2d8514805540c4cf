/** `--theirs`: a number that somebody else has, to be compared with numbers of one unit or another. */
import { CannotDo } from '../diagnostic/faults.ts';
import { visible } from '../diagnostic/visible.ts';
import type { KpiResult } from '../kpi/evaluation.ts';
import { inSteps, secondsIn } from '../kpi/resolution.ts';
import { inUnit, parseQuantity } from '../plan/quantity.ts';
import { duration, formatValue, type Scale } from '../report/numbers.ts';

export interface TheirNumber {
  /** As it was written; a plain number of a duration with its unit: `67.5 s`. */
  written: string;
  /** In the unit of a number that it is compared with; undefined where it can't be one of that unit. */
  in(scale: Scale): number | undefined;
  /** Whether a value reads as this number in the figures that were written. */
  isSame(value: number, scale: Scale): boolean;
}

/**
 * A plain number is in the unit that the KPI is shown in; `7,5` is 7.5, and `1 234` has spaces between its groups.
 *
 * @throws CannotDo for what is no number, and for `1,234`, which has two readings
 */
export function readTheirNumber(given: string, result: KpiResult): TheirNumber {
  const text = given
    .trim()
    .replace('−', '-')
    .replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, '');
  if (/^[-+]?[1-9]\d{0,2}(,\d{3})+(?![\d,])/.test(text))
    throw new CannotDo(
      `--theirs ${visible(given)} can be read in two ways: the comma stands for thousands or for decimals.`,
      `Write ${visible(text.replaceAll(',', ''))} or ${visible(text.replace(',', '.'))}`,
    );
  const plain = text.replace(/^([-+]?\d+),(\d+)(?![\d,.])/, '$1.$2');
  const quantity = parseQuantity(plain);
  if (!quantity) throw notOfKpi(given, result);
  const [unit, sign] = unitShown(result);
  const isTime = result.unit === 'seconds' && quantity.unit === 'plain';
  const toUnit = (scale: Scale) =>
    inUnit(quantity, scale.unit, result.unit === 'seconds' ? secondsIn[unit] : undefined);
  return {
    written: isTime ? `${given.trim()} ${sign}` : given.trim(),
    in: toUnit,
    isSame: (value, scale) => {
      const wanted = toUnit(scale);
      if (wanted === undefined) return false;
      const step = lastDigit(isTime ? `${plain} ${unit}` : plain, scale);
      return step === undefined
        ? formatValue(value, scale) === formatValue(wanted, scale)
        : inSteps(value, step) === inSteps(wanted, step);
    },
  };
}

/** Only a number in one of their units can be compared with them. */
export function assertComparable(theirs: TheirNumber, result: KpiResult, others: readonly Scale[]): void {
  if ([result, ...others].every(scale => theirs.in(scale) === undefined))
    throw notOfKpi(theirs.written, result);
}

function notOfKpi(written: string, { unit }: KpiResult): CannotDo {
  const example = unit === 'seconds' ? '"2d 4h", 95m or 67.5' : unit === 'percent' ? '76.6' : '42';
  return new CannotDo(
    `--theirs ${visible(written)} is not a number of this KPI.`,
    `Write it in its unit, for example --theirs ${example}`,
  );
}

const units = { s: 'seconds', min: 'minutes', h: 'hours', d: 'days' } as const;

/** The largest unit in which the KPI's value is shown, and its sign; seconds where there is no value. */
function unitShown({ current, shownIn }: KpiResult): [(typeof units)[keyof typeof units], string] {
  const text = duration(current.value ?? 0, shownIn);
  const sign = (/ (s|min|h|d)\b/.exec(text)?.[1] ?? 's') as keyof typeof units;
  return [units[sign], sign];
}

/** What the last digit of an amount stands for, in its unit; undefined for an amount of several units. */
function lastDigit(text: string, { unit }: Scale): number | undefined {
  const match = /^[-+]?\d+(?:\.(\d+))?\s*([A-Za-z%]*)$/.exec(text);
  if (!match) return undefined;
  const one = unit === 'seconds' ? parseQuantity(`1 ${match[2]}`)?.value : 1;
  return one === undefined ? undefined : one * 10 ** -(match[1]?.length ?? 0);
}
