/** What tables, Markdown and workbooks tell of numbers of rows, read as anybody would who has only the file. */
import { read, utils, type WorkBook } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';

export type Told =
  /** A figure's rows; null where it is withheld. `end` is the day after the last. */
  | {
      of: 'figure';
      kpi: string;
      start: string;
      end: string;
      goal: string;
      column: string;
      label: string;
      n: number | null;
    }
  /** Rows that say what a finding says; null where that is withheld. */
  | { of: 'said'; finding: string; start: string; end: string; n: number | null }
  /** Rows of the period reported that don't count. */
  | { of: 'left out'; kpi: string; n: number }
  /** Rows of a file that are used, and cells without a value. */
  | { of: 'file'; path: string; n: number }
  | { of: 'missing'; path: string; n: number };

/** The period reported. */
export interface Reported {
  start: string;
  end: string;
}

type Row = Record<string, string>;

type FigureTold = Omit<Extract<Told, { of: 'figure' }>, 'of' | 'n'>;

/** Nothing where there is no number, but for one that is withheld. */
function figure(of: FigureTold, text: unknown, isWithheld: boolean): Told[] {
  if (isWithheld) return [{ of: 'figure', ...of, n: null }];
  const n = text === '' || text === undefined ? Number.NaN : Number(text);
  return Number.isNaN(n) ? [] : [{ of: 'figure', ...of, n }];
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

export function toldInCsv(text: string): Told[] {
  const rows = parse(text, { columns: true }) as Row[];
  return rows
    .filter(row => !row.stat!.startsWith('guard'))
    .flatMap(row => {
      if (row.small === 'withheld')
        assertEmpty(row, ['value', 'numerator', 'denominator', 'n', 'lower', 'upper']);
      const of = {
        kpi: row.kpi!,
        start: row.from!,
        end: dayAfter(row.to!),
        goal: row.goal!,
        column: row.breakdown!,
        label: row.group!,
      };
      if (row.section !== 'findings') return figure(of, row.n, row.small === 'withheld');
      const { start, end } = of;
      const n = row.numerator === '' ? null : Number(row.numerator);
      return [{ of: 'said', finding: row.kpi!, start, end, n } as Told, ...figure(of, row.n, false)];
    });
}

function assertEmpty(row: Row, columns: string[]): void {
  const told = columns.filter(column => row[column] !== '' && row[column] !== undefined);
  if (told.length) throw new Error(`A withheld row tells ${told.join(', ')}: ${JSON.stringify(row)}`);
}

export function toldInXlsx(bytes: Uint8Array, reported: Reported): Told[] {
  const book = read(bytes);
  const sheet = (name: string) =>
    book.Sheets[name] ? (utils.sheet_to_json(book.Sheets[name]!, { raw: true, defval: '' }) as Row[]) : [];
  const day = (serial: unknown) =>
    new Date(Date.UTC(1899, 11, 30) + Number(serial) * 86_400_000).toISOString().slice(0, 10);
  const told = (of: FigureTold, row: Row) => {
    if (row.Value === 'withheld') assertEmpty(row, ['Numerator', 'Rows', 'Lower', 'Upper']);
    return figure(of, row.Rows, row.Value === 'withheld');
  };
  const whole = { ...reported, goal: '', column: '', label: '' };
  return [
    ...sheet('Series')
      .filter(row => !row.Statistic!.startsWith('guard'))
      .flatMap(row => {
        const [start, end] = [day(row.From), dayAfter(day(row.To))];
        return told({ ...whole, kpi: row.KPI!, start, end, goal: row.Goal! }, row);
      }),
    ...sheet('Breakdowns').flatMap(row =>
      told({ ...whole, kpi: row.KPI!, column: row.By!, label: row.Group! }, row),
    ),
    ...sheet('Scorecard').flatMap(row => told({ ...whole, kpi: row.KPI! }, row)),
    ...sheet('Contacts').flatMap(row => {
      const of = { ...whole, kpi: row.Contacts!, start: day(row.From), end: dayAfter(day(row.To)) };
      return figure(of, row.Received === 'withheld' ? '' : row.Received, row.Received === 'withheld');
    }),
    ...sheet('Reasons and channels').flatMap(row => {
      if (row.Number === 'withheld') assertEmpty(row, ['Share']);
      const of = { ...whole, kpi: row.Contacts!, column: row.Column!, label: row.Group! };
      return figure(of, row.Number, row.Number === 'withheld');
    }),
    ...sheet('Method').flatMap(row => factOf(row.KPI!, row.Fact!, String(row['In words']!), reported)),
    ...sheet('Files read').flatMap((row): Told[] =>
      typeof row.Used === 'number' ? [{ of: 'file', path: row.File!, n: Number(row.Used) }] : [],
    ),
    ...missingIn(book, sheet),
  ];
}

function missingIn(book: WorkBook, sheet: (name: string) => Row[]): Told[] {
  if (!book.SheetNames.includes('Columns read')) return [];
  return sheet('Columns read').flatMap((row): Told[] =>
    row['Without a value'] === ''
      ? []
      : [{ of: 'missing', path: row.File!, n: Number(row['Without a value']) }],
  );
}

/** `Rows: 31`, `Denominator: 31`, `Left out: 6 without a score`. */
function factOf(kpi: string, term: string, words: string, reported: Reported): Told[] {
  const count = (text: string) => Number(text.replace(/[^\d].*$/, ''));
  if (term === 'Rows' || term === 'Denominator')
    return figure({ kpi, ...reported, goal: '', column: '', label: '' }, count(words), false);
  if (term !== 'Left out') return [];
  const n = words === 'nothing' ? 0 : words.split(', ').reduce((sum, part) => sum + count(part), 0);
  return [{ of: 'left out', kpi, n }];
}

/** Of the scorecard, the breakdowns, the facts and the files. */
export function toldInMarkdown(markdown: string, reported: Reported): Told[] {
  const told: Told[] = [];
  let heading = '';
  let header: string[] | undefined;
  for (const line of markdown.split('\n')) {
    heading = /^#{2,3} (.*)|^\*\*(\w+)\*\*$/.exec(line)?.slice(1).find(Boolean) ?? heading;
    const fact = /^- ([A-Z][\w ]+): (.*)$/.exec(line);
    if (fact) told.push(...factOf(heading, fact[1]!, fact[2]!, reported));
    if (!line.startsWith('|')) header = undefined;
    else {
      const cells = line
        .slice(1, -1)
        .split('|')
        .map(cell => cell.trim());
      if (!header) header = cells;
      else if (!cells[0]!.startsWith('---'))
        told.push(
          ...toldInRow(heading, Object.fromEntries(header.map((title, i) => [title, cells[i]!])), reported),
        );
    }
  }
  return told;
}

function toldInRow(heading: string, row: Row, reported: Reported): Told[] {
  const whole = { ...reported, goal: '', column: '', label: '' };
  const isWithheld = row.Value === 'withheld';
  const by = Object.keys(row).find(title => title.startsWith('By '));
  if (by)
    return figure(
      { ...whole, kpi: heading, column: by.slice(3), label: row[by]! },
      row.Of ?? row.Value,
      isWithheld,
    );
  if (row.KPI && row.Rows !== undefined) return figure({ ...whole, kpi: row.KPI }, row.Rows, isWithheld);
  if (row.File && row.Used && /^\d+$/.test(row.Used))
    return [{ of: 'file', path: row.File.replaceAll('`', ''), n: Number(row.Used) }];
  return [];
}
