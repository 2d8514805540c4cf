/** From what the files' columns look like to a source: names, types, formats and the key. */
import type { ColumnDefinition, ColumnTypeName, FileFormat } from '../../plan/generated/types.ts';
import type { DateOrder } from '../date-evidence.ts';
import { definitionOf, normalised } from '../header.ts';
import { counted } from '../issues.ts';
import { knownColumns, type Preset, recognised } from '../presets/index.ts';
import type { ColumnEvidence, Kind } from './column-evidence.ts';
import { isAmong, isCategory, isTimeOfDay, isWholeScale, unitOf } from './column-traits.ts';
import {
  isIdHeader,
  isPersonalHeader,
  nameOf,
  type Role,
  ratingWords,
  recommendWords,
  roles,
  wordsOf,
} from './header-words.ts';
import { type DateReading, orderOfDates } from './order-of-dates.ts';

/** What was found in the files. */
export interface Evidence {
  /** Rows that have the header's shape. */
  rows: number;
  /** Labels of each file's header. */
  headers: readonly (readonly string[])[];
  /** One per label, in order of appearance. */
  columns: readonly ColumnEvidence[];
  /** What had to be set so that the files read. */
  format?: FileFormat;
}

/** A column of the proposal: the plan's own name and where it stands. */
export interface ProposedColumn {
  name: string;
  /** Headers; of several files each has one. */
  headers: string[];
  /** The header of the time, where date and time stand in two columns. */
  time?: string;
  kind: Kind;
  definition: Omit<ColumnDefinition, 'from' | 'date' | 'time'>;
  /** What speaks for it, in words. */
  because: string;
  evidence: ColumnEvidence;
}

export interface Proposal {
  preset: Preset | undefined;
  format: FileFormat | undefined;
  /** A canonical name or a header. */
  key: { name: string; because: string } | undefined;
  keep: { last: string } | undefined;
  /** What the plan has to say: with a preset what it lacks or reads otherwise. */
  columns: ProposedColumn[];
  /** Columns that the preset names, of those the files have. */
  ofPreset: ProposedColumn[];
  /** What else the files have, for use by header. */
  others: { header: string; because: string; evidence: ColumnEvidence }[];
  /** Columns of dates whose order of day and month nothing tells. */
  ties: { header: string; words: string }[];
}

const types: Partial<Record<Kind, ColumnTypeName>> = {
  date: 'datetime',
  number: 'number',
  duration: 'duration',
  boolean: 'boolean',
};

/** @param given the order of day and month, where the user says it */
export function propose(evidence: Evidence, given: DateOrder | undefined): Proposal {
  return new Proposing(evidence, given).proposal();
}

class Proposing {
  private readonly evidence: Evidence;
  private readonly preset: Preset | undefined;
  private readonly readings: ReadonlyMap<ColumnEvidence, DateReading>;
  private readonly free: Set<ColumnEvidence>;
  private readonly columns: ProposedColumn[] = [];
  private readonly ofPreset: ProposedColumn[] = [];

  constructor(evidence: Evidence, given: DateOrder | undefined) {
    this.evidence = evidence;
    this.preset = recognised(evidence.headers[0] ?? []);
    this.free = new Set(evidence.columns);
    this.readings = orderOfDates(
      evidence.columns.filter(({ kind }) => kind === 'date'),
      given,
      column => this.orderOfPreset(column),
    );
  }

  proposal(): Proposal {
    this.takePreset();
    this.takeDateAndTime();
    for (const role of roles) this.takeRole(role);
    this.takeOnlyDates();
    this.takeRatings();
    const key = this.key();
    this.takePersonal();
    const { free, preset, evidence, columns, ofPreset } = this;
    const hasCommas = evidence.columns.some(({ kind, decimal }) => kind === 'number' && decimal === ',');
    const format = { ...this.formatBesidePreset(), ...(hasCommas ? { decimal: ',' as const } : {}) };
    return {
      preset,
      format: Object.keys(format).length ? format : undefined,
      ...key,
      columns,
      ofPreset,
      others: [...free].map(column => ({
        header: column.header,
        because: this.described(column),
        evidence: column,
      })),
      ties: [...this.readings].flatMap(([{ header }, { tie }]) => (tie ? [{ header, words: tie }] : [])),
    };
  }

  /** Columns of the preset; where dates are written otherwise than it says, the plan has to say how. */
  private takePreset(): void {
    const { preset, evidence } = this;
    if (!preset) return;
    const headers = evidence.headers.flat();
    for (const name of knownColumns(preset.source, headers)) {
      const { from, format, ...definition } = definitionOf(preset.source, name)!;
      const wanted = new Set([from ?? name].flat().map(normalised));
      const found = evidence.columns.filter(column => wanted.has(normalised(column.header)));
      if (found.length === 0) continue;
      for (const column of found) this.free.delete(column);
      const column = found[0]!;
      const formats = this.readings.get(column)?.formats ?? [];
      const known = [format ?? []].flat();
      const proposed = this.column(name, found, definition.type === 'duration' ? 'duration' : column.kind);
      proposed.definition = { ...definition, ...(formats.length ? { format: oneOrMore(formats) } : {}) };
      this.ofPreset.push(proposed);
      const saysMore =
        formats.length > 0 && (known.length ? !formats.every(one => isAmong(one, known)) : true);
      if (saysMore) this.columns.push(proposed);
    }
  }

