/** One set of codes for the texts of several sources, each of which has codes of its own. */
import type { TextColumn } from '../data/batch.ts';
import { TextTable } from '../data/text-table.ts';

export class SharedTexts {
  private readonly tables = new Map<string, TextTable>();
  /** By a source's dictionary: its codes in terms of the shared ones. */
  private readonly translations = new WeakMap<readonly string[], Map<string, number[]>>();

  /** The column with shared codes; texts of one name share them. */
  column(name: string, column: TextColumn): TextColumn {
    const table = this.tables.get(name) ?? new TextTable();
    this.tables.set(name, table);
    const known = this.translation(name, column.dictionary);
    const codes = column.codes.map(code => {
      if (code < 0) return code;
      known[code] ??= table.code(column.dictionary[code]!);
      return known[code];
    });
    return { ...column, codes, dictionary: table.texts };
  }

  private translation(name: string, dictionary: readonly string[]): number[] {
    const byName = this.translations.get(dictionary) ?? new Map<string, number[]>();
    this.translations.set(dictionary, byName);
    const known = byName.get(name) ?? [];
    byName.set(name, known);
    return known;
  }
}
