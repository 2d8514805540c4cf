/** What a file's beginning tells: that it is no CSV at all, its delimiter, and how its lines end. */
import type { Buffer } from 'node:buffer';
import { CannotDo } from '../diagnostic/faults.ts';
import type { FileAccount } from './batch.ts';

export type Delimiter = FileAccount['delimiter'];
const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

const saveAsCsv = 'Open it in Excel or LibreOffice and save the sheet as "CSV UTF-8".';

/** Throws CannotDo for a file that is something else than a CSV text, with what to do about it. */
export function refuseOtherFormats(path: string, head: Buffer): void {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
  const refuse = (what: string, help: string): never => {
    throw new CannotDo(`${path} is ${what}, not a CSV file.`, help);
  };
  if (starts(0x50, 0x4b, 3, 4)) refuse('an Excel workbook or another ZIP archive', saveAsCsv);
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))
    refuse('an old Excel workbook (.xls)', saveAsCsv);
  if (starts(0x1f, 0x8b)) refuse('compressed with gzip', 'Unpack it (gunzip) and name the CSV file inside.');
  if (starts(0x25, 0x50, 0x44, 0x46)) refuse('a PDF document', 'Export the rows behind it as CSV.');
  if (isUtf16(head))
    refuse(
      'UTF-16 text (Excel\'s "Unicode text")',
      'Save it as "CSV UTF-8", or convert it: iconv -f UTF-16 -t UTF-8.',
    );
  const text = head
    .toString('latin1', 0, 4096)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (text.startsWith('version https://git-lfs.github.com/spec/'))
    refuse('a git-LFS pointer', 'Fetch the file itself: git lfs pull.');
  if (/^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|html|head|body|table|\?xml)\b/i.test(text))
    refuse(
      'a web page (HTML or XML)',
      'The download may have given a sign-in or error page, or a report in HTML: export it again as CSV.',
    );
}

/** By byte order mark, or because every other byte is zero. */
function isUtf16(head: Buffer): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  const length = Math.min(head.length, 1024);
  if (length < 4) return false;
  const zeros = [0, 0];
  for (let at = 0; at < length; at++) if (head[at] === 0) zeros[at % 2]!++;
  const [even, odd] = zeros as [number, number];
  return Math.max(even, odd) > length * 0.35 && Math.min(even, odd) < length * 0.05;
}

/**
 * The delimiter under which the header has most cells and the first rows as many as the header; the comma where
 * there is only one column.
 * @param text the file's beginning, `whole` when it is all of the file.
 */
export function detectDelimiter(text: string, whole: boolean): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const counts = cellCounts(text, delimiter, whole);
    const header = counts[0] ?? 1;
    if (header < 2) continue;
    const rows = counts.slice(1);
    const consistency = rows.length ? rows.filter(count => count === header).length / rows.length : 1;
    const score = header * (0.05 + consistency ** 2);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** Cells per record of the first records that are not blank, quotes respected. */
function cellCounts(text: string, delimiter: string, whole: boolean): number[] {
  const counts: number[] = [];
  let cells = 1;
  let recordStart = 0;
  let quoted = false;
  let cellStart = true;
  const endRecord = (at: number) => {
    if (text.slice(recordStart, at).trim() !== '') counts.push(cells);
    cells = 1;
    recordStart = at + 1;
    cellStart = true;
  };
  for (let at = 0; at < text.length && counts.length < 50; at++) {
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
    } else if (char === '\n' || char === '\r') endRecord(at);
    else cellStart = false;
  }
  if ((whole || counts.length === 0) && counts.length < 50) endRecord(text.length);
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
