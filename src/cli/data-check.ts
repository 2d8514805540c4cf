/** `csplan data check`: how the files of a plan's sources read, and what is wrong with them. */
import type { FileAccount } from '../data/batch.ts';
import { type ColumnQuality, qualityOf, type SourceQuality } from '../data/quality.ts';
import { visible } from '../diagnostic/visible.ts';
import { columnsRead } from '../kpi/explain/columns-read.ts';
import { delimiterName, leftOutWords } from '../report/method-words.ts';
import { count } from '../report/numbers.ts';
import { chosenSources } from './chosen-sources.ts';
import { Exit, type Io } from './io.ts';
import { issueText } from './issue-text.ts';
import { onePlan } from './one-plan.ts';
import { openPlan } from './open-plan.ts';
import { readingProgress } from './reading-progress.ts';
import { table } from './text-columns.ts';

export interface CheckOptions {
  /** `NAME` or `NAME=PATH`, each. */
  source?: string[];
  format?: 'pretty' | 'json';
  asOf?: string;
}

/** 1 where the data hold an error or the plan can't be read. */
export async function runDataCheck(path: string | undefined, options: CheckOptions, io: Io): Promise<number> {
  const named = await onePlan(path, io.cwd, 'csplan data check PLAN');
  const open = await openPlan(named, options.asOf, io, 'so its data are not checked');
  if (!open) return Exit.findings;
  const { plan, folder } = open.document;
  const checked: { id: string; quality: SourceQuality }[] = [];
  for (const { id, source, files } of chosenSources(plan, options.source ?? [], io.cwd)) {
    const progress = readingProgress(io);
    try {
      const quality = await qualityOf({
        id,
        source,
        folder,
        root: open.root,
        timezone: open.timezone,
        asOf: open.asOf,
        ...(files ? { files } : {}),
        read: columnsRead(plan, id),
        onProgress: progress.show,
        signal: io.signal,
      });
      checked.push({ id, quality });
    } finally {
      progress.clear();
    }
  }
  if (io.signal.aborted) return Exit.interrupted;
  io.out(options.format === 'json' ? asJson(checked) : checked.map(asText).join('\n'));
  const issues = checked.flatMap(({ quality }) => quality.account.files.flatMap(file => file.issues));
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  if (options.format !== 'json') io.err(verdict(errors, issues.length, named));
  return errors ? Exit.findings : Exit.ok;
}

function asJson(checked: readonly { id: string; quality: SourceQuality }[]): string {
  const sources = checked.map(({ quality }) => ({
    ...quality.account,
    files: quality.account.files.map((file, i) => ({ ...file, ...quality.files[i]! })),
  }));
  return `${JSON.stringify({ sources }, null, 2)}\n`;
}

function asText({ id, quality }: { id: string; quality: SourceQuality }): string {
  const { account, files } = quality;
  return `Source ${id}\n${account.files.map((file, i) => fileText(file, files[i]!)).join('')}`;
}

function fileText(file: FileAccount, { columns, absent }: SourceQuality['files'][number]): string {
  const { path, read, used, bytes, delimiter, encoding, sha256, headers, issues } = file;
  const names = { 'utf-8': 'UTF-8', 'utf-16': 'UTF-16', 'latin-1': 'Latin-1' };
  return [
    `\n${visible(path)}`,
    `  ${count(bytes)} bytes, ${count(headers.length)} columns, delimited by ${delimiterName(delimiter)}, ${names[encoding]}`,
    `  SHA-256 ${sha256}`,
    `  ${count(read)} rows read = ${count(used)} used + ${count(read - used)} left out${read > used ? `: ${leftOutWords(file)}` : ''}`,
    ...table(
      ['column', 'header', 'read as', 'values', 'missing', 'unreadable', 'from', 'to'],
      columns.map(column => columnRow(column, used)),
      [3, 4, 5],
    ).map(line => `  ${line}`),
    ...(absent.length ? [`  Not in this file: ${absent.map(visible).join(', ')}`] : []),
    ...issues.map(issue => issueText(path, issue).trimEnd()),
    '',
  ].join('\n');
}

function columnRow(
  { name, header, type, format, missing, unreadable, span }: ColumnQuality,
  used: number,
): string[] {
  const as = type === 'instant' ? 'date' : type === 'boolean' ? 'yes/no' : type;
  return [
    visible(name),
    visible(header),
    format === undefined ? as : `${as} (${format})`,
    count(Math.max(0, used - missing - unreadable)),
    missing ? count(missing) : '',
    unreadable ? count(unreadable) : '',
    span?.first ?? '',
    span?.last ?? '',
  ];
}

function verdict(errors: number, issues: number, plan: string): string {
  if (errors)
    return `\n${errors === 1 ? '1 error' : `${errors} errors`}: numbers from these files can't be defended until they are mended.\n`;
  return `\n${issues ? 'No errors.' : 'Nothing to find fault with.'}\nNext: csplan report ${visible(plan)}\n`;
}
