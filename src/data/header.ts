/** A file's header row, and how the plan's names find their columns in it. */
import { CannotDo } from '../diagnostic/faults.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { ColumnDefinition, ColumnSpec, Source } from '../plan/generated/types.ts';

/** Headers compare without case, outer space and kind of space. */
export function normalised(header: string): string {
  return header
    .replace(/[\s\ufeff]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Headers as the file's account shows them, a repeated `Comment` as `Comment.2`, and the repeated names. */
export function labelHeaders(cells: readonly string[]): { headers: string[]; repeated: string[] } {
  const taken = new Set<string>();
  const repeated = new Set<string>();
  const headers = cells.map(cell => {
    const name = cell.trim();
    let label = name;
    for (let number = 2; label !== '' && taken.has(label); number++) label = `${name}.${number}`;
    if (label !== name) repeated.add(name);
    taken.add(label);
    return label;
  });
  return { headers, repeated: [...repeated] };
}

/** Where a name's cells stand in a file. */
export interface ColumnPlace {
  /** As the file has it; `Date + Time` for two columns. */
  header: string;
  index: number;
  /** The column of the time, where date and time stand in two. */
  timeIndex: number | undefined;
  definition: ColumnDefinition;
}

/** The definition of a canonical name, whatever form the plan gives it; undefined where it is none. */
export function definitionOf(source: Source, name: string): ColumnDefinition | undefined {
  const spec = specOf(source, name);
  if (spec === undefined) return undefined;
  return typeof spec === 'string' || Array.isArray(spec) ? { from: spec } : spec;
}

function specOf(source: Source, name: string): ColumnSpec | undefined {
  const columns: Record<string, ColumnSpec> = source.columns ?? {};
  if (Object.hasOwn(columns, name)) return columns[name];
  const canonical = Object.keys(columns).find(key => normalised(key) === normalised(name));
  return canonical === undefined ? undefined : columns[canonical];
}

export class Header {
  readonly labels: readonly string[];
  private readonly exact = new Map<string, number>();
  private readonly loose = new Map<string, number>();
  private readonly path: string;

  /** @param labels of `labelHeaders`; @param path for messages. */
  constructor(labels: readonly string[], path: string) {
    this.labels = labels;
    this.path = path;
    labels.forEach((label, index) => {
      if (!this.exact.has(label)) this.exact.set(label, index);
      const loose = normalised(label);
      if (loose !== '' && !this.loose.has(loose)) this.loose.set(loose, index);
    });
  }

  /** The place of a canonical name or header; CannotDo with what the file has instead. */
  place(source: Source, id: string, name: string, because?: string): ColumnPlace {
    const definition = definitionOf(source, name);
    if (!definition) {
      const index = this.find(name);
      if (index === undefined) throw this.unknown(source, id, name, [name], because);
      return { header: this.labels[index]!, index, timeIndex: undefined, definition: {} };
    }
    const { date, time } = definition;
    if (date !== undefined) {
      const index = this.find(date);
      if (index === undefined) throw this.unknown(source, id, name, [date]);
      if (time === undefined) return { header: this.labels[index]!, index, timeIndex: undefined, definition };
      const timeIndex = this.find(time);
      if (timeIndex === undefined) throw this.unknown(source, id, name, [time]);
      return { header: `${this.labels[index]!} + ${this.labels[timeIndex]!}`, index, timeIndex, definition };
    }
    const aliases = [definition.from ?? name].flat();
    for (const alias of aliases) {
      const index = this.find(alias);
      if (index !== undefined)
        return { header: this.labels[index]!, index, timeIndex: undefined, definition };
    }
    throw this.unknown(source, id, name, aliases);
  }

  private find(header: string): number | undefined {
    return this.exact.get(header.trim()) ?? this.loose.get(normalised(header));
  }

  private unknown(
    source: Source,
    id: string,
    name: string,
    sought: readonly string[],
    because?: string,
  ): CannotDo {
    const canonical = Object.keys(source.columns ?? {});
    const isCanonical = definitionOf(source, name) !== undefined;
    const labels = this.labels.filter(label => label !== '');
    const guess = sought
      .map(header => nearest(header, isCanonical ? labels : [...canonical, ...labels]))
      .find(found => found !== undefined);
    const quoted = sought.map(header => `"${header}"`).join(' or ');
    const names = canonical.length ? ` The plan names: ${canonical.join(', ')}.` : '';
    return new CannotDo(
      isCanonical
        ? `${this.path} has no column ${quoted}, which source "${id}" reads as ${name}.`
        : `${this.path} (source "${id}") has no column ${quoted}${because ? `: ${because}` : '.'}`,
      `${guess ? `Did you mean "${guess}"? ` : ''}The file has: ${labels.join(', ')}.${names}`,
    );
  }
}
