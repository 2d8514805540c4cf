/** Cells of CSV files that csplan writes: a spreadsheet shows them as text and never runs them. */

// What a spreadsheet takes for a formula when a cell begins with it, and the apostrophe that says it is none.
const formula = /^['=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const number = /^-?\d+(?:\.\d+)?(?:e[-+]\d+)?$/;

// Controls and marks that turn the direction of text: they change what is seen without being seen.
const unseen = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu;

/**
 * One cell, RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe in front, as does
 * one that has an apostrophe there already, so that `cellValue` gives every text back. Unseen characters
 * become U+FFFD: a cell is one line.
 */
export function csvCell(text: string): string {
  const plain = text.replace(unseen, '\ufffd');
  const safe = formula.test(plain) && !number.test(plain) ? `'${plain}` : plain;
  return /[",]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text that `csvCell` wrote. */
export function cellValue(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/** A line of a CSV file, with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}
