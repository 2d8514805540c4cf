import type { FileRows } from '../../accounts.ts';
import { delimiterName, leftOutWords } from '../../method-words.ts';
import type { ReportModel } from '../../model.ts';
import { count, type Sheet, type SheetCell, tableSheet } from '../sheet.ts';

interface FileRead {
  path: string;
  sha256: string;
  source: string;
  /** Null for a file of closed periods. */
  file: FileRows | null;
}

/** Every file that was read. */
export function files({ method }: ReportModel): Sheet | null {
  const ofFile = (cell: (file: FileRows) => SheetCell) => (row: FileRead) => row.file && cell(row.file);
  return tableSheet<FileRead>(
    'Files read',
    [
      { title: 'File', width: 44, cell: row => row.path },
      { title: 'Source', width: 20, cell: row => row.source },
      { title: 'Rows read', width: 12, cell: ofFile(file => rows(file.read)) },
      { title: 'Used', width: 12, cell: ofFile(file => rows(file.used)) },
      {
        title: 'Left out',
        width: 12,
        cell: ofFile(({ read, used }) => rows(read === null || used === null ? null : read - used)),
      },
      { title: '… because', width: 60, cell: ofFile(leftOutWords) },
      { title: 'Bytes', width: 14, cell: ofFile(file => count(file.bytes)) },
      {
        title: 'Written as',
        width: 20,
        cell: ofFile(file => `${file.encoding}, ${delimiterName(file.delimiter)}`),
      },
      { title: 'SHA-256', width: 66, cell: row => row.sha256 },
    ],
    [
      ...method.sources.flatMap(({ id, files: read }) =>
        read.map(file => ({ path: file.path, sha256: file.sha256, source: id, file })),
      ),
      ...method.results.map(result => ({ ...result, source: 'closed periods', file: null })),
    ],
  );
}

function rows(number: number | null): SheetCell {
  return number === null ? 'withheld' : count(number);
}
