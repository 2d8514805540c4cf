/** What a report as CSV says it was made of: every line has it. */
import { cellValue } from '../kpi/results/csv-cell.ts';
import { csvRecords } from '../kpi/results/csv-records.ts';
import { addDays, isIsoDate } from '../plan/period.ts';
import { contactIdentity } from './contact-records.ts';
import { type CsvColumn, csvColumns, laterColumns } from './csv-columns.ts';
import { closedPeriods } from './provenance.ts';

type Row = (column: CsvColumn) => string;

/**
 * JSON, or undefined where the text is no such table or has no figure. It has no goals and no rows left out, which
 * the table doesn't tell.
 */
export function provenanceOfRows(text: string): string | undefined {
  const [header, ...records] = csvRecords(text, ',');
  const names = header?.cells ?? [];
  if (csvColumns.some(column => !names.includes(column) && !laterColumns.has(column))) return undefined;
  const rows = records.map(
    ({ cells }): Row =>
      column =>
        cellValue(cells[names.indexOf(column)] ?? ''),
  );
  const isMeasure = (row: Row) => ['kpis', 'watch'].includes(row('section'));
  const kpis = linesOf(rows.filter(isMeasure));
  // Earlier files don't tell all that is counted of contacts.
  const isEarlier = csvColumns.some(column => !names.includes(column));
  const contacts = isEarlier ? undefined : contactsOf(rows.filter(row => !isMeasure(row)));
  const reported = kpis[0]?.at(-1) ?? rows.at(-1);
  if (!reported) return undefined;
  return JSON.stringify({
    plan: { id: reported('plan'), path: '' },
    period: { ...periodOf(reported), label: reported('period') },
    asOf: reported('as_of'),
    version: reported('csplan'),
    fingerprint: reported('fingerprint'),
    inputs: inputsOf(reported),
    kpis: kpis.map(kpiOf),
    contacts,
  });
}

/** Of each KPI the lines of its headline figure: in order of time, that of the report's period last. */
function linesOf(rows: readonly Row[]): Row[][] {
  const kpis = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify([row('section'), row('kpi')]);
    const lines = kpis.get(key) ?? [];
    kpis.set(key, lines);
    const isWhole = !row('goal') && !row('breakdown');
    if (isWhole && row('stat') === (lines[0] ?? row)('stat')) lines.push(row);
  }
  return [...kpis.values()].filter(lines => lines.length);
}

function kpiOf(lines: readonly Row[]) {
  const now = lines.at(-1)!;
  return {
    id: now('kpi'),
    name: now('name'),
    section: now('section'),
    unit: now('unit'),
    shownIn: null,
    stat: now('stat'),
    definition: now('definition'),
    scope: now('scope') || null,
    sources: now('sources').split('; ').filter(Boolean),
    figure: {
      value: numberOf(now('value')),
      numerator: numberOf(now('numerator')),
      n: numberOf(now('n')),
      small: now('small') || null,
    },
    recorded: now('coverage') === 'recorded',
    status: lines.map(line => line('status')).find(Boolean) ?? null,
    goals: null,
    leftOut: null,
    series: Object.fromEntries(lines.map(line => [line('period'), numberOf(line('value'))])),
  };
}

function contactsOf(rows: readonly Row[]): unknown[] {
  const counts = grouped(rows, row => JSON.stringify([row('section'), row('kpi'), row('stat')]));
  return [...counts.values()].flatMap(lines => {
    const [whole, told] = [lines.filter(row => !row('breakdown')), lines.filter(row => row('breakdown'))];
    return whole.length ? [contactOf(whole, told)] : [];
  });
}

function contactOf(lines: readonly Row[], told: readonly Row[]): unknown {
  const record = kpiOf(lines);
  const columns = [...grouped(told, row => row('breakdown'))];
  const categories = columns.map(([column, rows]) => ({ column, rows: rows.map(categoryOf) }));
  return {
    ...record,
    ...contactIdentity(record),
    goals: [],
    ...(categories.length ? { categories } : {}),
  };
}

function categoryOf(row: Row): unknown {
  const withheld = row('small') === 'withheld' ? { withheld: true } : {};
  return { label: row('group'), n: numberOf(row('n')), ...withheld };
}

function grouped(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function periodOf(row: Row): { id: string; start: string; end: string } {
  const last = row('to');
  return { id: row('period'), start: row('from'), end: isIsoDate(last) ? addDays(last, 1) : '' };
}

function numberOf(text: string): number | null {
  return text === '' ? null : Number(text);
}

/** Pairs of a name and a hash; every line has all of them. */
function inputsOf(row: Row): unknown[] {
  const pairs = row('inputs').split('; ').filter(Boolean);
  return pairs.map(pair => {
    const [name = '', sha256 = ''] = pair.split(' ');
    return { kind: name === closedPeriods ? 'results' : 'source', name, sha256 };
  });
}
