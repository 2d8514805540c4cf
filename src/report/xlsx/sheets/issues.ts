import type { DataIssue } from '../../../data/batch.ts';
import type { ReportModel } from '../../model.ts';
import { count, type Sheet, tableSheet } from '../sheet.ts';

interface FileIssue extends DataIssue {
  path: string;
}

/** What a reader of the numbers should know of the data. */
export function issues({ method }: ReportModel): Sheet | null {
  return tableSheet<FileIssue>(
    'To note in the data',
    [
      { title: 'File', width: 44, cell: issue => issue.path },
      { title: 'Severity', width: 10, cell: issue => issue.severity },
      { title: 'Code', width: 22, cell: issue => issue.code },
      { title: 'What', width: 80, cell: issue => issue.message },
      { title: 'What to do', width: 60, cell: issue => issue.help ?? null },
      { title: 'Rows', width: 10, cell: issue => count(issue.count) },
      { title: 'First lines', width: 24, cell: issue => issue.lines.join(', ') || null },
    ],
    method.sources
      .flatMap(({ files }) => files)
      .flatMap(({ path, issues: found }) => found.map(issue => ({ path, ...issue }))),
  );
}
