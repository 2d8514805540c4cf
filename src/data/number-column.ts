/** Reads a column's numbers by the one decimal mark that reads them all in this file. */
import { CannotDo } from '../diagnostic/faults.ts';
import type { Source } from '../plan/generated/types.ts';
import type { CellText } from './cell-text.ts';
import { TwoWays } from './evidence.ts';
import type { ColumnPlace } from './header.ts';
import { currencyOf, type Decimal, decimalOf, parseNumber } from './number-text.ts';
import type { Delimiter } from './sniff.ts';

export interface NumberColumnRequest {
  /** Canonical name, file and place, for messages. */
  name: string;
  path: string;
  place: ColumnPlace;
  text: CellText;
  source: Source;
  delimiter: Delimiter;
}

export class NumberReader {
  /** The value that made csplan take a decimal point although a comma was possible; nothing in the file tells. */
  assumed: string | undefined;
  /** The currencies of the column, where it names any. */
  readonly currencies = new Set<string>();
  private readonly request: NumberColumnRequest;
  private readonly evidence = new TwoWays();
  private found: Decimal | undefined;
  private ambiguous: string | undefined;
  private examples: Partial<Record<Decimal, string>> = {};

  constructor(request: NumberColumnRequest) {
    this.request = request;
    const { place, source } = request;
    const given = place.definition.decimal ?? source.format?.decimal ?? 'auto';
    this.found = given === 'auto' ? undefined : given;
  }

  /** The decimal mark; the point while no value depends on it. */
  get decimal(): Decimal {
    return this.found ?? '.';
  }

  /**
   * Looks at rows that are about to be read. True when the decimal mark still hangs in the balance, so that rows
   * further down have to be looked at first. CannotDo where values contradict each other.
   */
  isTied(records: readonly string[][]): boolean {
    if (this.found) return false;
    for (const record of records) {
      const text = this.request.text.of(record);
      // A mark with digits on both sides takes three characters.
      const decimal = text.length > 1 ? decimalOf(text) : undefined;
      if (!decimal) continue;
      this.evidence.add(decimal === 'either' ? decimal : decimal === '.' ? 'first' : 'second');
      if (decimal === 'either') this.ambiguous ??= text;
      else this.examples[decimal] ??= text;
    }
    const verdict = this.evidence.verdict();
    if (verdict === 'mixed') throw this.mixed();
    if (verdict === 'first') this.found = '.';
    if (verdict === 'second') this.found = ',';
    return verdict === 'tie';
  }

  /**
   * To be called where the whole file leaves the mark open. Files with commas between their cells come from where
   * numbers have a decimal point; for others CannotDo.
   */
  settleTie(): void {
    const { place, path, name, delimiter } = this.request;
    const text = this.ambiguous!;
    if (delimiter === ',') {
      this.found = '.';
      this.assumed = text;
      return;
    }
    const shown = place.definition.personal ? 'a value' : `"${text}"`;
    const readings = place.definition.personal
      ? ''
      : ` as ${parseNumber(text, '.')} with a decimal point and as ${parseNumber(text, ',')} with a decimal comma`;
    throw new CannotDo(
      `The numbers in "${place.header}" (${path}) can be read in two ways: ${shown} reads${readings || ' differently with a decimal point and a decimal comma'}, and no value tells which.`,
      `Say it in the plan: columns: {${name}: ${this.planLine(',')}} or ".", or for all columns format: {decimal: ","}.`,
    );
  }

  parse(text: string): number {
    const value = parseNumber(text, this.decimal);
    if (!Number.isNaN(value)) {
      const currency = currencyOf(text);
      if (currency !== '') this.currencies.add(currency);
    }
    return value;
  }

  private mixed(): CannotDo {
    const { place, path, name } = this.request;
    const shown = place.definition.personal
      ? ''
      : `: "${this.examples['.']}" has a decimal point, "${this.examples[',']}" a decimal comma`;
    return new CannotDo(
      `The numbers in "${place.header}" (${path}) are written in two ways${shown}.`,
      `Export the file again in one format, or name the right mark in the plan (other values then count as unreadable): columns: {${name}: ${this.planLine('.')}}`,
    );
  }

  private planLine(decimal: Decimal): string {
    return `{from: "${this.request.place.header}", decimal: "${decimal}"}`;
  }
}
