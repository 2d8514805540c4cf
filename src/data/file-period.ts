/** The day or period that a file's name tells, for snapshots whose rows carry no date. */
import { CannotDo } from '../diagnostic/faults.ts';
import { daysIn } from './date-format.ts';
import { monthNamed } from './month-names.ts';

/** The parts that a pattern may name, and what stands for them in a file's name. */
const parts: Readonly<Record<string, string>> = {
  yyyy: '(\\d{4})',
  yy: '(\\d{2})',
  MM: '(\\d{2})',
  M: '(\\d{1,2})',
  MMM: '(\\p{L}{3,10})',
  dd: '(\\d{2})',
  d: '(\\d{1,2})',
  q: '([1-4])',
};

const help =
  'Write the file\'s name with {yyyy}, {MM}, {dd} or {q} where it has the year, month, day or quarter, for example "backlog-{yyyy}-{MM}"; FY{yy}-Q{q} for a fiscal quarter, * for any text.';

/**
 * A pattern of file names made ready: gives for a path the ISO date (`2026-07-31`) or the name of the period
 * (`2026-07`, `2026-Q3`, `2026`, `FY27-Q1`, `FY27`) that its name tells, undefined where it doesn't fit. The pattern
 * is of the name alone or with its ending, in any case. CannotDo for a pattern that tells no period.
 */
export function filePeriod(pattern: string): (path: string) => string | undefined {
  const names: string[] = [];
  let source = '';
  for (const [piece, name] of pattern.matchAll(/\{([^{}]*)\}|[\s\S]/g)) {
    if (name === undefined) source += piece === '*' ? '.*' : escaped(piece);
    else if (!Object.hasOwn(parts, name))
      throw new CannotDo(
        `The pattern "${pattern}" of a file's name has {${name}}, which csplan doesn't know.`,
        help,
      );
    else {
      names.push(name);
      source += parts[name];
    }
  }
  const fiscal = /(?<!\p{L})fy\s*\{yy(?:yy)?\}/iu.test(pattern);
  const problem =
    problemOf(names, fiscal) ?? (pattern.split('*').length > 3 ? 'has more than two *' : undefined);
  if (problem) throw new CannotDo(`The pattern "${pattern}" of a file's name ${problem}.`, help);
  const expression = new RegExp(`^${source}$`, 'iu');
  return path => {
    const file = path.split(/[\\/]/).at(-1)!;
    const match =
      expression.exec(file) ?? expression.exec(file.replace(/(?:\.(?:csv|tsv|txt))?(?:\.gz)?$/i, ''));
    if (!match) return undefined;
    return periodOf(new Map(names.map((name, index) => [name, match[index + 1]!])), fiscal);
  };
}

function escaped(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function problemOf(names: readonly string[], fiscal: boolean): string | undefined {
  const month = names.filter(name => name.startsWith('M')).length;
  const day = names.filter(name => name.startsWith('d')).length;
  const quarter = names.filter(name => name === 'q').length;
  if (names.filter(name => name.startsWith('y')).length !== 1) return 'needs the year once ({yyyy} or {yy})';
  if (month > 1 || day > 1 || quarter > 1) return 'names a part twice';
  if (day && !month) return 'has a day without a month ({MM})';
  if (quarter && month) return 'has a quarter and a month';
  return fiscal && month
    ? 'has a month of a fiscal year, which is the same in every calendar: leave out FY'
    : undefined;
}

function periodOf(found: ReadonlyMap<string, string>, fiscal: boolean): string | undefined {
  const written = found.get('yyyy') ?? found.get('yy')!;
  const year = written.length === 4 ? written : `20${written}`;
  const quarter = found.get('q');
  if (fiscal) return `FY${year.slice(2)}${quarter ? `-Q${quarter}` : ''}`;
  if (quarter) return `${year}-Q${quarter}`;
  const month = monthOf(found);
  if (month === undefined) return year;
  if (!(month >= 1 && month <= 12)) return undefined;
  const name = `${year}-${String(month).padStart(2, '0')}`;
  const day = found.get('dd') ?? found.get('d');
  if (day === undefined) return name;
  if (Number(day) < 1 || Number(day) > daysIn(Number(year), month)) return undefined;
  return `${name}-${day.padStart(2, '0')}`;
}

function monthOf(found: ReadonlyMap<string, string>): number | undefined {
  const name = found.get('MMM');
  if (name !== undefined) return monthNamed(name.toLowerCase());
  const digits = found.get('MM') ?? found.get('M');
  return digits === undefined ? undefined : Number(digits);
}
