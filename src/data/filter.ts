/**
 * Filters of a plan on batches: `{column: value | [values] | {not, gt, gte, lt, lte, between, contains, matches, empty}}`,
 * several columns mean and, `any` means or, `not` turns a filter round. A row without a value meets no comparison;
 * it meets `not`, because it holds none of the values.
 */
import { CannotDo } from '../diagnostic/faults.ts';
import type { Condition, Filter, FilterValue, Source } from '../plan/generated/types.ts';
import { type Batch, CellState, type Column, type ColumnNeed, type ColumnType } from './batch.ts';
import { DateFormat } from './date-format.ts';
import { parseDuration } from './duration-text.ts';
import { byText, type Literal, loadEngine, matching, oneOf } from './filter-text.ts';
import { definitionOf } from './header.ts';
import { parseBoolean, parseNumber } from './number-text.ts';
import { type Zone, zone } from './zone.ts';

/** A filter made ready for batches: `filter(batch)` gives the test of that batch's rows. */
export interface CompiledFilter {
  (batch: Batch): (row: number) => boolean;
  /** The literal values of the filter that no row has had so far, by column, in the order of the plan. */
  neverSeen(): { column: string; value: string }[];
}

type RowTest = (row: number) => boolean;
type BatchTest = (batch: Batch) => RowTest;
type Operators = Extract<Condition, { contains?: string }>;

/** Loads the regular expression engine where a filter uses `matches`; await it before `compileFilter`. */
export async function loadMatcher(filters: Iterable<Filter | undefined>): Promise<void> {
  for (const filter of filters)
    if (filter && parts(filter).some(part => part.operator === 'matches')) {
      return loadEngine();
    }
}

/** The columns that a filter reads, each once per type. */
export function filterNeeds(filter: Filter, source: Source): ColumnNeed[] {
  const needs = new Map<string, ColumnNeed>();
  for (const { column, operator, operand } of parts(filter)) {
    const type = typeOf(column, operator, operand, source);
    needs.set(JSON.stringify([column, type]), { name: column, type });
  }
  return [...needs.values()];
}

/**
 * Compiles a filter; `index` gives the place of a need in a batch's columns. Dates in the filter are days of the
 * source's zone, or of `timezone` where it names none. Throws CannotDo for a value that can't be compared with
 * its column.
 */
export function compileFilter(
  filter: Filter,
  source: Source,
  index: (need: ColumnNeed) => number,
  timezone?: string,
): CompiledFilter {
  const compiler = new Compiler(source, index, source.timezone ?? timezone);
  const test = compiler.filter(filter);
  return Object.assign((batch: Batch) => test(batch), { neverSeen: () => compiler.neverSeen() });
}

interface Part {
  column: string;
  operator: 'is' | keyof Operators;
  operand: unknown;
}

/** Every comparison in a filter. */
function parts(filter: Filter): Part[] {
  return Object.entries(filter).flatMap(([key, value]) => {
    if (key === 'any') return (value as Filter[]).flatMap(parts);
    if (key === 'not') return parts(value as Filter);
    return conditionParts(key, value as Condition);
  });
}

