/** Columns that come and go from one file of a source to the next. */
import type { DataIssue, FileAccount } from './batch.ts';
import { normalised } from './header.ts';
import { counted } from './issues.ts';

/** Names that are listed. */
const named = 8;

/** What each file has other columns than the one before it, by the file's index. */
export function headerDrift(
  files: readonly Pick<FileAccount, 'headers' | 'path'>[],
): Map<number, DataIssue[]> {
  const drift = new Map<number, DataIssue[]>();
  for (let index = 1; index < files.length; index++) {
    const [before, file] = [files[index - 1]!, files[index]!];
    const gone = missingFrom(file.headers, before.headers);
    const added = missingFrom(before.headers, file.headers);
    const issues: DataIssue[] = [];
    if (gone.length)
      issues.push(
        issueOf(
          'missing-label',
          gone,
          `${file.path} lacks ${counted(gone.length, 'column')} that ${before.path} has`,
        ),
      );
    if (added.length)
      issues.push(
        issueOf(
          'extra-label',
          added,
          `${file.path} has ${counted(added.length, 'column')} that ${before.path} lacks`,
        ),
      );
    if (issues.length) drift.set(index, issues);
  }
  return drift;
}

function missingFrom(headers: readonly string[], wanted: readonly string[]): string[] {
  const has = new Set(headers.map(normalised));
  return wanted.filter(header => header !== '' && !has.has(normalised(header)));
}

function issueOf(code: DataIssue['code'], names: string[], what: string): DataIssue {
  const list = names
    .slice(0, named)
    .map(name => `"${name.replace(/\s+/g, ' ').slice(0, 60)}"`)
    .join(', ');
  return {
    code,
    severity: 'info',
    message: `${what}: ${list}${names.length > named ? ` and ${names.length - named} more` : ''}.`,
    help: 'Where a column was renamed, name both headers in the plan: columns: {created_at: [Created Date, open_dt]}.',
    count: names.length,
    lines: [],
  };
}
