/** How an exporting system writes its file. */
export interface CsvStyle {
  delimiter: ',' | ';';
  newline: '\n' | '\r\n';
  /** Some systems begin the file with a byte order mark. */
  byteOrderMark: boolean;
}

export type Row = readonly (string | number | null)[];

/** The export's text: RFC 4180 quoting, empty cells for null. */
export function writeCsv(header: readonly string[], rows: readonly Row[], style: CsvStyle): string {
  const quote = (cell: string | number | null): string => {
    const text = cell === null ? '' : String(cell);
    return text.includes(style.delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [header, ...rows].map(row => row.map(quote).join(style.delimiter));
  return `${style.byteOrderMark ? '\uFEFF' : ''}${lines.join(style.newline)}${style.newline}`;
}
