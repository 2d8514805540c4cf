/** The appendix in words: how the numbers came about, for whoever has to defend them. */
import type { DataIssue, FileAccount, LeftOutReason } from '../data/batch.ts';
import type { PeriodCell, Tally } from '../kpi/evaluation.ts';
import type { ColumnRows, FileRows, SourceRows } from './accounts.ts';
import { none } from './cells.ts';
import type { KpiPart, Method } from './model.ts';
import { count, formatValue } from './numbers.ts';
import { breakSentences, closedBeforeWords, recordWords, restatedRows } from './restated.ts';
import { statisticsFacts } from './statistics-words.ts';

const reasons: Record<LeftOutReason, string> = {
  'blank-row': 'blank',
  'before-header': 'above the header',
  'below-header': 'below the header',
  footer: 'footer',
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
export function leftOutWords({ leftOut }: FileRows): string {
  if (!leftOut) return withheldRows;
  const parts = (Object.keys(reasons) as LeftOutReason[]).flatMap(reason => {
    const left = leftOut[reason];
    return left?.count ? [`${count(left.count)} ${reasons[reason]}${lineWords(left)}`] : [];
  });
  return parts.join(', ') || none;
}

const withheldRows = 'withheld, for privacy';

/** `1 000`, or that it is withheld. */
export function rowsText(rows: number | null): string {
  return rows === null ? withheldRows : count(rows);
}

/** `2 files with 2 000 rows: 1 970 used, 30 left out.` */
export function rowsSentence({ rows: { files, read, used } }: Method): string {
  const named = `${count(files)} ${files === 1 ? 'file' : 'files'}`;
  return read === null || used === null
    ? `${named}; how many rows they have is withheld, for privacy.`
    : `${named} with ${count(read)} rows: ${count(used)} used, ${count(read - used)} left out.`;
}

/** `1 000 read = 985 used + 15 left out`. */
export function accountWords({ read, used }: FileRows): string {
  if (read === null || used === null) return withheldRows;
  return `${count(read)} read = ${count(used)} used + ${count(read - used)} left out`;
}

/** The rows of all files of a source, where those of a single one are not told. */
export function sourceRowsWords({ files, rows }: SourceRows): string {
  if (!rows || files.every(({ read }) => read !== null)) return '';
  return ` All files together: ${count(rows.read)} rows read, ${count(rows.used)} used.`;
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
export function columnWords({ name, header, type, format, missing, unreadable }: ColumnRows): string {
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

/** Where figures come from when no export has them; empty where nothing was closed yet. */
export function recordSentence({ results, rows }: Method): string {
  if (!results.length) return '';
  const files = `${count(results.length)} ${results.length === 1 ? 'file' : 'files'} of closed periods`;
  return rows.files
    ? `For what no export here covers there are ${files}.`
    : `No export is here: every figure comes from ${files}.`;
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
  recorded: 'not covered by any export, from results/',
};

const datedByWords: Record<KpiPart['datedBy'], string> = {
  anchor: '',
  stock: 'none: a stock at the end of the period',
  file: 'none: rows belong to the period of their file',
  sides: "each side's own",
  typed: 'none: typed in for the period',
};

/** What a KPI's number rests on, as term and text. */
export function methodFacts(kpi: KpiPart): [string, string][] {
  const { current } = kpi;
  const withheld = kpi.breakdowns
    .flatMap(({ groups }) => groups)
    .filter(group => group.small === 'withheld').length;
  const facts: [string, string][] = [
    [
      'Measure',
      [...new Set([kpi.measure, kpi.stat, ...(kpi.source ? [`from source ${kpi.source}`] : [])])].join(', '),
    ],
    ['Formula', kpi.formula],
    ['Numerator', current.numerator === null ? '' : count(current.numerator)],
    [current.numerator === null ? 'Rows' : 'Denominator', current.n === null ? '' : count(current.n)],
    ['Rows by outcome', tallyWords(current.outcomes)],
    ['In no period', tallyWords(kpi.undated)],
    ['Left out', current.small === 'withheld' ? '' : tallyWords(current.leftOut) || 'nothing'],
    ['Date that decides the period', kpi.anchor ?? datedByWords[kpi.datedBy]],
    ['Duration', kpi.unit === 'seconds' ? (kpi.computed ? 'computed by csplan' : 'as exported') : ''],
    ['Period', [coverages[current.coverage], recordWords(current, kpi.shownIn)].filter(Boolean).join(', ')],
    ...restatedRows(kpi).map(({ period, goal, asReported, reportedOn, now, cause }): [string, string] => [
      'Restated',
      `${period}${goal ? `, goal ${goal}` : ''}: ${asReported} as reported on ${reportedOn}, now ${now}: ${cause}`,
    ]),
    ...closedBeforeWords(current, kpi.shownIn).map((words): [string, string] => ['Closed before', words]),
    ...breakSentences(kpi).map((sentence): [string, string] => ['Break', sentence]),
    ['Withheld', withheldWords(kpi, withheld)],
    ...statisticsFacts(kpi),
    ['Judged from', `${count(kpi.minSample)} rows`],
    ['How it is measured', kpi.method ?? ''],
    ['Definition hash (SHA-256)', kpi.definitionHash],
    ['Scope hash (SHA-256)', kpi.scopeHash ?? ''],
  ];
  return facts.filter(([, text]) => text);
}

function withheldWords({ current }: KpiPart, groups: number): string {
  if (current.small === 'withheld') return 'the figure itself, for privacy';
  return groups ? `${groups} ${groups === 1 ? 'row' : 'rows'} of the breakdowns, for privacy` : '';
}
