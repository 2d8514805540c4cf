/** Tests of texts, as filters name them. */
import { CannotDo } from '../diagnostic/faults.ts';
import type { FilterValue } from '../plan/generated/types.ts';
import type { Column, TextColumn } from './batch.ts';

let matcher: typeof import('re2js').RE2JS | undefined;

/** Loads the regular expression engine; `matching` needs it. */
export async function loadEngine(): Promise<void> {
  matcher ??= (await import('re2js')).RE2JS;
}

/** A literal value and whether some row has had it. */
export interface Literal {
  column: string;
  value: string;
  seen: boolean;
}

/** Numbers compare as numbers, whatever text they have in the file, where the plan writes a number: 02134 is 2134. */
export function oneOf(
  values: readonly FilterValue[],
  literals: readonly Literal[],
): (text: string) => boolean {
  const wanted = values.map(value => String(value).trim());
  return text => {
    let found = false;
    for (let index = 0; index < values.length; index++) {
      const value = values[index]!;
      const same =
        wanted[index] === text ||
        (typeof value === 'number' && plainNumber.test(text) && Number(text) === value);
      if (!same) continue;
      literals[index]!.seen = true;
      found = true;
    }
    return found;
  };
}

const plainNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)$/;

/** A regular expression of RE2, which takes linear time; CannotDo for one that can't be read. */
export function matching(column: string, written: string): (text: string) => boolean {
  if (!matcher) throw new Error('A filter with `matches` was compiled before loadMatcher.');
  try {
    const compiled = matcher.compile(written);
    return text => compiled.matcher(text).find();
  } catch {
    throw new CannotDo(
      `The filter on "${column}" has the regular expression "${written}", which can't be read.`,
      'It is RE2 syntax: no back references, no look-around. For a plain text use contains.',
    );
  }
}

/** A test of texts, asked once per text of the dictionary. */
export function byText(test: (text: string) => boolean): (column: Column) => (row: number) => boolean {
  let verdicts = new Uint8Array(256);
  let known = 0;
  let of: readonly string[] | undefined;
  return column => {
    const { codes, dictionary } = column as TextColumn;
    if (dictionary !== of) {
      of = dictionary;
      known = 0;
    }
    if (dictionary.length > verdicts.length) {
      const larger = new Uint8Array(dictionary.length * 2);
      larger.set(verdicts);
      verdicts = larger;
    }
    for (; known < dictionary.length; known++) verdicts[known] = test(dictionary[known]!) ? 1 : 0;
    const current = verdicts;
    return row => current[codes[row]!] === 1;
  };
}