  /** What has to be said of the files' rows that the preset doesn't say. */
  private formatBesidePreset(): FileFormat {
    const said = this.preset?.source.format;
    return Object.fromEntries(
      Object.entries(this.evidence.format ?? {}).filter(
        ([key, value]) => JSON.stringify(said?.[key as keyof FileFormat]) !== JSON.stringify(value),
      ),
    );
  }

  /** The order under which all of a column's values are in formats that the preset names for it. */
  private orderOfPreset(column: ColumnEvidence): DateOrder | undefined {
    const { columns = {} } = this.preset?.source ?? {};
    const name = Object.keys(columns).find(canonical =>
      [definitionOf(this.preset!.source, canonical)?.from ?? []]
        .flat()
        .some(from => normalised(from) === normalised(column.header)),
    );
    const formats = name === undefined ? [] : [definitionOf(this.preset!.source, name)!.format ?? []].flat();
    return (['month-first', 'day-first'] as const).find(order =>
      column.datesIn(order).formats.every(format => isAmong(format, formats)),
    );
  }

  /** `Date` and `Time` side by side. */
  private takeDateAndTime(): void {
    const all = this.evidence.columns;
    for (const [i, column] of all.entries()) {
      if (!this.free.has(column) || column.kind !== 'date' || !/\bdate\b/.test(wordsOf(column.header)))
        continue;
      const reading = this.readings.get(column)!;
      if (!reading.dateOnly) continue;
      const stem = wordsOf(column.header).replace(/\bdate\b/, 'time');
      const time = [all[i + 1], all[i - 1]].find(
        other => other && this.free.has(other) && wordsOf(other.header) === stem && isTimeOfDay(other),
      );
      if (!time) continue;
      const role = roles.find(({ name, kinds, words, not }) => {
        const text = wordsOf(column.header);
        return (
          kinds.includes('date') &&
          !this.taken(name) &&
          words.some(word => word.test(text)) &&
          !not?.test(text)
        );
      });
      const proposed = this.column(role?.name ?? nameOf(column.header), [column], 'date');
      proposed.time = time.header;
      this.free.delete(time);
      this.add(proposed);
    }
  }

  private takeRole({ name, kinds, words, not }: Role): void {
    if (this.taken(name)) return;
    const rank = (column: ColumnEvidence) => words.findIndex(word => word.test(wordsOf(column.header)));
    const fits = [...this.free]
      .filter(column => kinds.includes(column.kind) && rank(column) >= 0)
      .filter(column => !not?.test(wordsOf(column.header)))
      .filter(column => column.kind !== 'text' || isCategory(column))
      .filter(
        column => !kinds.includes('duration') || column.kind === 'duration' || unitOf(column) !== undefined,
      );
    const best = fits.sort((a, b) => rank(a) - rank(b))[0];
    if (!best) return;
    const kind = kinds.includes('duration') ? 'duration' : best.kind;
    this.add(this.column(name, this.inOtherFiles(best, fits), kind));
  }

  /** The same thing under another header in files that lack this one. */
  private inOtherFiles(best: ColumnEvidence, fits: readonly ColumnEvidence[]): ColumnEvidence[] {
    const found = [best];
    for (const headers of this.evidence.headers) {
      const has = new Set(headers);
      if (found.some(({ header }) => has.has(header))) continue;
      const other = fits.find(({ header }) => has.has(header));
      if (other) found.push(other);
    }
    return found;
  }

  /** A file's only dates are when its rows came about, whatever their header. */
  private takeOnlyDates(): void {
    const dates = [...this.free].filter(({ kind }) => kind === 'date');
    if (dates.length !== 1 || [...this.columns, ...this.ofPreset].some(({ kind }) => kind === 'date')) return;
    this.add(this.column('created_at', dates, 'date'));
  }

  private takeRatings(): void {
    const free = [...this.free];
    const score = free.find(
      column =>
        isWholeScale(column, 0, 10) &&
        column.numbers.largest > 5 &&
        recommendWords.test(wordsOf(column.header)),
    );
    if (score && !this.taken('score')) this.add(this.column('score', [score], 'number'));
    const rating = free.find(
      column => column !== score && isWholeScale(column, 1, 10) && ratingWords.test(wordsOf(column.header)),
    );
    const words = free.find(
      column =>
        column.kind === 'text' &&
        isCategory(column) &&
        /\b(satisfaction|csat|rating|survey result)/.test(wordsOf(column.header)),
    );
    const chosen = rating ?? words;
    if (chosen && !this.taken('rating')) this.add(this.column('rating', [chosen], chosen.kind));
  }

