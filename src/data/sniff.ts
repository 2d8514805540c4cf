/** What a file's beginning tells: that it is no CSV at all, its delimiter, and how its lines end. */
import type { Buffer } from 'node:buffer';
import { CannotDo } from '../diagnostic/faults.ts';
import type { FileAccount } from './batch.ts';

export type Delimiter = FileAccount['delimiter'];
const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

const saveAsCsv = 'Open it in Excel or LibreOffice and save the sheet as "CSV UTF-8".';

/** Throws CannotDo for bytes that are something else than a text, with what to do about it. */
export function refuseOtherFormats(path: string, head: Buffer): void {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
  if (starts(0x50, 0x4b, 3, 4)) refuse(path, 'an Excel workbook or another ZIP archive', saveAsCsv);
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))
    refuse(path, 'an old Excel workbook (.xls)', saveAsCsv);
  if (starts(0x25, 0x50, 0x44, 0x46)) refuse(path, 'a PDF document', 'Export the rows behind it as CSV.');
  if (head.toString('latin1', 257, 262) === 'ustar')
    refuse(path, 'a tar archive', 'Unpack it and name the CSV file inside.');
}

/** Throws CannotDo for a text that is something else than CSV, with what to do about it. */
export function refuseOtherTexts(path: string, head: string): void {
  const text = head.slice(0, 4096).trimStart();
  if (text.startsWith('version https://git-lfs.github.com/spec/'))
    refuse(path, 'a git-LFS pointer', 'Fetch the file itself: git lfs pull.');
  if (/^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|html|head|body|table|\?xml)\b/i.test(text))
    refuse(
      path,
      'a web page (HTML or XML)',
      'The download may have given a sign-in or error page, or a report in HTML: export it again as CSV.',
    );
}

function refuse(path: string, what: string, help: string): never {
  throw new CannotDo(`${path} is ${what}, not a CSV file.`, help);
}

/**
 * The delimiter under which the header has most cells and the first rows as many as the header; the comma where
 * there is only one column.
 * @param text the file's beginning, `whole` when it is all of the file; @param headerRow the header's row where the
 * plan names it, counted from 1, else the first that isn't blank, or what most rows are like where that is a title.
 */
export function detectDelimiter(text: string, whole: boolean, headerRow?: number): Delimiter {
  const limit = 50 + (headerRow ?? 0);
  const found = delimiters.map(delimiter => ({
    delimiter,
    counts: cellCounts(text, delimiter, whole, limit),
  }));
  const header = (counts: number[]) =>
    headerRow === undefined ? counts.find(count => count > 0) : counts[headerRow - 1];
  return best(found, header) ?? best(found, mostFrequent) ?? ',';
}

type CellCounts = { delimiter: Delimiter; counts: number[] };

function best(found: CellCounts[], header: (counts: number[]) => number | undefined): Delimiter | undefined {
  let best: Delimiter | undefined;
  let bestScore = 0;
  for (const { delimiter, counts } of found) {
    const cells = header(counts) ?? 1;
    if (cells < 2) continue;
    const rows = counts.filter(count => count > 0);
    const score = cells * (0.05 + (rows.filter(count => count === cells).length / rows.length) ** 2);
    if (score <= bestScore) continue;
    best = delimiter;
    bestScore = score;
  }
  return best;
}

function mostFrequent(counts: number[]): number | undefined {
  const times = new Map<number, number>();
  for (const count of counts) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Cells per record of the first records, quotes respected; 0 for a blank one. */
function cellCounts(text: string, delimiter: string, whole: boolean, limit: number): number[] {
  const counts: number[] = [];
  let cells = 1;
  let recordStart = 0;
  let quoted = false;
  let cellStart = true;
  const endRecord = (at: number) => {
    counts.push(text.slice(recordStart, at).trim() === '' ? 0 : cells);
    cells = 1;
    recordStart = at + 1;
    cellStart = true;
  };
  for (let at = 0; at < text.length && counts.length < limit; at++) {
    const char = text[at]!;
    if (quoted) {
      if (char === '"') {
        if (text[at + 1] === '"') at++;
        else quoted = false;
      }
    } else if (char === '"' && cellStart) {
      quoted = true;
      cellStart = false;
    } else if (char === delimiter) {
      cells++;
      cellStart = true;
    } else if (char === '\n' && text[at - 1] === '\r') recordStart = at + 1;
    else if (char === '\n' || char === '\r') endRecord(at);
    else cellStart = false;
  }
  if ((whole || counts.length === 0) && counts.length < limit && recordStart < text.length)
    endRecord(text.length);
  return counts;
}

/** What ends a record: line feeds with or without a return before them, or returns alone (old Mac files). */
export function detectLineEnds(text: string): string[] {
  let quoted = false;
  let sawReturn = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '"') quoted = !quoted;
    else if (!quoted && char === '\n') return ['\r\n', '\n'];
    else if (!quoted && char === '\r') sawReturn = true;
  }
  return sawReturn ? ['\r'] : ['\r\n', '\n'];
}
