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
  private readonly hint: string;

  /** @param labels of `labelHeaders`; @param path for messages; @param hint to be given where a column is not found. */
  constructor(labels: readonly string[], path: string, hint = '') {
    this.labels = labels;
    this.path = path;
    this.hint = hint;
    labels.forEach((label, index) => {
      if (!this.exact.has(label)) this.exact.set(label, index);
      const loose = normalised(label);
      if (loose !== '' && !this.loose.has(loose)) this.loose.set(loose, index);
    });
  }

  /**
   * The place of a canonical name or header; CannotDo with what the file has instead. A column that the plan marks as
   * personal under one name is so under every other.
   */
  place(source: Source, id: string, name: string, because?: string): ColumnPlace {
    const place = this.find(definitionOf(source, name) ?? { from: name }, name);
    if (Array.isArray(place)) throw this.unknown(source, id, name, place, because);
    return this.masked(source, place);
  }

  /** The place of a canonical name or header, where the file has it. */
  placeOrNone(source: Source, name: string): ColumnPlace | undefined {
    const place = this.find(definitionOf(source, name) ?? { from: name }, name);
    return Array.isArray(place) ? undefined : this.masked(source, place);
  }

  private masked(source: Source, place: ColumnPlace): ColumnPlace {
    const isPersonal = Object.keys(source.columns ?? {}).some(other => {
      const definition = definitionOf(source, other)!;
      if (!definition.personal) return false;
      const found = this.find(definition, other);
      if (Array.isArray(found)) return false;
      const personal = [found.index, found.timeIndex];
      return (
        personal.includes(place.index) ||
        (place.timeIndex !== undefined && personal.includes(place.timeIndex))
      );
    });
    return isPersonal ? { ...place, definition: { ...place.definition, personal: true } } : place;
  }

  /** Where a definition's cells stand; the headers that were sought where there are none. */
  private find(definition: ColumnDefinition, name: string): ColumnPlace | string[] {
    const { date, time } = definition;
    const sought = date === undefined ? [definition.from ?? name].flat() : [date];
    const index = sought.map(header => this.indexOf(header)).find(found => found !== undefined);
    if (index === undefined) return sought;
    const header = this.labels[index]!;
    if (date === undefined || time === undefined) return { header, index, timeIndex: undefined, definition };
    const timeIndex = this.indexOf(time);
    if (timeIndex === undefined) return [time];
    return { header: `${header} + ${this.labels[timeIndex]!}`, index, timeIndex, definition };
  }

  private indexOf(header: string): number | undefined {
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
      `${this.hint}${guess ? `Did you mean "${guess}"? ` : ''}The file has: ${labels.join(', ')}.${names}`,
    );
  }
}
