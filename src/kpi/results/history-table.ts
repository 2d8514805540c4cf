/** A history as people keep it: one figure a line, or periods (or KPIs) as columns. */
import { nearest } from '../../diagnostic/nearest.ts';
import { type FiscalCalendar, type Period, parsePeriod } from '../../plan/period.ts';
import { csvRecords, delimiterOf } from './csv-records.ts';

/** A figure as it is written. */
export interface WrittenFigure {
  line: number;
  period: string;
  kpi: string;
  value: string;
  n: string;
  numerator: string;
  denominator: string;
  note: string;
}

export interface HistoryTable {
  figures: WrittenFigure[];
  delimiter: string;
  /** Data rows of the file. */
  rows: number;
  /** Columns that say nothing csplan takes. */
  unused: string[];
  /** Why the file as a whole can't be read; null where it can. */
  problem: string | null;
}

const fields = ['value', 'n', 'numerator', 'denominator', 'note'] as const;

/** `isKpi` says whether a text is the id or the name of one. */
export function historyTable(
  text: string,
  calendar: FiscalCalendar,
  isKpi: (name: string) => boolean,
): HistoryTable {
  const delimiter = delimiterOf(text);
  const [header, ...records] = csvRecords(text, delimiter);
  const names = (header?.cells ?? []).map(cell => cell.trim());
  const lower = names.map(name => name.toLowerCase());
  const at = (name: string) => lower.indexOf(name);
  const isPeriod = (name: string) => !('problem' in periodNamed(name, calendar));
  const cell = (cells: readonly string[], index: number) => (cells[index] ?? '').trim();
  const others = names.map((_, i) => i).slice(1);
  const table = { delimiter, rows: records.length, unused: [] as string[], problem: null };

  if (at('period') >= 0 && at('kpi') >= 0)
    return {
      ...table,
      unused: names.filter((name, i) => name && !['period', 'kpi', ...fields].includes(lower[i]!)),
      figures: records.map(({ line, cells }) => ({
        line,
        period: cell(cells, at('period')),
        kpi: cell(cells, at('kpi')),
        ...(Object.fromEntries(fields.map(name => [name, cell(cells, at(name))])) as Pick<
          WrittenFigure,
          (typeof fields)[number]
        >),
      })),
    };
  const asColumns = (wanted: (name: string) => boolean, figure: (row: string, column: string) => object) => ({
    ...table,
    unused: others.map(i => names[i]!).filter(name => name && !wanted(name)),
    figures: records.flatMap(({ line, cells }) =>
      others
        .filter(i => wanted(names[i]!))
        .map(i => ({
          ...noFigure,
          line,
          ...figure(cell(cells, 0), names[i]!),
          value: cell(cells, i),
        })),
    ),
  });
  if (others.some(i => isPeriod(names[i]!))) return asColumns(isPeriod, (kpi, period) => ({ kpi, period }));
  if (others.some(i => isKpi(names[i]!))) return asColumns(isKpi, (period, kpi) => ({ kpi, period }));
  return { ...table, figures: [], problem: unreadable(names) };
}

const noFigure = { period: '', kpi: '', value: '', n: '', numerator: '', denominator: '', note: '' };

function unreadable(names: readonly string[]): string {
  const list = names.filter(Boolean).join(', ');
  return `Its columns are ${list || 'none'}. There have to be period, kpi and value (also n, numerator, denominator, note), or one column for each period with the KPIs below each other, or one for each KPI with the periods below each other.`;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A period as people write it: `2026-Q1`, `FY26 Q1`, `Q1 2026`, `2026-01`, `Jan 2026`, `2026`, `FY2026`. */
export function periodNamed(written: string, calendar: FiscalCalendar): Period | { problem: string } {
  const text = written.trim().toUpperCase();
  const plain = parsePeriod(text, calendar);
  if (plain) return plain;
  const fiscal = /^FY ?(?:20)?(\d{2})(?:[ /-]?(Q[1-4]))?$/.exec(text);
  const quarter = /^(Q[1-4])[ /-]?(\d{4})$|^(\d{4})[ /]?(Q[1-4])$/.exec(text);
  const fiscalFirst = /^(Q[1-4])[ /-]?FY ?(?:20)?(\d{2})$/.exec(text);
  const month = /^([A-Z]{3,9})\.?[ -](\d{4})$/.exec(text);
  const numbered = /^(\d{4})[/-](\d{1,2})$|^(\d{1,2})\/(\d{4})$/.exec(text);
  let name = '';
  if (fiscal) name = `FY${fiscal[1]}${fiscal[2] ? `-${fiscal[2]}` : ''}`;
  else if (fiscalFirst) name = `FY${fiscalFirst[2]}-${fiscalFirst[1]}`;
  else if (quarter) {
    const [year, part] = [quarter[2] ?? quarter[3]!, quarter[1] ?? quarter[4]!];
    name = `${year}-${part}`;
    if (calendar.fiscalYearStart !== 1) return { problem: whichQuarter(written, year, part, calendar) };
  } else if (month) {
    const index = months.indexOf(month[1]!.slice(0, 3).toLowerCase());
    if (index >= 0) name = `${month[2]}-${String(index + 1).padStart(2, '0')}`;
  } else if (numbered)
    name = `${numbered[1] ?? numbered[4]}-${(numbered[2] ?? numbered[3]!).padStart(2, '0')}`;
  return (
    parsePeriod(name, calendar) ?? {
      problem: `"${written}" is not a period; write 2026-Q1, 2026-01, 2026${calendar.fiscalYearStart === 1 ? '' : ', FY26-Q1 or FY26'}`,
    }
  );
}

function whichQuarter(written: string, year: string, part: string, calendar: FiscalCalendar): string {
  const names = [`${year}-${part}`, `FY${year.slice(2)}-${part}`];
  const both = names.map(name => `${name} for ${parsePeriod(name, calendar)!.label}`);
  return `"${written}" may be a quarter of the calendar or of the fiscal year; write ${both.join(', or ')}`;
}

/** `There is no KPI "on time"; did you mean on-time?` */
export function noSuchKpi(written: string, known: readonly string[]): string {
  if (!written) return 'it names no KPI';
  const meant = nearest(written, known);
  return `the plan has no KPI "${written}"${meant ? `; did you mean ${meant}?` : `; it has ${known.join(', ')}`}`;
}