function conditionParts(column: string, condition: Condition): Part[] {
  if (typeof condition !== 'object' || Array.isArray(condition))
    return [{ column, operator: 'is', operand: condition }];
  return Object.entries(condition).map(([operator, operand]) => ({
    column,
    operator: operator as keyof Operators,
    operand: operand as unknown,
  }));
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/;
const isoTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/** The type as which a comparison reads its column: what the plan says the column holds, else what the value is. */
function typeOf(column: string, operator: Part['operator'], operand: unknown, source: Source): ColumnType {
  if (operator === 'contains' || operator === 'matches') return 'text';
  const declared = definitionOf(source, column)?.type;
  if (declared) return declared === 'datetime' ? 'instant' : declared;
  if (operator === 'empty') return 'text';
  const values = [operand].flat();
  if (operator === 'is' || operator === 'not')
    return values.every(value => typeof value === 'boolean') ? 'boolean' : 'text';
  if (values.every(value => typeof value === 'string' && (isoDay.test(value) || isoTime.test(value))))
    return 'instant';
  if (values.every(value => !Number.isNaN(parseNumber(String(value), '.')))) return 'number';
  if (values.every(value => !Number.isNaN(parseDuration(String(value), { unit: undefined, decimal: '.' }))))
    return 'duration';
  throw new CannotDo(
    `The filter compares "${column}" with ${values.map(value => `"${String(value)}"`).join(' and ')} by ${operator}, which is neither a number nor a date.`,
    'Write a number, a duration such as 4h, or a date as YYYY-MM-DD.',
  );
}

class Compiler {
  private readonly source: Source;
  private readonly index: (need: ColumnNeed) => number;
  private readonly timezone: string | undefined;
  private readonly literals: Literal[] = [];

  constructor(source: Source, index: (need: ColumnNeed) => number, timezone: string | undefined) {
    this.source = source;
    this.index = index;
    this.timezone = timezone;
  }

  neverSeen(): { column: string; value: string }[] {
    return this.literals.filter(literal => !literal.seen).map(({ column, value }) => ({ column, value }));
  }

  filter(filter: Filter): BatchTest {
    return all(
      Object.entries(filter).map(([key, value]) => {
        if (key === 'any') return some((value as Filter[]).map(alternative => this.filter(alternative)));
        if (key === 'not') return opposite(this.filter(value as Filter));
        return all(conditionParts(key, value as Condition).map(part => this.part(part)));
      }),
    );
  }

  private part({ column, operator, operand }: Part): BatchTest {
    const type = typeOf(column, operator, operand, this.source);
    const at = this.index({ name: column, type });
    const onColumn =
      (test: (column: Column) => RowTest): BatchTest =>
      batch =>
        test(batch.columns[at]!);
    const ok = (test: (column: Column) => RowTest): BatchTest =>
      onColumn(data => {
        const inner = test(data);
        return row => data.state[row] === CellState.ok && inner(row);
      });
    switch (operator) {
      case 'empty':
        return onColumn(
          ({ state }) =>
            row =>
              (state[row] === CellState.missing) === operand,
        );
      case 'is':
        return this.equals(column, type, [operand].flat() as FilterValue[], ok);
      case 'not':
        return opposite(this.equals(column, type, [operand].flat() as FilterValue[], ok));
      case 'contains': {
        const sought = String(operand).toLowerCase();
        return ok(byText(text => text.toLowerCase().includes(sought)));
      }
      case 'matches':
        return ok(byText(matching(column, String(operand))));
      default:
        return ok(this.inRange(column, type, operator, [operand].flat() as FilterValue[]));
    }
  }

  private equals(
    column: string,
    type: ColumnType,
    values: FilterValue[],
    ok: (test: (column: Column) => RowTest) => BatchTest,
  ): BatchTest {
    const literals = values.map(value => ({ column, value: String(value), seen: false }));
    this.literals.push(...literals);
    if (type === 'text') return ok(byText(oneOf(values, literals)));
    const ranges = values.map(value => this.range(column, type, value));
    // Looked at ahead of the row tests, which stop early: a value that occurs must not count as never seen.
    const look = (data: Column) => {
      literals.forEach((literal, index) => {
        if (literal.seen || data.type === 'text') return;
        const { from, to } = ranges[index]!;
        for (let row = 0; row < data.state.length && !literal.seen; row++)
          literal.seen =
            data.state[row] === CellState.ok && data.values[row]! >= from && data.values[row]! <= to;
      });
    };
    return ok(data => {
      look(data);
      const numbers = numbersOf(data);
      return row => ranges.some(({ from, to }) => numbers[row]! >= from && numbers[row]! <= to);
    });
  }

  /** Both bounds included; a date bounds its whole day. */
  private inRange(
    column: string,
    type: ColumnType,
    operator: 'gt' | 'gte' | 'lt' | 'lte' | 'between',
    values: FilterValue[],
  ): (column: Column) => RowTest {
    if (type === 'text' || type === 'boolean')
      throw new CannotDo(
        `The filter compares "${column}" by ${operator}, but the plan says that it holds ${type === 'text' ? 'text' : 'yes or no'}.`,
        'Compare it with a value or a list of values, or correct the type of the column.',
      );
    const first = this.range(column, type, values[0]!);
    const last = values.length > 1 ? this.range(column, type, values[1]!) : first;
    return data => {
      const numbers = numbersOf(data);
      switch (operator) {
        case 'gt':
          return row => numbers[row]! > first.to;
        case 'gte':
          return row => numbers[row]! >= first.from;
        case 'lt':
          return row => numbers[row]! < first.from;
        case 'lte':
          return row => numbers[row]! <= first.to;
        default:
          return row => numbers[row]! >= first.from && numbers[row]! <= last.to;
      }
    };
  }

  /** The smallest and largest number that a value stands for: a whole day of a date, else the value itself. */
  private range(column: string, type: ColumnType, value: FilterValue): { from: number; to: number } {
    const text = String(value).trim();
    if (type === 'instant') return this.timeRange(column, text);
    const unit = definitionOf(this.source, column)?.unit;
    const number =
      type === 'boolean'
        ? typeof value === 'boolean'
          ? Number(value)
          : parseBoolean(text)
        : type === 'duration'
          ? parseDuration(text, { unit, decimal: '.' })
          : parseNumber(text, '.');
    if (Number.isNaN(number) || (type === 'boolean' && number < 0))
      throw cannotCompare(
        column,
        text,
        { number: 'a number', duration: 'a duration (4h, 2d 4h, 01:30:00)', boolean: 'true or false' }[
          type as 'number'
        ],
      );
    return { from: number, to: number };
  }

  private timeRange(column: string, text: string): { from: number; to: number } {
    if (isoDay.test(text) && !Number.isNaN(dayFormat.parse(text))) {
      const start = this.zone.dayStart(text);
      return { from: start, to: this.zone.nextDayStart(start) - 1 };
    }
    for (const format of timeFormats) {
      const value = format.parse(text);
      if (Number.isNaN(value)) continue;
      const instant = format.zoned ? value : this.zone.toInstant(value);
      return { from: instant, to: instant };
    }
    throw cannotCompare(column, text, 'a date (YYYY-MM-DD) or a time (YYYY-MM-DD HH:mm)');
  }

  private get zone(): Zone {
    if (this.timezone === undefined) throw new Error('A filter on dates was compiled without a time zone.');
    return zone(this.timezone);
  }
}

const dayFormat = new DateFormat('yyyy-MM-dd');
const timeFormats = [
  'yyyy-MM-dd HH:mm',
  'yyyy-MM-dd HH:mm:ss',
  "yyyy-MM-dd'T'HH:mm",
  "yyyy-MM-dd'T'HH:mm:ss",
].flatMap(pattern => [new DateFormat(pattern), new DateFormat(`${pattern}XXX`)]);

function cannotCompare(column: string, text: string, wanted: string): CannotDo {
  return new CannotDo(
    `The filter compares "${column}" with "${text}", which is not ${wanted}.`,
    `Write ${wanted}.`,
  );
}

function numbersOf(column: Column): Float64Array | Uint8Array {
  return column.type === 'text' ? new Float64Array() : column.values;
}

function all(tests: BatchTest[]): BatchTest {
  if (tests.length === 1) return tests[0]!;
  return batch => {
    const ready = tests.map(test => test(batch));
    return row => ready.every(test => test(row));
  };
}

function some(tests: BatchTest[]): BatchTest {
  return batch => {
    const ready = tests.map(test => test(batch));
    return row => ready.some(test => test(row));
  };
}

function opposite(test: BatchTest): BatchTest {
  return batch => {
    const ready = test(batch);
    return row => !ready(row);
  };
}
