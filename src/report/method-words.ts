/** The appendix in words: how the numbers came about, for whoever has to defend them. */
import type { DataIssue, FileAccount, LeftOutReason } from '../data/batch.ts';
import type { PeriodCell, Tally } from '../kpi/evaluation.ts';
import { none } from './cells.ts';
import type { KpiPart, Method } from './model.ts';
import { count, formatValue } from './numbers.ts';

const reasons: Record<LeftOutReason, string> = {
  'blank-row': 'blank',
  'duplicate-key': 'same key as another row',
  'missing-key': 'no key',
  'not-only': 'not among those the source takes',
  excluded: 'excluded by the plan',
  'malformed-row': 'malformed',
};

const delimiters: Record<FileAccount['delimiter'], string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};

export function delimiterName(delimiter: FileAccount['delimiter']): string {
  return delimiters[delimiter];
}

/** `12 blank (lines 4, 9, 17, …), 3 excluded by the plan`; a dash where nothing was left out. */
export function leftOutWords(file: FileAccount): string {
  const parts = (Object.keys(reasons) as LeftOutReason[]).flatMap(reason => {
    const left = file.leftOut[reason];
    return left?.count ? [`${count(left.count)} ${reasons[reason]}${lineWords(left)}`] : [];
  });
  return parts.join(', ') || none;
}

function lineWords(found: { lines: readonly number[]; count: number }): string {
  const list = lineList(found);
  return list && ` (${list})`;
}

/** `line 4`, `lines 4, 9, 17, …`; empty where none is known. */
function lineList({ lines, count: all }: { lines: readonly number[]; count: number }): string {
  if (!lines.length) return '';
  return `${all === 1 ? 'line' : 'lines'} ${lines.join(', ')}${all > lines.length ? ', …' : ''}`;
}

/** `created_at from "Created Date" (instant, MM/dd/yyyy), 3 without a value, 1 unreadable`. */
export function columnWords({
  name,
  header,
  type,
  format,
  missing,
  unreadable,
}: FileAccount['columns'][number]): string {
  return [
    `${name === header ? name : `${name} from "${header}"`} (${format ? `${type}, ${format}` : type})`,
    missing ? `${count(missing)} without a value` : '',
    unreadable ? `${count(unreadable)} unreadable` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** `To note in them: 1 error, 2 warnings.` */
export function issueCounts(issues: Method['issues']): string {
  const total = issues.error + issues.warning + issues.info;
  if (!total) return 'Nothing in them needs attention.';
  const words = { error: 'error', warning: 'warning', info: 'note' } as const;
  const parts = (['error', 'warning', 'info'] as const)
    .filter(severity => issues[severity])
    .map(severity => `${issues[severity]} ${words[severity]}${issues[severity] === 1 ? '' : 's'}`);
  return `To note in them: ${parts.join(', ')}.`;
}

export function issueWords(issue: DataIssue): string {
  const words = { error: 'Error', warning: 'Warning', info: 'Note' }[issue.severity];
  return `${words} (${[issue.code, lineList(issue)].filter(Boolean).join(', ')}): ${issue.message}${issue.help ? ` ${issue.help}` : ''}`;
}

/** `mean 3.40, p90 2 d 4 h`. */
export function otherStatWords({ otherStats, shownIn }: KpiPart): string {
  return otherStats
    .map(({ stat, unit, value }) => `${stat} ${formatValue(value, { unit, shownIn })}`)
    .join(', ');
}

/** Errors in the data, to be said before anything else; empty without one. */
export function errorWords({ issues }: Method): string {
  if (!issues.error) return '';
  const errors = issues.error === 1 ? 'an error' : `${count(issues.error)} errors`;
  return `The exports hold ${errors}, so these figures may be wrong: see Method and data quality.`;
}

export function tallyWords(tallies: readonly Tally[]): string {
  return tallies.map(tally => `${count(tally.count)} ${tally.label}`).join(', ');
}

const coverages: Record<PeriodCell['coverage'], string> = {
  declared: 'covered, as the source declares',
  assumed: 'assumed complete (rows in its first and last month)',
  partial: 'covered in part only',
  none: 'not covered by any export',
};

/** What a KPI's number rests on, as term and text. */
export function methodFacts(kpi: KpiPart): [string, string][] {
  const { current } = kpi;
  const withheld = kpi.breakdowns
    .flatMap(({ groups }) => groups)
    .filter(group => group.small === 'withheld').length;
  const facts: [string, string][] = [
    ['Measure', [...new Set([kpi.measure, kpi.stat, `from source ${kpi.source}`])].join(', ')],
    ['Formula', kpi.formula],
    ['Numerator', current.numerator === null ? '' : count(current.numerator)],
    [current.numerator === null ? 'Rows' : 'Denominator', current.n === null ? '' : count(current.n)],
    ['Rows by outcome', tallyWords(current.outcomes)],
    ['In no period', tallyWords(kpi.undated)],
    ['Left out', current.small === 'withheld' ? '' : tallyWords(current.leftOut) || 'nothing'],
    ['Date that decides the period', kpi.anchor ?? 'none: a stock at the end of the period'],
    ['Duration', kpi.unit === 'seconds' ? (kpi.computed ? 'computed by csplan' : 'as exported') : ''],
    ['Period', coverages[current.coverage]],
    ['Withheld', withheldWords(kpi, withheld)],
    ['Judged from', `${count(kpi.minSample)} rows`],
    ['How it is measured', kpi.method ?? ''],
    ['Definition hash (SHA-256)', kpi.definitionHash],
  ];
  return facts.filter(([, text]) => text);
}

function withheldWords({ current }: KpiPart, groups: number): string {
  if (current.small === 'withheld') return 'the figure itself, for privacy';
  return groups ? `${groups} ${groups === 1 ? 'row' : 'rows'} of the breakdowns, for privacy` : '';
}
