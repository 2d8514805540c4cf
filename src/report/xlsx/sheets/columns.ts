import type { ColumnRows } from '../../accounts.ts';
import type { ReportModel } from '../../model.ts';
import { count, type Sheet, tableSheet } from '../sheet.ts';

interface ColumnRead extends ColumnRows {
  path: string;
}

/** How each column of each file was found and read. */
export function columns({ method }: ReportModel): Sheet | null {
  return tableSheet<ColumnRead>(
    'Columns read',
    [
      { title: 'File', width: 44, cell: column => column.path },
      { title: 'Column', width: 28, cell: column => column.name },
      { title: 'Header', width: 32, cell: column => column.header },
      { title: 'Type', width: 12, cell: column => column.type },
      { title: 'Format', width: 28, cell: column => column.format ?? null },
      { title: 'Without a value', width: 12, cell: column => count(column.missing) },
      { title: 'Unreadable', width: 12, cell: column => count(column.unreadable) },
    ],
    method.sources
      .flatMap(({ files }) => files)
      .flatMap(({ path, columns: read }) => read.map(column => ({ path, ...column }))),
  );
}
