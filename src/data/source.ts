/** Reading a source: its files one after another, as typed batches, with every row accounted for. */
import { CannotDo } from '../diagnostic/faults.ts';
import type { Filter, Source } from '../plan/generated/types.ts';
import type {
  Batch,
  ColumnNeed,
  DataIssue,
  FileAccount,
  LeftOutReason,
  RawRows,
  SourceAccount,
} from './batch.ts';
import { Expectations } from './expectations.ts';
import { FileReading } from './file-reading.ts';
import type { OpenText } from './file-text.ts';
import { type CompiledFilter, compileFilter, filterNeeds, loadMatcher } from './filter.ts';
import { definitionOf } from './header.ts';
import { headerDrift } from './header-drift.ts';
import { KeyRule } from './keys.ts';
import { needId } from './need.ts';
import { type ExportFile, findFiles } from './open.ts';
import { presetOf, resolved } from './presets/index.ts';
import { TextTable } from './text-table.ts';
import { type Zone, zone } from './zone.ts';

/** How far the reading of a source is. */
export interface SourceProgress {
  /** The file that is being read, as the account calls it. */
  file: string;
  /** Of the files' bytes, those that this pass has read. */
  bytes: number;
  totalBytes: number;
  /** Rows that this pass has read. */
  rows: number;
  /** 1 or 2, of as many: where a key's last row counts, one pass finds it and another hands it out. */
  pass: number;
  passes: number;
}

export interface SourceRequest {
  id: string;
  source: Source;
  /** Absolute folder of the plan: globs are relative to it. */
  folder: string;
  /** Absolute; files must resolve, with symlinks, inside it unless given by `files`. */
  root: string;
  /** The plan's zone, used where the source names none. */
  timezone: string;
  /** Absolute paths or globs given on the command line instead of the source's `files`. */
  files?: string[];
  /** The columns that are wanted, in the order of a batch's columns. */
  needs: readonly ColumnNeed[];
  /** The date that counts as today, YYYY-MM-DD: `expect.freshness` is judged by it. */
  asOf?: string;
  /**
   * Called for every batch, in file and row order. The batch's arrays may be kept; the raw rows behind it hold
   * until the call returns.
   */
  onBatch(batch: Batch, raw: RawRows): void;
  /** Called for every row that doesn't count, ahead of the batch with the rows around it. */
  onLeftOut?(row: { file: number; line: number; reason: LeftOutReason }): void;
  /** How its files are opened: by itself, without it. */
  openText?: OpenText;
  onProgress?(progress: SourceProgress): void;
  signal?: AbortSignal;
}

/** What all files of a source share while they are read. */
export interface SourceState {
  readonly request: SourceRequest;
  readonly zone: Zone;
  /** The columns that are wanted, and behind them those that only the expectations read. */
  readonly needs: readonly ColumnNeed[];
  /** Columns that decide whether a row counts: those of `only`, `exclude`, and last the one of `keep`. */
  readonly decisive: ColumnNeed[];
  readonly only: CompiledFilter | undefined;
  readonly exclude: readonly CompiledFilter[];
  readonly key: KeyRule | undefined;
  readonly expectations: Expectations | undefined;
  /** Texts by column name: a code means the same in every file. */
  textsOf(column: string): TextTable;
  /** Place among all rows of the source, and bytes, that the files before this one have taken. */
  rows: number;
  bytes: number;
  readonly totalBytes: number;
}

/**
 * Reads a source's files one after another, in code point order of path, and accounts for every row. `only` and
 * `exclude` are applied before rows of one key are compared: what they leave out is no row of the source.
 * Throws CannotDo for whatever the user has to mend first.
 */
export async function readSource(written: SourceRequest): Promise<SourceAccount> {
  const request = { ...written, source: resolved(written.source) };
  const { id, source, folder, root } = request;
  const patterns = [source.files ?? []].flat();
  if (patterns.length === 0 && !request.files?.length)
    throw new CannotDo(
      `Source "${id}" names no files.`,
      `Add \`files: data/*.csv\` to it, or name them with --source ${id}=PATH.`,
    );
  const files = await findFiles({
    id,
    folder,
    root,
    patterns,
    given: request.files?.length ? request.files : undefined,
  });
  await loadMatcher([source.only, ...(source.exclude ?? [])]);
  const state = prepare(request, files);
  if (state.key?.needsSurvey) {
    await readFiles(files, state, 'survey');
    state.rows = 0;
    state.bytes = 0;
  }
  const accounts = await readFiles(files, state, 'hand-out');
  for (const [index, drift] of headerDrift(accounts)) accounts[index]!.issues.push(...drift);
  accounts[0]?.issues.push(...neverOccurs(state), ...(state.expectations?.issues() ?? []));
  return {
    id,
    kind: source.kind ?? 'records',
    sensitive: source.kind === 'survey' || source.personal === true,
    ...(source.complete ? { complete: source.complete } : {}),
    files: accounts,
  };
}

async function readFiles(
  files: readonly ExportFile[],
  state: SourceState,
  pass: 'survey' | 'hand-out',
): Promise<FileAccount[]> {
  const accounts: FileAccount[] = [];
  for (const [index, file] of files.entries())
    accounts.push(await new FileReading(file, index, state, pass).run());
  return accounts;
}

function prepare(request: SourceRequest, files: readonly ExportFile[]): SourceState {
  const { source } = request;
  const filters: Filter[] = [...(source.only ? [source.only] : []), ...(source.exclude ?? [])];
  const byId = new Map<string, ColumnNeed>();
  for (const need of filters.flatMap(filter => filterNeeds(filter, source))) byId.set(needId(need), need);
  const decisive = [...byId.values()];
  const places = new Map([...byId.keys()].map((key, index) => [key, index]));
  const compile = (filter: Filter) =>
    compileFilter(filter, source, need => places.get(needId(need))!, request.timezone);
  const texts = new Map<string, TextTable>();
  const sourceZone = zone(source.timezone ?? request.timezone);
  const { id, asOf, needs } = request;
  const expectations = source.expect && new Expectations({ id, source, zone: sourceZone, asOf });
  const asked = new Set(needs.map(needId));
  return {
    request,
    zone: sourceZone,
    needs: [...needs, ...(expectations?.needs ?? []).filter(need => !asked.has(needId(need)))],
    expectations,
    decisive,
    only: source.only && compile(source.only),
    exclude: (source.exclude ?? []).map(compile),
    key: source.key === undefined ? undefined : new KeyRule(source.keep),
    textsOf(column) {
      let table = texts.get(column);
      if (!table) {
        table = new TextTable();
        texts.set(column, table);
      }
      return table;
    },
    rows: 0,
    bytes: 0,
    totalBytes: files.reduce((sum, file) => sum + file.bytes, 0),
  };
}

/** Values of the plan's own `only` and `exclude` that no row has: most often a spelling. */
function neverOccurs(state: SourceState): DataIssue[] {
  const { id, source } = state.request;
  const preset = presetOf(source)?.source;
  const own = [
    ...(source.only === preset?.only ? [] : [state.only]),
    ...(source.exclude === preset?.exclude ? [] : state.exclude),
  ];
  const never = own.flatMap(filter => filter?.neverSeen() ?? []);
  return never.map(({ column, value }) => ({
    code: 'value-never-occurs',
    severity: 'warning',
    message: definitionOf(source, column)?.personal
      ? `A value that the filter of source "${id}" names never occurs in "${column}".`
      : `"${value}", which the filter of source "${id}" names, never occurs in "${column}".`,
    help: 'Compare its spelling with the export.',
    column,
    count: 0,
    lines: [],
  }));
}
