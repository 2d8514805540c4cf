/** Numbers as spreadsheets of any country write them. */

/** What stands before the decimals. */
export type Mark = '.' | ',';

const missing = new Set([
  '',
  '-',
  '–',
  '—',
  '?',
  '.',
  'n/a',
  'na',
  'null',
  'none',
  'no data',
  '#n/a',
  '#div/0!',
]);

/** Texts that mean that there is no figure. */
export function isMissing(text: string): boolean {
  return missing.has(text.trim().toLowerCase());
}

/** The decimal mark that the values of a file show together; undefined where none or both of them do. */
export function decimalMark(values: readonly string[]): Mark | undefined {
  const shown = new Set(values.flatMap(value => markOf(bare(value)) ?? []));
  return shown.size === 1 ? [...shown][0] : undefined;
}

/** The mark of one number, where it can be no thousands separator. */
function markOf(text: string): Mark | undefined {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return undefined;
  const mark = text[last] as Mark;
  const both = text.includes('.') && text.includes(',');
  const once = text.indexOf(mark) === last;
  const threeAfter = /^\d{3}$/.test(text.slice(last + 1));
  const beforeThousands = /^-?[1-9]\d{0,2}$/.test(text.slice(0, last));
  return both || (once && !(threeAfter && beforeThousands)) ? mark : undefined;
}

/** A number; `ambiguous` where a lone group of three may be thousands or decimals; NaN for anything else. */
export function writtenNumber(written: string, fileMark: Mark | undefined): number | 'ambiguous' {
  const text = bare(written);
  const marks = text.replace(/[^.,]/g, '');
  const mark = markOf(text) ?? fileMark;
  if (marks.length > 0 && mark === undefined && new Set(marks).size === 1 && marks.length === 1)
    return 'ambiguous';
  const decimal = mark ?? (marks[0] === '.' ? ',' : '.');
  const thousands = decimal === '.' ? ',' : '.';
  const [whole, fraction, ...more] = text.split(decimal);
  const groups = whole!.split(thousands);
  const isGrouped = groups.length === 1 || groups.slice(1).every(group => /^\d{3}$/.test(group));
  if (more.length || !isGrouped || (groups.length > 1 && groups[0]!.replace('-', '').length > 3))
    return Number.NaN;
  const plain = `${groups.join('')}${fraction === undefined ? '' : `.${fraction}`}`;
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Decimals that are written: `62,90` has two. */
export function decimalsOf(written: string, fileMark: Mark | undefined): number {
  const text = bare(written);
  const mark = markOf(text) ?? fileMark;
  const at = mark === undefined ? -1 : text.lastIndexOf(mark);
  return at < 0 ? 0 : text.length - at - 1;
}

/** Without spaces (of any width) and apostrophes between thousands, and with a plain minus. */
function bare(text: string): string {
  return text
    .trim()
    .replace(/(?<=\d)['’\s\u00a0\u2009\u202f](?=\d{3})/g, '')
    .replace(/^[−–]\s*/, '-');
}
