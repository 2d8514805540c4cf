/** An explanation for a terminal: the definition, the way from the files to the number, rows, and other ways to count. */
import type { FileAccount, LeftOutReason } from '../data/batch.ts';
import { visible, wrapped } from '../diagnostic/visible.ts';
import type { GroupCell, KpiResult } from '../kpi/evaluation.ts';
import type { Explanation } from '../kpi/explain/explain.ts';
import { leftOutWords, type RowExample, type RowKind } from '../kpi/explain/row-ledger.ts';
import { filterInWords } from '../kpi/filter-words.ts';
import { withoutPersonal } from '../kpi/personal.ts';
import type { Filter, Source } from '../plan/generated/types.ts';
import { count, formatValue, type Scale } from '../report/numbers.ts';
import type { Told } from './explain-kpi.ts';
import { fraction, valueText } from './explanation-cells.ts';
import { closedFacts, withoutRows } from './explanation-closed.ts';
import { variantLines } from './explanation-variants.ts';
import { table } from './text-columns.ts';

export function explanationText(told: Told, { columns, asOf }: { columns: number; asOf: string }): string {
  const { explanation, variants, theirs } = told;
  const { result } = explanation;
  const lines = [
    `${result.id}: ${visible(result.name)}`,
    `${visible(result.current.period.label)}  ${valueText(result.current, result)}`,
    '',
    ...facts(explanation, asOf, columns),
    ...[...result.notes, withoutRows(explanation) ?? []]
      .flat()
      .flatMap(note => ['', ...wrapped(visible(note), columns)]),
    ...explanation.parts.flatMap(part => ['', ...wayOf(part, explanation)]),
    ...breakdowns(explanation),
    ...explanation.parts.flatMap(part => examples(part, explanation)),
    ...(variants ? variantLines(variants, theirs, columns) : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Label and text, the text indented behind the labels. */
function facts(explanation: Explanation, asOf: string, columns: number): string[] {
  const { result, bounds, sources } = explanation;
  const { current, formula, anchor } = result;
  const fraction =
    current.numerator === null || current.n === null
      ? current.n === null
        ? ''
        : ` (n = ${count(current.n)})`
      : `: ${count(current.numerator)} / ${count(current.n)}`;
  const span = `${bounds.start} up to, not including, ${bounds.end} (${bounds.timezone})`;
  const pairs: [string, string][] = [
    ['Measures', result.definition],
    ['Formula', `${formula}${fraction}`],
    ['Period', anchor === null ? span : `${span}, by "${anchor}"`],
    ['Judged on', asOf],
    ...sources.flatMap(({ id, source }) => [
      ['Source', `${id}${source.preset ? ` (${source.preset})` : ''}${keyWords(source)}`] as [string, string],
      ...exclusions(source).map(text => ['', text] as [string, string]),
    ]),
    ...closedFacts(explanation),
    ['Definition', `SHA-256 ${result.definitionHash}`],
  ];
  const width = Math.max(...pairs.map(([label]) => label.length)) + 2;
  return pairs
    .filter(([, text]) => text !== '')
    .flatMap(([label, text]) =>
      wrapped(visible(text), Math.max(40, columns - width)).map(
        (line, i) => (i === 0 ? label : '').padEnd(width) + line,
      ),
    );
}

function keyWords({ key, keep }: Source): string {
  if (key === undefined) return ', every row a case of its own';
  const which =
    typeof keep === 'object'
      ? `, of several rows the one with the ${'last' in keep ? `largest "${keep.last}"` : `smallest "${keep.first}"`}`
      : keep === 'first' || keep === 'last'
        ? `, of several rows the ${keep}`
        : '';
  return `, cases told apart by "${key}"${which}`;
}

function exclusions(source: Source): string[] {
  const words = (filter: Filter) => filterInWords(withoutPersonal(filter, [source]));
  return [
    ...(source.only ? [`only rows where ${words(source.only)}`] : []),
    ...(source.exclude ?? []).map(filter => `without rows where ${words(filter)}`),
  ];
}

/** Every row of the files, by what becomes of it. */
function wayOf(part: Explanation['parts'][number], { sources, result }: Explanation): string[] {
  const files = sources.filter(({ id }) => part.sources.includes(id)).flatMap(({ account }) => account.files);
  if (result.current.small === 'withheld' || result.rowsWithheld)
    return ['How many rows there are is withheld, for they would tell what the number hides.'];
  const sum = (of: (file: FileAccount) => number) => files.reduce((total, file) => total + of(file), 0);
  const total = (standings: readonly RowKind['standing'][]) =>
    part.kinds
      .filter(({ standing }) => standings.includes(standing))
      .reduce((rows, kind) => rows + kind.count, 0);
  const line = (number: number, words: string) => ({ number: count(number), words, indent: '' });
  const minus = (number: number, words: string) => ({ ...line(number, words), number: `− ${count(number)}` });
  const rowsOf = (...standings: RowKind['standing'][]) =>
    part.kinds
      .filter(({ standing }) => standings.includes(standing))
      .map(kind => minus(kind.count, kind.label));
  const read = sum(file => file.read);
  const used = sum(file => file.used);
  const counting = total(counted);
  const inPeriod = counting + total(['left-out']);
  const outcomes = part.kinds.filter(({ standing }) => counted.includes(standing));
  const lines = [
    line(read, `rows in ${files.map(({ path }) => path).join(', ')}`),
    ...sourceLeftOut(files).map(([reason, rows, places]) => minus(rows, leftOutWords[reason] + places)),
    ...(used === read ? [] : [line(used, 'rows of the source')]),
    ...rowsOf('filtered', 'undated', 'outside'),
    line(inPeriod, 'in the period'),
    ...rowsOf('left-out'),
    ...(counting === inPeriod ? [] : [line(counting, 'count')]),
    ...(outcomes.length > 1 ? outcomes.map(kind => ({ ...line(kind.count, kind.label), indent: '  ' })) : []),
  ];
  const width = Math.max(...lines.map(({ number }) => number.length));
  const title =
    part.of === 'kpi'
      ? 'From the files to the number'
      : `From the files to the ${part.of}: ${part.definition}`;
  return [
    visible(title),
    ...lines.map(({ number, words, indent }) => `  ${number.padStart(width)}  ${indent}${visible(words)}`),
  ];
}

const counted: readonly RowKind['standing'][] = ['hit', 'miss', 'counted'];

function sourceLeftOut(files: readonly FileAccount[]): [LeftOutReason, number, string][] {
  return (Object.keys(leftOutWords) as LeftOutReason[]).flatMap(reason => {
    const rows = files.reduce((sum, file) => sum + (file.leftOut[reason]?.count ?? 0), 0);
    if (rows === 0) return [];
    const lines = files.flatMap(file => file.leftOut[reason]?.lines ?? []).slice(0, 5);
    const places = ` (lines ${lines.join(', ')}${rows > lines.length ? ', …' : ''})`;
    return [[reason, rows, files.length === 1 ? places : '']];
  });
}

function breakdowns({ result }: Explanation): string[] {
  const kept = result.breakdowns.filter(({ groups }) => groups.length || !result.current.recorded);
  return kept.flatMap(({ column, groups }) => [
    '',
    `By ${visible(column)}`,
    ...table(
      ['', 'value', 'of'],
      groups.map(group => [
        visible(group.label),
        groupValue(group, result),
        group.n === null ? '' : fraction(group),
      ]),
      [1, 2],
    ).map(line => `  ${line}`),
    ...legend(groups, result).map(line => `  ${line}`),
  ]);
}

/** What the marks of a breakdown's values mean, of those that stand in it. */
function legend(groups: readonly GroupCell[], { minSample }: KpiResult): string[] {
  const has = (small: GroupCell['small']) => groups.some(group => group.small === small);
  return [
    ...(has('too-few') ? [`[ ]  of fewer than ${count(minSample)} rows: too few for a judgement`] : []),
    ...(has('withheld') ? ['<10  withheld: fewer than ten persons, or a number that would tell theirs'] : []),
    ...(groups.some(({ small, value }) => small !== 'withheld' && value === null) ? ['–    no number'] : []),
  ];
}

function groupValue(group: GroupCell, scale: Scale): string {
  if (group.small === 'withheld') return '<10';
  if (group.value === null) return '–';
  const value = formatValue(group.value, scale);
  return group.small === 'too-few' ? `[${value}]` : value;
}

/** Rows of each kind that is in the period. */
function examples({ kinds }: Explanation['parts'][number], { result }: Explanation): string[] {
  if (result.current.small === 'withheld' || result.rowsWithheld) return [];
  return kinds
    .filter(({ standing }) => standing !== 'filtered' && standing !== 'outside')
    .flatMap(({ label, count: rows, examples: shown, standing }) => [
      '',
      `${title(standing)}: ${visible(label)} (${shown.length === rows ? `all ${count(rows)}` : `${count(shown.length)} of ${count(rows)}`})`,
      ...exampleTable(shown).map(line => `  ${line}`),
    ]);
}

function title(standing: RowKind['standing']): string {
  return {
    hit: 'Counted',
    miss: 'Counted against',
    counted: 'Counted',
    'left-out': 'Not counted',
    undated: 'In no period',
  }[standing as 'hit'];
}

function exampleTable(rows: readonly RowExample[]): string[] {
  const names = rows[0]?.values.map(({ name }) => name) ?? [];
  return table(
    ['row', ...names.map(visible)],
    rows.map(({ path, line, values }) => [
      visible(`${path}:${line}`),
      ...values.map(({ text }) => (text === undefined ? '(personal)' : visible(text) || '–')),
    ]),
  );
}