  /** What names people or holds their words is marked, so that no value of it is ever shown. */
  private takePersonal(): void {
    for (const column of [...this.free]) {
      const isText =
        column.kind === 'text' || column.isMail || /\b(phone|mobile)\b/.test(wordsOf(column.header));
      const isFreeText = column.values === undefined && column.characters > 20 * column.filled;
      if (!isText || !(column.isMail || isPersonalHeader(column.header, isFreeText))) continue;
      const proposed = this.column(this.freeName(nameOf(column.header)), [column], 'text');
      proposed.definition = { personal: true };
      proposed.because = 'names people or holds what they wrote: never shown';
      this.add(proposed);
    }
  }

  private key(): Pick<Proposal, 'key' | 'keep'> {
    const { rows, columns } = this.evidence;
    if (this.preset?.source.key && this.ofPreset.some(({ name }) => name === this.preset!.source.key))
      return { key: undefined, keep: undefined };
    const whole = columns.filter(
      ({ blank, filled, kind }) => blank === 0 && filled === rows && kind !== 'date',
    );
    const isCandidate = ({ kind, numbers }: ColumnEvidence) =>
      kind === 'text' || (kind === 'number' && numbers.whole);
    const unique = whole.filter(column => isCandidate(column) && column.uniqueness.repeats === 0);
    // Without a word in the header only a first column of short texts is taken for an id.
    const first = columns[0] && unique[0] === columns[0] && columns[0].characters <= 24 * rows && rows > 20;
    const best = unique.find(({ header }) => isIdHeader(header)) ?? (first ? columns[0] : undefined);
    if (best)
      return {
        key: {
          name: this.nameFor(best),
          because: best.uniqueness.capped
            ? 'different in the first four million rows'
            : 'different in every row',
        },
        keep: undefined,
      };
    const repeated = whole
      .filter(column => isCandidate(column) && isIdHeader(column.header))
      .filter(column => column.uniqueness.repeats < rows * 0.9)
      .sort((a, b) => a.uniqueness.repeats - b.uniqueness.repeats)[0];
    if (!repeated) return { key: undefined, keep: undefined };
    const updated = this.columns.find(({ name }) => name === 'updated_at');
    const { repeats } = repeated.uniqueness;
    const because = `${repeats === 1 ? '1 row repeats' : `${repeats} rows repeat`} it${updated ? '' : ': say under `keep` which row of a case counts, first or last'}`;
    return {
      key: { name: this.nameFor(repeated), because },
      keep: updated && { last: updated.name },
    };
  }

  private nameFor(column: ColumnEvidence): string {
    this.free.delete(column);
    return this.columns.find(({ headers }) => headers.includes(column.header))?.name ?? column.header;
  }

  private column(name: string, found: readonly ColumnEvidence[], kind: Kind): ProposedColumn {
    const evidence = found[0]!;
    const type = types[kind];
    const unit = kind === 'duration' && evidence.kind === 'number' ? unitOf(evidence) : undefined;
    const formats = [...new Set(found.flatMap(column => this.readings.get(column)?.formats ?? []))];
    return {
      name,
      headers: found.map(({ header }) => header),
      kind,
      definition: {
        ...(type ? { type } : {}),
        ...(kind === 'date' && formats.length ? { format: oneOrMore(formats) } : {}),
        ...(unit ? { unit } : {}),
      },
      because: this.described(evidence),
      evidence,
    };
  }

  private add(column: ProposedColumn): void {
    this.columns.push(column);
    for (const evidence of this.evidence.columns)
      if (column.headers.includes(evidence.header)) this.free.delete(evidence);
  }

  private taken(name: string): boolean {
    return [...this.columns, ...this.ofPreset].some(column => column.name === name);
  }

  private freeName(name: string): string {
    let free = name;
    for (let number = 2; this.taken(free); number++) free = `${name}_${number}`;
    return free;
  }

  /** Without any value that could be personal: counts, kinds and spans. */
  private described(column: ColumnEvidence): string {
    const { filled, blank, kind, values, numbers } = column;
    if (kind === 'empty') return 'empty';
    const empty = blank === 0 ? '' : `, ${blank} empty`;
    const reading = this.readings.get(column);
    if (reading)
      return `${counted(filled, 'date')}, ${reading.first} to ${reading.last}${empty}${reading.note}`;
    if (kind === 'number')
      return `${counted(filled, 'number')}, ${plain(numbers.smallest)} to ${plain(numbers.largest)}${empty}`;
    const word = { duration: 'duration', boolean: 'yes or no', text: 'text' }[kind as 'text'];
    const different = kind === 'text' && values ? `, ${values.size} different` : '';
    return `${kind === 'boolean' ? `${filled} of yes or no` : counted(filled, word)}${different}${empty}`;
  }
}

function oneOrMore(values: string[]): string | string[] {
  return values.length === 1 ? values[0]! : values;
}

function plain(value: number): string {
  return String(Number(value.toPrecision(10)));
}
